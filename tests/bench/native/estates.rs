//! Estates of many VPCs and endpoints: read, and packets followed in them.

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use serde::Serialize;
use tollgate_core::audit::{Options, audit};
use tollgate_core::estate::Estate;
use tollgate_core::estate::read::{Beside, read};
use tollgate_core::model::Model;
use tollgate_core::trace::matrix::matrix;
use tollgate_core::trace::{Knowledge, Request, trace};
use tollgate_tests::made_estate::{Size, files};

use crate::clock;

/// What was measured of estates.
#[derive(Debug, Serialize)]
pub struct Estates {
    /// Million bytes of the files of 10,000 VPCs and 100,000 endpoints.
    megabytes: f64,
    /// Milliseconds to read them.
    read_ms: f64,
    /// Million bytes that the estate takes beside the files; none where the system does not tell.
    memory_mb: Option<f64>,
    /// Microseconds of a trace from a subnet by a name to an endpoint, steps and all.
    trace_us: f64,
    /// Milliseconds for the matrix of 1,000 subnets and 50 services.
    matrix_ms: f64,
    /// Milliseconds of an audit of all of it.
    audit_ms: f64,
    /// Million bytes that this process holds at most, the estate and its files included; none where the system does not
    /// tell.
    audit_peak_mb: Option<f64>,
}

/// Measures all.
pub fn measured(model: &Model, budget: Duration) -> Result<Estates, Box<dyn Error>> {
    let known = Knowledge::of(model, None);
    let services: Vec<String> = known
        .ids()
        .filter_map(|id| known.service(id))
        .filter(|service| service.host_in("us-east-1").is_some())
        .map(|service| service.name_in("us-east-1"))
        .filter(|name| name.starts_with("com.amazonaws.us-east-1."))
        .take(50)
        .collect();
    let size = Size {
        vpcs: 10_000,
        endpoints: 10,
        services: &services,
    };
    // Where only answers are checked, a small estate does.
    let size = if budget < Duration::from_millis(100) {
        Size { vpcs: 100, ..size }
    } else {
        size
    };
    let texts = files(size);
    let bytes: usize = texts.iter().map(|file| file.text.len()).sum();
    let before = resident();
    let start = Instant::now();
    let estate = opened(&texts)?;
    let first = start.elapsed();
    let after = resident();
    let read_ms = clock::milliseconds(3, || {
        std::hint::black_box(opened(&texts).is_ok());
    });
    let audited = |options: &Options| audit(model, &known, &estate, options);
    let options = Options::default();
    if audited(&options).findings.len() < size.vpcs {
        return Err("the audit finds nothing".into());
    }
    let audit_peak_mb = told("VmHWM:");
    let audit_ms = clock::milliseconds(3, || {
        std::hint::black_box(audited(&options).findings.len());
    });
    let requests: Vec<Request<'_>> = (0..100)
        .map(|number| Request {
            from: format!("subnet-{:016x}0", number * size.vpcs / 100),
            to: String::from("bucket.s3.us-east-1.amazonaws.com"),
            ..Request::default()
        })
        .collect();
    let traced = |request: &Request<'_>| trace(&known, &estate, request);
    if let Some(wrong) = requests.iter().find(|it| !arrives(&traced(it))) {
        return Err(format!("nothing arrives from {}", wrong.from).into());
    }
    let traces = clock::rate(budget, &requests, |request| {
        std::hint::black_box(traced(request).is_ok());
    });
    let small = files(Size { vpcs: 500, ..size });
    let small = opened(&small)?;
    let all = matrix(&known, &small, &[], None).map_err(|_| "no matrix")?;
    if all.cells.len() < 50_000 {
        return Err(format!("{} cells", all.cells.len()).into());
    }
    Ok(Estates {
        megabytes: bytes as f64 / 1e6,
        read_ms: read_ms.min(first.as_secs_f64() * 1000.0),
        memory_mb: before.zip(after).map(|(before, after)| after - before),
        trace_us: 1e6 / traces,
        matrix_ms: clock::milliseconds(3, || {
            std::hint::black_box(matrix(&known, &small, &[], None).is_ok());
        }),
        audit_ms,
        audit_peak_mb,
    })
}

fn arrives<Wrong>(report: &Result<tollgate_core::report::TraceReport, Wrong>) -> bool {
    report.as_ref().is_ok_and(|it| it.arrives())
}

fn opened(files: &[tollgate_core::source::SourceFile]) -> Result<Estate, Box<dyn Error>> {
    read(files, &Beside::default()).map_err(|wrong| format!("{wrong:?}").into())
}

/// Million bytes of this process in memory.
fn resident() -> Option<f64> {
    told("VmRSS:")
}

/// What the system tells of this process, in million bytes.
fn told(name: &str) -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1000.0)
}

//! `trace`: where a packet goes.

use tollgate_core::estate::Estate;
use tollgate_core::policy::Case;
use tollgate_core::report::{svg, text};
use tollgate_core::trace::attempt::{matrix_after, trace_after};
use tollgate_core::trace::{Knowledge, Request};

use super::{json, unplaced};
use crate::arguments::{Trace, TraceFormat};
use crate::busy::busy;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, estate, input, specs};

/// Follows a packet.
pub fn run(arguments: &Trace) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let known = Knowledge::of(&loaded.model, arguments.facts.on.or_else(clock::today));
    let _busy = busy("following packets through the estate");
    let mut estate = estate::load(&[&arguments.estate], &arguments.untold)?;
    if arguments.all {
        return all(arguments, &known, &mut estate, loaded.aside);
    }
    let case = input::read_as(arguments.policy_case.as_deref(), Case::from_json)?;
    let request = Request {
        from: arguments.from.clone().unwrap_or_default(),
        to: arguments.to.clone().unwrap_or_default(),
        protocol: Some(arguments.protocol.clone()),
        case: case.as_ref(),
    };
    let report = trace_after(&known, &mut estate, &request, &arguments.what_if);
    let report = report.map_err(|wrong| unplaced(&wrong))?;
    Ok(Answer {
        text: match arguments.format {
            TraceFormat::Text => text::trace(&report),
            TraceFormat::Json => json(&report)?,
            TraceFormat::Svg => svg::trace(&report),
        },
        shape: match arguments.format {
            TraceFormat::Text => Shape::Reading,
            TraceFormat::Json | TraceFormat::Svg => Shape::Exact,
        },
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::answer(report.arrives()),
    })
}

/// Every subnet to every service.
fn all(
    arguments: &Trace,
    known: &Knowledge<'_>,
    estate: &mut Estate,
    aside: String,
) -> Result<Answer, Failure> {
    let to = arguments.to.iter().flat_map(|to| to.split(','));
    let to: Vec<String> = to.map(|it| it.trim().to_string()).collect();
    let protocol = Some(arguments.protocol.as_str());
    let earlier = (!arguments.what_if.is_empty()).then(|| estate.clone());
    let changes = &arguments.what_if;
    let report = matrix_after(known, earlier.as_ref(), estate, &to, protocol, changes);
    let report = report.map_err(|wrong| unplaced(&wrong))?;
    let (text, shape) = match arguments.format {
        TraceFormat::Text => (text::matrix(&report), Shape::Reading),
        TraceFormat::Json => (json(&report)?, Shape::Exact),
        TraceFormat::Svg => (svg::matrix(&report), Shape::Exact),
    };
    Ok(Answer {
        text,
        shape,
        aside,
        farewell: String::new(),
        exit: Exit::answer(report.summary.all_arrive()),
    })
}

//! `scenarios COUNT [FIRST]` prints made-up scenarios and what the engine says to them, a line each:
//! for whoever has to say the same.

use std::error::Error;
use std::io::{BufWriter, Write as _};
use std::{env, io};

use tollgate_core::date::Date;
use tollgate_core::diagnostic::report;
use tollgate_core::price::{Scenario, price};
use tollgate_core::source::SourceFile;
use tollgate_tests::{scenarios, specs};

/// The day on which they are asked.
const DAY: &str = "2026-11-15";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let count: u64 = arguments
        .next()
        .ok_or("usage: scenarios COUNT [FIRST]")?
        .parse()?;
    let first: u64 = arguments.next().map_or(Ok(0), |text| text.parse())?;
    let model = specs::model()?;
    let day: Date = DAY.parse().map_err(|_| "no day")?;
    let mut out = BufWriter::new(io::stdout().lock());
    for seed in first..first.saturating_add(count) {
        let text = scenarios::scenario(&model, seed);
        let answer = Scenario::from_json(&model, &text).and_then(|mut scenario| {
            scenario.terms.on = scenario.terms.on.or(Some(day));
            price(&model, &scenario)
        });
        let line = match answer {
            Ok(bill) => serde_json::to_string(&bill)?,
            Err(wrong) => {
                let name = String::from("input");
                let files = [SourceFile {
                    name,
                    text: text.clone(),
                }];
                let wrong: Vec<_> = wrong.iter().map(|it| report(it, &files)).collect();
                serde_json::to_string(&wrong)?
            }
        };
        writeln!(out, "{text}\n{line}")?;
    }
    out.flush()?;
    Ok(())
}

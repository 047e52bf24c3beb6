//! `trace`: where a packet goes.

use tollgate_core::estate::read::Beside;
use tollgate_core::policy::Case;
use tollgate_core::report::text;
use tollgate_core::trace::{Knowledge, Request, trace};

use super::{json, unplaced};
use crate::arguments::{Trace, TraceFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, estate, input, specs};

/// Follows a packet.
pub fn run(arguments: &Trace) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let known = Knowledge::of(&loaded.model, arguments.facts.on.or_else(clock::today));
    let beside = Beside {
        region: arguments.region.clone(),
        account: arguments.account.clone(),
    };
    let estate = estate::load(&arguments.estate, &beside)?;
    let case = match &arguments.policy_case {
        Some(path) => {
            let file = input::read(path)?;
            let read = Case::from_json(&file.text);
            Some(read.map_err(|wrong| Failure::diagnosed(&wrong, &[file]))?)
        }
        None => None,
    };
    let request = Request {
        from: arguments.from.clone().unwrap_or_default(),
        to: arguments.to.clone().unwrap_or_default(),
        protocol: Some(arguments.protocol.clone()),
        case: case.as_ref(),
    };
    let report = trace(&known, &estate, &request).map_err(|wrong| unplaced(&wrong))?;
    Ok(Answer {
        text: match arguments.format {
            TraceFormat::Text => text::trace(&report),
            TraceFormat::Json => json(&report)?,
            TraceFormat::Svg => String::new(),
        },
        shape: match arguments.format {
            TraceFormat::Text => Shape::Reading,
            TraceFormat::Json | TraceFormat::Svg => Shape::Exact,
        },
        aside: loaded.aside,
        farewell: String::new(),
        exit: if report.arrives() {
            Exit::Fine
        } else {
            Exit::No
        },
    })
}

//! `decide --list`: what can be decided, asked and concluded.

use tollgate_core::diagnostic::nearest;
use tollgate_core::listing::catalogue;
use tollgate_core::report::{Catalogue, DecisionText, text};

use super::json;
use crate::arguments::{Decide, DecisionFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::specs;

/// Lists the decisions, or one decision's questions, answers and outcomes.
pub fn run(arguments: &Decide) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let mut listed = catalogue(&loaded.model);
    let (body, shape) = match (&arguments.decision, arguments.format) {
        (None, DecisionFormat::Json) => {
            listed.questions.clear();
            (json(&reduced(listed))?, Shape::Exact)
        }
        (None, _) => (text::decisions(&listed.decisions), Shape::Reading),
        (Some(name), format) => {
            let decision = named(&listed, name)?;
            listed
                .questions
                .retain(|question| decision.questions.contains(&question.id));
            if format == DecisionFormat::Json {
                listed.decisions = vec![decision];
                (json(&reduced(listed))?, Shape::Exact)
            } else {
                (
                    text::questions(&decision, &listed.questions),
                    Shape::Reading,
                )
            }
        }
    };
    Ok(Answer {
        text: body,
        shape,
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::Fine,
    })
}

/// The decision of that name, or the nearest name.
fn named(listed: &Catalogue, name: &str) -> Result<DecisionText, Failure> {
    let found = listed.decisions.iter().find(|decision| decision.id == name);
    found.cloned().ok_or_else(|| {
        let known = listed.decisions.iter().map(|decision| decision.id.as_str());
        let help = match nearest(name, known) {
            Some(near) => format!("write `{near}`"),
            None => "`tollgate decide --list` names the decisions".to_string(),
        };
        Failure::new(format!("there is no decision `{name}`"), help)
    })
}

/// The decisions and questions alone.
fn reduced(listed: Catalogue) -> Catalogue {
    Catalogue {
        services: Vec::new(),
        bundles: Vec::new(),
        regions: Vec::new(),
        keys: Vec::new(),
        tariffs: Vec::new(),
        disputes: Vec::new(),
        checks: Vec::new(),
        catalogues: Vec::new(),
        ..listed
    }
}

//! `plan`: what builds a decision's outcome.

use tollgate_core::audit::planned;
use tollgate_core::facts::Answers;
use tollgate_core::plan::{Format, Request, plan, printed};
use tollgate_core::report::{PlanReport, PlanStatus};

use super::{json, unplaced};
use crate::answers::{add, read};
use crate::arguments::{Plan, PlanFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, input, specs};

/// Draws the plan, or says which answers are missing.
pub fn run(arguments: &Plan) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let mut given = Answers::default();
    if let Some(path) = &arguments.answers {
        let file = input::read(path)?;
        add(&mut given, read(path, &file)?);
    }
    let mut decision = arguments.decision.clone();
    let mut pairs = arguments.given.clone();
    if let Some(path) = &arguments.fix {
        let file = input::read(path)?;
        let mending = planned(&file.text).map_err(|wrong| Failure::diagnosed(&[wrong], &[file]))?;
        // What looks like the decision is an answer here.
        let first = std::mem::replace(&mut decision, mending.decision);
        pairs.splice(0..0, Some(first).filter(|first| !first.is_empty()));
        let found = Answers::from_pairs(&mending.answers).map_err(|wrong| unplaced(&wrong))?;
        add(&mut given, found);
    }
    let named = Answers::from_pairs(&pairs).map_err(|wrong| unplaced(&wrong))?;
    add(&mut given, named);
    let request = Request {
        decision: &decision,
        answers: &given,
        defaults: arguments.defaults.into(),
        on: arguments.facts.on.or_else(clock::today),
    };
    let report = plan(&loaded.model, &request).map_err(|wrong| unplaced(&wrong))?;
    Ok(Answer {
        text: match arguments.format {
            PlanFormat::Markdown => printed(&report, Format::Markdown),
            PlanFormat::Terraform => printed(&report, Format::Terraform),
            PlanFormat::Cloudformation => printed(&report, Format::CloudFormation),
            PlanFormat::AwsCli => printed(&report, Format::AwsCli),
            PlanFormat::Json => json(&report)?,
        },
        shape: Shape::Exact,
        aside: loaded.aside,
        farewell: needed(&report),
        exit: match report.status {
            PlanStatus::Open => Exit::Open,
            PlanStatus::Ready | PlanStatus::Nothing => Exit::Fine,
        },
    })
}

/// What to add, where the plan is still open.
fn needed(report: &PlanReport) -> String {
    let Some(first) = &report.needed.first() else {
        return String::new();
    };
    format!("add `{first}=...` to the command: see above\n")
}

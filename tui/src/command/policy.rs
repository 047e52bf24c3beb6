//! The verbs on policies, a file each.

mod build;
mod cases;
mod diff;
mod lint;
mod simulate;

use crate::arguments::Policy;
use crate::failure::Failure;
use crate::output::Answer;

/// Does what the command line asks for.
pub fn run(policy: &Policy) -> Result<Answer, Failure> {
    match policy {
        Policy::Simulate(simulate) => simulate::run(simulate),
        Policy::Lint(lint) => lint::run(lint),
        Policy::Diff(diff) => diff::run(diff),
        Policy::Build(build) => build::run(build),
    }
}

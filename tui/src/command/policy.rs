//! The verbs on policies, a file each.

mod cases;
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
    }
}

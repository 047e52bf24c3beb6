//! `bench`: runs the measurements of `tests/bench`.

use crate::{Failure, process};

/// The verb; every argument is handed on.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    process::node("tests/bench/main.mjs", arguments)
}

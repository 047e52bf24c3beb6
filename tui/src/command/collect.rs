//! `collect`: the script that gathers an estate.

use tollgate_core::trace::collect::script;

use crate::arguments::Collect;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::specs;

/// Prints the script.
pub fn run(arguments: &Collect) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    Ok(Answer {
        text: script(&loaded.model),
        shape: Shape::Exact,
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::Fine,
    })
}

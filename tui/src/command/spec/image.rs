//! `spec image`: the rules as bytes, for a page that has rules of its own.

use tollgate_core::compile::compile;

use crate::arguments::SpecImage;
use crate::exit::Exit;
use crate::failure::{Failure, rendered};
use crate::keep;
use crate::output::{Answer, Shape};
use crate::specs::{gather, has_errors};

/// Writes the image and names the file: every decision and every rate, without what only listings
/// show.
pub fn run(arguments: &SpecImage) -> Result<Answer, Failure> {
    let files = gather(&arguments.laid.all())?;
    let compiled = compile(&files);
    let diagnostics = compiled.diagnostics;
    let Some(mut model) = compiled.model.filter(|_| !has_errors(&diagnostics)) else {
        return Err(Failure::diagnosed(&diagnostics, &files));
    };
    model.prune();
    let path = &arguments.out;
    keep::write(path, model.to_image()).map_err(|error| Failure::file("write", path, &error))?;
    Ok(Answer {
        text: format!("{}\n", path.display()),
        shape: Shape::Exact,
        aside: rendered(&diagnostics, &files),
        farewell: String::new(),
        exit: Exit::Fine,
    })
}

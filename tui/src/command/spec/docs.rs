//! `spec docs`: everything that the rules say, as static pages.

use std::fs;

use tollgate_core::compile::{Compiled, compile};

use crate::arguments::SpecPages;
use crate::exit::Exit;
use crate::failure::{Failure, rendered};
use crate::output::{Answer, Shape};
use crate::specs::{gather, has_errors};
use crate::{keep, reference};

/// Writes the pages into a folder and names them; other files there stay as they are.
pub fn run(arguments: &SpecPages) -> Result<Answer, Failure> {
    let files = gather(&arguments.laid.all())?;
    let Compiled {
        model,
        examples,
        diagnostics,
        ..
    } = compile(&files);
    let Some(model) = model.filter(|_| !has_errors(&diagnostics)) else {
        return Err(Failure::diagnosed(&diagnostics, &files));
    };
    let examples: Vec<_> = examples.into_iter().map(|(_, example)| example).collect();
    let pages = reference::pages(&model, &examples);
    let folder = &arguments.out;
    fs::create_dir_all(folder).map_err(|error| Failure::file("create", folder, &error))?;
    let mut text = String::new();
    for page in pages {
        let path = folder.join(&page.file);
        keep::write(&path, &page.text).map_err(|error| Failure::file("write", &path, &error))?;
        text += &format!("{}\n", path.display());
    }
    Ok(Answer {
        text,
        shape: Shape::Exact,
        aside: rendered(&diagnostics, &files),
        farewell: String::new(),
        exit: Exit::Fine,
    })
}

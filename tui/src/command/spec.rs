//! The verbs for rule files, a file each.

mod check;
mod docs;
mod image;
mod layout;
mod schema;
mod starter;

use crate::arguments::Spec;
use crate::failure::Failure;
use crate::language_server;
use crate::output::{Answer, Shape};

/// Does what is asked for with rule files.
pub fn run(spec: &Spec) -> Result<Answer, Failure> {
    match spec {
        Spec::Check(files) => check::check(files),
        Spec::Test(cases) => check::test(cases),
        Spec::Fmt(layout) => layout::run(layout),
        Spec::Lsp(server) => Ok(Answer {
            text: String::new(),
            shape: Shape::Exact,
            aside: String::new(),
            farewell: String::new(),
            exit: language_server::serve(&server.spec),
        }),
        Spec::New(new) => starter::run(new),
        Spec::Docs(pages) => docs::run(pages),
        Spec::Image(image) => image::run(image),
        Spec::Schema(schema) => schema::run(schema),
    }
}

//! `spec schema`: JSON Schemas of inputs and answers.

use serde_json::{Map, Value};
use tollgate_core::diagnostic::nearest;

use crate::arguments::SpecSchema;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::schema::{ALL, Named};
use crate::specs;

/// Prints one schema, all of them by name, or the list of names.
pub fn run(arguments: &SpecSchema) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.spec)?;
    let text = match &arguments.name {
        _ if arguments.list => ALL
            .iter()
            .map(|it| format!("{}  {}\n", it.name, it.of))
            .collect(),
        Some(name) => pretty(&known(name)?.schema(&loaded.model))?,
        None => {
            let all = ALL
                .iter()
                .map(|it| (it.name.to_string(), it.schema(&loaded.model)));
            pretty(&Value::Object(all.collect::<Map<_, _>>()))?
        }
    };
    Ok(Answer {
        text,
        shape: Shape::Exact,
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::Fine,
    })
}

fn known(name: &str) -> Result<&'static Named, Failure> {
    let names = || ALL.iter().map(|it| it.name);
    ALL.iter().find(|it| it.name == name).ok_or_else(|| {
        let help = match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known: {}", names().collect::<Vec<_>>().join(", ")),
        };
        Failure::new(format!("there is no schema `{name}`"), help)
    })
}

fn pretty(schema: &Value) -> Result<String, Failure> {
    match serde_json::to_string_pretty(schema) {
        Ok(text) => Ok(text + "\n"),
        Err(error) => Err(Failure::new(
            format!("the schema cannot be written: {error}"),
            "give another name",
        )),
    }
}

//! `price`: a scenario, or the resources of a plan, a state or a template, become a bill.

mod files;

use tollgate_core::estate::read::declared;
use tollgate_core::price::{Scenario, price};
use tollgate_core::report::{csv, markdown, text};
use tollgate_core::source::SourceFile;

use super::{bill, json};
use crate::arguments::{BillFormat, Price};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Answer;
use crate::specs::Loaded;
use crate::{input, specs};

/// Prices what the file holds.
pub fn run(arguments: &Price) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let file = input::read(&arguments.scenario)?;
    let parameters = files::parameters(arguments)?;
    // No text at all is taken for a scenario that was cut off.
    let start = file.text.trim_start().chars().next();
    let sniffed = match start {
        None => None,
        Some(_) => declared::read(&file.text, 0, &parameters)
            .map_err(|wrong| Failure::diagnosed(&[wrong], std::slice::from_ref(&file)))?,
    };
    let text = match sniffed {
        Some((kind, declared)) => files::bill(arguments, &loaded, &file, kind, &declared)?,
        None if matches!(start, None | Some('{' | '[')) => scenario(arguments, &loaded, &file)?,
        None => {
            return Err(Failure::new(
                format!(
                    "`{}` is neither a scenario, a plan, a state nor a template",
                    file.name
                ),
                "give a scenario as JSON, what `terraform show -json` prints, or a CloudFormation template",
            ));
        }
    };
    Ok(Answer {
        text,
        shape: bill::shape(arguments.format),
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::Fine,
    })
}

fn scenario(arguments: &Price, loaded: &Loaded, file: &SourceFile) -> Result<String, Failure> {
    files::refuse(arguments)?;
    let files = std::slice::from_ref(file);
    let mut scenario = Scenario::from_json(&loaded.model, &file.text)
        .map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    let (model, facts) = (&loaded.model, &arguments.facts);
    bill::complete(&mut scenario.terms, model, facts, &arguments.rate)?;
    let priced = price(model, &scenario).map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    Ok(match arguments.format {
        BillFormat::Text => text::bill(&priced),
        BillFormat::Markdown => markdown::bill(&priced),
        BillFormat::Csv => csv::bill(&priced),
        BillFormat::Json => json(&priced)?,
    })
}

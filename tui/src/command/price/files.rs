//! Bills of plans, states and templates, and the options that only these take.

use tollgate_core::estate::read::declared::cloudformation::REGION;
use tollgate_core::estate::read::declared::{Declared, FileKind};
use tollgate_core::evaluate::bill::Terms;
use tollgate_core::price::{FileTerms, FileUsage, price_resources};
use tollgate_core::report::{csv, markdown, text};
use tollgate_core::source::SourceFile;

use super::super::{bill, json};
use crate::arguments::{BillFormat, Price};
use crate::failure::Failure;
use crate::specs::Loaded;
use crate::{estate, input};

/// Prices what a file declares.
pub fn bill(
    arguments: &Price,
    loaded: &Loaded,
    file: &SourceFile,
    kind: FileKind,
    declared: &Declared,
) -> Result<String, Failure> {
    if kind != FileKind::Template && !arguments.parameter.is_empty() {
        return Err(Failure::new(
            format!("a {} has no parameters", kind.word()),
            "leave out `--parameter`",
        ));
    }
    let model = &loaded.model;
    let usage = match &arguments.usage {
        None => FileUsage::default(),
        Some(path) => {
            let file = input::read(path)?;
            FileUsage::read(model, &file.text)
                .map_err(|wrong| Failure::diagnosed(&wrong, std::slice::from_ref(&file)))?
        }
    };
    let mut terms = Terms::default();
    bill::complete(&mut terms, model, &arguments.facts, &arguments.rate)?;
    let terms = FileTerms {
        terms,
        region: arguments.region.as_deref(),
        usage,
        file: &file.name,
        name: kind.word(),
    };
    let priced = price_resources(model, declared, &terms)
        .map_err(|wrong| Failure::diagnosed(&wrong, std::slice::from_ref(file)))?;
    Ok(match arguments.format {
        BillFormat::Text => text::file_bill(&priced),
        BillFormat::Markdown => markdown::file_bill(&priced),
        BillFormat::Csv => csv::bill(&priced.bill),
        BillFormat::Json => json(&priced)?,
    })
}

/// Refuses options that a scenario does not take.
pub fn refuse(arguments: &Price) -> Result<(), Failure> {
    let given = [
        (
            "--usage",
            arguments.usage.is_some(),
            "give the quantities in the scenario",
        ),
        (
            "--region",
            arguments.region.is_some(),
            "give `\"region\"` in the scenario",
        ),
        (
            "--parameter",
            !arguments.parameter.is_empty(),
            "leave it out",
        ),
    ];
    match given.iter().find(|(_, given, _)| *given) {
        Some((option, _, help)) => Err(Failure::new(
            format!("`{option}` is for plans, states and templates, and this is a scenario"),
            help,
        )),
        None => Ok(()),
    }
}

/// Parameters, `NAME=VALUE` each. `--region` is one of them; what is given for it stands before.
pub fn parameters(arguments: &Price) -> Result<Vec<(String, String)>, Failure> {
    let region = arguments.region.iter();
    let region = region.map(|region| (REGION.to_string(), region.clone()));
    Ok(region
        .chain(estate::parameters(&arguments.parameter)?)
        .collect())
}

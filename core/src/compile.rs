//! From what was written to what is meant: names resolved, expressions typed, facts cited,
//! decisions proved complete. All mistakes of all files are reported in one run.

mod catalogue;
mod citation;
mod classes;
mod decision;
mod diagram;
mod expression;
mod name;
mod outcome;
mod question;
mod rates;
mod tariff;
mod template;
mod unit;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::image::fingerprint;
use crate::model::{Model, Source, Unit};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::parse;
use crate::syntax::tree::{Example, Item};
use name::Names;

/// What a set of spec files comes to.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// The model; absent where an error was found.
    pub model: Option<Model>,
    /// The examples, each with the number of its file.
    pub examples: Vec<(u16, Example)>,
    /// Everything that was found, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// How many items were read.
    pub items: u32,
}

/// Checks spec files and compiles them to a model; later files may use the names of earlier ones
/// and the other way round.
#[must_use]
pub fn compile(files: &[SourceFile]) -> Compiled {
    let mut checker = Checker {
        files,
        ..Checker::default()
    };
    let mut items = Vec::new();
    for (number, file) in (0_u16..).zip(files) {
        let (read, mistakes) = parse(&file.text, number);
        items.extend(read.into_iter().map(|item| (number, item)));
        checker.diagnostics.extend(mistakes);
    }
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    checker.model.revision = revision(files);
    let examples = check(&mut checker, items);
    let mut diagnostics = checker.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    let failed = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    let model = (!failed).then_some(checker.model);
    Compiled {
        model,
        examples,
        diagnostics,
        items: count,
    }
}

/// What the checks of one run share.
#[derive(Default)]
struct Checker<'files> {
    files: &'files [SourceFile],
    /// Number of the file that the item under check is from.
    file: u16,
    names: Names,
    model: Model,
    diagnostics: Vec<Diagnostic>,
}

impl Checker<'_> {
    const fn place(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }

    fn error(&self, code: Code, span: Span, message: String) -> Diagnostic {
        Diagnostic::error(code, self.place(span), message)
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Checks the items in the order in which they need one another.
fn check(checker: &mut Checker<'_>, items: Vec<(u16, Item)>) -> Vec<(u16, Example)> {
    let mut later = Vec::new();
    for (file, item) in items {
        checker.file = file;
        match item {
            Item::Source(source) => declare_source(checker, source),
            Item::Unit(unit) => declare_unit(checker, unit),
            Item::Catalogue(catalogue) => catalogue::declare(checker, catalogue),
            other => later.push((file, other)),
        }
    }
    catalogue::link(checker);
    let mut rest = Vec::new();
    for (file, item) in later {
        checker.file = file;
        match item {
            Item::Record(record) => catalogue::record(checker, record),
            other => rest.push((file, other)),
        }
    }
    catalogue::check_references(checker);
    let (questions, rest) = split(rest, |item| match item {
        Item::Question(question) => Ok(question),
        other => Err(other),
    });
    for (file, question) in questions {
        checker.file = file;
        question::question(checker, question);
    }
    let (tariffs, rest) = split(rest, |item| match item {
        Item::Tariff(tariff) => Ok(tariff),
        other => Err(other),
    });
    for (file, tariff) in tariffs {
        checker.file = file;
        tariff::tariff(checker, &tariff);
    }
    let (rates, rest) = split(rest, |item| match item {
        Item::Rates(rates) => Ok(rates),
        other => Err(other),
    });
    for (file, book) in rates {
        checker.file = file;
        rates::rates(checker, &book);
    }
    let (decisions, rest) = split(rest, |item| match item {
        Item::Decision(decision) => Ok(decision),
        other => Err(other),
    });
    for (file, decision) in decisions {
        checker.file = file;
        decision::decision(checker, &decision);
    }
    question::check_use(checker);
    let (disputes, rest) = split(rest, |item| match item {
        Item::Dispute(dispute) => Ok(dispute),
        other => Err(other),
    });
    for (file, dispute) in disputes {
        checker.file = file;
        citation::dispute(checker, dispute);
    }
    let (examples, _) = split(rest, |item| match item {
        Item::Example(example) => Ok(example),
        other => Err(other),
    });
    for (file, example) in &examples {
        checker.file = *file;
        citation::required(
            checker,
            &example.citations,
            example.title.span,
            "an example",
        );
    }
    examples
}

/// Items of one kind, and the rest.
fn split<T>(
    items: Vec<(u16, Item)>,
    pick: impl Fn(Item) -> Result<T, Item>,
) -> (Vec<(u16, T)>, Vec<(u16, Item)>) {
    let (mut picked, mut rest) = (Vec::new(), Vec::new());
    for (file, item) in items {
        match pick(item) {
            Ok(item) => picked.push((file, item)),
            Err(other) => rest.push((file, other)),
        }
    }
    (picked, rest)
}

fn declare_source(checker: &mut Checker<'_>, source: crate::syntax::tree::Source) {
    let place = checker.place(source.name.span);
    if let Err(diagnostic) = checker
        .names
        .sources
        .declare(&source.name.value, place, "source")
    {
        return checker.report(diagnostic);
    }
    let url = source.url.map(|url| url.value).unwrap_or_default();
    let (name, title) = (source.name.value, source.title.value);
    checker.model.sources.push(Source {
        name,
        title,
        url,
        verified: source.verified,
    });
}

fn declare_unit(checker: &mut Checker<'_>, unit: crate::syntax::tree::Unit) {
    let place = checker.place(unit.name.span);
    if unit.name.value.contains(['-', '/']) {
        let message = format!("`{}` looks like a composed unit", unit.name.value);
        let diagnostic = checker.error(Code::Syntax, unit.name.span, message);
        return checker.report(diagnostic.help("declare its parts, each as a unit of its own"));
    }
    if let Err(diagnostic) = checker.names.units.declare(&unit.name.value, place, "unit") {
        return checker.report(diagnostic);
    }
    let Some(scale) = unit.scale else { return };
    let name = unit.name.value;
    checker.names.scales.push((name.clone(), scale.base.value));
    let (binary, decimal) = (scale.binary, scale.decimal);
    checker.model.units.push(Unit {
        name,
        binary,
        decimal,
    });
}

fn revision(files: &[SourceFile]) -> String {
    let mut hash = 0_u64;
    for file in files {
        hash = hash.rotate_left(5) ^ fingerprint(file.text.as_bytes());
    }
    let mut text = String::new();
    for nibble in (0..16_u32).rev() {
        let digit = u32::try_from((hash >> nibble.saturating_mul(4)) & 0xf).unwrap_or(0);
        text.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
    text.to_string()
}

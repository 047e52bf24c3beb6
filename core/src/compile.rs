//! From what was written to what is meant: names resolved, expressions typed, facts cited,
//! decisions proved complete. All mistakes of all files are reported in one run.

mod algebra;
mod billed;
mod blueprint;
mod catalogue;
mod check;
mod citation;
mod claim;
mod classes;
mod decision;
mod entity;
mod expression;
mod name;
mod outcome;
mod overlay;
mod period;
mod placement;
#[cfg(test)]
mod proofs;
mod question;
mod rates;
mod tariff;
mod template;
mod unit;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Severity, shorten};
use crate::image::fingerprint;
use crate::model::{Drawings, Model, Period, Rulebook, Source, Unit};
use crate::quantity::Decimal;
use crate::source::{Place, SourceFile, Span};
use crate::syntax::tree::{self, Item};
use crate::syntax::{parse, starts_item};
use name::Names;
pub use question::written_as_answer;

/// The most diagnostics that are reported of one run.
const MOST_DIAGNOSTICS: usize = 500;

/// What a set of spec files comes to.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// The model; absent where an error was found.
    pub model: Option<Model>,
    /// The examples, each with the number of its file.
    pub examples: Vec<(u16, tree::Example)>,
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
    let mut written = Vec::new();
    for (number, file) in (0_u16..).zip(files) {
        let (read, mistakes) = parse(&file.text, number);
        written.extend(read.into_iter().map(|item| (number, item)));
        checker.incomplete |= !mistakes.is_empty();
        let lost = mistakes.iter().flat_map(|it| lost_names(&file.text, it));
        checker.names.lost.extend(lost);
        checker.diagnostics.extend(mistakes);
    }
    let count = u32::try_from(written.len()).unwrap_or(u32::MAX);
    let items = overlay::apply(&mut checker, written);
    checker.model.revision = revision(files);
    let examples = check(&mut checker, items);
    checker.model.rulebook = checker.rulebook.pack();
    checker.model.drawings = checker.drawings.pack();
    let mut diagnostics = checker.diagnostics;
    let lost = checker.names.lost;
    diagnostics.retain(|diagnostic| !follows_from(&lost, files, diagnostic));
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    // A branch that several ways share is followed on each of them.
    diagnostics.dedup_by(|next, first| {
        (next.place, next.code, &next.message) == (first.place, first.code, &first.message)
    });
    let failed = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    shorten(&mut diagnostics, MOST_DIAGNOSTICS);
    let model = (!failed).then_some(checker.model);
    Compiled {
        model,
        examples,
        diagnostics,
        items: count,
    }
}

/// Names of the item that a mistake of the grammar was found in and of the one before, which may be
/// the one that is not closed: the second words of them.
fn lost_names(text: &str, mistake: &Diagnostic) -> Vec<String> {
    let at = mistake.place.map_or(0, |place| place.span.start);
    let before = usize::try_from(at).ok().and_then(|at| text.get(..at));
    let after = before.map_or("", |before| text.get(before.len()..).unwrap_or(""));
    let end = after.split_once('\n').map_or(after, |(line, _)| line).len();
    let lines = before.map_or(0, str::len).saturating_add(end);
    let lines = text.get(..lines).unwrap_or("").lines();
    let items = lines.rev().filter(|line| starts_item(line)).take(2);
    let names = items.filter_map(|item| {
        let words = item.split_whitespace();
        words.skip_while(|word| *word == "override").nth(1)
    });
    names.map(String::from).collect()
}

/// Whether a name is missing only because the item that declares it has a mistake of its own.
fn follows_from(lost: &[String], files: &[SourceFile], diagnostic: &Diagnostic) -> bool {
    if diagnostic.code != Code::UnknownName {
        return false;
    }
    let named = diagnostic.place.and_then(|place| {
        let text = &files.get(usize::from(place.file))?.text;
        let (start, end) = (place.span.start, place.span.end);
        text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    });
    named.is_some_and(|named| {
        let question = named
            .split_once('.')
            .map_or(named, |(question, _)| question);
        lost.iter().any(|lost| lost == named || lost == question)
    })
}

/// What the checks of one run share.
#[derive(Default)]
struct Checker<'files> {
    files: &'files [SourceFile],
    /// Number of the file that the item under check is from.
    file: u16,
    /// Whether an item was left out for its mistakes, so that what uses others cannot be told.
    incomplete: bool,
    names: Names,
    model: Model,
    rulebook: Rulebook,
    drawings: Drawings,
    /// What was overridden: by which file, what it is, what it is called.
    overridden: Vec<(u16, String, String)>,
    /// Decisions whose conditions read rates, each with the tariff.
    rated: Vec<(String, String)>,
    /// A day of the stretch that a decision is checked for, whose rates its conditions read.
    day: Option<Date>,
    /// Checks, placements and disputes by name: those of one name follow one another in time.
    versions: Vec<period::Dated>,
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

    /// Notes a fact of a name that others may have on other days.
    fn note_version(&mut self, what: String, period: Period, span: Span) {
        period::check(self, period, span);
        let place = self.place(span);
        self.versions.push(period::Dated {
            what,
            period,
            place,
        });
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Items by kind, each with the number of its file.
#[derive(Default)]
struct Sorted {
    scales: Vec<(u16, tree::Name)>,
    records: Vec<(u16, tree::Record)>,
    keys: Vec<(u16, tree::Key)>,
    entities: Vec<(u16, tree::Entity)>,
    checks: Vec<(u16, tree::Check)>,
    questions: Vec<(u16, tree::Question)>,
    tariffs: Vec<(u16, tree::Tariff)>,
    rates: Vec<(u16, tree::Rates)>,
    decisions: Vec<(u16, tree::Decision)>,
    placements: Vec<(u16, tree::Placement)>,
    inputs: Vec<(u16, tree::Input)>,
    constructs: Vec<(u16, tree::Construct)>,
    blueprints: Vec<(u16, tree::Blueprint)>,
    billed: Vec<(u16, tree::Billed)>,
    disputes: Vec<(u16, tree::Dispute)>,
    examples: Vec<(u16, tree::Example)>,
}

/// Checks the items in the order in which they need one another.
fn check(checker: &mut Checker<'_>, items: Vec<(u16, Item)>) -> Vec<(u16, tree::Example)> {
    let mut sorted = Sorted::default();
    for (file, item) in items {
        checker.file = file;
        match item {
            Item::Source(source) => declare_source(checker, source),
            Item::Unit(unit) => {
                let base = unit.scale.as_ref().map(|scale| scale.base.clone());
                sorted.scales.extend(base.map(|base| (file, base)));
                declare_unit(checker, unit);
            }
            Item::Catalogue(catalogue) => catalogue::declare(checker, catalogue),
            Item::Record(record) => sorted.records.push((file, record)),
            Item::Key(key) => {
                sorted.records.push((file, key.record.clone()));
                sorted.keys.push((file, key));
            }
            Item::Entity(entity) => sorted.entities.push((file, entity)),
            Item::Check(check) => sorted.checks.push((file, check)),
            Item::Question(question) => sorted.questions.push((file, question)),
            Item::Tariff(tariff) => sorted.tariffs.push((file, tariff)),
            Item::Rates(rates) => sorted.rates.push((file, rates)),
            Item::Decision(decision) => sorted.decisions.push((file, decision)),
            Item::Placement(placement) => sorted.placements.push((file, placement)),
            Item::Input(input) => sorted.inputs.push((file, input)),
            Item::Construct(construct) => sorted.constructs.push((file, construct)),
            Item::Blueprint(blueprint) => sorted.blueprints.push((file, blueprint)),
            Item::Billed(billed) => sorted.billed.push((file, billed)),
            Item::Dispute(dispute) => sorted.disputes.push((file, dispute)),
            Item::Example(example) => sorted.examples.push((file, example)),
        }
    }
    each(checker, sorted.scales, check_base);
    catalogue::link(checker);
    each(checker, sorted.records, catalogue::record);
    catalogue::check_references(checker);
    let dated = core::mem::take(&mut checker.names.dated);
    dated
        .into_iter()
        .for_each(|facts| period::check_sequence(checker, facts));
    entity::entities(checker, sorted.entities);
    each(checker, sorted.checks, check::check);
    each(checker, sorted.keys, check::key);
    each(checker, sorted.questions, question::question);
    for (file, written) in &sorted.tariffs {
        checker.file = *file;
        tariff::tariff(checker, written);
    }
    for (file, written) in &sorted.tariffs {
        checker.file = *file;
        tariff::waivers(checker, written);
    }
    for (file, written) in &sorted.rates {
        checker.file = *file;
        rates::rates(checker, written);
    }
    rates::report_gaps(checker, &sorted.rates);
    tariff::check_rates(checker, &sorted.rates);
    for (file, written) in &sorted.tariffs {
        checker.file = *file;
        tariff::borrow_rates(checker, written);
    }
    each(checker, sorted.placements, placement::placement);
    each(checker, sorted.billed, billed::billed);
    each(checker, sorted.decisions, |checker, written| {
        checker.incomplete |= !decision::decision(checker, &written);
    });
    each(checker, sorted.inputs, blueprint::input);
    each(checker, sorted.constructs, blueprint::construct);
    // Where a decision was left out, its outcomes are not known.
    if !checker.incomplete {
        blueprint::blueprints(checker, &sorted.blueprints);
        question::check_use(checker);
    }
    each(checker, sorted.disputes, citation::dispute);
    let versions = core::mem::take(&mut checker.versions);
    period::check_named(checker, versions);
    for (file, example) in &sorted.examples {
        checker.file = *file;
        citation::required(
            checker,
            &example.citations,
            example.title.span,
            "an example",
        );
    }
    let mut examples = sorted.examples;
    examples.retain_mut(|(file, example)| overlay::still_holds(checker, *file, example));
    examples
}

fn each<T>(
    checker: &mut Checker<'_>,
    items: Vec<(u16, T)>,
    mut check: impl FnMut(&mut Checker<'_>, T),
) {
    for (file, item) in items {
        checker.file = file;
        check(checker, item);
    }
}

fn declare_source(checker: &mut Checker<'_>, source: tree::Source) {
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

fn declare_unit(checker: &mut Checker<'_>, unit: tree::Unit) {
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
    if binary <= Decimal::ZERO || decimal <= Decimal::ZERO {
        let message = format!("`{name}` must be more than nothing of its base unit");
        let diagnostic = checker.error(Code::Number, unit.name.span, message);
        checker.report(diagnostic);
    }
    checker.model.units.push(Unit {
        name,
        binary,
        decimal,
    });
}

/// A multiple is one of a base unit, not of another multiple.
fn check_base(checker: &mut Checker<'_>, base: tree::Name) {
    if let Err(diagnostic) = unit::read(checker, &base) {
        checker.report(diagnostic);
    }
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
    text
}

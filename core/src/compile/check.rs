//! Checks, policy rules and condition keys.

#[cfg(test)]
mod tests;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::claim::{Hand, Holds, path, take, things, whole_claim};
use super::name::Names;
use super::template::pieces;
use super::{Checker, citation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Check, CheckTitle, FactKind, FieldKind, FieldValue, KeyRule, Loop, Path, Subject, Wording,
};
use crate::source::Span;
use crate::syntax::tree::{self, For, Name, Text};

/// The entity that a key looks at, and the catalogue that keys are records of.
const REQUEST: &str = "request";
const KEY: &str = "key";

/// Checks a check.
pub fn check(checker: &mut Checker<'_>, written: tree::Check) {
    let place = checker.place(written.name.span);
    let Names { checks, .. } = &mut checker.names;
    match checks.get(&written.name.value) {
        Some(_) => checks.declare_again(place),
        None => {
            if let Err(diagnostic) = checks.declare(&written.name.value, place, "check") {
                return checker.report(diagnostic);
            }
        }
    }
    let what = match written.subject {
        Subject::Estate => "check",
        Subject::Policy => "policy rule",
    };
    let cited = format!("the {what} `{}`", written.name.value);
    let citations = citation::required(checker, &written.citations, written.name.span, &cited);
    if written.loops.is_empty() {
        let message = format!("the {what} `{}` looks at nothing", written.name.value);
        let diagnostic = checker.error(Code::Unused, written.name.span, message);
        checker.report(diagnostic.help("name the things: `for endpoint in endpoints`"));
    }
    checker.note_version(cited, written.period, written.name.span);
    let mut hand = Hand::new();
    let mut loops = Vec::new();
    for set in &written.loops {
        match over(checker, &mut hand, set) {
            Ok(found) => loops.push(found),
            Err(diagnostic) => return checker.report(diagnostic),
        }
    }
    let expect = match whole_claim(checker, &mut hand, &written.expect) {
        Ok(expect) => expect,
        Err(diagnostic) => return checker.report(diagnostic),
    };
    let say = wording(checker, &hand, &written.say);
    let fix = written
        .fix
        .iter()
        .map(|fix| wording(checker, &hand, fix))
        .collect();
    let spans = written.loops.iter().map(|set| ("for", set.span));
    let spans = spans.chain([("expect", written.expect.span)]);
    let lines = spans.map(|(word, span)| format!("{word} {}", as_written(checker, span)));
    let lines = lines.collect();
    let check = Check {
        subject: written.subject,
        name: written.name.value.clone(),
        title: written.title.value.clone(),
        severity: written.severity,
        loops,
        expect,
        written: lines,
        say,
        fix,
        period: written.period,
        citations,
    };
    report_unread(checker, &written, &check);
    // A check that has ended is not offered any more.
    if check.period.holds(None) {
        checker.model.checks.push(CheckTitle {
            subject: check.subject,
            name: check.name.clone(),
            title: check.title.clone(),
            severity: check.severity,
            citations: check.citations.clone(),
        });
    }
    checker.rulebook.checks.push(check);
}

/// The text at a place, on one line.
fn as_written(checker: &Checker<'_>, span: Span) -> String {
    let text = checker.files.get(usize::from(checker.file));
    let (start, end) = (usize::try_from(span.start), usize::try_from(span.end));
    let range = start.unwrap_or(usize::MAX)..end.unwrap_or(0);
    let written = text.and_then(|file| file.text.get(range)).unwrap_or("");
    let mut words = String::new();
    for word in written.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Takes a thing in hand for what follows.
fn over(checker: &Checker<'_>, hand: &mut Hand, set: &For) -> Result<Loop, Diagnostic> {
    let (from, entity) = things(checker, hand, &set.set)?;
    let taken = take(checker, hand, Some(&set.variable), entity)?;
    hand.push(taken);
    let filter = match &set.filter {
        Some(filter) => Some(whole_claim(checker, hand, filter)?),
        None => None,
    };
    Ok(Loop { set: from, filter })
}

/// A thing that is taken in hand and never looked at is a mistake.
fn report_unread(checker: &mut Checker<'_>, written: &tree::Check, check: &Check) {
    let mut read = Vec::new();
    check.expect.variables(&mut read);
    for set in &check.loops {
        set.variables(&mut read);
    }
    let said = check
        .say
        .pieces
        .iter()
        .filter_map(|(_, path)| path.as_ref());
    read.extend(said.map(|path| path.variable));
    for (position, set) in (0_u16..).zip(&written.loops) {
        if !read.contains(&position) {
            let message = format!("`{}` is never looked at", set.variable.value);
            let diagnostic = checker.error(Code::Unused, set.variable.span, message);
            checker.report(diagnostic.help("take the `for` out, or name the thing in `say`"));
        }
    }
}

/// Checks when a request carries a key, and with which value.
pub fn key(checker: &mut Checker<'_>, written: tree::Key) {
    let (present, value) = match (&written.present, &written.value) {
        (Some(present), Some(value)) => (present, value),
        (None, None) => return,
        (Some(_), None) | (None, Some(_)) => {
            let message = format!(
                "the key `{}` needs both `present when` and `value`",
                written.record.name.value
            );
            let span = written.record.name.span;
            let diagnostic = checker.error(Code::MissingField, span, message);
            return checker.report(diagnostic.help("or neither, where it cannot be told"));
        }
    };
    let Some(request) = checker.names.entities.get(REQUEST) else {
        let message = format!("keys are read from a `{REQUEST}`, and no such entity is declared");
        let diagnostic = checker.error(Code::UnknownName, value.span, message);
        return checker.report(diagnostic.help("declare `entity request \"...\" { ... }`"));
    };
    let mut hand = alloc::vec![(REQUEST.to_string(), request)];
    let read = whole_claim(checker, &mut hand, present)
        .and_then(|present| Ok((present, value_path(checker, &hand, value)?)));
    let (present, (path, several)) = match read {
        Ok(read) => read,
        Err(diagnostic) => return checker.report(diagnostic),
    };
    let present_span = written.present.as_ref().map_or(value.span, |it| it.span);
    let record = &written.record;
    let Some((services, several_said)) = looked_up(checker, &record.name.value) else {
        return;
    };
    if several != several_said {
        let message = format!(
            "`{}` holds {}",
            value.value,
            if several {
                "several values"
            } else {
                "one value"
            }
        );
        let diagnostic = checker.error(Code::TypeMismatch, value.span, message);
        return checker.report(diagnostic.help("`values` of the key must say the same"));
    }
    let field = checker.rulebook.field(request, "service");
    if !services.is_empty() && field.is_none() {
        let message = String::from("a key of some services needs `request.service`");
        let diagnostic = checker.error(Code::MissingField, record.name.span, message);
        checker.report(diagnostic.help("declare `service text` in the entity `request`"));
    }
    // Its sources were checked with the record.
    let sources = record.citations.iter().filter_map(|citation| {
        let source = checker.names.sources.get(&citation.source.value)?;
        let section = citation.section.clone();
        Some(crate::model::Citation { source, section })
    });
    let citations = sources.collect();
    checker.rulebook.keys.push(KeyRule {
        name: record.name.value.clone(),
        present,
        value: path,
        written: (as_written(checker, present_span), value.value.clone()),
        several,
        services,
        period: record.period,
        citations,
    });
}

/// Where the value of a key is found, and whether there are several.
fn value_path(
    checker: &Checker<'_>,
    hand: &Hand,
    value: &Name,
) -> Result<(Path, bool), Diagnostic> {
    match path(checker, hand, value)? {
        (path, Holds::Value(FactKind::List)) => Ok((path, true)),
        (path, Holds::Value(_)) => Ok((path, false)),
        (_, Holds::Thing(_) | Holds::Things(_)) => {
            let message = format!("`{}` is a thing, not a value", value.value);
            let diagnostic = checker.error(Code::TypeMismatch, value.span, message);
            Err(diagnostic.help("name a field of it, such as its `id`"))
        }
    }
}

/// The `services` of a key and whether its `values` are several, as the record says.
fn looked_up(checker: &Checker<'_>, name: &str) -> Option<(Vec<String>, bool)> {
    let catalogue = checker.model.catalogue(KEY)?;
    let entry = catalogue.entries.iter().find(|entry| entry.name == name)?;
    let held = |field: &str| {
        let position = catalogue.fields.iter().position(|it| it.name == field)?;
        let kind = &catalogue.fields.get(position)?.kind;
        let value = catalogue.value(entry, u16::try_from(position).ok()?)?;
        Some((kind, value))
    };
    let services = match held("services") {
        Some((_, FieldValue::List(services))) => services.clone(),
        _ => Vec::new(),
    };
    let several = match held("values") {
        Some((FieldKind::OneOf(words), FieldValue::Word(word))) => words
            .get(usize::from(*word))
            .is_some_and(|word| word == "several"),
        _ => false,
    };
    Some((services, several))
}

/// A text with gaps for what things hold; a gap that names nothing is reported.
fn wording(checker: &mut Checker<'_>, hand: &Hand, text: &Text) -> Wording {
    let mut wording = Wording::default();
    for (words, gap) in pieces(checker, text) {
        let found = gap.map(|gap| path(checker, hand, &Name::new(gap, text.span)));
        let path = match found {
            None => None,
            Some(Ok((path, Holds::Things(_)))) if path.fields.is_empty() => None,
            Some(Ok((path, _))) => Some(path),
            Some(Err(diagnostic)) => {
                checker.report(diagnostic);
                None
            }
        };
        wording.pieces.push((words, path));
    }
    wording
}

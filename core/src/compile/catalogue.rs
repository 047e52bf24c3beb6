//! Catalogues, their fields and their records.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::name::{Table, repeated, report_repeated, unknown};
use super::period::Dated;
use super::{Checker, citation, period};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Catalogue, Entry, Field, FieldKind, FieldValue, Period};
use crate::syntax::ITEMS;
use crate::syntax::tree::{self, Name};

/// Declares a catalogue with its fields; defaults that name records are none.
pub fn declare(checker: &mut Checker<'_>, written: tree::Catalogue) {
    let place = checker.place(written.name.span);
    if let Err(diagnostic) =
        checker
            .names
            .catalogues
            .declare(&written.name.value, place, "catalogue")
    {
        return checker.report(diagnostic);
    }
    checker.names.records.push(Table::default());
    let mut twice = Vec::new();
    for name in repeated(written.fields.iter().map(|field| &field.name)) {
        let message = format!("the field `{}` is declared twice", name.value);
        let diagnostic = checker.error(Code::DuplicateName, name.span, message);
        checker.report(diagnostic);
        twice.push(name.span);
    }
    twice.sort_unstable();
    let mut fields: Vec<Field> = Vec::new();
    for field in written.fields {
        if twice.binary_search(&field.name.span).is_ok() {
            continue;
        }
        let kind = match &field.kind {
            tree::FieldKind::Flag => FieldKind::Flag,
            tree::FieldKind::Text => FieldKind::Text,
            tree::FieldKind::Number => FieldKind::Number,
            tree::FieldKind::List => FieldKind::List,
            tree::FieldKind::OneOf(words) => {
                report_repeated(checker, "word", words);
                FieldKind::OneOf(words.iter().map(|word| word.value.clone()).collect())
            }
            // Resolved by `link`, when all catalogues are known.
            tree::FieldKind::ManyOf(_) => FieldKind::ManyOf(u16::MAX),
        };
        let default = default(checker, &field, &kind);
        if let tree::FieldKind::ManyOf(of) = field.kind {
            let catalogue = String::from(&written.name.value);
            checker
                .names
                .links
                .push((catalogue, fields.len(), of, checker.file));
        }
        fields.push(Field {
            name: field.name.value,
            kind,
            default,
        });
    }
    let (name, title) = (written.name.value, written.title.value);
    checker.model.catalogues.push(Catalogue {
        name,
        title,
        fields,
        entries: Vec::new(),
    });
}

/// What a record that is silent holds: nothing, for lists; otherwise a default is needed.
fn default(checker: &mut Checker<'_>, field: &tree::Field, kind: &FieldKind) -> FieldValue {
    let nothing = match &field.default {
        Some(tree::FieldValue::Words(words)) => {
            matches!(words.as_slice(), [word] if word.value == "none")
        }
        Some(tree::FieldValue::Texts(_) | tree::FieldValue::Number(_)) => false,
        None => matches!(kind, FieldKind::List | FieldKind::ManyOf(_)),
    };
    match (kind, &field.default) {
        (FieldKind::List, _) if nothing => FieldValue::List(Vec::new()),
        (FieldKind::Text, _) if nothing => FieldValue::Text(String::new()),
        (FieldKind::ManyOf(_), _) => FieldValue::Records(Vec::new()),
        (_, Some(written)) => match value(checker, kind, &field.name, written) {
            Ok(value) => value,
            Err(diagnostic) => {
                checker.report(diagnostic);
                FieldValue::Flag(false)
            }
        },
        (_, None) => {
            let message = format!("the field `{}` needs a default", field.name.value);
            let diagnostic = checker.error(Code::MissingField, field.name.span, message);
            let help =
                "what is not known of a record must have a name: `default no`, `default unknown`";
            checker.report(diagnostic.help(help));
            FieldValue::Flag(false)
        }
    }
}

/// Resolves the catalogues that fields refer to.
pub fn link(checker: &mut Checker<'_>) {
    for (catalogue, field, of, file) in core::mem::take(&mut checker.names.links) {
        checker.file = file;
        let Some(target) = checker.names.catalogues.get(&of.value) else {
            let known = checker.names.catalogues.names();
            let diagnostic = unknown(checker, &of, "catalogue", known);
            checker.report(diagnostic);
            continue;
        };
        let found = checker
            .model
            .catalogues
            .iter_mut()
            .find(|known| known.name == catalogue);
        if let Some(field) = found.and_then(|catalogue| catalogue.fields.get_mut(field)) {
            field.kind = FieldKind::ManyOf(target);
        }
    }
}

/// Declares a record; names of other records in it are resolved by `check_references`.
pub fn record(checker: &mut Checker<'_>, written: tree::Record) {
    let Some(position) = checker.names.catalogues.get(&written.catalogue.value) else {
        let known = checker.names.catalogues.names().chain(ITEMS);
        let diagnostic = unknown(checker, &written.catalogue, "item or catalogue", known);
        return checker.report(diagnostic);
    };
    let index = usize::from(position);
    let place = checker.place(written.name.span);
    let Some(table) = checker.names.records.get_mut(index) else {
        return;
    };
    let kind = written.catalogue.value.as_str();
    let dated = Dated {
        what: format!("the {kind} `{}`", written.name.value),
        period: written.period,
        place,
    };
    // Another of the name may hold on other days; whether it does is seen when all are read.
    let known = table.get(&written.name.value).is_some();
    let days = Period::default() != written.period;
    let mut others = checker.names.dated.iter_mut();
    let others = others.find(|it| it.first().is_some_and(|first| first.what == dated.what));
    match others.filter(|_| known && days) {
        Some(others) => {
            others.push(dated);
            table.declare_again(place);
        }
        None => {
            if let Err(diagnostic) = table.declare(&written.name.value, place, kind) {
                return checker.report(diagnostic);
            }
            if days {
                checker.names.dated.push(alloc::vec![dated]);
            }
        }
    }
    period::check(checker, written.period, written.name.span);
    report_repeated(
        checker,
        "field",
        written.fields.iter().map(|(name, _)| name),
    );
    let mut fields = Vec::new();
    for (name, written) in &written.fields {
        match field(checker, index, name, written) {
            Ok(value) => fields.push(value),
            Err(diagnostic) => checker.report(diagnostic),
        }
    }
    let what = format!("the {kind} `{}`", written.name.value);
    let citations = citation::required(checker, &written.citations, written.name.span, &what);
    let (name, title) = (written.name.value, written.title.value);
    if let Some(catalogue) = checker.model.catalogues.get_mut(index) {
        catalogue.entries.push(Entry {
            name,
            title,
            fields,
            period: written.period,
            citations,
        });
    }
}

fn field(
    checker: &mut Checker<'_>,
    catalogue: usize,
    name: &Name,
    written: &tree::FieldValue,
) -> Result<(u16, FieldValue), Diagnostic> {
    let fields = checker
        .model
        .catalogues
        .get(catalogue)
        .map_or(&[][..], |it| &it.fields);
    let position = fields.iter().position(|field| field.name == name.value);
    let kind = position
        .and_then(|position| fields.get(position))
        .map(|field| field.kind.clone());
    let (Some(position), Some(kind)) = (position.and_then(|it| u16::try_from(it).ok()), kind)
    else {
        return Err(unknown(
            checker,
            name,
            "field",
            fields.iter().map(|field| field.name.as_str()),
        ));
    };
    if let (FieldKind::ManyOf(of), tree::FieldValue::Words(words)) = (&kind, written) {
        let entry = checker
            .model
            .catalogues
            .get(catalogue)
            .map_or(0, |it| it.entries.len());
        for word in words {
            let reference = super::name::Reference {
                catalogue,
                entry,
                field: position,
                of: *of,
            };
            checker
                .names
                .references
                .push((reference, word.clone(), checker.file));
        }
        return Ok((position, FieldValue::Records(Vec::new())));
    }
    value(checker, &kind, name, written).map(|value| (position, value))
}

fn value(
    checker: &Checker<'_>,
    kind: &FieldKind,
    field: &Name,
    written: &tree::FieldValue,
) -> Result<FieldValue, Diagnostic> {
    let wrong = |what: &str| {
        let message = format!("the field `{}` holds {what}", field.value);
        let diagnostic = checker.error(Code::TypeMismatch, field.span, message);
        let texts = matches!(kind, FieldKind::Text | FieldKind::List);
        if let (true, tree::FieldValue::Words(words)) = (texts, written)
            && let Some(word) = words.first()
        {
            let help = format!("write `{} \"{}\"`", field.value, word.value);
            return Err(diagnostic.help(help));
        }
        Err(diagnostic)
    };
    use tree::FieldValue as Written;
    match (kind, written) {
        (FieldKind::Flag, Written::Words(words)) => match words.as_slice() {
            [word] if word.value == "yes" => Ok(FieldValue::Flag(true)),
            [word] if word.value == "no" => Ok(FieldValue::Flag(false)),
            _ => wrong("`yes` or `no`"),
        },
        (FieldKind::Text, Written::Texts(texts)) => match texts.as_slice() {
            [text] => Ok(FieldValue::Text(text.value.clone())),
            _ => wrong("one text"),
        },
        (FieldKind::List, Written::Texts(texts)) => Ok(FieldValue::List(
            texts.iter().map(|text| text.value.clone()).collect(),
        )),
        (FieldKind::Number, Written::Number(number)) => Ok(FieldValue::Number(number.value)),
        (FieldKind::OneOf(known), Written::Words(words)) => match words.as_slice() {
            [word] => match known.iter().position(|known| *known == word.value) {
                Some(position) => Ok(FieldValue::Word(
                    u16::try_from(position).unwrap_or(u16::MAX),
                )),
                None => Err(unknown(
                    checker,
                    word,
                    "value",
                    known.iter().map(String::as_str),
                )),
            },
            _ => wrong("one word"),
        },
        (FieldKind::Flag, Written::Texts(_) | Written::Number(_)) => wrong("`yes` or `no`"),
        (FieldKind::Text, Written::Words(_) | Written::Number(_)) => wrong("one text in quotes"),
        (FieldKind::List, Written::Words(_) | Written::Number(_)) => wrong("texts in quotes"),
        (FieldKind::Number, Written::Words(_) | Written::Texts(_)) => wrong("a number"),
        (FieldKind::OneOf(known), Written::Texts(_) | Written::Number(_)) => {
            wrong(&format!("one of the words {}", known.join(", ")))
        }
        (FieldKind::ManyOf(_), _) => wrong("names of records"),
    }
}

/// Resolves the records that records refer to.
pub fn check_references(checker: &mut Checker<'_>) {
    for (reference, word, file) in core::mem::take(&mut checker.names.references) {
        checker.file = file;
        let Some(table) = checker.names.records.get(usize::from(reference.of)) else {
            continue;
        };
        let Some(target) = table.get(&word.value) else {
            let diagnostic = unknown(checker, &word, "record", table.names());
            checker.report(diagnostic);
            continue;
        };
        let catalogue = checker.model.catalogues.get_mut(reference.catalogue);
        let entry = catalogue.and_then(|catalogue| catalogue.entries.get_mut(reference.entry));
        let fields = entry.map(|entry| entry.fields.iter_mut());
        let found =
            fields.and_then(|mut fields| fields.find(|(field, _)| *field == reference.field));
        if let Some((_, FieldValue::Records(records))) = found {
            records.push(target);
        }
    }
}

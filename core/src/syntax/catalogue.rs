//! Catalogues and their records.

use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::cut;
use nom::multi::separated_list1;

use super::expected::{Parsed, fail, stop};
use super::tree::{Catalogue, Field, FieldKind, FieldValue, Record};
use super::word::{At, braces, citations, keyword, name, names, number, period, sign, string};

/// `catalogue service "AWS services" { gateway flag default no ... }`
pub fn catalogue<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Catalogue> {
    let (rest, ()) = keyword("catalogue")(text)?;
    let (rest, name) = name(at, rest)?;
    let (rest, title) = string(at, rest)?;
    let (rest, fields) = cut(braces(at, |text| field(at, text), "a field or `}`")).parse(rest)?;
    Ok((
        rest,
        Catalogue {
            name,
            title,
            fields,
        },
    ))
}

/// `policy one of yes, no, unknown default unknown`
fn field<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Field> {
    let (rest, name) = name(at, text)?;
    let (rest, kind) = cut(|rest| field_kind(at, rest)).parse(rest)?;
    let (rest, default) = match keyword("default")(rest) {
        Ok((rest, ())) => {
            let (rest, value) = cut(|rest| field_value(at, rest)).parse(rest)?;
            (rest, Some(value))
        }
        Err(_) => (rest, None),
    };
    Ok((
        rest,
        Field {
            name,
            kind,
            default,
        },
    ))
}

fn field_kind<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, FieldKind> {
    let (rest, word) = name(at, text)?;
    match word.value.as_str() {
        "flag" => Ok((rest, FieldKind::Flag)),
        "text" => Ok((rest, FieldKind::Text)),
        "number" => Ok((rest, FieldKind::Number)),
        "list" => Ok((rest, FieldKind::List)),
        "one" => {
            let (rest, ()) = keyword("of")(rest)?;
            names(at, rest).map(|(rest, words)| (rest, FieldKind::OneOf(words)))
        }
        "many" => {
            let (rest, ()) = keyword("of")(rest)?;
            name(at, rest).map(|(rest, catalogue)| (rest, FieldKind::ManyOf(catalogue)))
        }
        _ => fail(
            text,
            "`flag`, `text`, `number`, `list`, `one of` or `many of`",
        ),
    }
}

/// What a record or a thing holds in a field.
pub fn field_value<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, FieldValue> {
    if text.starts_with('"') {
        let texts = separated_list1(sign(",", "`,`"), |text| string(at, text)).parse(text);
        return texts.map(|(rest, texts)| (rest, FieldValue::Texts(texts)));
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return number(at, text).map(|(rest, number)| (rest, FieldValue::Number(number)));
    }
    let (rest, words) = names(at, text)?;
    Ok((rest, FieldValue::Words(words)))
}

/// `service s3 "Amazon S3" { gateway yes } [guide 2]`
pub fn record<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Record> {
    let (rest, catalogue) = name(at, text)?;
    let (rest, name) = match name(at, rest) {
        Ok(read) => read,
        Err(_) => return fail(text, "an item such as `source`, `choice` or `decision`"),
    };
    if !rest.starts_with('"') {
        let what = "an item such as `source`, `choice` or `decision`";
        return stop(
            text,
            what,
            "a record of a catalogue has a name and a text in quotes",
        );
    }
    let (rest, title) = string(at, rest)?;
    let (rest, fields) = match rest.starts_with('{') {
        true => cut(braces(at, |text| record_field(at, text), "a field or `}`")).parse(rest)?,
        false => (rest, Vec::new()),
    };
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    Ok((
        rest,
        Record {
            catalogue,
            name,
            title,
            fields,
            period,
            citations,
        },
    ))
}

/// A field of a record.
pub fn record_field<'text>(
    at: At<'_>,
    text: &'text str,
) -> Parsed<'text, (super::tree::Name, FieldValue)> {
    let (rest, field) = name(at, text)?;
    let (rest, value) = cut(|rest| field_value(at, rest)).parse(rest)?;
    Ok((rest, (field, value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tree::FieldKind;

    #[test]
    fn fields_keep_their_kinds() {
        let text = "catalogue service \"Services\" { policy one of yes, no default no  needs many of service }";
        let (rest, catalogue) = catalogue(At::new(text), text).expect("a catalogue");
        assert!(rest.is_empty());
        assert_eq!(catalogue.fields.len(), 2);
        assert!(
            matches!(&catalogue.fields[1].kind, FieldKind::ManyOf(name) if name.value == "service")
        );
    }
}

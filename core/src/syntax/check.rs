//! Entities, checks, policy rules and condition keys.

use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::{cut, opt};

use super::catalogue::record_field;
use super::expected::{Parsed, fail, stop};
use super::expression::expression;
use super::tree::{
    Check, Entity, EntityField, Expression, FactKind, FieldValue, For, Key, Name, Record, Text,
};
use super::word::{At, braces, citations, keyword, name, names, period, string};
use crate::model::{Severity, Subject};

/// `entity vpc "VPC" called vpcs { dns-support flag ... }`
pub fn entity<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Entity> {
    let (rest, ()) = keyword("entity")(text)?;
    let (rest, entity_name) = name(at, rest)?;
    let (rest, title) = string(at, rest)?;
    let (rest, plural) = match keyword("called")(rest) {
        Ok((rest, ())) => {
            let (rest, plural) = cut(|rest| name(at, rest)).parse(rest)?;
            (rest, Some(plural))
        }
        Err(_) => (rest, None),
    };
    let field = |text| {
        let (rest, field) = name(at, text)?;
        let (rest, kind) = cut(|rest| fact_kind(at, rest)).parse(rest)?;
        Ok((rest, EntityField { name: field, kind }))
    };
    let (rest, fields) = cut(braces(at, field, "a field or `}`")).parse(rest)?;
    Ok((
        rest,
        Entity {
            name: entity_name,
            title,
            plural,
            fields,
        },
    ))
}

/// `flag`, `number unit GB`, `many of subnet`
fn fact_kind<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, FactKind> {
    let (rest, word) = name(at, text)?;
    match word.value.as_str() {
        "flag" => Ok((rest, FactKind::Flag)),
        "text" => Ok((rest, FactKind::Text)),
        "list" => Ok((rest, FactKind::List)),
        "number" => match keyword("unit")(rest) {
            Ok((rest, ())) => {
                let (rest, unit) = cut(|rest| name(at, rest)).parse(rest)?;
                Ok((rest, FactKind::Number(Some(unit))))
            }
            Err(_) => Ok((rest, FactKind::Number(None))),
        },
        "one" => {
            let (rest, ()) = keyword("of")(rest)?;
            names(at, rest).map(|(rest, words)| (rest, FactKind::OneOf(words)))
        }
        "of" => name(at, rest).map(|(rest, entity)| (rest, FactKind::One(entity))),
        "many" => {
            let (rest, ()) = keyword("of")(rest)?;
            let (rest, entity) = name(at, rest)?;
            let by = |rest| {
                let (rest, ()) = keyword("by")(rest)?;
                cut(|rest| name(at, rest)).parse(rest)
            };
            let (rest, by) = opt(by).parse(rest)?;
            Ok((rest, FactKind::Many(entity, by)))
        }
        _ => fail(
            text,
            "`flag`, `text`, `list`, `number`, `one of`, `of` or `many of`",
        ),
    }
}

/// `check NAME error "..." { for ... expect ... say "..." fix "..." } [...]`
pub fn check<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Check> {
    let (rest, subject) = match keyword("check")(text) {
        Ok((rest, ())) => (rest, Subject::Estate),
        Err(_) => keyword("policy-rule")(text).map(|(rest, ())| (rest, Subject::Policy))?,
    };
    let (rest, check_name) = name(at, rest)?;
    let (rest, severity) = cut(|rest| severity(at, rest)).parse(rest)?;
    let (rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let part = |text| part(at, text);
    let (after, parts) =
        cut(braces(at, part, "`for`, `expect`, `say`, `fix` or `}`")).parse(rest)?;
    let (mut loops, mut fix) = (Vec::new(), Vec::new());
    let (mut expect, mut say) = (None, None);
    for part in parts {
        match part {
            Part::For(set) => loops.push(set),
            Part::Expect(claim) => expect = Some(claim),
            Part::Say(text) => say = Some(text),
            Part::Fix(text) => fix.push(text),
        }
    }
    let (Some(expect), Some(say)) = (expect, say) else {
        return stop(
            rest,
            "`expect` and `say`",
            "a check names what must hold, and what to say where it does not",
        );
    };
    let (after, period) = period(after)?;
    let (after, citations) = citations(at, after)?;
    Ok((
        after,
        Check {
            subject,
            name: check_name,
            severity,
            title,
            loops,
            expect,
            say,
            fix,
            period,
            citations,
        },
    ))
}

fn severity<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Severity> {
    let (rest, word) = name(at, text)?;
    match word.value.as_str() {
        "error" => Ok((rest, Severity::Error)),
        "warning" => Ok((rest, Severity::Warning)),
        "notice" => Ok((rest, Severity::Notice)),
        _ => fail(text, "`error`, `warning` or `notice`"),
    }
}

enum Part {
    For(For),
    Expect(Expression),
    Say(Text),
    Fix(Text),
}

fn part<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Part> {
    let (rest, word) = name(at, text)?;
    match word.value.as_str() {
        "for" => {
            let start = rest;
            let (rest, variable) = cut(|rest| name(at, rest)).parse(rest)?;
            let (rest, ()) = cut(keyword("in")).parse(rest)?;
            let (rest, set) = cut(|rest| name(at, rest)).parse(rest)?;
            let (rest, filter) = match keyword("where")(rest) {
                Ok((rest, ())) => {
                    let (rest, filter) = cut(|rest| expression(at, rest)).parse(rest)?;
                    (rest, Some(filter))
                }
                Err(_) => (rest, None),
            };
            let end = filter.as_ref().map_or(set.span, |filter| filter.span);
            let span = at.span(start, start).to(end);
            Ok((
                rest,
                Part::For(For {
                    variable,
                    set,
                    filter,
                    span,
                }),
            ))
        }
        "expect" => cut(|rest| expression(at, rest))
            .parse(rest)
            .map(|(rest, claim)| (rest, Part::Expect(claim))),
        "say" => cut(|rest| string(at, rest))
            .parse(rest)
            .map(|(rest, text)| (rest, Part::Say(text))),
        "fix" => cut(|rest| string(at, rest))
            .parse(rest)
            .map(|(rest, text)| (rest, Part::Fix(text))),
        _ => stop(text, "`for`, `expect`, `say` or `fix`", ""),
    }
}

enum KeyPart {
    Field(Name, FieldValue),
    Present(Expression),
    Value(Name),
}

/// `key aws:SourceVpc "..." { type string  present when request.endpoint exists ... } [...]`
pub fn key<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Key> {
    let (rest, catalogue) = name(at, text)?;
    let (rest, key_name) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let part = |text| {
        if let Ok((rest, ())) = keyword("present")(text) {
            let (rest, ()) = cut(keyword("when")).parse(rest)?;
            let (rest, present) = cut(|rest| expression(at, rest)).parse(rest)?;
            return Ok((rest, KeyPart::Present(present)));
        }
        if let Ok((rest, ())) = keyword("value")(text) {
            let (rest, path) = cut(|rest| name(at, rest)).parse(rest)?;
            return Ok((rest, KeyPart::Value(path)));
        }
        record_field(at, text).map(|(rest, (field, value))| (rest, KeyPart::Field(field, value)))
    };
    let (rest, parts) = match rest.starts_with('{') {
        true => cut(braces(at, part, "`present`, `value`, a field or `}`")).parse(rest)?,
        false => (rest, Vec::new()),
    };
    let (mut fields, mut present, mut value) = (Vec::new(), None, None);
    for part in parts {
        match part {
            KeyPart::Field(field, held) => fields.push((field, held)),
            KeyPart::Present(claim) => present = Some(claim),
            KeyPart::Value(path) => value = Some(path),
        }
    }
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    let record = Record {
        catalogue,
        name: key_name,
        title,
        fields,
        period,
        citations,
    };
    Ok((
        rest,
        Key {
            record,
            present,
            value,
        },
    ))
}

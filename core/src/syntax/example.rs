//! Worked cases.

use alloc::vec::Vec;

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{cut, opt};

use super::catalogue::record_field;
use super::decision::settings;
use super::expected::Parsed;
use super::question::value;
use super::tree::{Example, ExampleItem, ExampleThing, Given, Name, ThingsFor, Value};
use super::word::{At, braces, citations, date, keyword, name, string};

/// `example "..." { decide endpoint { ... } expect { ... } } [...]`
pub fn example<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Example> {
    let (rest, ()) = keyword("example")(text)?;
    let (rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let (rest, ()) = cut(super::word::sign("{", "`{`")).parse(rest)?;
    at.piece(rest);
    let day = opt(keyword("on")).parse(rest)?;
    let (rest, on) = match day {
        (rest, Some(())) => cut(date).map(Some).parse(rest)?,
        (rest, None) => (rest, None),
    };
    at.piece(rest);
    let mut given = alt((
        |rest| decide(at, rest),
        |rest| price(at, rest),
        |rest| things(at, rest),
    ));
    let (rest, given) = match given.parse(rest) {
        Err(nom::Err::Error(_)) => super::expected::stop(
            rest,
            "`on`, `decide`, `price`, `check`, `policy-rule` or `key`",
            "an example gives one of them",
        )?,
        other => other?,
    };
    at.piece(rest);
    let (rest, ()) = cut(keyword("expect")).parse(rest)?;
    let (rest, expect) = cut(|rest| settings_of_setting(at, rest)).parse(rest)?;
    let (rest, ()) = cut(super::word::sign("}", "`}`")).parse(rest)?;
    let (rest, citations) = citations(at, rest)?;
    Ok((
        rest,
        Example {
            title,
            on,
            given,
            expect,
            citations,
        },
    ))
}

/// Entries, among them `setting private-dns no`, which is kept as `setting.private-dns no`.
fn settings_of_setting<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Vec<(Name, Value)>> {
    let entry = |text| {
        let (rest, mut key) = name(at, text)?;
        let mut rest = rest;
        if key.value == "setting" {
            let (after, of) = cut(|rest| name(at, rest)).parse(rest)?;
            key.value.push('.');
            key.value.push_str(&of.value);
            key.span = key.span.to(of.span);
            rest = after;
        }
        let (rest, value) = cut(|rest| value(at, rest)).parse(rest)?;
        Ok((rest, (key, value)))
    };
    braces(at, entry, "an expectation or `}`")(text)
}

fn decide<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Given> {
    let (rest, ()) = keyword("decide")(text)?;
    let (rest, decision) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, answers) = cut(|rest| settings(at, rest)).parse(rest)?;
    Ok((rest, Given::Decide(decision, answers)))
}

/// `check NAME { vpc vpc-1 { dns-support yes } ... }`, or `policy-rule`, or `key`
fn things<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Given> {
    let (rest, kind) = alt((
        keyword("check").map(|()| ThingsFor::Check),
        keyword("policy-rule").map(|()| ThingsFor::Check),
        keyword("key").map(|()| ThingsFor::Key),
    ))
    .parse(text)?;
    let (rest, of) = cut(|rest| name(at, rest)).parse(rest)?;
    let thing = |text| {
        let (rest, entity) = name(at, text)?;
        let (rest, id) = cut(|rest| name(at, rest)).parse(rest)?;
        let fact = |text| record_field(at, text);
        let (rest, facts) = match rest.starts_with('{') {
            true => cut(braces(at, fact, "a field or `}`")).parse(rest)?,
            false => (rest, Vec::new()),
        };
        Ok((rest, ExampleThing { entity, id, facts }))
    };
    let (rest, things) = cut(braces(at, thing, "a thing or `}`")).parse(rest)?;
    Ok((rest, Given::Things(kind, of, things)))
}

fn price<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Given> {
    enum Part {
        Setting(Name, Value),
        Item(ExampleItem),
    }
    let part = |text| {
        let (rest, word) = name(at, text)?;
        if word.value == "item" {
            let (rest, kind) = cut(|rest| name(at, rest)).parse(rest)?;
            let (rest, quantities) = cut(|rest| settings(at, rest)).parse(rest)?;
            return Ok((rest, Part::Item(ExampleItem { kind, quantities })));
        }
        let (rest, value) = cut(|rest| value(at, rest)).parse(rest)?;
        Ok((rest, Part::Setting(word, value)))
    };
    let (rest, ()) = keyword("price")(text)?;
    let (rest, parts) = cut(braces(at, part, "`region`, `item` or `}`")).parse(rest)?;
    let (mut settings, mut items) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Setting(name, value) => settings.push((name, value)),
            Part::Item(item) => items.push(item),
        }
    }
    Ok((rest, Given::Price(settings, items)))
}

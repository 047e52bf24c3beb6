//! Blueprints: what is built for an outcome, of which constructs, with which inputs.

mod construct;

use alloc::boxed::Box;
use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::{cut, opt};
use nom::multi::separated_list0;

pub use construct::{construct, input};

use super::expected::{Parsed, fail};
use super::expression::expression;
use super::tree::{
    Attribute, Blueprint, Each, Expression, Name, Note, NoteKind, Resource, Term, Text,
};
use super::word::{At, braces, citations, keyword, name, names, number, sign, string};

/// How deep one value may stand in another.
const DEEPEST: u8 = 12;

enum Part {
    Resource(Resource),
    Note(Note),
}

/// `blueprint interface-endpoint "..." for endpoint.interface { resource ... verify ... } [...]`
pub fn blueprint<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Blueprint> {
    let (rest, ()) = keyword("blueprint")(text)?;
    let (rest, own) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let (rest, ()) = cut(keyword("for")).parse(rest)?;
    let (rest, outcomes) = cut(|rest| names(at, rest)).parse(rest)?;
    let what = "`resource`, `before`, `verify`, `connections`, `watch`, `rollback` or `}`";
    let (rest, parts) = cut(braces(at, |text| part(at, text), what)).parse(rest)?;
    let (rest, citations) = citations(at, rest)?;
    let (mut resources, mut notes) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Resource(resource) => resources.push(resource),
            Part::Note(note) => notes.push(note),
        }
    }
    Ok((
        rest,
        Blueprint {
            name: own,
            title,
            outcomes,
            resources,
            notes,
            citations,
        },
    ))
}

fn part<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Part> {
    if keyword("resource")(text).is_ok() {
        return resource(at, text).map(|(rest, it)| (rest, Part::Resource(it)));
    }
    note(at, text).map(|(rest, it)| (rest, Part::Note(it)))
}

/// `verify "..." run "..." run "..." expect "..." when ...`
fn note<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Note> {
    let (rest, word) = name(at, text)?;
    let mut words = NoteKind::WORDS.iter();
    let Some((_, kind)) = words.find(|(known, _)| *known == word.value) else {
        return fail(text, "`resource` or a note such as `verify`");
    };
    let (mut rest, said) = cut(|rest| string(at, rest)).parse(rest)?;
    let mut run = Vec::new();
    while let Ok((after, ())) = keyword("run")(rest) {
        let (after, command) = cut(|rest| string(at, rest)).parse(after)?;
        run.push(command);
        rest = after;
    }
    let (rest, expect) = after_word(at, "expect", rest)?;
    let (rest, when) = when(at, rest)?;
    Ok((
        rest,
        Note {
            kind: *kind,
            text: said,
            run,
            expect,
            when,
        },
    ))
}

/// A text behind a word that may be left out.
fn after_word<'text>(
    at: At<'_>,
    word: &'static str,
    text: &'text str,
) -> Parsed<'text, Option<Text>> {
    match keyword(word)(text) {
        Ok((rest, ())) => cut(|rest| string(at, rest))
            .parse(rest)
            .map(|(rest, it)| (rest, Some(it))),
        Err(_) => Ok((text, None)),
    }
}

fn when<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Option<Expression>> {
    match keyword("when")(text) {
        Ok((rest, ())) => cut(|rest| expression(at, rest))
            .parse(rest)
            .map(|(rest, it)| (rest, Some(it))),
        Err(_) => Ok((text, None)),
    }
}

/// `resource vpc-endpoint endpoint each wanted in service when ... after ... { a = b }`
fn resource<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Resource> {
    let (rest, ()) = keyword("resource")(text)?;
    let (rest, construct) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, own) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, each) = match keyword("each")(rest) {
        Ok((rest, ())) => cut(|rest| each(at, rest))
            .parse(rest)
            .map(|(rest, it)| (rest, Some(it)))?,
        Err(_) => (rest, None),
    };
    let (rest, when) = when(at, rest)?;
    let (rest, after) = match keyword("after")(rest) {
        Ok((rest, ())) => cut(|rest| names(at, rest)).parse(rest)?,
        Err(_) => (rest, Vec::new()),
    };
    let (rest, attributes) = cut(|rest| attributes(at, rest, DEEPEST)).parse(rest)?;
    Ok((
        rest,
        Resource {
            construct,
            name: own,
            each,
            when,
            after,
            attributes,
        },
    ))
}

/// `zone in zones`, `wanted in service and more-services`
fn each<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Each> {
    let (rest, variable) = name(at, text)?;
    let (rest, ()) = keyword("in")(rest)?;
    let (rest, of) = name(at, rest)?;
    let and = |rest| {
        let (rest, ()) = keyword("and")(rest)?;
        cut(|rest| name(at, rest)).parse(rest)
    };
    let (rest, and) = opt(and).parse(rest)?;
    Ok((rest, Each { variable, of, and }))
}

fn attributes<'text>(at: At<'_>, text: &'text str, deep: u8) -> Parsed<'text, Vec<Attribute>> {
    let Some(deeper) = deep.checked_sub(1) else {
        return fail(text, "a value that is nested less deep");
    };
    // Boxed, since a value may hold attributes again.
    let attribute: Box<dyn FnMut(&'text str) -> Parsed<'text, Attribute>> = Box::new(|text| {
        let (rest, key) = match string(at, text) {
            Ok(read) => read,
            Err(_) => name(at, text)?,
        };
        if rest.starts_with('{') {
            let (rest, inner) = cut(|rest| attributes(at, rest, deeper)).parse(rest)?;
            return attribute_until(at, rest, key, Term::Block(inner));
        }
        let (rest, ()) = cut(sign("=", "`=` and a value, or `{`")).parse(rest)?;
        let (rest, value) = cut(|rest| term(at, rest, deeper)).parse(rest)?;
        attribute_until(at, rest, key, value)
    });
    braces(
        at,
        attribute,
        "an attribute such as `vpc-id = vpc-id`, or `}`",
    )(text)
}

/// The condition behind a value.
fn attribute_until<'text>(
    at: At<'_>,
    text: &'text str,
    name: Name,
    value: Term,
) -> Parsed<'text, Attribute> {
    let (rest, when) = when(at, text)?;
    Ok((rest, Attribute { name, value, when }))
}

fn term<'text>(at: At<'_>, text: &'text str, deep: u8) -> Parsed<'text, Term> {
    let Some(deeper) = deep.checked_sub(1) else {
        return fail(text, "a value that is nested less deep");
    };
    if text.starts_with('"') {
        return string(at, text).map(|(rest, it)| (rest, Term::Text(it)));
    }
    if text.starts_with('{') {
        return attributes(at, text, deeper).map(|(rest, it)| (rest, Term::Block(it)));
    }
    if let Ok((rest, ())) = sign("[", "`[`")(text) {
        let comma = sign(",", "`,`");
        let (rest, terms) = separated_list0(comma, |rest| term(at, rest, deeper)).parse(rest)?;
        let (rest, ()) = cut(sign("]", "`,` or `]`")).parse(rest)?;
        return Ok((rest, Term::List(terms)));
    }
    if let Ok((rest, it)) = number(at, text) {
        return Ok((rest, Term::Number(it)));
    }
    let Ok((rest, named)) = name(at, text) else {
        return fail(text, "a text, a number, a name, a list or a block");
    };
    if let Ok((rest, ())) = keyword("at")(rest) {
        let (rest, region) = cut(|rest| name(at, rest)).parse(rest)?;
        return Ok((rest, Term::At(named, region)));
    }
    if let Ok((rest, ())) = sign("[", "`[`")(rest) {
        let (rest, variable) = cut(|rest| name(at, rest)).parse(rest)?;
        let (rest, ()) = cut(sign("]", "`]`")).parse(rest)?;
        return Ok((rest, Term::Element(named, variable)));
    }
    Ok((rest, Term::Name(named)))
}

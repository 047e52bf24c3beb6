//! An item: the word it starts with says what it is.

use nom::Parser as _;
use nom::combinator::{cut, opt};

use super::expected::{Parsed, fail};
use super::tree::{Citation, Dispute, Item, Scale, Source, Text, Unit, Written};
use super::word::{
    At, blank, braces, citations, date, keyword, name, names, number, period, sign, split_name,
    string,
};
use super::{billed, blueprint, catalogue, check, decision, example, placement, question, tariff};
use alloc::vec::Vec;

/// The words that an item may start with; the names of catalogues do as well.
pub const ITEMS: [&str; 25] = [
    "source",
    "unit",
    "catalogue",
    "choice",
    "set",
    "flag",
    "number",
    "amount",
    "text",
    "decision",
    "tariff",
    "rates",
    "dispute",
    "example",
    "playbook",
    "entity",
    "check",
    "policy-rule",
    "key",
    "override",
    "placement",
    "input",
    "construct",
    "blueprint",
    "billed",
];

/// Any item; `override` before it lets it take the place of another of its name.
pub fn written<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Written> {
    let (rest, overrides) = match split_name(text) {
        Some(("override", after)) => {
            let span = at.span(text, after);
            let (rest, ()) = blank(after)?;
            (rest, Some(span))
        }
        _ => (text, None),
    };
    let (rest, item) = item(at, rest)?;
    Ok((rest, Written { overrides, item }))
}

/// Any item.
fn item<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Item> {
    let Some((word, _)) = split_name(text) else {
        return fail(text, "an item such as `source`, `choice` or `decision`");
    };
    match word {
        "source" => source(at, text).map(|(rest, source)| (rest, Item::Source(source))),
        "unit" => unit(at, text).map(|(rest, unit)| (rest, Item::Unit(unit))),
        "catalogue" => catalogue::catalogue(at, text).map(|(rest, it)| (rest, Item::Catalogue(it))),
        "key" => check::key(at, text).map(|(rest, key)| (rest, Item::Key(key))),
        "entity" => check::entity(at, text).map(|(rest, entity)| (rest, Item::Entity(entity))),
        "check" | "policy-rule" => {
            check::check(at, text).map(|(rest, check)| (rest, Item::Check(check)))
        }
        "choice" | "set" | "flag" | "number" | "amount" | "text" => {
            question::question(at, text).map(|(rest, question)| (rest, Item::Question(question)))
        }
        "decision" | "playbook" => {
            decision::decision(at, text).map(|(rest, it)| (rest, Item::Decision(it)))
        }
        "tariff" => tariff::tariff(at, text).map(|(rest, tariff)| (rest, Item::Tariff(tariff))),
        "rates" => tariff::rates(at, text).map(|(rest, rates)| (rest, Item::Rates(rates))),
        "placement" => placement::placement(at, text).map(|(rest, it)| (rest, Item::Placement(it))),
        "input" => blueprint::input(at, text).map(|(rest, it)| (rest, Item::Input(it))),
        "construct" => blueprint::construct(at, text).map(|(rest, it)| (rest, Item::Construct(it))),
        "blueprint" => blueprint::blueprint(at, text).map(|(rest, it)| (rest, Item::Blueprint(it))),
        "billed" => billed::billed(at, text).map(|(rest, it)| (rest, Item::Billed(it))),
        "dispute" => dispute(at, text).map(|(rest, dispute)| (rest, Item::Dispute(dispute))),
        "example" => example::example(at, text).map(|(rest, it)| (rest, Item::Example(it))),
        // Any other word may be a catalogue's; whether one declares it is checked later.
        _ => catalogue::record(at, text).map(|(rest, record)| (rest, Item::Record(record))),
    }
}

/// `source guide "Title" { url "..."  verified 2026-04-26 }`
fn source<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Source> {
    enum Part {
        Url(Text),
        Verified(crate::date::Date),
    }
    let (rest, ()) = keyword("source")(text)?;
    let (rest, name) = name(at, rest)?;
    let (rest, title) = string(at, rest)?;
    let part = |text| {
        if let Ok((rest, ())) = keyword("url")(text) {
            let (rest, url) = cut(|rest| string(at, rest)).parse(rest)?;
            return Ok((rest, Part::Url(url)));
        }
        let (rest, ()) = keyword("verified")(text)?;
        let (rest, day) = date(rest)?;
        Ok((rest, Part::Verified(day)))
    };
    let (rest, parts) = opt(braces(at, part, "`url`, `verified` or `}`")).parse(rest)?;
    let mut source = Source {
        name,
        title,
        url: None,
        verified: None,
    };
    for part in parts.unwrap_or_default() {
        match part {
            Part::Url(url) => source.url = Some(url),
            Part::Verified(day) => source.verified = Some(day),
        }
    }
    Ok((rest, source))
}

/// `unit PB = 1048576 GB binary, 1000000 GB decimal`
fn unit<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Unit> {
    let (rest, ()) = keyword("unit")(text)?;
    let (rest, name) = name(at, rest)?;
    let (rest, scale) = match sign("=", "`=`")(rest) {
        Ok((rest, ())) => {
            let (rest, scale) = cut(|rest| scale(at, rest)).parse(rest)?;
            (rest, Some(scale))
        }
        Err(_) => (rest, None),
    };
    Ok((rest, Unit { name, scale }))
}

fn scale<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Scale> {
    let (rest, binary) = number(at, text)?;
    let (rest, base) = name(at, rest)?;
    let (rest, ()) = keyword("binary")(rest)?;
    let (rest, ()) = sign(",", "`,` and the decimal reading")(rest)?;
    let (rest, decimal) = number(at, rest)?;
    let (rest, ()) = keyword_of(&base.value, rest)?;
    let (rest, ()) = keyword("decimal")(rest)?;
    Ok((
        rest,
        Scale {
            base,
            binary: binary.value,
            decimal: decimal.value,
        },
    ))
}

/// The same unit once more.
fn keyword_of<'text>(word: &str, text: &'text str) -> Parsed<'text, ()> {
    match split_name(text) {
        Some((found, rest)) if found == word => blank(rest),
        _ => fail(text, "the same unit as in the binary reading"),
    }
}

/// `dispute zone-count { about ...  printed "..." [...]  holds "..." [...] }`
fn dispute<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Dispute> {
    let (rest, ()) = keyword("dispute")(text)?;
    let (rest, name) = name(at, rest)?;
    let (rest, ()) = cut(sign("{", "`{`")).parse(rest)?;
    at.piece(rest);
    let (rest, about) = match keyword("about")(rest) {
        Ok((rest, ())) => cut(|rest| names(at, rest)).parse(rest)?,
        Err(_) => (rest, Vec::new()),
    };
    let (rest, (printed, printed_by)) = cut(|rest| statement(at, "printed", rest)).parse(rest)?;
    let (rest, (holds, holds_by)) = cut(|rest| statement(at, "holds", rest)).parse(rest)?;
    let (rest, ()) = cut(sign("}", "`}`")).parse(rest)?;
    let (rest, period) = period(rest)?;
    Ok((
        rest,
        Dispute {
            name,
            about,
            printed,
            printed_by,
            holds,
            holds_by,
            period,
        },
    ))
}

fn statement<'text>(
    at: At<'_>,
    word: &'static str,
    text: &'text str,
) -> Parsed<'text, (Text, Vec<Citation>)> {
    at.piece(text);
    let (rest, ()) = keyword(word)(text)?;
    let (rest, statement) = string(at, rest)?;
    let (rest, cited) = citations(at, rest)?;
    Ok((rest, (statement, cited)))
}

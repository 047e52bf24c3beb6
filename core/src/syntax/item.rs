//! An item: the word it starts with says what it is.

use nom::Parser as _;
use nom::combinator::{cut, opt};

use super::expected::{Parsed, fail};
use super::tree::{Citation, Dispute, Item, Scale, Source, Text, Unit};
use super::word::{
    At, braces, citations, date, keyword, name, names, number, sign, split_name, string,
};
use super::{catalogue, decision, example, question, tariff};
use alloc::vec::Vec;

/// Any item.
pub fn item(at: At, text: &str) -> Parsed<'_, Item> {
    let Some((word, _)) = split_name(text) else {
        return fail(text, "an item such as `source`, `choice` or `decision`");
    };
    match word {
        "source" => source(at, text).map(|(rest, source)| (rest, Item::Source(source))),
        "unit" => unit(at, text).map(|(rest, unit)| (rest, Item::Unit(unit))),
        "catalogue" => catalogue::catalogue(at, text).map(|(rest, it)| (rest, Item::Catalogue(it))),
        "choice" | "set" | "flag" | "number" | "amount" | "text" => {
            question::question(at, text).map(|(rest, question)| (rest, Item::Question(question)))
        }
        "decision" | "playbook" => {
            decision::decision(at, text).map(|(rest, it)| (rest, Item::Decision(it)))
        }
        "tariff" => tariff::tariff(at, text).map(|(rest, tariff)| (rest, Item::Tariff(tariff))),
        "rates" => tariff::rates(at, text).map(|(rest, rates)| (rest, Item::Rates(rates))),
        "dispute" => dispute(at, text).map(|(rest, dispute)| (rest, Item::Dispute(dispute))),
        "example" => example::example(at, text).map(|(rest, it)| (rest, Item::Example(it))),
        // Any other word may be a catalogue's; whether one declares it is checked later.
        _ => catalogue::record(at, text).map(|(rest, record)| (rest, Item::Record(record))),
    }
}

/// `source guide "Title" { url "..."  verified 2026-04-26 }`
fn source(at: At, text: &str) -> Parsed<'_, Source> {
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
    let (rest, parts) = opt(braces(part, "`url`, `verified` or `}`")).parse(rest)?;
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
fn unit(at: At, text: &str) -> Parsed<'_, Unit> {
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

fn scale(at: At, text: &str) -> Parsed<'_, Scale> {
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
        Some((found, rest)) if found == word => super::word::blank(rest),
        _ => fail(text, "the same unit as in the binary reading"),
    }
}

/// `dispute zone-count { about ...  printed "..." [...]  holds "..." [...] }`
fn dispute(at: At, text: &str) -> Parsed<'_, Dispute> {
    let (rest, ()) = keyword("dispute")(text)?;
    let (rest, name) = name(at, rest)?;
    let (rest, ()) = cut(sign("{", "`{`")).parse(rest)?;
    let (rest, about) = match keyword("about")(rest) {
        Ok((rest, ())) => cut(|rest| names(at, rest)).parse(rest)?,
        Err(_) => (rest, Vec::new()),
    };
    let (rest, (printed, printed_by)) = cut(|rest| statement(at, "printed", rest)).parse(rest)?;
    let (rest, (holds, holds_by)) = cut(|rest| statement(at, "holds", rest)).parse(rest)?;
    let (rest, ()) = cut(sign("}", "`}`")).parse(rest)?;
    Ok((
        rest,
        Dispute {
            name,
            about,
            printed,
            printed_by,
            holds,
            holds_by,
        },
    ))
}

fn statement<'text>(
    at: At,
    word: &'static str,
    text: &'text str,
) -> Parsed<'text, (Text, Vec<Citation>)> {
    let (rest, ()) = keyword(word)(text)?;
    let (rest, statement) = string(at, rest)?;
    let (rest, cited) = citations(at, rest)?;
    Ok((rest, (statement, cited)))
}

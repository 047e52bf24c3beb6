//! Tariffs and their books of rates.

use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::{cut, opt};
use nom::multi::many0;

use super::decision::sentence;
use super::expected::{Parsed, fail, stop};
use super::expression::expression;
use super::tree::{
    Free, Line, Name, Quantity, Rate, RatePrice, RateRow, Rates, Reading, Sentence, Tariff, Tier,
    Toward, Waiver,
};
use super::word::{
    At, braces, citations, date, keyword, name, number, period, sign, split_name, string,
};
use crate::model::QuantityKind;
use crate::quantity::Decimal;
use crate::source::Spanned;

/// `tariff interface-endpoint "Interface endpoint" { ... } [...]`
pub fn tariff<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Tariff> {
    let (rest, ()) = keyword("tariff")(text)?;
    let (rest, name) = name(at, rest)?;
    let (rest, title) = string(at, rest)?;
    let (rest, parts) = cut(braces(at, |text| part(at, text), PARTS)).parse(rest)?;
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    let (quantities, lines) = (Vec::new(), Vec::new());
    let (waivers, omits) = (Vec::new(), Vec::new());
    let mut tariff = Tariff {
        name,
        title,
        quantities,
        toward: None,
        lines,
        waivers,
        omits,
        old_after: None,
        period,
        citations,
    };
    for part in parts {
        match part {
            Part::Takes(quantity) => tariff.quantities.push(quantity),
            Part::Toward(toward) => tariff.toward = Some(toward),
            Part::Waives(waiver) => tariff.waivers.push(waiver),
            Part::Line(line) => tariff.lines.push(line),
            Part::Omits(text) => tariff.omits.push(text),
            Part::Old(months) => tariff.old_after = Some(months),
        }
    }
    Ok((rest, tariff))
}

/// What may stand in a tariff.
const PARTS: &str = "`takes`, `toward`, `line`, `waives`, `omits`, `old` or `}`";

enum Part {
    Takes(Quantity),
    Toward(Toward),
    Waives(Waiver),
    Line(Line),
    Omits(Sentence),
    Old(Spanned<Decimal>),
}

fn part<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Part> {
    let (rest, word) = name(at, text)?;
    match word.value.as_str() {
        "takes" => cut(|rest| quantity(at, rest)).map(Part::Takes).parse(rest),
        "toward" => cut(|rest| toward(at, rest)).map(Part::Toward).parse(rest),
        "waives" => cut(|rest| waiver(at, rest)).map(Part::Waives).parse(rest),
        "line" => cut(|rest| line(at, rest)).map(Part::Line).parse(rest),
        "old" => {
            let (rest, ()) = cut(keyword("after")).parse(rest)?;
            let (rest, months) = cut(|rest| number(at, rest)).parse(rest)?;
            let (rest, ()) = cut(keyword("months")).parse(rest)?;
            Ok((rest, Part::Old(months)))
        }
        "omits" => cut(|rest| sentence(at, rest)).map(Part::Omits).parse(rest),
        _ => fail(text, PARTS),
    }
}

/// `zones "Availability Zones" unit zone whole`, `chained-nat "Behind it" flag`
fn quantity<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Quantity> {
    let (rest, name) = name(at, text)?;
    let (rest, title) = string(at, rest)?;
    let (rest, unit) = match keyword("unit")(rest) {
        Ok((rest, ())) => unit_of(at, rest)?,
        Err(_) => (rest, None),
    };
    let (rest, kind) = if let Ok((rest, ())) = keyword("whole")(rest) {
        (rest, QuantityKind::Whole)
    } else if let Ok((rest, ())) = keyword("flag")(rest) {
        (rest, QuantityKind::Flag)
    } else {
        (rest, QuantityKind::Amount)
    };
    Ok((
        rest,
        Quantity {
            name,
            title,
            unit,
            kind,
        },
    ))
}

/// `to "Region that it goes to" optional`
fn toward<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Toward> {
    let (rest, name) = name(at, text)?;
    let (rest, title) = string(at, rest)?;
    let (rest, optional) = opt(keyword("optional")).parse(rest)?;
    let optional = optional.is_some();
    Ok((
        rest,
        Toward {
            name,
            title,
            optional,
        },
    ))
}

/// `nat-gateway.hour = endpoints * hours when chained-nat [...]`
fn waiver<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Waiver> {
    let (rest, rate) = name(at, text)?;
    let (rest, ()) = sign("=", "`=` and a quantity")(rest)?;
    let (rest, quantity) = expression(at, rest)?;
    let (rest, when) = when(at, rest)?;
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    Ok((
        rest,
        Waiver {
            rate,
            quantity,
            when,
            period,
            citations,
        },
    ))
}

/// `when chained-nat`
fn when<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Option<Name>> {
    match keyword("when")(text) {
        Ok((rest, ())) => unit_of(at, rest),
        Err(_) => Ok((text, None)),
    }
}

/// `100 GB when free-allowance`
fn free<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Free> {
    let (rest, quantity) = number(at, text)?;
    let (rest, unit) = name(at, rest)?;
    let (rest, when) = when(at, rest)?;
    Ok((
        rest,
        Free {
            quantity,
            unit,
            when,
        },
    ))
}

fn unit_of<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Option<Name>> {
    cut(|rest| name(at, rest))
        .parse(text)
        .map(|(rest, unit)| (rest, Some(unit)))
}

/// `"Endpoint hours" = endpoints * hours at hour, as guide endpoints * zones * hours at zone-hour`
fn line<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Line> {
    let (rest, title) = string(at, text)?;
    let (rest, ()) = sign("=", "`=` and a quantity")(rest)?;
    let (rest, (reading, graduated)) = reading(at, rest)?;
    let (rest, free) = match keyword("free")(rest) {
        Ok((rest, ())) => {
            cut(|rest| free(at, rest).map(|(rest, it)| (rest, Some(it)))).parse(rest)?
        }
        Err(_) => (rest, None),
    };
    let (rest, as_printed) = many0(|rest| printed_reading(at, rest)).parse(rest)?;
    let (rest, period) = period(rest)?;
    Ok((
        rest,
        Line {
            title,
            reading,
            as_printed,
            graduated,
            free,
            period,
        },
    ))
}

fn reading<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, (Reading, bool)> {
    let (rest, quantity) = expression(at, text)?;
    let (rest, ()) = cut(keyword("at")).parse(rest)?;
    let (rest, rate) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, of) = match keyword("of")(rest) {
        Ok((rest, ())) => unit_of(at, rest)?,
        Err(_) => (rest, None),
    };
    let (rest, graduated) = opt(keyword("graduated")).parse(rest)?;
    Ok((rest, (Reading { quantity, rate, of }, graduated.is_some())))
}

fn printed_reading<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, (Name, Reading)> {
    let (rest, ()) = sign(",", "`,`")(text)?;
    let (rest, ()) = cut(keyword("as")).parse(rest)?;
    let (rest, source) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, (reading, _)) = cut(|rest| reading(at, rest)).parse(rest)?;
    Ok((rest, (source, reading)))
}

/// `rates interface-endpoint as guide { us-east-1 { ... } grade A read 2026-04-26 [...] }`
pub fn rates<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Rates> {
    let (rest, ()) = keyword("rates")(text)?;
    let (rest, tariff) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, as_printed) = match keyword("as")(rest) {
        Ok((rest, ())) => unit_of(at, rest)?,
        Err(_) => (rest, None),
    };
    let (rest, rows) =
        cut(braces(at, |text| row(at, text), "a Region, `every` or `}`")).parse(rest)?;
    Ok((
        rest,
        Rates {
            tariff,
            as_printed,
            rows,
        },
    ))
}

fn row<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, RateRow> {
    let (rest, region) = name(at, text)?;
    let (rest, toward) = match keyword("to")(rest) {
        Ok((rest, ())) => unit_of(at, rest)?,
        Err(_) => (rest, None),
    };
    let (rest, rates) = cut(braces(at, |text| rate(at, text), "a rate or `}`")).parse(rest)?;
    let mut row = RateRow {
        region,
        toward,
        rates,
        from: None,
        until: None,
        grade: None,
        read: None,
        citations: Vec::new(),
    };
    let mut rest = rest;
    loop {
        if let Ok((after, ())) = keyword("from")(rest) {
            let (after, day) = date(after)?;
            (rest, row.from) = (after, Some(day));
        } else if let Ok((after, ())) = keyword("until")(rest) {
            let (after, day) = date(after)?;
            (rest, row.until) = (after, Some(day));
        } else if let Ok((after, ())) = keyword("grade")(rest) {
            let (after, grade) = cut(|after| name(at, after)).parse(after)?;
            (rest, row.grade) = (after, Some(grade));
        } else if let Ok((after, ())) = keyword("read")(rest) {
            let (after, day) = date(after)?;
            (rest, row.read) = (after, Some(day));
        } else {
            break;
        }
    }
    let (rest, citations) = citations(at, rest)?;
    row.citations = citations;
    Ok((rest, row))
}

/// `data { first 1 PB 0.01  then 0.006 } USD/GB`
fn rate<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Rate> {
    let (rest, rate_name) = name(at, text)?;
    let (rest, price) = cut(|rest| price(at, rest)).parse(rest)?;
    if split_name(rest).is_none() {
        return stop(rest, "the unit of the rate, such as `USD/hour`", "");
    }
    let (rest, unit) = name(at, rest)?;
    Ok((
        rest,
        Rate {
            name: rate_name,
            price,
            unit,
        },
    ))
}

fn price<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, RatePrice> {
    if let Ok((rest, ())) = sign("{", "`{`")(text) {
        let (rest, lowest) = tier(at, rest, "first")?;
        let (rest, further) = many0(|rest| tier(at, rest, "next")).parse(rest)?;
        let tiers = core::iter::once(lowest).chain(further).collect();
        let (rest, ()) = cut(sign("}", "`next`, `then` or `}`")).parse(rest)?;
        return Ok((rest, RatePrice::Tiers(tiers)));
    }
    number(at, text).map(|(rest, price)| (rest, RatePrice::Flat(price)))
}

/// A tier with a width starts with the word of its place: `first` the lowest, `next` every other.
fn tier<'text>(at: At<'_>, text: &'text str, place: &str) -> Parsed<'text, Tier> {
    at.piece(text);
    let (rest, word) = name(at, text)?;
    let (rest, width) = match word.value.as_str() {
        found @ ("first" | "next") if found != place => {
            return stop(
                text,
                "`first` for the lowest tier, `next` for each after it",
                "",
            );
        }
        "first" | "next" => {
            let (rest, width) = cut(|rest| number(at, rest)).parse(rest)?;
            let (rest, unit) = cut(|rest| name(at, rest)).parse(rest)?;
            (rest, Some((width, unit)))
        }
        "then" => (rest, None),
        _ => return fail(text, "`first`, `next` or `then`"),
    };
    let (rest, price) = cut(|rest| number(at, rest)).parse(rest)?;
    let span = word.span.to(price.span);
    Ok((rest, Tier { width, price, span }))
}

//! What resources of plans and templates are billed by.

use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::{cut, opt};
use nom::multi::separated_list1;

use super::expected::{Parsed, fail};
use super::tree::{AttributeTest, Billed, Count, Held, Name, ResourceBill, Text};
use super::word::{At, braces, citations, keyword, name, number, period, sign, string};

/// `billed "aws_nat_gateway" "NAT gateway" { bill nat-gateway { ... } } [...]`
pub fn billed<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Billed> {
    let (rest, ()) = keyword("billed")(text)?;
    let (rest, kinds) = cut(|rest| strings(at, rest)).parse(rest)?;
    let (rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let what = "`bill` and a tariff, or `}`";
    let (rest, bills) = cut(braces(at, |text| bill(at, text), what)).parse(rest)?;
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    Ok((
        rest,
        Billed {
            kinds,
            title,
            bills,
            period,
            citations,
        },
    ))
}

/// `bill nat-gateway when "a" is "b" { gateways = 1 }`; before `when` perhaps `toward "service_region"`
fn bill<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, ResourceBill> {
    let (rest, ()) = keyword("bill")(text)?;
    let (rest, tariff) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, toward) = match keyword("toward")(rest) {
        Ok((rest, ())) => {
            let (rest, path) = cut(|rest| string(at, rest)).parse(rest)?;
            (rest, Some(path))
        }
        Err(_) => (rest, None),
    };
    let (rest, when) = match keyword("when")(rest) {
        Ok((rest, ())) => {
            let tests = separated_list1(keyword("and"), |rest| test(at, rest));
            let (rest, when) = cut(tests).parse(rest)?;
            (rest, when)
        }
        Err(_) => (rest, Vec::new()),
    };
    let what = "a quantity such as `gb = usage \"monthly_data_processed_gb\"`, or `}`";
    let (rest, quantities) = cut(braces(at, |text| quantity(at, text), what)).parse(rest)?;
    Ok((
        rest,
        ResourceBill {
            tariff,
            toward,
            when,
            quantities,
        },
    ))
}

/// `"path" is "a", "b" or absent`, `"path" is here`, `"path" is elsewhere`, `"path" absent`, `"path" present`
fn test<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, AttributeTest> {
    let (rest, path) = string(at, text)?;
    let (rest, held, absent) = if let Ok((rest, ())) = keyword("is")(rest) {
        let (rest, held) = cut(|rest| held(at, rest)).parse(rest)?;
        let or_absent = |rest| {
            let (rest, ()) = keyword("or")(rest)?;
            keyword("absent")(rest)
        };
        let (rest, absent) = opt(or_absent).parse(rest)?;
        (rest, Some(held), absent.is_some())
    } else if let Ok((rest, ())) = keyword("absent")(rest) {
        (rest, None, true)
    } else if let Ok((rest, ())) = keyword("present")(rest) {
        (rest, Some(Held::Anything), false)
    } else {
        return fail(rest, "`is`, `absent` or `present`");
    };
    Ok((rest, AttributeTest { path, held, absent }))
}

/// `"a", "b"`, `here`, `elsewhere`
fn held<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Held> {
    if let Ok((rest, ())) = keyword("here")(text) {
        return Ok((rest, Held::Here));
    }
    if let Ok((rest, ())) = keyword("elsewhere")(text) {
        return Ok((rest, Held::Elsewhere));
    }
    match strings(at, text) {
        Ok((rest, words)) => Ok((rest, Held::OneOf(words))),
        Err(_) => fail(text, "a text, `here` or `elsewhere`"),
    }
}

/// `zones = count "subnet_ids"`
fn quantity<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, (Name, Count)> {
    let (rest, name) = name(at, text)?;
    let (rest, ()) = cut(sign("=", "`=`")).parse(rest)?;
    let (rest, count) = cut(|rest| count(at, rest)).parse(rest)?;
    Ok((rest, (name, count)))
}

/// `1`, `count "a", "b"`, `usage "a" or 0`
fn count<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Count> {
    if let Ok((rest, ())) = keyword("count")(text) {
        let (rest, paths) = cut(|rest| strings(at, rest)).parse(rest)?;
        return Ok((rest, Count::Elements(paths)));
    }
    if let Ok((rest, ())) = keyword("usage")(text) {
        let (rest, names) = cut(|rest| strings(at, rest)).parse(rest)?;
        let otherwise = |rest| {
            let (rest, ()) = keyword("or")(rest)?;
            number(at, rest)
        };
        let (rest, otherwise) = opt(otherwise).parse(rest)?;
        return Ok((rest, Count::Usage(names, otherwise)));
    }
    match number(at, text) {
        Ok((rest, number)) => Ok((rest, Count::Number(number))),
        Err(_) => fail(text, "a number, `count` or `usage`"),
    }
}

/// `"a", "b"`
fn strings<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Vec<Text>> {
    separated_list1(sign(",", "`,`"), |text| string(at, text)).parse(text)
}

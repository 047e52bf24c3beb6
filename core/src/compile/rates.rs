//! Books of rates: each in the unit of its line, with a source and a day, one for each time.

mod gap;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::name::unknown;
use super::unit;
use super::{Checker, citation};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Citation, Price, RateRow, Tariff, Tier};
use crate::source::Spanned;
use crate::syntax::tree::{self, RatePrice, Rates};
pub use gap::report_gaps;

/// The word for rates that hold in every Region.
const EVERY: &str = "every";
/// How well a rate can be evidenced, the best first.
const GRADES: [&str; 3] = ["A", "B", "C"];

/// Checks a book of rates and adds it to its tariff.
pub fn rates(checker: &mut Checker<'_>, written: &Rates) {
    let Some(position) = checker.names.tariffs.get(&written.tariff.value) else {
        let diagnostic = unknown(
            checker,
            &written.tariff,
            "tariff",
            checker.names.tariffs.names(),
        );
        return checker.report(diagnostic);
    };
    let as_printed = match &written.as_printed {
        None => None,
        Some(source) => match checker.names.sources.get(&source.value) {
            Some(position) => Some(position),
            None => {
                let diagnostic = unknown(checker, source, "source", checker.names.sources.names());
                return checker.report(diagnostic);
            }
        },
    };
    for row in &written.rows {
        let Some(common) = common(checker, row, as_printed) else {
            continue;
        };
        for rate in &row.rates {
            match self::rate(checker, usize::from(position), &common, rate) {
                Ok(row) => add(checker, usize::from(position), row, rate),
                Err(diagnostic) => checker.report(diagnostic),
            }
        }
    }
}

/// What the rates of one row share.
struct Common {
    region: Option<u16>,
    toward: Option<u16>,
    as_printed: Option<u16>,
    from: Option<Date>,
    until: Option<Date>,
    grade: String,
    read: Date,
    citation: Citation,
}

fn common(
    checker: &mut Checker<'_>,
    row: &tree::RateRow,
    as_printed: Option<u16>,
) -> Option<Common> {
    let region = match row.region.value.as_str() {
        EVERY => None,
        _ => Some(region(checker, &row.region)?),
    };
    let toward = match &row.toward {
        None => None,
        Some(name) => Some(self::region(checker, name)?),
    };
    let citations = citation::required(checker, &row.citations, row.region.span, "a rate");
    let citation = citations.into_iter().next()?;
    let source = checker.model.sources.get(usize::from(citation.source));
    let Some(read) = row
        .read
        .or_else(|| source.and_then(|source| source.verified))
    else {
        let message = String::from("a rate needs the day on which it was read");
        let diagnostic = checker.error(Code::MissingCitation, row.region.span, message);
        checker.report(diagnostic.help("add `read 2026-04-26`"));
        return None;
    };
    let grade = row.grade.as_ref().map_or("", |grade| grade.value.as_str());
    if !GRADES.contains(&grade) {
        let span = row
            .grade
            .as_ref()
            .map_or(row.region.span, |grade| grade.span);
        let message = String::from("a rate needs a grade: `A`, `B` or `C`");
        let diagnostic = checker.error(Code::MissingField, span, message);
        checker.report(
            diagnostic.help("A: the provider's page or list; B: a bill; C: a test or hearsay"),
        );
    }
    if let (Some(from), Some(until)) = (row.from, row.until)
        && until < from
    {
        let message = format!("the rates end on {until}, before they begin on {from}");
        let diagnostic = checker.error(Code::DoubleRate, row.region.span, message);
        checker.report(diagnostic);
    }
    let (from, until, grade) = (row.from, row.until, String::from(grade));
    Some(Common {
        region,
        toward,
        as_printed,
        from,
        until,
        grade,
        read,
        citation,
    })
}

fn region(checker: &mut Checker<'_>, name: &tree::Name) -> Option<u16> {
    let catalogue = checker.names.catalogues.get("region");
    let table = catalogue.and_then(|it| checker.names.records.get(usize::from(it)));
    let found = table.and_then(|table| table.get(&name.value));
    if found.is_none() {
        let names = table
            .map(|table| table.names().collect::<Vec<_>>())
            .unwrap_or_default();
        let diagnostic = unknown(checker, name, "Region", names);
        checker.report(diagnostic);
    }
    found
}

fn rate(
    checker: &Checker<'_>,
    tariff: usize,
    common: &Common,
    written: &tree::Rate,
) -> Result<RateRow, Diagnostic> {
    let known = checker.model.tariffs.get(tariff);
    let names = known.map_or(&[][..], |tariff| &tariff.rates);
    let Some(position) = names.iter().position(|name| *name == written.name.value) else {
        let known = names.iter().map(String::as_str);
        return Err(unknown(
            checker,
            &written.name,
            "rate of this tariff",
            known,
        ));
    };
    let position = u16::try_from(position).unwrap_or(u16::MAX);
    if let Some((billed, graduated)) =
        known.and_then(|tariff| billed(tariff, position, common.as_printed))
    {
        check_unit(checker, &billed, written)?;
        if let RatePrice::Tiers(_) = written.price
            && !graduated
        {
            let message = format!("the line of `{}` has no tiers", written.name.value);
            let diagnostic = checker.error(Code::Tiers, written.name.span, message);
            return Err(diagnostic.help("write `graduated` behind the rate in the tariff's line"));
        }
    }
    let pooled = known.is_some_and(|tariff| {
        let mut lines = tariff.lines.iter().filter(|line| line.graduated);
        tariff.toward.is_none() || lines.any(|line| line.reading.rate == position)
    });
    if common.toward.is_some() && pooled {
        let message = format!("`{}` is the same for every destination", written.name.value);
        let diagnostic = checker.error(Code::TypeMismatch, written.name.span, message);
        return Err(diagnostic.help("leave out `to`, or give the tariff a `toward` and no tiers"));
    }
    let price = match &written.price {
        RatePrice::Flat(price) => Price::Flat(not_negative(checker, price)?),
        RatePrice::Tiers(tiers) => Price::Tiers(self::tiers(checker, written, tiers)?),
    };
    Ok(RateRow {
        rate: position,
        region: common.region,
        toward: common.toward,
        as_printed: common.as_printed,
        price,
        from: common.from,
        until: common.until,
        grade: common.grade.clone(),
        read: common.read,
        citation: common.citation.clone(),
    })
}

/// Unit of the quantity that a rate prices, and whether its line has tiers.
fn billed(tariff: &Tariff, rate: u16, as_printed: Option<u16>) -> Option<(String, bool)> {
    let of_source = tariff.lines.iter().find_map(|line| {
        let mut printed = line.as_printed.iter();
        let reading = printed.find(|(source, it)| Some(*source) == as_printed && it.rate == rate);
        reading.map(|(_, reading)| (reading.unit.clone(), line.graduated))
    });
    let own = || {
        let mut readings = tariff.lines.iter().flat_map(|line| {
            let printed = line.as_printed.iter().map(|(_, reading)| reading);
            core::iter::once(&line.reading)
                .chain(printed)
                .map(move |reading| (reading, line.graduated))
        });
        let found = readings.find(|(reading, _)| reading.rate == rate);
        found.map(|(reading, graduated)| (reading.unit.clone(), graduated))
    };
    of_source.or_else(own)
}

fn check_unit(checker: &Checker<'_>, billed: &str, written: &tree::Rate) -> Result<(), Diagnostic> {
    let billed = match billed {
        "" => unit::UnitOf::default(),
        unit => unit::read(
            checker,
            &Spanned::new(String::from(unit), written.unit.span),
        )?,
    };
    let wanted = billed.price_of();
    let found = unit::read(checker, &written.unit)?;
    if found == wanted {
        return Ok(());
    }
    let message = format!(
        "this rate must be in {}, not in {}",
        wanted.shown(),
        found.shown()
    );
    Err(checker.error(Code::UnitMismatch, written.unit.span, message))
}

fn not_negative(
    checker: &Checker<'_>,
    price: &Spanned<crate::quantity::Decimal>,
) -> Result<crate::quantity::Decimal, Diagnostic> {
    if price.value.is_negative() {
        let message = String::from("a rate is nought or more");
        return Err(checker.error(Code::Number, price.span, message));
    }
    Ok(price.value)
}

/// Tiers follow one another without a gap, and the last one has no end.
fn tiers(
    checker: &Checker<'_>,
    rate: &tree::Rate,
    written: &[tree::Tier],
) -> Result<Vec<Tier>, Diagnostic> {
    let mut tiers = Vec::new();
    for (position, tier) in written.iter().enumerate() {
        let last = position.saturating_add(1) == written.len();
        if last != tier.width.is_none() {
            let message = String::from("the last tier, and only the last, has no end");
            let diagnostic = checker.error(Code::Tiers, tier.span, message);
            return Err(diagnostic.help("write `first 1 PB ...  next 4 PB ...  then ...`"));
        }
        let width = match &tier.width {
            None => None,
            Some((width, unit)) if width.value > crate::quantity::Decimal::ZERO => {
                Some((width.value, tier_unit(checker, rate, unit)?))
            }
            Some((width, _)) => {
                let message = String::from("a tier must be wider than nought");
                return Err(checker.error(Code::Tiers, width.span, message));
            }
        };
        tiers.push(Tier {
            width,
            price: not_negative(checker, &tier.price)?,
        });
    }
    Ok(tiers)
}

/// Position of the scaled unit that a bound is counted in; none where it is the rate's own.
fn tier_unit(
    checker: &Checker<'_>,
    rate: &tree::Rate,
    unit: &tree::Name,
) -> Result<Option<u16>, Diagnostic> {
    let per = rate.unit.value.split_once('/').map_or("", |(_, per)| per);
    let scales = &checker.names.scales;
    if let Some(position) = scales.iter().position(|(scale, _)| *scale == unit.value) {
        let base = scales.get(position).map_or("", |(_, base)| base.as_str());
        if base == per {
            return Ok(u16::try_from(position).ok());
        }
    }
    if unit.value == per {
        return Ok(None);
    }
    let message = format!(
        "a bound of this rate is counted in `{per}`, not in `{}`",
        unit.value
    );
    Err(checker.error(Code::UnitMismatch, unit.span, message))
}

/// Adds a rate; one for the same Region, book and time is an error.
fn add(checker: &mut Checker<'_>, tariff: usize, row: RateRow, written: &tree::Rate) {
    let known = checker.model.tariffs.get(tariff);
    let clash = known.is_some_and(|tariff| {
        tariff.rows.iter().any(|other| {
            let same = (other.rate, other.region, other.toward, other.as_printed)
                == (row.rate, row.region, row.toward, row.as_printed);
            same && overlap((other.from, other.until), (row.from, row.until))
        })
    });
    if clash {
        let message = format!(
            "`{}` has two rates for one day in this Region",
            written.name.value
        );
        let diagnostic = checker.error(Code::DoubleRate, written.name.span, message);
        return checker.report(diagnostic.help(
            "end the older one with `until`, or write `override rates` in a file of your own",
        ));
    }
    if let Some(tariff) = checker.model.tariffs.get_mut(tariff) {
        tariff.rows.push(row);
    }
}

fn overlap(left: (Option<Date>, Option<Date>), right: (Option<Date>, Option<Date>)) -> bool {
    let ends_before = |end: Option<Date>, start: Option<Date>| match (end, start) {
        (Some(end), Some(start)) => end < start,
        _ => false,
    };
    !ends_before(left.1, right.0) && !ends_before(right.1, left.0)
}

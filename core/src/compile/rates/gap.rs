//! Days that rates of one Region leave out.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::EVERY;
use crate::compile::Checker;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::model::{RateRow, Tariff};
use crate::source::Span;
use crate::syntax::tree::Rates;

/// Rates of one Region that follow one another leave no day out, in whatever books they stand.
pub fn report_gaps(checker: &mut Checker<'_>, books: &[(u16, Rates)]) {
    for position in 0..checker.model.tariffs.len() {
        let Some(tariff) = checker.model.tariffs.get(position) else {
            continue;
        };
        let gaps = gaps(tariff);
        let found: Vec<_> = gaps
            .iter()
            .filter_map(|gap| Some((place(checker, tariff, books, gap)?, message(checker, gap))))
            .collect();
        for ((file, span), message) in found {
            checker.file = file;
            let diagnostic = checker.error(Code::Gap, span, message);
            let help = "let the earlier rate end on the day before the later one begins";
            checker.report(diagnostic.help(help));
        }
    }
}

/// Days on which no rate holds, between two on which one does.
struct Gap {
    rate: String,
    region: Option<u16>,
    after: Date,
    later: Date,
}

fn region_name<'model>(checker: &'model Checker<'_>, region: Option<u16>) -> &'model str {
    let regions = checker.model.catalogue("region");
    let entry = region.and_then(|it| regions?.entries.get(usize::from(it)));
    entry.map_or(EVERY, |entry| entry.name.as_str())
}

fn message(checker: &Checker<'_>, gap: &Gap) -> String {
    let Gap { rate, after, .. } = gap;
    let last = gap.later.previous().unwrap_or(gap.later);
    let region = region_name(checker, gap.region);
    format!("no `{rate}` of {region} holds from {after} until {last}")
}

/// Where the later rate's Region is written, or the tariff that has it.
fn place(
    checker: &Checker<'_>,
    tariff: &Tariff,
    books: &[(u16, Rates)],
    gap: &Gap,
) -> Option<(u16, Span)> {
    let region = region_name(checker, gap.region);
    let of_tariff = || {
        books
            .iter()
            .rev()
            .filter(|(_, it)| it.tariff.value == tariff.name)
    };
    let rows = of_tariff().flat_map(|(file, book)| book.rows.iter().map(|row| (*file, row)));
    let mut later =
        rows.filter(|(_, row)| row.region.value == region && row.from == Some(gap.later));
    let row = later.next().map(|(file, row)| (file, row.region.span));
    row.or_else(|| {
        of_tariff()
            .next()
            .map(|(file, book)| (*file, book.tariff.span))
    })
}

fn gaps(tariff: &Tariff) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for row in &tariff.rows {
        let Some(after) = row.until.and_then(Date::next) else {
            continue;
        };
        let same = |other: &&RateRow| {
            (other.rate, other.region, other.toward, other.as_printed)
                == (row.rate, row.region, row.toward, row.as_printed)
        };
        let alike: Vec<&RateRow> = tariff.rows.iter().filter(same).collect();
        let follows = alike.iter().any(|other| {
            other.from.is_none_or(|from| from <= after)
                && other.until.is_none_or(|until| until >= after)
        });
        let later = alike
            .iter()
            .filter_map(|other| other.from)
            .filter(|from| *from > after)
            .min();
        if let (false, Some(later)) = (follows, later) {
            let rate = tariff.rates.get(usize::from(row.rate));
            gaps.push(Gap {
                rate: rate.cloned().unwrap_or_default(),
                region: row.region,
                after,
                later,
            });
        }
    }
    gaps
}

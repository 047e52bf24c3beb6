//! Bills: every item by the lines of its tariff, tiers pooled by kind and Region.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::formula;
use super::rate::{self, Book, Bounds, Slice};
use crate::date::Date;
use crate::model::{Line, Model, Price, RateRow, Reading, Tariff};
use crate::quantity::Decimal;
use crate::report::{BillLine, BillOption, OldRate, RateSource, UnknownRate};

/// Hours of a month where nothing else is said: 8,760 hours of a year by 12 months.
pub const HOURS: Decimal = Decimal::whole(730);

/// One thing to be billed.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Position of its tariff.
    pub tariff: u16,
    /// Position of its Region.
    pub region: u16,
    /// Its quantities, in the order of the tariff.
    pub quantities: Vec<Decimal>,
}

/// What all items of a bill share.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// Hours of the month.
    pub hours: Decimal,
    /// The day whose rates are used.
    pub on: Option<Date>,
    /// How bounds of tiers are counted.
    pub bounds: Bounds,
    /// Whose figures are used.
    pub book: Book,
    /// Rates that the user supplies: tariff, rate, price.
    pub supplied: Vec<(u16, u16, Decimal)>,
}

impl Default for Terms {
    fn default() -> Self {
        let (on, bounds, book, supplied) = (None, Bounds::Binary, Book::Current, Vec::new());
        Self {
            hours: HOURS,
            on,
            bounds,
            book,
            supplied,
        }
    }
}

/// A sum or product with more digits than can be kept exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// The bill of some items.
///
/// # Errors
/// Where a number has too many digits.
pub fn bill(
    model: &Model,
    terms: &Terms,
    name: &str,
    items: &[Item],
) -> Result<BillOption, TooLarge> {
    let mut sheet = Sheet {
        model,
        terms,
        lines: Vec::new(),
        unknown: Vec::new(),
        old: Vec::new(),
        total: Decimal::ZERO,
    };
    let mut groups: Vec<(u16, u16)> = Vec::new();
    for item in items {
        if !groups.contains(&(item.tariff, item.region)) {
            groups.push((item.tariff, item.region));
        }
    }
    for (position, region) in groups {
        let alike = items
            .iter()
            .filter(|item| (item.tariff, item.region) == (position, region));
        let alike: Vec<&Item> = alike.collect();
        let Some(tariff) = model.tariffs.get(usize::from(position)) else {
            continue;
        };
        for line in &tariff.lines {
            let reading = rate::reading(line, terms.book);
            let entry = Entry {
                tariff,
                position,
                region,
                line,
                reading,
            };
            let quantities = alike.iter().map(|item| quantity(terms, reading, item));
            if line.graduated {
                let pooled = quantities
                    .into_iter()
                    .try_fold(Decimal::ZERO, |sum, quantity| {
                        sum.checked_add(quantity?).ok_or(TooLarge)
                    })?;
                sheet.add(&entry, pooled)?;
            } else {
                for quantity in quantities {
                    sheet.add(&entry, quantity?)?;
                }
            }
        }
    }
    Ok(BillOption {
        name: name.to_string(),
        total: sheet.total.to_cents(),
        complete: sheet.unknown.is_empty(),
        lines: sheet.lines,
        unknown: sheet.unknown,
        old: sheet.old,
    })
}

fn quantity(terms: &Terms, reading: &Reading, item: &Item) -> Result<Decimal, TooLarge> {
    let slot = |slot: u16| match usize::from(slot).checked_sub(1) {
        None => Some(terms.hours),
        Some(position) => item.quantities.get(position).copied(),
    };
    formula::value(&reading.quantity, slot).ok_or(TooLarge)
}

/// A bill in the making.
struct Sheet<'model> {
    model: &'model Model,
    terms: &'model Terms,
    lines: Vec<BillLine>,
    unknown: Vec<UnknownRate>,
    old: Vec<OldRate>,
    total: Decimal,
}

/// A line of a tariff in a Region.
struct Entry<'model> {
    tariff: &'model Tariff,
    position: u16,
    region: u16,
    line: &'model Line,
    reading: &'model Reading,
}

impl Sheet<'_> {
    fn add(&mut self, entry: &Entry<'_>, quantity: Decimal) -> Result<(), TooLarge> {
        let terms = self.terms;
        let supplied = terms
            .supplied
            .iter()
            .rev()
            .find(|(tariff, rate, _)| (*tariff, *rate) == (entry.position, entry.reading.rate));
        if let Some((.., price)) = supplied {
            let source = RateSource {
                source: String::from("supplied"),
                section: String::new(),
                date: terms.on.map_or_else(String::new, |on| on.to_string()),
                grade: String::new(),
            };
            let slice = Slice {
                tier: 0,
                quantity,
                price: *price,
            };
            return self.line(entry, slice, &entry.line.title, &source);
        }
        let row = rate::find(
            entry.tariff,
            entry.reading.rate,
            entry.region,
            terms.book,
            terms.on,
        );
        match row {
            Some(row) => self.known(entry, quantity, row),
            None => {
                self.not_known(entry, quantity);
                Ok(())
            }
        }
    }

    fn known(
        &mut self,
        entry: &Entry<'_>,
        quantity: Decimal,
        row: &RateRow,
    ) -> Result<(), TooLarge> {
        self.note_age(entry, row);
        let source = self.model.sources.get(usize::from(row.citation.source));
        let source = RateSource {
            source: source.map_or_else(String::new, |source| source.name.clone()),
            section: row.citation.section.clone(),
            date: row.read.to_string(),
            grade: row.grade.clone(),
        };
        let mut slices = Vec::new();
        let units = &self.model.units;
        let collected = rate::slices(&row.price, quantity, units, self.terms.bounds, |slice| {
            slices.push(slice);
            Some(())
        });
        collected.ok_or(TooLarge)?;
        for slice in slices {
            let component = match tier_name(self.model, &row.price, slice.tier) {
                Some(tier) => format!("{} ({tier})", entry.line.title),
                None => entry.line.title.clone(),
            };
            self.line(entry, slice, &component, &source)?;
        }
        Ok(())
    }

    fn line(
        &mut self,
        entry: &Entry<'_>,
        slice: Slice,
        component: &str,
        source: &RateSource,
    ) -> Result<(), TooLarge> {
        let exact = slice.quantity.checked_mul(slice.price).ok_or(TooLarge)?;
        self.total = self.total.checked_add(exact).ok_or(TooLarge)?;
        self.lines.push(BillLine {
            item: entry.tariff.name.clone(),
            component: component.to_string(),
            quantity: slice.quantity.shortest().to_string(),
            unit: entry.reading.unit.clone(),
            unit_price: Some(slice.price.shortest().to_string()),
            amount: Some(exact.to_cents()),
            exact: Some(exact.shortest().to_string()),
            rate_source: Some(source.clone()),
        });
        Ok(())
    }

    /// Notes a rate of today that was read so long ago that it is to be read again.
    fn note_age(&mut self, entry: &Entry<'_>, row: &RateRow) {
        let (Some(months), Some(on), Book::Current) =
            (entry.tariff.old_after, self.terms.on, self.terms.book)
        else {
            return;
        };
        if !row.read.is_older_than(months, on) {
            return;
        }
        let (rate, region) = self.named(entry);
        let date = row.read.to_string();
        let old = OldRate {
            rate,
            region,
            date,
            months,
        };
        if !self.old.contains(&old) {
            self.old.push(old);
        }
    }

    /// A rate as `KIND.RATE`, and its Region.
    fn named(&self, entry: &Entry<'_>) -> (String, String) {
        let rates = &entry.tariff.rates;
        let rate = rates
            .get(usize::from(entry.reading.rate))
            .map_or("", String::as_str);
        let rate = format!("{}.{rate}", entry.tariff.name);
        let region = self.model.regions().get(usize::from(entry.region));
        (
            rate,
            region.map_or_else(String::new, |region| region.name.clone()),
        )
    }

    /// A line without a rate; nothing of anything costs nothing, whatever the rate.
    fn not_known(&mut self, entry: &Entry<'_>, quantity: Decimal) {
        let free = quantity.is_zero();
        self.lines.push(BillLine {
            item: entry.tariff.name.clone(),
            component: entry.line.title.clone(),
            quantity: quantity.shortest().to_string(),
            unit: entry.reading.unit.clone(),
            unit_price: None,
            amount: free.then(|| Decimal::ZERO.to_cents()),
            exact: free.then(|| Decimal::ZERO.to_string()),
            rate_source: None,
        });
        if free {
            return;
        }
        let (rate, region) = self.named(entry);
        let help =
            format!("supply it with `--rate {rate}=VALUE`, or add it in a rule file of your own");
        let unknown = UnknownRate { rate, region, help };
        if !self.unknown.contains(&unknown) {
            self.unknown.push(unknown);
        }
    }
}

/// `first 1 PB`, `next 4 PB`, `over that`; nothing where there is one price for all.
fn tier_name(model: &Model, price: &Price, number: usize) -> Option<String> {
    let Price::Tiers(tiers) = price else {
        return None;
    };
    let tier = tiers.get(number)?;
    let Some((width, unit)) = &tier.width else {
        return Some(String::from("over that"));
    };
    let unit = unit.and_then(|unit| model.units.get(usize::from(unit)));
    let unit = unit.map_or_else(String::new, |unit| format!(" {}", unit.name));
    let word = if number == 0 { "first" } else { "next" };
    Some(format!("{word} {}{unit}", width.shortest()))
}

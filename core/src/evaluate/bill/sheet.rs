//! A bill in the making: lines at their rates, tier by tier, and what is not known.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::super::rate::{self, Book, Slice};
use super::allowance::Waived;
use super::{Terms, TooLarge, supplied};
use crate::model::{Line, Model, Price, RateRow, Reading, Tariff};
use crate::quantity::Decimal;
use crate::report::{BillLine, OldRate, RateSource, UnknownRate};

/// A bill in the making.
pub struct Sheet<'model> {
    pub model: &'model Model,
    pub terms: &'model Terms,
    pub waived: Vec<Waived<'model>>,
    pub lines: Vec<BillLine>,
    pub unknown: Vec<UnknownRate>,
    pub old: Vec<OldRate>,
    pub total: Decimal,
}

/// A line of a tariff in a Region.
pub struct Entry<'model> {
    pub tariff: &'model Tariff,
    pub position: u16,
    pub way: rate::Way,
    pub line: &'model Line,
    pub reading: &'model Reading,
    /// How much of it is free, as far as nobody has used it yet.
    pub free: Decimal,
}

impl Entry<'_> {
    /// Takes as much of a quantity as a part that is free has left.
    fn take(rest: &mut Decimal, left: &mut Decimal) -> Result<Decimal, TooLarge> {
        let taken = (*rest).min(*left);
        *rest = rest.checked_sub(taken).ok_or(TooLarge)?;
        *left = left.checked_sub(taken).ok_or(TooLarge)?;
        Ok(taken)
    }
}

impl Sheet<'_> {
    /// Adds a line: what is billed of a quantity, then what is waived or free of it.
    pub fn add(&mut self, entry: &mut Entry<'_>, quantity: Decimal) -> Result<(), TooLarge> {
        let below = quantity.is_negative();
        let mut rest = quantity.max(Decimal::ZERO);
        let mut free = Vec::new();
        for waived in &mut self.waived {
            let same = (waived.tariff, waived.rate, waived.region)
                == (entry.position, entry.reading.rate, entry.way.0);
            if same {
                let taken = Entry::take(&mut rest, &mut waived.left)?;
                free.push((
                    format!("waived by {}", waived.by.title),
                    taken,
                    &waived.waiver.citation,
                ));
            }
        }
        let taken = Entry::take(&mut rest, &mut entry.free)?;
        if let Some(citation) = entry.tariff.citations.first() {
            free.push((String::from("free allowance"), taken, citation));
        }
        let free: Vec<(String, Decimal, RateSource)> = free
            .into_iter()
            .filter(|(_, taken, _)| !taken.is_zero())
            .map(|(why, taken, citation)| (why, taken, cited(self.model, citation)))
            .collect();
        let title = if below {
            format!("{} (below nought, taken as nought)", entry.line.title)
        } else {
            entry.line.title.clone()
        };
        self.priced(entry, rest, &title)?;
        for (why, quantity, source) in free {
            let slice = Slice {
                tier: 0,
                quantity,
                price: Decimal::ZERO,
            };
            self.line(
                entry,
                slice,
                &format!("{} ({why})", entry.line.title),
                &source,
            )?;
        }
        Ok(())
    }

    fn priced(
        &mut self,
        entry: &Entry<'_>,
        quantity: Decimal,
        title: &str,
    ) -> Result<(), TooLarge> {
        let terms = self.terms;
        let rate = (entry.position, entry.reading.rate);
        if let Some(own) = supplied(terms, rate, entry.way.0) {
            let section = match own.region {
                Some(_) => "one price for any volume in this Region",
                None => "one price for any volume in every Region",
            };
            let source = RateSource {
                source: String::from("supplied"),
                section: String::from(section),
                date: terms.on.map_or_else(String::new, |on| on.to_string()),
                grade: String::new(),
            };
            let slice = Slice {
                tier: 0,
                quantity,
                price: own.price,
            };
            return self.line(entry, slice, title, &source);
        }
        let row = rate::find(
            entry.tariff,
            entry.reading.rate,
            entry.way,
            terms.book,
            terms.on,
        );
        match row {
            Some(row) => self.known(entry, quantity, title, row),
            None => {
                self.not_known(entry, quantity, title);
                Ok(())
            }
        }
    }

    fn known(
        &mut self,
        entry: &Entry<'_>,
        quantity: Decimal,
        title: &str,
        row: &RateRow,
    ) -> Result<(), TooLarge> {
        self.note_age(entry, row);
        let source = RateSource {
            date: row.read.to_string(),
            grade: row.grade.clone(),
            ..cited(self.model, &row.citation)
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
                Some(tier) => format!("{title} ({tier})"),
                None => title.to_string(),
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
        let mut line = self.blank(entry, slice.quantity, component);
        line.unit_price = Some(slice.price.shortest().to_string());
        line.amount = Some(exact.to_cents());
        line.exact = Some(exact.shortest().to_string());
        line.rate_source = Some(source.clone());
        self.lines.push(line);
        Ok(())
    }

    /// A line without a price.
    fn blank(&self, entry: &Entry<'_>, quantity: Decimal, component: &str) -> BillLine {
        BillLine {
            item: entry.tariff.name.clone(),
            region: self.region(entry),
            component: component.to_string(),
            quantity: quantity.shortest().to_string(),
            unit: entry.reading.unit.clone(),
            unit_price: None,
            amount: None,
            exact: None,
            rate_source: None,
        }
    }

    /// Notes a tariff that bills nothing on the day that is asked for.
    pub fn add_ended(&mut self, tariff: &Tariff, region: u16) {
        let region = self.model.regions().get(usize::from(region));
        self.unknown.push(UnknownRate {
            rate: tariff.name.clone(),
            region: region.map_or_else(String::new, |region| region.name.clone()),
            help: String::from("this tariff holds on other days: ask for one of them with `on`"),
        });
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
        let old = OldRate {
            rate: Self::rate(entry),
            region: self.region(entry),
            date: row.read.to_string(),
            months,
        };
        if !self.old.contains(&old) {
            self.old.push(old);
        }
    }

    /// A rate as `KIND.RATE`.
    fn rate(entry: &Entry<'_>) -> String {
        let rates = &entry.tariff.rates;
        let rate = rates.get(usize::from(entry.reading.rate));
        format!("{}.{}", entry.tariff.name, rate.map_or("", String::as_str))
    }

    fn region(&self, entry: &Entry<'_>) -> String {
        let region = self.model.regions().get(usize::from(entry.way.0));
        region.map_or_else(String::new, |region| region.name.clone())
    }

    /// A line without a rate; nothing of anything costs nothing, whatever the rate.
    fn not_known(&mut self, entry: &Entry<'_>, quantity: Decimal, title: &str) {
        let mut line = self.blank(entry, quantity, title);
        if quantity.is_zero() {
            line.amount = Some(Decimal::ZERO.to_cents());
            line.exact = Some(Decimal::ZERO.to_string());
            self.lines.push(line);
            return;
        }
        self.lines.push(line);
        let (rate, region) = (Self::rate(entry), self.region(entry));
        let help = to_supply(&rate);
        let unknown = UnknownRate { rate, region, help };
        if !self.unknown.contains(&unknown) {
            self.unknown.push(unknown);
        }
    }
}

/// A source as bills name it.
fn cited(model: &Model, citation: &crate::model::Citation) -> RateSource {
    let source = model.sources.get(usize::from(citation.source));
    let verified = source.and_then(|source| source.verified);
    RateSource {
        source: source.map_or_else(String::new, |source| source.name.clone()),
        section: citation.section.clone(),
        date: verified.map_or_else(String::new, |date| date.to_string()),
        grade: String::new(),
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

/// What to do about a rate that is not known.
#[must_use]
pub fn to_supply(rate: &str) -> String {
    format!("supply it with `--rate {rate}=VALUE`, or add it in a rule file of your own")
}

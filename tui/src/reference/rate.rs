//! Rates: what is known in a Region, and how a price is written.

use tollgate_core::model::{Model, Price, RateRow, Tariff, Tier};

use super::formula;
use super::html::escape;

/// The rates of a tariff in a Region.
pub struct Rates<'model> {
    /// Those that are known, a Region's own before those for all Regions.
    pub given: Vec<&'model RateRow>,
    /// Names of those that its lines need and that nobody knows.
    pub missing: Vec<&'model str>,
}

/// The rates that hold in a Region, as far as they are known.
pub fn in_region(tariff: &Tariff, region: u16) -> Rates<'_> {
    let (mut given, mut missing) = (Vec::new(), Vec::new());
    for rate in needed(tariff) {
        let rows = || {
            tariff
                .rows
                .iter()
                .filter(move |row| row.rate == rate && row.as_printed.is_none())
        };
        let own: Vec<&RateRow> = rows().filter(|row| row.region == Some(region)).collect();
        let every: Vec<&RateRow> = rows().filter(|row| row.region.is_none()).collect();
        let name = tariff
            .rates
            .get(usize::from(rate))
            .map_or("", String::as_str);
        match (own.is_empty(), every.is_empty()) {
            (false, _) => given.extend(own),
            (true, false) => given.extend(every),
            (true, true) => missing.push(name),
        }
    }
    Rates { given, missing }
}

/// The rates that the lines of a tariff are billed at.
pub fn needed(tariff: &Tariff) -> Vec<u16> {
    let mut needed: Vec<u16> = Vec::new();
    for line in &tariff.lines {
        if !needed.contains(&line.reading.rate) {
            needed.push(line.reading.rate);
        }
    }
    needed
}

/// What a rate is counted by, from the line that is billed at it.
pub fn unit(tariff: &Tariff, rate: u16) -> String {
    let printed = tariff
        .lines
        .iter()
        .flat_map(|line| line.as_printed.iter().map(|(_, reading)| reading));
    let mut readings = tariff.lines.iter().map(|line| &line.reading).chain(printed);
    let reading = readings.find(|reading| reading.rate == rate);
    reading.map_or_else(String::new, |reading| reading.unit.clone())
}

/// A price with its unit, tier by tier.
pub fn price(model: &Model, tariff: &Tariff, row: &RateRow) -> String {
    let unit = match unit(tariff, row.rate).as_str() {
        "" => String::from("USD"),
        unit => format!("USD/{}", escape(unit)),
    };
    match &row.price {
        Price::Flat(price) => format!("{} {unit}", formula::number(*price)),
        Price::Tiers(tiers) => {
            let tiers = tiers.iter().enumerate().map(|(place, tier)| {
                format!(
                    "{} {}",
                    width(model, place, tier),
                    formula::number(tier.price)
                )
            });
            format!("{} {unit}", tiers.collect::<Vec<_>>().join(", "))
        }
    }
}

fn width(model: &Model, place: usize, tier: &Tier) -> String {
    let Some((width, unit)) = &tier.width else {
        return String::from("then");
    };
    let word = if place == 0 { "first" } else { "next" };
    let unit = unit.and_then(|unit| model.units.get(usize::from(unit)));
    let unit = unit.map_or_else(String::new, |unit| format!(" {}", escape(&unit.name)));
    format!("{word} {}{unit}:", formula::number(*width))
}

//! Bills: options side by side, each priced by the tariffs of the specs.
//!
//! Money is exact from the text of a rate to the sum; only printing rounds, to the cent and half up.
//! A rate that is not known for a Region stays unknown: its line has no amount, and the total says
//! that it is incomplete.

mod break_even;
mod files;
mod placement;
mod read;
mod scenario;
mod sensitivity;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic};
pub use crate::evaluate::bill::Supplied;
use crate::evaluate::bill::{CURRENCY, Item, Terms, TooLarge, bill, to_supply};
use crate::evaluate::cite::disputes;
use crate::model::Model;
use crate::quantity::Decimal;
use crate::report::{Bill, BillOption, BillRange};
pub use break_even::{Curve, Curves, break_even, curves};
pub use files::{FileTerms, FileUsage, price_resources};
pub use placement::{Surroundings, Usage, Vpc, place};
use sensitivity::sensitivity;

/// Options to be priced on the same terms.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenario {
    /// Hours, day, bounds and book.
    pub terms: Terms,
    /// The options.
    pub options: Vec<ScenarioOption>,
}

/// Items that are billed together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScenarioOption {
    /// Its name.
    pub name: String,
    /// Its items, with the least that their ranges hold.
    pub items: Vec<Item>,
    /// The same items with the most; the same quantities where no range is given.
    pub most: Vec<Item>,
}

/// Prices all options of a scenario, and tells where they break even and which quantities move them most.
///
/// # Errors
/// Those of [`bills`].
pub fn price(model: &Model, scenario: &Scenario) -> Result<Bill, Vec<Diagnostic>> {
    let mut bill = bills(model, scenario)?;
    bill.break_even = break_even(model, scenario);
    if break_even::is_too_much(scenario) {
        bill.notes.push(String::from(
            "break-evens are not solved for so many items: price fewer options at once, or put items of one kind together",
        ));
    }
    for (priced, option) in bill.options.iter_mut().zip(&scenario.options) {
        priced.sensitivity = sensitivity(model, &scenario.terms, option, priced);
    }
    Ok(bill)
}

/// The bills alone: what [`price`] tells beside them is left empty.
///
/// # Errors
/// Where an amount has more digits than can be kept exactly, or where a supplied rate does not say
/// which of several Regions it is for.
pub fn bills(model: &Model, scenario: &Scenario) -> Result<Bill, Vec<Diagnostic>> {
    let mut options = Vec::new();
    let mut diagnostics = ambiguous(model, scenario);
    for option in &scenario.options {
        match priced(model, &scenario.terms, option) {
            Ok(priced) => options.push(priced),
            Err(TooLarge) => {
                let message = format!(
                    "the amounts of `{}` have too many digits to be exact",
                    option.name
                );
                let diagnostic = Diagnostic::unplaced(Code::Number, message);
                diagnostics.push(diagnostic.help("give smaller numbers, or fewer decimal places"));
            }
        }
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let mut names: Vec<&str> = Vec::new();
    for item in scenario.options.iter().flat_map(|option| &option.items) {
        if let Some(tariff) = model.tariffs.get(usize::from(item.tariff))
            && !names.contains(&tariff.name.as_str())
        {
            names.push(&tariff.name);
        }
    }
    let mut omits: Vec<String> = Vec::new();
    for text in options.iter().flat_map(|option| &option.omits) {
        if !omits.contains(text) {
            omits.push(text.clone());
        }
    }
    for option in &mut options {
        for unknown in &mut option.unknown {
            let (kind, _) = unknown.rate.split_once('.').unwrap_or_default();
            let mut tariffs = (0_u16..).zip(&model.tariffs);
            let tariff = tariffs.find(|(_, tariff)| tariff.name == kind);
            if tariff.is_some_and(|(tariff, _)| regions_of(scenario, tariff).len() > 1) {
                unknown.help = to_supply(&format!("{}@{}", unknown.rate, unknown.region));
            }
        }
    }
    let cheapest = compare(&mut options);
    Ok(Bill {
        currency: String::from(CURRENCY),
        cheapest,
        break_even: Vec::new(),
        disputes: disputes(model, &names, scenario.terms.on),
        omits,
        notes: Vec::new(),
        options,
    })
}

/// One option, with the totals at the ends of its ranges.
fn priced(model: &Model, terms: &Terms, option: &ScenarioOption) -> Result<BillOption, TooLarge> {
    let mut priced = bill(model, terms, &option.name, &option.items)?;
    if option.most != option.items {
        let most = bill(model, terms, &option.name, &option.most)?;
        priced.complete &= most.complete;
        for unknown in most.unknown {
            if !priced.unknown.contains(&unknown) {
                priced.unknown.push(unknown);
            }
        }
        priced.range = Some(BillRange {
            least: priced.total.clone(),
            most: most.total,
        });
    }
    Ok(priced)
}

/// Name of the option that costs least, where at least two that bill something are complete; each
/// of the others says how much more it costs. With ranges, it is the one whose most is no more than
/// the least of every other.
fn compare(options: &mut [BillOption]) -> Option<String> {
    let number = |text: &str| text.parse::<Decimal>().ok();
    let ends = |option: &BillOption| {
        let exact = number(&option.exact)?;
        let most = match &option.range {
            Some(range) => number(&range.most)?,
            None => exact,
        };
        Some((exact, most))
    };
    let compared = |option: &&BillOption| option.complete && !option.lines.is_empty();
    let rivals = options.iter().filter(compared);
    if rivals.clone().count() < 2 {
        return None;
    }
    let least = rivals.clone().min_by_key(|option| number(&option.exact))?;
    let (_, most) = ends(least)?;
    let mut others = rivals.filter(|option| option.name != least.name);
    if !others.all(|other| ends(other).is_some_and(|(exact, _)| most <= exact)) {
        return None;
    }
    let (name, exact) = (least.name.clone(), number(&least.exact)?);
    for option in options.iter_mut() {
        if option.complete && !option.lines.is_empty() && option.name != name {
            let more = number(&option.exact).and_then(|it| it.checked_sub(exact));
            option.more = more.map(Decimal::to_cents);
        }
    }
    Some(name)
}

/// The Regions in which a tariff bills something.
fn regions_of(scenario: &Scenario, tariff: u16) -> Vec<u16> {
    let mut regions: Vec<u16> = Vec::new();
    for item in scenario.options.iter().flat_map(|option| &option.items) {
        if item.tariff == tariff && !regions.contains(&item.region) {
            regions.push(item.region);
        }
    }
    regions
}

/// Supplied rates that name no Region where the items of their kind are in several.
fn ambiguous(model: &Model, scenario: &Scenario) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for supplied in scenario
        .terms
        .supplied
        .iter()
        .filter(|it| it.region.is_none())
    {
        let regions = regions_of(scenario, supplied.tariff);
        let tariff = model.tariffs.get(usize::from(supplied.tariff));
        let rate = tariff.and_then(|tariff| tariff.rates.get(usize::from(supplied.rate)));
        if let (Some(tariff), Some(rate), true) = (tariff, rate, regions.len() > 1) {
            let regions = regions
                .iter()
                .filter_map(|region| model.regions().get(usize::from(*region)));
            let regions: Vec<&str> = regions.map(|region| region.name.as_str()).collect();
            let (name, first) = (&tariff.name, regions.first().copied().unwrap_or_default());
            let message = format!(
                "`{name}.{rate}` is supplied once, but billed in {}",
                regions.join(" and ")
            );
            let diagnostic = Diagnostic::unplaced(Code::Number, message);
            found.push(diagnostic.help(format!(
                "name the Region of each: `{name}.{rate}@{first}=VALUE`"
            )));
        }
    }
    found
}

/// Reads the rates that the user supplies: `interface-endpoint.zone-hour=0.009`, or for one Region
/// `interface-endpoint.zone-hour@eu-west-3=0.009`. They hold for any volume.
///
/// # Errors
/// Where there is no such rate or Region, a price is no number of nought or more, or one rate is given twice.
pub fn supplied(model: &Model, written: &[String]) -> Result<Vec<Supplied>, Vec<Diagnostic>> {
    let mut read: Vec<Supplied> = Vec::new();
    let mut wrong = Vec::new();
    for written in written {
        match rate(model, written) {
            Ok(rate) => {
                let place = |it: &Supplied| (it.tariff, it.rate, it.region);
                if read.iter().any(|known| place(known) == place(&rate)) {
                    let name = written.split('=').next().unwrap_or_default();
                    let message = format!("the rate `{name}` is given twice");
                    let diagnostic = Diagnostic::unplaced(Code::DuplicateField, message);
                    wrong.push(diagnostic.help("keep one of the two"));
                }
                read.push(rate);
            }
            Err(diagnostic) => wrong.push(diagnostic),
        }
    }
    if wrong.is_empty() {
        Ok(read)
    } else {
        Err(wrong)
    }
}

fn rate(model: &Model, written: &str) -> Result<Supplied, Diagnostic> {
    let wrong = |message: String| {
        let diagnostic = Diagnostic::unplaced(Code::Number, message);
        diagnostic.help(
            "write `KIND.RATE=VALUE` or `KIND.RATE@REGION=VALUE`, such as the names that an incomplete bill gives",
        )
    };
    let (full, value) = written
        .split_once('=')
        .ok_or_else(|| wrong(format!("the rate `{written}` gives no value")))?;
    let name = full;
    let (name, region) = match name.split_once('@') {
        Some((name, region)) => (name, Some(region)),
        None => (name, None),
    };
    let (tariff, rate) = name
        .split_once('.')
        .ok_or_else(|| wrong(format!("the rate `{full}` names no rate of a kind")))?;
    let mut numbered = (0_u16..).zip(&model.tariffs);
    let Some((position, found)) = numbered.find(|(_, known)| known.name == tariff) else {
        let known = model.tariffs.iter().map(|tariff| tariff.name.as_str());
        return Err(unknown("kind", tariff, known));
    };
    let mut numbered = (0_u16..).zip(&found.rates);
    let Some((rate, _)) = numbered.find(|(_, known)| *known == rate) else {
        let known = found.rates.iter().map(String::as_str);
        return Err(unknown(&format!("rate of `{tariff}`"), rate, known));
    };
    let region = match region {
        None => None,
        Some(name) => {
            let mut numbered = (0_u16..).zip(model.regions());
            let found = numbered.find(|(_, known)| known.name == name);
            let Some((region, _)) = found else {
                let known = model.regions().iter().map(|region| region.name.as_str());
                return Err(unknown("Region", name, known));
            };
            Some(region)
        }
    };
    let price = value
        .parse::<Decimal>()
        .ok()
        .filter(|price| !price.is_negative());
    let price = price.ok_or_else(|| {
        let message = format!("the rate `{full}` is no price: `{value}`");
        let mut lines = found.lines.iter();
        let line = lines.find(|line| line.reading.rate == rate);
        let unit = line.map_or("", |line| line.reading.unit.as_str());
        let help =
            format!("write how many {CURRENCY} one {unit} costs, as digits alone: `{full}=0.01`");
        Diagnostic::unplaced(Code::Number, message).help(help)
    })?;
    Ok(Supplied {
        tariff: position,
        rate,
        region,
        price,
    })
}

/// That a name stands for nothing, with the nearest one that does.
fn unknown<'known>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'known str> + Clone,
) -> Diagnostic {
    let diagnostic =
        Diagnostic::unplaced(Code::UnknownName, format!("there is no {what} `{name}`"));
    diagnostic.maybe_help(did_you_mean(name, known))
}

/// The nearest name, or all of them where they are few.
fn did_you_mean<'known>(
    name: &str,
    known: impl Iterator<Item = &'known str> + Clone,
) -> Option<String> {
    match crate::diagnostic::nearest(name, known.clone()) {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None => {
            let known: Vec<&str> = known.collect();
            (known.len() <= 24).then(|| format!("known: {}", known.join(", ")))
        }
    }
}

//! Bills: options side by side, each priced by the tariffs of the specs.
//!
//! Money is exact from the text of a rate to the sum; only printing rounds, to the cent and half up.
//! A rate that is not known for a Region stays unknown: its line has no amount, and the total says
//! that it is incomplete.

mod scenario;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::bill::{Item, Terms, TooLarge, bill};
use crate::evaluate::cite::disputes;
use crate::model::Model;
use crate::quantity::Decimal;
use crate::report::Bill;

/// Currency of every amount.
const CURRENCY: &str = "USD";

/// Options to be priced on the same terms.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenario {
    /// Hours, day, bounds and book.
    pub terms: Terms,
    /// The options: a name and its items.
    pub options: Vec<(String, Vec<Item>)>,
}

/// Prices all options of a scenario.
///
/// # Errors
/// Where an amount has more digits than can be kept exactly.
pub fn price(model: &Model, scenario: &Scenario) -> Result<Bill, Vec<Diagnostic>> {
    let mut options = Vec::new();
    let mut diagnostics = Vec::new();
    for (name, items) in &scenario.options {
        match bill(model, &scenario.terms, name, items) {
            Ok(option) => options.push(option),
            Err(TooLarge) => {
                let message = format!("the amounts of `{name}` have too many digits to be exact");
                let diagnostic = Diagnostic::unplaced(Code::Number, message);
                diagnostics.push(diagnostic.help("give smaller numbers, or fewer decimal places"));
            }
        }
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let mut tariffs: Vec<u16> = Vec::new();
    for item in scenario.options.iter().flat_map(|(_, items)| items) {
        if !tariffs.contains(&item.tariff) {
            tariffs.push(item.tariff);
        }
    }
    let tariffs = tariffs
        .iter()
        .filter_map(|position| model.tariffs.get(usize::from(*position)));
    let names: Vec<&str> = tariffs.clone().map(|tariff| tariff.name.as_str()).collect();
    let mut omits: Vec<String> = Vec::new();
    for text in tariffs.flat_map(|tariff| &tariff.omits) {
        if !omits.contains(text) {
            omits.push(text.clone());
        }
    }
    Ok(Bill {
        currency: String::from(CURRENCY),
        cheapest: cheapest(&options),
        disputes: disputes(model, &names, scenario.terms.on),
        omits,
        options,
    })
}

/// Name of the option with the least total, where at least two are complete.
fn cheapest(options: &[crate::report::BillOption]) -> Option<String> {
    let complete: Vec<_> = options.iter().filter(|option| option.complete).collect();
    let exact = |option: &crate::report::BillOption| {
        let amounts = option
            .lines
            .iter()
            .filter_map(|line| line.exact.as_ref()?.parse::<Decimal>().ok());
        amounts.fold(Decimal::ZERO, |sum, amount| {
            sum.checked_add(amount).unwrap_or(sum)
        })
    };
    let least = complete.iter().min_by_key(|option| exact(option))?;
    (complete.len() > 1).then(|| least.name.clone())
}

/// Reads a rate that the user supplies: `interface-endpoint.zone-hour=0.009`.
///
/// # Errors
/// Where there is no such rate, or the price is no number of nought or more.
pub fn supplied(model: &Model, written: &str) -> Result<(u16, u16, Decimal), Diagnostic> {
    let wrong = |message: String| {
        let diagnostic = Diagnostic::unplaced(Code::Number, message);
        diagnostic.help("write `KIND.RATE=VALUE`, such as the names that an incomplete bill gives")
    };
    let (name, value) = written
        .split_once('=')
        .ok_or_else(|| wrong(format!("`{written}` gives no value")))?;
    let (tariff, rate) = name
        .split_once('.')
        .ok_or_else(|| wrong(format!("`{name}` names no rate of a kind")))?;
    let position = model.tariffs.iter().position(|known| known.name == tariff);
    let found = position.and_then(|position| model.tariffs.get(position));
    let Some(found) = found else {
        let known = model.tariffs.iter().map(|tariff| tariff.name.as_str());
        return Err(unknown("kind", tariff, known));
    };
    let Some(rate_position) = found.rates.iter().position(|known| known == rate) else {
        return Err(unknown(
            "rate",
            rate,
            found.rates.iter().map(String::as_str),
        ));
    };
    let price = value
        .parse::<Decimal>()
        .ok()
        .filter(|price| !price.is_negative());
    let price = price.ok_or_else(|| wrong(format!("`{value}` is no price")))?;
    let index = |position: usize| u16::try_from(position).unwrap_or(u16::MAX);
    Ok((
        index(position.unwrap_or(usize::MAX)),
        index(rate_position),
        price,
    ))
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

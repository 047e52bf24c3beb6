//! What outcomes are billed as, with the answers in them.

use alloc::string::String;
use alloc::vec::Vec;

use super::state::State;
use super::{Request, find, next};
use crate::diagnostic::Diagnostic;
use crate::evaluate::bill::Item;
use crate::evaluate::formula;
use crate::facts::{Value, read};
use crate::model::{BillItem, Model, Outcome, QuantityKind};
use crate::quantity::Decimal;

/// The items of an outcome's bill; nothing where it needs an answer that is open.
pub fn items(state: &State<'_>, outcome: &Outcome) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    for item in &outcome.bill {
        let mut needed = Vec::new();
        next::bill_questions(state, item, &mut needed);
        match billed(state, item, None) {
            Some(item) => items.push(item),
            // What is free in every Region costs nothing, whatever is not known yet.
            None if needed.is_empty() => {}
            None => return None,
        }
    }
    Some(items)
}

/// The bill of the outcome reached, then of every other outcome that the same answers are enough to
/// bill, each by its title: for a comparison over volumes, of which one that is not answered is
/// nought. Outcomes that are billed alike are there once.
///
/// # Errors
/// Where the decision does not exist, or an answer does not suit its question.
pub fn bills(
    model: &Model,
    request: &Request<'_>,
) -> Result<Vec<(String, Vec<Item>)>, Vec<Diagnostic>> {
    let decision = find(model, request.decision, request.on)?;
    let facts = read(model, request.answers, request.on)?;
    let state = State::new(model, decision, &facts);
    let Some(reached) = state.rule().filter(|_| state.is_decided()) else {
        return Ok(Vec::new());
    };
    let outcomes = decision.outcomes.get(usize::from(reached.outcome));
    let outcomes = outcomes.into_iter().chain(&decision.outcomes);
    let mut bills: Vec<(String, Vec<Item>)> = Vec::new();
    for (position, outcome) in outcomes.enumerate() {
        let items = outcome.bill.iter();
        let items = items.map(|item| billed(&state, item, Some(Decimal::ZERO)));
        match items.collect::<Option<Vec<Item>>>() {
            Some(items) if !items.is_empty() => {
                if !bills.iter().any(|(_, known)| *known == items) {
                    bills.push((outcome.title.clone(), items));
                }
            }
            // Without its own bill the outcome reached is compared with nothing.
            Some(_) | None if position == 0 => return Ok(Vec::new()),
            Some(_) | None => {}
        }
    }
    Ok(bills)
}

/// An item of a bill with the answers in it, where all that it needs was answered, or is a volume
/// that something stands in for.
fn billed(state: &State<'_>, item: &BillItem, volume: Option<Decimal>) -> Option<Item> {
    let Some(Value::Option(region)) = state.facts.get(item.region) else {
        return None;
    };
    let tariff = state.model.tariffs.get(usize::from(item.tariff))?;
    let slot = |slot| state.facts.slot(slot);
    let quantities = item.quantities.iter().zip(&tariff.quantities);
    let quantities = quantities.map(|(it, quantity)| {
        let amount = quantity.kind == QuantityKind::Amount;
        formula::value(it, slot).or(volume.filter(|_| amount))
    });
    Some(Item {
        tariff: item.tariff,
        region: *region,
        toward: None,
        quantities: quantities.collect::<Option<_>>()?,
    })
}

//! Break-even: at which value of a quantity two options cost the same, solved exactly on the
//! straight pieces of both bills.
//!
//! A quantity that both options have moves in both: the items that give the same value, which is
//! the same traffic or the same number of zones, or all of them where each option gives one value.
//! A quantity that one option has alone moves there. All else stays, and is named.

mod cost;
mod curve;
mod points;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Scenario, ScenarioOption};
use crate::evaluate::bill::{Item, Terms};
use crate::evaluate::rate::{Book, Bounds};
use crate::model::{Model, QuantityKind};
use crate::quantity::{Decimal, Piecewise, Ratio};
use crate::report::BreakEven;
pub use cost::{Moving, cost};
pub use curve::{Curve, Curves, curves};
pub use points::points;

/// The most work that is done: items of all pairs of options together.
const MOST_ITEMS: usize = 20_000;

/// The break-evens of every pair of options whose rates are known.
///
/// None where the options have more than 20,000 items over all pairs.
#[must_use]
pub fn break_even(model: &Model, scenario: &Scenario) -> Vec<BreakEven> {
    let options: Vec<&ScenarioOption> = scenario
        .options
        .iter()
        .filter(|option| !option.items.is_empty())
        .collect();
    let items: usize = options.iter().map(|option| option.items.len()).sum();
    let mut found = Vec::new();
    if items.saturating_mul(options.len()) > MOST_ITEMS {
        return found;
    }
    for (position, left) in options.iter().enumerate() {
        for right in options.iter().skip(position.saturating_add(1)) {
            let pair = Pair {
                model,
                terms: &scenario.terms,
                left,
                right,
            };
            pair.solve(&mut found);
        }
    }
    found
}

/// Two options.
struct Pair<'scenario> {
    model: &'scenario Model,
    terms: &'scenario Terms,
    left: &'scenario ScenarioOption,
    right: &'scenario ScenarioOption,
}

/// A quantity of an option: its name, its value, and where it stands.
struct Place {
    name: String,
    value: Decimal,
    at: (usize, usize),
    whole: bool,
}

impl Pair<'_> {
    fn solve(&self, found: &mut Vec<BreakEven>) {
        let left = places(self.model, &self.left.items);
        let right = places(self.model, &self.right.items);
        let mut names: Vec<&str> = Vec::new();
        for place in left.iter().chain(&right) {
            if !names.contains(&place.name.as_str()) {
                names.push(&place.name);
            }
        }
        let has = |places: &[Place], name: &str| places.iter().any(|it| it.name == name);
        let counted = |name: &str| {
            left.iter()
                .chain(&right)
                .any(|it| it.name == name && it.whole)
        };
        // What both have is what the comparison is about, and volumes more than counts.
        names.sort_by_key(|name| (!(has(&left, name) && has(&right, name)), counted(name)));
        for name in names {
            let (ours, theirs) = (values(&left, name), values(&right, name));
            let both: Vec<Decimal> = ours
                .iter()
                .copied()
                .filter(|it| theirs.contains(it))
                .collect();
            let moves = |places: &[Place], value: Option<Decimal>| -> Vec<(usize, usize)> {
                let alike = places
                    .iter()
                    .filter(|it| it.name == name && value.is_none_or(|value| value == it.value));
                alike.map(|it| it.at).collect()
            };
            // What one option alone has none of is taken as paid for: moving it would unsay that.
            let sunk = ours.iter().chain(&theirs).all(|it| it.is_zero());
            let single = ours.is_empty() || theirs.is_empty();
            if both.is_empty() && ours.len() <= 1 && theirs.len() <= 1 && !(single && sunk) {
                self.cross(name, &moves(&left, None), &moves(&right, None), found);
            }
            for value in both {
                let value = Some(value);
                self.cross(name, &moves(&left, value), &moves(&right, value), found);
            }
        }
    }

    /// Every place where the two costs cross while these quantities move.
    fn cross(&self, name: &str, left: &Moving, right: &Moving, found: &mut Vec<BreakEven>) {
        let cost = |option: &ScenarioOption, moving: &Moving| -> Option<Piecewise> {
            cost(self.model, self.terms, &option.items, moving)
        };
        let costs = cost(self.left, left).zip(cost(self.right, right));
        let Some((ours, theirs)) = costs else {
            return;
        };
        let difference = ours.minus(&theirs);
        let crossings = difference.and_then(|difference| difference.crossings());
        let crossings = crossings.unwrap_or_default();
        let places: Vec<Ratio> = crossings.iter().map(|(at, _)| *at).collect();
        let points = points([&ours, &theirs], &places).unwrap_or_default();
        for (at, before) in crossings {
            let Some(rounded) = at.rounded(3) else {
                continue;
            };
            let (left_name, right_name) = (&self.left.name, &self.right.name);
            let (below, above) = if before < 0 {
                (left_name, right_name)
            } else {
                (right_name, left_name)
            };
            found.push(BreakEven {
                between: alloc::vec![left_name.clone(), right_name.clone()],
                variable: String::from(name),
                at: rounded.to_string(),
                at_exact: at.exact(),
                below: below.clone(),
                above: above.clone(),
                costs: points.clone(),
                assuming: self.assuming(name, left, right),
            });
        }
    }

    /// What stays while a quantity moves, in words.
    fn assuming(&self, name: &str, left: &Moving, right: &Moving) -> Vec<String> {
        let mut said = alloc::vec![format!("{} hours a month", self.terms.hours.shortest())];
        let mut tiers = false;
        for (option, moving) in [(self.left, left), (self.right, right)] {
            for (position, item) in option.items.iter().enumerate() {
                let Some(tariff) = self.model.tariffs.get(usize::from(item.tariff)) else {
                    continue;
                };
                tiers |= tariff.lines.iter().any(|line| line.graduated);
                let region = self.model.regions().get(usize::from(item.region));
                let region = region.map_or("", |region| region.name.as_str());
                let numbered = tariff.quantities.iter().enumerate();
                let quantities = numbered.zip(&item.quantities).map(|((slot, it), value)| {
                    let field = it.name.replace('-', "_");
                    if moving.contains(&(position, slot)) {
                        return format!("{field} varies");
                    }
                    match it.kind {
                        QuantityKind::Flag if value.is_zero() => format!("{field} no"),
                        QuantityKind::Flag => format!("{field} yes"),
                        QuantityKind::Whole if value.is_zero() => {
                            format!("{field} 0 (what there is is paid for anyway)")
                        }
                        QuantityKind::Amount | QuantityKind::Whole => {
                            format!("{field} {}", value.shortest())
                        }
                    }
                });
                let quantities: Vec<String> = quantities.collect();
                let (option, kind) = (&option.name, &tariff.name);
                said.push(format!(
                    "{option}: {kind} in {region} with {}",
                    quantities.join(", ")
                ));
            }
        }
        if !left.is_empty() && !right.is_empty() {
            said.push(format!("the same {name} in both"));
        }
        if tiers {
            said.push(String::from(match self.terms.bounds {
                Bounds::Binary => "tier bounds are binary, as AWS bills",
                Bounds::Decimal => "tier bounds are decimal",
            }));
        }
        if let Book::AsPrinted(source) = self.terms.book {
            let source = self.model.sources.get(usize::from(source));
            let source = source.map_or("", |source| source.name.as_str());
            said.push(format!("rates as `{source}` prints them"));
        }
        said
    }
}

/// The numbers of an option's items, by name; what no known rate bills moves nothing.
fn places(model: &Model, items: &[Item]) -> Vec<Place> {
    let mut places = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let tariff = model.tariffs.get(usize::from(item.tariff));
        let quantities = tariff.map_or(&[][..], |tariff| &tariff.quantities);
        for (slot, quantity) in quantities.iter().enumerate() {
            let Some(value) = item.quantities.get(slot) else {
                continue;
            };
            if quantity.kind != QuantityKind::Flag {
                places.push(Place {
                    name: quantity.name.replace('-', "_"),
                    value: *value,
                    at: (position, slot),
                    whole: quantity.kind == QuantityKind::Whole,
                });
            }
        }
    }
    places
}

/// The values that a name has, each once.
fn values(places: &[Place], name: &str) -> Vec<Decimal> {
    let mut values: Vec<Decimal> = Vec::new();
    for place in places.iter().filter(|place| place.name == name) {
        if !values.contains(&place.value) {
            values.push(place.value);
        }
    }
    values
}

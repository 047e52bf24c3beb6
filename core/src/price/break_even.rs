//! Break-even: at which value of a quantity two options cost the same, solved exactly on the
//! straight pieces of both bills.
//!
//! A quantity that both options have moves in both: the items that give the same value, which is
//! the same traffic or the same number of zones, or all of them where each option gives one value.
//! Volumes that differ within an option are one total, split as it is. A quantity that one option has
//! alone moves there, and a count of each option also by itself; a count of nought stands for what is
//! paid for anyway, and never moves. All else stays, and is named.

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
    let mut found = Vec::new();
    if is_too_much(scenario) {
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

/// Whether a scenario has more items than break-evens are solved for.
#[must_use]
pub fn is_too_much(scenario: &Scenario) -> bool {
    let billed = scenario.options.iter().map(|option| option.items.len());
    let options = billed.clone().filter(|items| *items > 0).count();
    billed.sum::<usize>().saturating_mul(options) > MOST_ITEMS
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
        for name in &names {
            let (ours, theirs) = (values(&left, name), values(&right, name));
            let both: Vec<Decimal> = ours
                .iter()
                .copied()
                .filter(|it| theirs.contains(it))
                .collect();
            let moves =
                |places: &[Place], value: Option<Decimal>| -> Vec<((usize, usize), Ratio)> {
                    let alike = places.iter().filter(|it| {
                        it.name == *name && value.is_none_or(|value| value == it.value)
                    });
                    alike.filter_map(|it| Some((it.at, one()?))).collect()
                };
            if !both.is_empty() {
                for value in both {
                    let value = Some(value);
                    self.cross(name, &moves(&left, value), &moves(&right, value), found);
                }
                continue;
            }
            let single = ours.is_empty() || theirs.is_empty();
            let nothing = ours.iter().chain(&theirs).all(|it| it.is_zero());
            if single && nothing {
                continue;
            }
            if ours.len() <= 1 && theirs.len() <= 1 {
                self.cross(name, &moves(&left, None), &moves(&right, None), found);
            } else if !counted(name)
                && let Some((ours, theirs)) = shares(&left, name).zip(shares(&right, name))
            {
                self.cross(name, &ours, &theirs, found);
            }
        }
        // What only one of two options has moved above.
        for name in names {
            if !counted(name) || !has(&left, name) || !has(&right, name) {
                continue;
            }
            for (places, ours) in [(&left, true), (&right, false)] {
                let own = places.iter().filter(|it| it.name == name);
                let own: Vec<((usize, usize), Ratio)> =
                    own.filter_map(|it| Some((it.at, one()?))).collect();
                if values(places, name).len() == 1 {
                    let (left, right) = if ours {
                        (&*own, &[][..])
                    } else {
                        (&[][..], &*own)
                    };
                    self.cross(name, left, right, found);
                }
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
                only: self.only(name, left, right),
                costs: points.clone(),
                assuming: self.assuming(name, left, right),
            });
        }
    }

    /// The option whose quantity moves alone, where the other one has it too.
    fn only(&self, name: &str, left: &Moving, right: &Moving) -> Option<String> {
        let (moved, other) = match (left, right) {
            (_, []) => (self.left, self.right),
            ([], _) => (self.right, self.left),
            (_, _) => return None,
        };
        let mut stays = places(self.model, &other.items).into_iter();
        stays.any(|it| it.name == name).then(|| moved.name.clone())
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
                    let mut moved = moving.iter();
                    if let Some((_, share)) = moved.find(|(at, _)| *at == (position, slot)) {
                        return match share.exact().as_str() {
                            "1" => format!("{field} varies"),
                            share => format!("{field} {share} of what varies"),
                        };
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
            let share = |(_, share): &((usize, usize), Ratio)| share.exact() != "1";
            let parts = left.iter().chain(right).any(share);
            said.push(match parts {
                true => format!("the same {name} in all in both, split within each as it is now"),
                false => format!("the same {name} in both"),
            });
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

fn one() -> Option<Ratio> {
    Ratio::of(Decimal::ONE)
}

/// Everything of a name as shares of its total: nothing moves where there is none of it, or where the
/// total is nought and so has no parts.
fn shares(places: &[Place], name: &str) -> Option<Vec<((usize, usize), Ratio)>> {
    let named = || places.iter().filter(|it| it.name == name);
    let total = named().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it.value));
    let total = Ratio::of(total?)?;
    let share = |it: &Place| match values(places, name).len() {
        0 | 1 => Some((it.at, one()?)),
        _ => Some((it.at, Ratio::of(it.value)?.by(total)?)),
    };
    named().map(share).collect()
}

/// The numbers of an option's items, by name, without counts of nought: what there is none of is taken
/// as paid for, and moving it would unsay that.
fn places(model: &Model, items: &[Item]) -> Vec<Place> {
    let mut places = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let tariff = model.tariffs.get(usize::from(item.tariff));
        let quantities = tariff.map_or(&[][..], |tariff| &tariff.quantities);
        for (slot, quantity) in quantities.iter().enumerate() {
            let Some(value) = item.quantities.get(slot) else {
                continue;
            };
            let sunk = quantity.kind == QuantityKind::Whole && value.is_zero();
            if quantity.kind != QuantityKind::Flag && !sunk {
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

//! What options cost over a volume, as points between which each bill is straight: enough to draw
//! them and their crossings exactly.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::{Scenario, break_even, cost::cost, places, shares};
use crate::model::{Model, QuantityKind};
use crate::quantity::{Decimal, Piecewise, Ratio};
use crate::report::BreakEven;

/// What options cost over a volume.
#[derive(Debug, Clone, PartialEq)]
pub struct Curves {
    /// Name of the quantity that varies.
    pub variable: String,
    /// Its unit.
    pub unit: String,
    /// How far the curves go.
    pub end: Decimal,
    /// The options whose rates are known.
    pub curves: Vec<Curve>,
    /// Where two of them cost the same.
    pub crossings: Vec<BreakEven>,
}

/// What one option costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The option.
    pub name: String,
    /// Volumes that rise from nought to the end, each with the amount to the cent: both ends, the
    /// bounds of tiers, and every crossing of any two options.
    pub points: Vec<(Decimal, Decimal)>,
}

/// The curves of a scenario's options over the first volume of its first item, or the first count
/// where it has none, to twice the last
/// crossing, twice the volume that is given, or the least end, whichever is the farthest.
///
/// Nothing where no option bills a volume at known rates.
#[must_use]
pub fn curves(model: &Model, scenario: &Scenario, least_end: Decimal) -> Option<Curves> {
    let first = scenario.options.first()?.items.first()?;
    let tariff = model.tariffs.get(usize::from(first.tariff))?;
    let numbered = || tariff.quantities.iter().zip(&first.quantities);
    let of = |kind| numbered().find(|(it, _)| it.kind == kind);
    let (quantity, given) = of(QuantityKind::Amount).or_else(|| of(QuantityKind::Whole))?;
    let least_end = match quantity.kind {
        QuantityKind::Amount => least_end,
        // A count of ten is as far as a volume of a thousand.
        QuantityKind::Whole | QuantityKind::Flag => Decimal::whole(10),
    };
    let variable = quantity.name.replace('-', "_");
    let mut crossings = break_even(model, scenario);
    crossings.retain(|crossing| crossing.variable == variable && crossing.only.is_none());
    let found: Vec<Decimal> = crossings
        .iter()
        .filter_map(|it| it.at.parse().ok())
        .collect();
    let farthest = found.iter().chain([given]).max().copied()?;
    let end = farthest.checked_add(farthest)?.max(least_end);
    let mut drawn: Vec<(String, Piecewise)> = Vec::new();
    for option in &scenario.options {
        let moving = shares(&places(model, &option.items), &variable).unwrap_or_default();
        if let Some(cost) = cost(model, &scenario.terms, &option.items, &moving) {
            drawn.push((option.name.clone(), cost));
        }
    }
    let mut stops: Vec<Decimal> = alloc::vec![Decimal::ZERO, end];
    let bounds = drawn.iter().flat_map(|(_, cost)| cost.pieces());
    let bounds = bounds.filter_map(|(from, _)| from.rounded(3));
    stops.extend(bounds.chain(found).filter(|stop| *stop < end));
    stops.sort();
    stops.dedup_by(|left, right| left.cmp(&right) == Ordering::Equal);
    let mut curves = Vec::new();
    for (name, cost) in drawn {
        let points = stops.iter().map(|stop| {
            let amount = cost.at(exact(*stop)?)?.rounded(2)?;
            Some((*stop, amount))
        });
        let points: Vec<(Decimal, Decimal)> = points.collect::<Option<_>>()?;
        // What costs the same everywhere is one curve.
        if !curves.iter().any(|known: &Curve| known.points == points) {
            curves.push(Curve { name, points });
        }
    }
    (!curves.is_empty()).then(|| Curves {
        variable,
        unit: quantity.unit.to_string(),
        end,
        curves,
        crossings,
    })
}

/// A number as a fraction.
fn exact(number: Decimal) -> Option<Ratio> {
    let (digits, places) = number.parts();
    Ratio::new(digits, 10_i128.checked_pow(u32::from(places))?)
}

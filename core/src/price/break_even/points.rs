//! What two options cost over a quantity, as points between which both bills are straight: enough
//! to draw them exactly.

use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::quantity::{Piecewise, Ratio};
use crate::report::CostPoint;

/// Points from nought to twice the last crossing: both ends, the crossings, and the bounds of tiers.
///
/// Nothing where there is no crossing, or a number has too many digits.
#[must_use]
pub fn points(costs: [&Piecewise; 2], crossings: &[Ratio]) -> Option<Vec<CostPoint>> {
    let end = crossings.last()?.times(Ratio::new(2, 1)?)?;
    let mut places = alloc::vec![Ratio::ZERO, end];
    let starts = costs.into_iter().flat_map(|cost| cost.pieces());
    let bounds = starts.map(|(from, _)| *from);
    for place in bounds.chain(crossings.iter().copied()) {
        if place.compare(end)? == Ordering::Less {
            insert(&mut places, place)?;
        }
    }
    let mut points = Vec::new();
    for place in places {
        let mut amounts = Vec::new();
        for cost in costs {
            amounts.push(cost.at(place)?.rounded(2)?.to_string());
        }
        let at = place.rounded(3)?.shortest().to_string();
        points.push(CostPoint { at, amounts });
    }
    Some(points)
}

/// Puts a place where it belongs, once.
fn insert(places: &mut Vec<Ratio>, place: Ratio) -> Option<()> {
    for position in 0..places.len() {
        match place.compare(*places.get(position)?)? {
            Ordering::Greater => {}
            Ordering::Equal => return Some(()),
            Ordering::Less => {
                places.insert(position, place);
                return Some(());
            }
        }
    }
    places.push(place);
    Some(())
}

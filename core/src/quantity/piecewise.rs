//! Functions of one quantity that are straight between bounds: what a bill with tiers, waivers and
//! free parts is.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::Ratio;

/// `base + slope * x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linear {
    /// The value at nought.
    pub base: Ratio,
    /// How it climbs.
    pub slope: Ratio,
}

/// A function for every x of nought or more. Operations give nothing where a number has too many
/// digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piecewise {
    // INVARIANT: the first piece starts at nought, and each starts above the one before it.
    pieces: Vec<(Ratio, Linear)>,
}

/// A stretch between two bounds, the last without an end, with what two functions are on it.
type Stretch = (Ratio, Option<Ratio>, Linear, Linear);

impl Linear {
    /// The same value everywhere.
    #[must_use]
    pub const fn constant(base: Ratio) -> Self {
        let slope = Ratio::ZERO;
        Self { base, slope }
    }

    /// The value at a place.
    #[must_use]
    pub fn at(self, x: Ratio) -> Option<Ratio> {
        self.base.plus(self.slope.times(x)?)
    }

    /// The sum of this and so many of another.
    #[must_use]
    pub fn plus_times(self, other: Self, factor: Ratio) -> Option<Self> {
        Some(Self {
            base: self.base.plus(other.base.times(factor)?)?,
            slope: self.slope.plus(other.slope.times(factor)?)?,
        })
    }

    /// Where it is nought, if it climbs or falls.
    fn root(self) -> Option<Ratio> {
        Ratio::ZERO.minus(self.base)?.by(self.slope)
    }
}

impl Piecewise {
    /// A function without bounds.
    #[must_use]
    pub fn straight(linear: Linear) -> Self {
        Self {
            pieces: alloc::vec![(Ratio::ZERO, linear)],
        }
    }

    /// Nought everywhere.
    #[must_use]
    pub fn zero() -> Self {
        Self::straight(Linear::constant(Ratio::ZERO))
    }

    /// Whether it is nought everywhere.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        let flat = |it: &Linear| it.base.is_zero() && it.slope.is_zero();
        self.pieces.iter().all(|(_, linear)| flat(linear))
    }

    /// The pieces: where each starts, and what it is.
    #[must_use]
    pub fn pieces(&self) -> &[(Ratio, Linear)] {
        &self.pieces
    }

    /// The value at a place of nought or more.
    #[must_use]
    pub fn at(&self, place: Ratio) -> Option<Ratio> {
        let mut value = None;
        for (from, linear) in &self.pieces {
            if place.compare(*from)? == Ordering::Less {
                break;
            }
            value = linear.at(place);
        }
        value
    }

    /// The sum of this and so many of another.
    #[must_use]
    pub fn plus_times(&self, other: &Self, factor: Ratio) -> Option<Self> {
        let mut sum = Self { pieces: Vec::new() };
        for (from, _, own, of_other) in stretches(self, other)? {
            sum.push(from, own.plus_times(of_other, factor)?);
        }
        Some(sum)
    }

    /// The difference of this and another.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Option<Self> {
        self.plus_times(other, Ratio::new(-1, 1)?)
    }

    /// The lesser of two functions, place by place.
    #[must_use]
    pub fn least(&self, other: &Self) -> Option<Self> {
        let mut least = Self { pieces: Vec::new() };
        let minus = Ratio::new(-1, 1)?;
        for (from, to, own, of_other) in stretches(self, other)? {
            let difference = own.plus_times(of_other, minus)?;
            let crossing = difference.root();
            let inside = match crossing {
                None => None,
                Some(at) if at.compare(from)? != Ordering::Greater => None,
                Some(at) => match to {
                    Some(to) if at.compare(to)? != Ordering::Less => None,
                    Some(_) | None => Some(at),
                },
            };
            // Past the start the sign is that of the value there, or of the slope where they touch.
            let start = difference.at(from)?.sign();
            let above = if start == 0 {
                difference.slope.sign()
            } else {
                start
            };
            let (first, second) = if above > 0 {
                (of_other, own)
            } else {
                (own, of_other)
            };
            least.push(from, first);
            if let Some(at) = inside {
                least.push(at, second);
            }
        }
        Some(least)
    }

    /// What is above nought of it.
    #[must_use]
    pub fn above_nought(&self) -> Option<Self> {
        self.minus(&self.least(&Self::zero())?)
    }

    /// Each place above nought where it goes from below nought to above it or back, with the sign
    /// before it. Where it is nought for a while, the place is where that begins.
    #[must_use]
    pub fn crossings(&self) -> Option<Vec<(Ratio, i128)>> {
        let mut found = Vec::new();
        let mut sign = 0;
        let mut since: Option<Ratio> = None;
        for (position, (from, linear)) in self.pieces.iter().enumerate() {
            let next = position.saturating_add(1);
            let to = self.pieces.get(next).map(|(to, _)| *to);
            let mut places = alloc::vec![(*from, linear.at(*from)?.sign())];
            if let Some(at) = linear.root()
                && at.compare(*from)? == Ordering::Greater
                && match to {
                    Some(to) => at.compare(to)? == Ordering::Less,
                    None => true,
                }
            {
                places.push((at, 0));
            }
            // Behind the last place of the piece the sign is that of its slope, or stays.
            let last = places.last().map_or(0, |(_, sign)| *sign);
            let behind = if last == 0 { linear.slope.sign() } else { last };
            let end = places.last().map_or(*from, |(at, _)| *at);
            places.push((end, behind));
            for (at, now) in places {
                if now == 0 {
                    since = since.or(Some(at));
                } else {
                    if sign != 0 && now != sign {
                        found.push((since.unwrap_or(at), sign));
                    }
                    (sign, since) = (now, None);
                }
            }
        }
        Some(found)
    }

    /// Adds a piece; one that goes on like the last is none of its own.
    fn push(&mut self, from: Ratio, linear: Linear) {
        if self.pieces.last().is_none_or(|(_, last)| *last != linear) {
            self.pieces.push((from, linear));
        }
    }
}

/// The stretches on which both functions are straight.
fn stretches(one: &Piecewise, other: &Piecewise) -> Option<Vec<Stretch>> {
    let mut stretches = Vec::new();
    let (mut left, mut right) = (0_usize, 0_usize);
    let mut from = Ratio::ZERO;
    loop {
        let own = one.pieces.get(left)?.1;
        let of_other = other.pieces.get(right)?.1;
        let (next_left, next_right) = (left.checked_add(1)?, right.checked_add(1)?);
        let end_left = one.pieces.get(next_left).map(|(from, _)| *from);
        let end_right = other.pieces.get(next_right).map(|(from, _)| *from);
        let order = match (end_left, end_right) {
            (None, None) => {
                stretches.push((from, None, own, of_other));
                return Some(stretches);
            }
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(left), Some(right)) => left.compare(right)?,
        };
        let to = if order == Ordering::Greater {
            end_right
        } else {
            end_left
        };
        stretches.push((from, to, own, of_other));
        if order != Ordering::Greater {
            left = next_left;
        }
        if order != Ordering::Less {
            right = next_right;
        }
        from = to?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    fn straight(base: i128, slope: i128) -> Piecewise {
        let ratio = |number| Ratio::new(number, 1).unwrap();
        Piecewise::straight(Linear {
            base: ratio(base),
            slope: ratio(slope),
        })
    }

    fn crossings(function: &Piecewise) -> Vec<(String, i128)> {
        let found = function.crossings().unwrap();
        found
            .into_iter()
            .map(|(at, sign)| (at.exact(), sign))
            .collect()
    }

    #[test]
    fn the_lesser_of_two_lines_bends_where_they_meet() {
        let least = straight(0, 1).least(&straight(6, -1)).unwrap();
        let bends: Vec<String> = least.pieces().iter().map(|(at, _)| at.exact()).collect();
        assert_eq!(bends, ["0", "3"]);
        assert_eq!(least, straight(6, -1).least(&straight(0, 1)).unwrap());
        assert_eq!(straight(-4, 2).above_nought().unwrap().pieces().len(), 2);
    }

    #[test]
    fn every_change_of_sign_is_found_once() {
        // Up to 10 it climbs from -5, then it falls: two crossings.
        let roof = straight(-5, 1).least(&straight(15, -1)).unwrap();
        assert_eq!(
            crossings(&roof),
            [(String::from("5"), -1), (String::from("15"), 1)]
        );
        // It touches nought and goes back, which is no crossing.
        let touching = straight(-5, 1).least(&straight(5, -1)).unwrap();
        assert_eq!(crossings(&touching), []);
        // Nought from 5 on, then never above it.
        let resting = straight(-5, 1).least(&straight(0, 0)).unwrap();
        assert_eq!(crossings(&resting), []);
        // At nought itself nothing is crossed.
        assert_eq!(crossings(&straight(0, 3)), []);
        assert_eq!(crossings(&straight(-7, 2)), [(String::from("7/2"), -1)]);
    }
}

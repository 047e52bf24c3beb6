//! Where the optimum itself turns with a volume: everything else is chosen anew, hub and tiers with it.
//!
//! What a placement costs over one volume is a straight line, at one price of every pool; falling tiers
//! are the least of such lines. With a need held to one way, everything else is best chosen one and the
//! same way whatever its volume, so that one cut for each way and each price of the pools tells all
//! lines. Where the volumes of a whole service move, lines are found where they are best, from far off
//! inwards, as Newton's method finds a root.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::charge::{product, sum};
use super::{Asked, Choice, Moved, Problem};
use crate::evaluate::bill::TooLarge;
use crate::quantity::{Decimal, Linear, Ratio};
use crate::report::Flip;

/// The most work: needs by needs by combinations of tiers. Each need takes a few cuts over all needs.
const MOST_WORK: usize = 200_000;
/// How many times its volume a service is looked at.
const FARTHEST: Decimal = Decimal::whole(1_000_000);
/// The most steps inwards; each finds a line that is better than all before.
const MOST_STEPS: usize = 32;

/// What choices cost over the volume that moves, and those choices.
struct Course {
    choices: Vec<Option<Choice>>,
    line: Linear,
}

/// Where the way of each need, and that of all needs of a service together, turns.
///
/// Nothing where there are too many needs or tiers for it.
pub fn flips(problem: &Problem<'_>, choices: &[Option<Choice>]) -> Option<Vec<Flip>> {
    let tiers = problem.prices(None).ok()?;
    let needs = problem.needs.len();
    let work = needs.checked_mul(needs)?.checked_mul(tiers.len())?;
    if work > MOST_WORK {
        return None;
    }
    let search = Search { problem, tiers };
    let mut found = Vec::new();
    for (number, choice) in choices.iter().enumerate() {
        if let Some(choice) = choice.filter(|choice| *choice != Choice::Gateway) {
            search.one(number, choice, &mut found);
        }
    }
    for service in 0..problem.services.len() {
        let numbered = problem.needs.iter().zip(choices);
        let mut own = numbered.filter(|(need, _)| need.service == service);
        let first = own.next().and_then(|(_, choice)| *choice);
        let (mut several, mut alike) = (false, true);
        for (_, choice) in own {
            several = true;
            alike &= *choice == first;
        }
        // With one VPC it is said already, and with several choices there is no one to turn from.
        if let Some(choice) = first.filter(|it| several && alike && *it != Choice::Gateway) {
            search.service(service, choice, &mut found);
        }
    }
    Some(found)
}

struct Search<'problem> {
    problem: &'problem Problem<'problem>,
    /// Every combination of prices that pools can have.
    tiers: Vec<Vec<Decimal>>,
}

impl Search<'_> {
    /// The volumes next to its own at which the way of a need turns.
    fn one(&self, number: usize, choice: Choice, found: &mut Vec<Flip>) {
        let moved = Moved::One(number);
        let Some(need) = self.problem.needs.get(number) else {
            return;
        };
        let Some(now) = Ratio::of(need.gb) else {
            return;
        };
        let own = self.held(moved, choice);
        let (mut below, mut above): (Option<Turn>, Option<Turn>) = (None, None);
        for other in Choice::ALL {
            let open = self.problem.cost(need, other).is_some();
            if other == choice || !open {
                continue;
            }
            for line in self.held(moved, other) {
                let Some((from, to)) = better(&own, line) else {
                    continue;
                };
                let from = later(from, now);
                if to.is_none_or(|to| from.compare(to) == Some(Ordering::Less)) {
                    let turn = (from, line.slope, other);
                    let nearer = |known: &Turn| turn.before(known);
                    if above.as_ref().is_none_or(nearer) {
                        above = Some(turn);
                    }
                    continue;
                }
                // It ends before the volume that there is.
                if let Some(to) = to.filter(|to| to.sign() > 0) {
                    let turn = (to, line.slope, other);
                    let nearer = |known: &Turn| known.before(&turn);
                    if below.as_ref().is_none_or(nearer) {
                        below = Some(turn);
                    }
                }
            }
        }
        let vpc = Some(self.problem.vpc_name(need.vpc));
        let service = self.problem.service_name(need.service);
        let sides = [
            below.map(|(at, _, other)| (at, other, choice)),
            above.map(|(at, _, other)| (at, choice, other)),
        ];
        let flips = sides.into_iter().flatten();
        found.extend(flips.filter_map(|turn| flip(&vpc, &service, turn)));
    }

    /// The volumes of all needs of a service next to theirs at which all of them turn from one way
    /// to another.
    fn service(&self, service: usize, choice: Choice, found: &mut Vec<Flip>) {
        let moved = Moved::Service(service);
        let own = self.held(moved, choice);
        let needs = self.problem.needs.iter();
        let of_service = || needs.clone().filter(|need| need.service == service);
        let gb = of_service().try_fold(Decimal::ZERO, |all, need| all.checked_add(need.gb));
        let Some(gb) = gb.filter(|gb| !gb.is_zero()).and_then(Ratio::of) else {
            return;
        };
        let name = self.problem.service_name(service);
        for side in [Ordering::Less, Ordering::Greater] {
            let turned = self.inwards(moved, &own, side);
            let Some((at, choices)) = turned.and_then(|(at, it)| Some((at.times(gb)?, it))) else {
                continue;
            };
            let chosen = self.problem.needs.iter().zip(&choices);
            let mut chosen = chosen.filter(|(need, _)| need.service == service);
            let Some(other) = chosen.next().and_then(|(_, choice)| *choice) else {
                continue;
            };
            // Where only some of them turn, that is said of those.
            if other == choice || !chosen.all(|(_, it)| *it == Some(other)) || at.sign() == 0 {
                continue;
            }
            let turn = match side {
                Ordering::Less => (at, other, choice),
                Ordering::Equal | Ordering::Greater => (at, choice, other),
            };
            found.extend(flip(&None, &name, turn));
        }
    }

    /// The nearest factor on a side from which on other choices are better, and those choices.
    fn inwards(
        &self,
        moved: Moved,
        own: &[Linear],
        side: Ordering,
    ) -> Option<(Ratio, Vec<Option<Choice>>)> {
        let mut factor = match side {
            Ordering::Less => Decimal::ZERO,
            Ordering::Equal | Ordering::Greater => FARTHEST,
        };
        let mut found: Option<(Ratio, Vec<Option<Choice>>)> = None;
        for _ in 0..MOST_STEPS {
            let course = self.best(moved, factor)?;
            let Some((from, to)) = better(own, course.line) else {
                break;
            };
            let at = match side {
                Ordering::Less => to?,
                Ordering::Equal | Ordering::Greater => from,
            };
            let now = at.compare(Ratio::of(Decimal::ONE)?)?;
            let known = found.as_ref().map(|(known, _)| *known);
            let nearer = known.is_none_or(|known| known.compare(at) == Some(side));
            if !nearer || now != side && now != Ordering::Equal {
                break;
            }
            found = Some((at, course.choices));
            factor = at.rounded(6)?;
        }
        found
    }

    /// The best choices with so many times the volume.
    fn best(&self, moved: Moved, factor: Decimal) -> Option<Course> {
        let asked = Asked {
            moved: Some(moved),
            factor,
            forced: None,
        };
        let at = Ratio::of(factor)?;
        let mut best: Option<(Ratio, Course)> = None;
        for prices in &self.tiers {
            let course = self.course(prices, asked)?;
            let cost = course.line.at(at)?;
            let known = best.as_ref().map(|(known, _)| *known);
            if known.is_none_or(|known| cost.compare(known) == Some(Ordering::Less)) {
                best = Some((cost, course));
            }
        }
        best.map(|(_, course)| course)
    }

    /// The lines of everything that is best while these needs take one way.
    fn held(&self, moved: Moved, choice: Choice) -> Vec<Linear> {
        let asked = Asked {
            moved: Some(moved),
            factor: Decimal::ONE,
            forced: Some(choice),
        };
        let courses = self.tiers.iter();
        let courses = courses.filter_map(|prices| self.course(prices, asked));
        courses.map(|course| course.line).collect()
    }

    fn course(&self, prices: &[Decimal], asked: Asked) -> Option<Course> {
        let choices = self.problem.cheapest(prices, asked).ok()?;
        let (base, slope) = self.line(prices, asked.moved, &choices).ok()?;
        let line = Linear {
            base: Ratio::of(base)?,
            slope: Ratio::of(slope)?,
        };
        Some(Course { choices, line })
    }

    /// What choices cost without the volume that moves, and with each GB of it, or each time all of it.
    fn line(
        &self,
        prices: &[Decimal],
        moved: Option<Moved>,
        choices: &[Option<Choice>],
    ) -> Result<(Decimal, Decimal), TooLarge> {
        let problem = self.problem;
        let mut base = problem.account(choices)?.shared;
        let mut slope = Decimal::ZERO;
        for (pool, price) in problem.charges.pools.iter().zip(prices) {
            // The tiers before cost more than this price.
            if let Some((from, _)) = pool.tiers.iter().find(|(_, own)| own == price) {
                let more = pool.cost(*from)?.checked_sub(product(*price, *from)?);
                base = sum(base, more.ok_or(TooLarge)?)?;
            }
        }
        for (number, (need, choice)) in problem.needs.iter().zip(choices).enumerate() {
            let cost = choice.and_then(|choice| problem.cost(need, choice));
            let Some(cost) = cost else {
                continue;
            };
            let (fixed, each) = cost.at(prices)?;
            base = sum(base, fixed)?;
            match moved.filter(|moved| moved.is(number, need)) {
                Some(Moved::One(_)) => slope = sum(slope, each)?,
                Some(Moved::Service(_)) => slope = sum(slope, product(each, need.gb)?)?,
                None => base = sum(base, product(each, need.gb)?)?,
            }
        }
        Ok((base, slope))
    }
}

/// A volume, what a GB adds there, and the way that is better beyond it.
type Turn = (Ratio, Ratio, Choice);

/// Which of two turns comes first; of two at one volume the one whose GB cost less is the better above.
trait Nearer {
    fn before(&self, other: &Self) -> bool;
}

impl Nearer for Turn {
    fn before(&self, other: &Self) -> bool {
        match self.0.compare(other.0) {
            Some(Ordering::Less) => true,
            Some(Ordering::Equal) => self.1.compare(other.1) == Some(Ordering::Less),
            Some(Ordering::Greater) | None => false,
        }
    }
}

/// From where to where a line lies below the least of others; without an end where it stays below.
///
/// Nothing where it never does.
fn better(others: &[Linear], line: Linear) -> Option<(Ratio, Option<Ratio>)> {
    let (mut from, mut to) = (Ratio::ZERO, None::<Ratio>);
    for other in others {
        let ahead = other.base.minus(line.base)?;
        let closing = line.slope.minus(other.slope)?;
        if closing.is_zero() {
            if ahead.sign() <= 0 {
                return None;
            }
            continue;
        }
        let at = ahead.by(closing)?;
        if closing.sign() < 0 {
            from = later(from, at);
        } else {
            to = Some(match to {
                Some(known) if known.compare(at)? == Ordering::Less => known,
                Some(_) | None => at,
            });
        }
    }
    let empty = to.is_some_and(|to| from.compare(to) != Some(Ordering::Less));
    (!others.is_empty() && !empty).then_some((from, to))
}

/// The larger of two.
fn later(one: Ratio, other: Ratio) -> Ratio {
    match one.compare(other) {
        Some(Ordering::Less) => other,
        Some(Ordering::Equal | Ordering::Greater) | None => one,
    }
}

fn flip(
    vpc: &Option<String>,
    service: &str,
    (at, from, to): (Ratio, Choice, Choice),
) -> Option<Flip> {
    Some(Flip {
        vpc: vpc.clone(),
        service: String::from(service),
        at_gb: at.rounded(3)?.to_string(),
        at_exact: at.exact(),
        from: String::from(from.word()),
        to: String::from(to.word()),
    })
}

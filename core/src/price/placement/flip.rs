//! Where a choice changes with the volume, all other choices being as they are, at the price that a
//! GB has in the tier reached.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::answer::Account;
use super::charge::sum;
use super::{Choice, Need, Problem};
use crate::evaluate::bill::TooLarge;
use crate::price::break_even::points;
use crate::quantity::{Decimal, Linear, Piecewise, Ratio};
use crate::report::{BreakEven, Flip};

/// A way, what it costs without any GB, and what each GB adds.
type Way = (Choice, Decimal, Decimal);

/// The volumes at which each need, and all needs of a service together, would be met otherwise.
pub fn flips(
    problem: &Problem<'_>,
    choices: &[Option<Choice>],
    account: &Account,
    prices: &[Decimal],
) -> Result<Vec<Flip>, TooLarge> {
    let mut found = Vec::new();
    let mut of_service: Vec<Vec<(&Need, Choice)>> = Vec::new();
    of_service.resize_with(problem.services.len(), Vec::new);
    for (need, choice) in problem.needs.iter().zip(choices) {
        let Some(choice) = choice.filter(|choice| *choice != Choice::Gateway) else {
            continue;
        };
        let ways = ways(problem, &[(need, choice)], account, prices)?;
        let vpc = Some(problem.vpc_name(need.vpc));
        turns(
            problem,
            (vpc, need.service),
            &ways,
            choice,
            need.gb,
            &mut found,
        );
        if let Some(list) = of_service.get_mut(need.service) {
            list.push((need, choice));
        }
    }
    for needs in &of_service {
        let Some((first, choice)) = needs.first() else {
            continue;
        };
        // With one VPC it is said already, and with several choices there is no one to turn from.
        if needs.len() < 2 || needs.iter().any(|(_, other)| other != choice) {
            continue;
        }
        let mut gb = Decimal::ZERO;
        for (need, _) in needs {
            gb = sum(gb, need.gb)?;
        }
        let ways = ways(problem, needs, account, prices)?;
        turns(
            problem,
            (None, first.service),
            &ways,
            *choice,
            gb,
            &mut found,
        );
    }
    Ok(found)
}

/// What needs of one service would cost together each way, with the share of the hub that they alone
/// need. Ways whose GB do not cost the same everywhere are left out.
fn ways(
    problem: &Problem<'_>,
    needs: &[(&Need, Choice)],
    account: &Account,
    prices: &[Decimal],
) -> Result<Vec<Way>, TooLarge> {
    let mut ways = Vec::new();
    for choice in [Choice::Local, Choice::Nat, Choice::Hub] {
        let mut way: Option<(Decimal, Decimal)> = None;
        let mut open = true;
        for (need, _) in needs {
            let Some(cost) = problem.cost(need, choice) else {
                open = false;
                break;
            };
            let (fixed, slope) = cost.at(prices)?;
            way = match way {
                None => Some((fixed, slope)),
                Some((known, same)) if same == slope => Some((sum(known, fixed)?, slope)),
                Some(_) => {
                    open = false;
                    break;
                }
            };
        }
        let (true, Some((mut fixed, slope))) = (open, way) else {
            continue;
        };
        if choice == Choice::Hub {
            fixed = sum(fixed, alone(problem, needs, account)?)?;
        }
        ways.push((choice, fixed, slope));
    }
    Ok(ways)
}

/// What of the hub nobody else needs.
fn alone(
    problem: &Problem<'_>,
    needs: &[(&Need, Choice)],
    account: &Account,
) -> Result<Decimal, TooLarge> {
    let Some([endpoint, attachment, own]) = &problem.shared else {
        return Ok(Decimal::ZERO);
    };
    let through_hub = needs.iter().filter(|(_, choice)| *choice == Choice::Hub);
    let of_these = through_hub.count();
    let all: usize = account.services.iter().sum();
    let service = needs.first().map_or(0, |(need, _)| need.service);
    let of_service = account.services.get(service).copied().unwrap_or(0);
    let mut alone = Decimal::ZERO;
    if of_service <= of_these {
        alone = sum(alone, endpoint.fixed)?;
    }
    if all <= of_these {
        alone = sum(alone, own.fixed)?;
    }
    for (need, choice) in needs {
        let of_vpc = account.vpcs.get(need.vpc).copied().unwrap_or(0);
        let own_use = usize::from(*choice == Choice::Hub);
        if of_vpc <= own_use && !problem.is_attached(need.vpc) {
            alone = sum(alone, attachment.fixed)?;
        }
    }
    Ok(alone)
}

/// The next volume above and below at which another way becomes the cheapest.
fn turns(
    problem: &Problem<'_>,
    (vpc, service): (Option<String>, usize),
    ways: &[Way],
    choice: Choice,
    gb: Decimal,
    found: &mut Vec<Flip>,
) {
    let Some(own) = ways.iter().find(|(way, ..)| *way == choice) else {
        return;
    };
    let mut above: Option<(Ratio, Choice)> = None;
    let mut below: Option<(Ratio, Choice)> = None;
    for other in ways.iter().filter(|(way, ..)| *way != choice) {
        let Some(at) = crossing(own, other) else {
            continue;
        };
        let Some(now) = Ratio::of(gb) else {
            continue;
        };
        let order = at.compare(now);
        let nearer = |known: Option<(Ratio, Choice)>, wanted: Ordering| match known {
            None => true,
            Some((known, _)) => at.compare(known) == Some(wanted),
        };
        // Where the other way's GB cost less it wins above, else below.
        if other.2 < own.2 && order != Some(Ordering::Less) {
            if nearer(above, Ordering::Less) {
                above = Some((at, other.0));
            }
        } else if other.2 > own.2
            && order != Some(Ordering::Greater)
            && at.sign() > 0
            && nearer(below, Ordering::Greater)
        {
            below = Some((at, other.0));
        }
    }
    let sides = [
        below.map(|(at, other)| (at, other, choice)),
        above.map(|(at, other)| (at, choice, other)),
    ];
    for (at, from, to) in sides.into_iter().flatten() {
        if let Some(rounded) = at.rounded(3) {
            found.push(Flip {
                vpc: vpc.clone(),
                service: problem.service_name(service),
                at_gb: rounded.to_string(),
                at_exact: at.exact(),
                from: String::from(from.word()),
                to: String::from(to.word()),
            });
        }
    }
}

/// Where two ways cost the same; nothing where their GB cost the same.
fn crossing(one: &Way, other: &Way) -> Option<Ratio> {
    let fixed = Ratio::of(other.1.checked_sub(one.1)?)?;
    fixed.by(Ratio::of(one.2.checked_sub(other.2)?)?)
}

/// The GB of all at which two of the rules for all cost the same.
pub fn break_even(problem: &Problem<'_>, prices: &[Decimal]) -> Result<Vec<BreakEven>, TooLarge> {
    let mut rules: Vec<(&str, Way)> = Vec::new();
    for (name, choice) in [
        ("all-local", Choice::Local),
        ("all-hub", Choice::Hub),
        ("all-nat", Choice::Nat),
    ] {
        if let Some(way) = rule(problem, choice, prices)? {
            rules.push((name, way));
        }
    }
    let mut found = Vec::new();
    for (position, (name, own)) in rules.iter().enumerate() {
        for (other_name, other) in rules.iter().skip(position.saturating_add(1)) {
            let at = crossing(own, other).filter(|at| at.sign() > 0);
            let Some((at, rounded)) = at.and_then(|at| Some((at, at.rounded(3)?))) else {
                continue;
            };
            let (below, above) = if own.2 > other.2 {
                (name, other_name)
            } else {
                (other_name, name)
            };
            let mut assuming = problem.assuming();
            assuming.push(String::from("the GB of all VPCs and services together"));
            found.push(BreakEven {
                between: alloc::vec![name.to_string(), other_name.to_string()],
                variable: String::from("gb"),
                at: rounded.to_string(),
                at_exact: at.exact(),
                below: below.to_string(),
                above: above.to_string(),
                only: None,
                costs: straight(own)
                    .zip(straight(other))
                    .and_then(|(own, other)| points([&own, &other], &[at]))
                    .unwrap_or_default(),
                assuming,
            });
        }
    }
    Ok(found)
}

/// What a way costs over the GB.
fn straight((_, fixed, slope): &Way) -> Option<Piecewise> {
    let (base, slope) = (Ratio::of(*fixed)?, Ratio::of(*slope)?);
    Some(Piecewise::straight(Linear { base, slope }))
}

/// What one rule for all costs without any GB, and for each GB.
fn rule(
    problem: &Problem<'_>,
    choice: Choice,
    prices: &[Decimal],
) -> Result<Option<Way>, TooLarge> {
    let Some(choices) = problem.all(choice) else {
        return Ok(None);
    };
    let mut way: Option<(Decimal, Decimal)> = None;
    let mut services: Vec<bool> = alloc::vec![false; problem.services.len()];
    let mut vpcs: Vec<bool> = alloc::vec![false; problem.usage.vpcs.len()];
    for (need, chosen) in problem.needs.iter().zip(choices) {
        if chosen != Some(choice) {
            continue;
        }
        let Some(cost) = problem.cost(need, choice) else {
            return Ok(None);
        };
        let (fixed, slope) = cost.at(prices)?;
        way = match way {
            None => Some((fixed, slope)),
            Some((known, same)) if same == slope => Some((sum(known, fixed)?, slope)),
            Some(_) => return Ok(None),
        };
        for (marks, place) in [(&mut services, need.service), (&mut vpcs, need.vpc)] {
            if let Some(mark) = marks.get_mut(place) {
                *mark = true;
            }
        }
    }
    let Some((mut fixed, slope)) = way else {
        return Ok(None);
    };
    if let (Choice::Hub, Some([endpoint, attachment, own])) = (choice, &problem.shared) {
        fixed = sum(fixed, own.fixed)?;
        for _ in services.iter().filter(|used| **used) {
            fixed = sum(fixed, endpoint.fixed)?;
        }
        for (vpc, used) in vpcs.iter().enumerate() {
            if *used && !problem.is_attached(vpc) {
                fixed = sum(fixed, attachment.fixed)?;
            }
        }
    }
    Ok(Some((choice, fixed, slope)))
}

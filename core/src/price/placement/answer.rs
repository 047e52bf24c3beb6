//! What choices cost, exactly, and the answer made of them.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::charge::{product, sum};
use super::{Asked, Choice, Choices, MOST_TIERS, Problem, anew, flip};
use crate::evaluate::bill::{CURRENCY, TooLarge};
use crate::evaluate::rate;
use crate::model::Placement;
use crate::quantity::Decimal;
use crate::report::{HubReport, Placed, PlacementAlternative, PlacementReport};

/// Months of a year.
const MONTHS: Decimal = Decimal::whole(12);

/// What choices cost.
pub struct Account {
    /// All together.
    pub total: Decimal,
    /// Each need, without what is shared; tiers are filled in the order of the needs.
    amounts: Vec<Option<Decimal>>,
    /// What is shared.
    pub shared: Decimal,
    /// Whether each VPC uses the hub, and how many needs of each service do.
    pub vpcs: Vec<usize>,
    /// How many needs of each service go through the hub.
    pub services: Vec<usize>,
}

impl Problem<'_> {
    /// The cheapest choices over all tiers, and the answer.
    pub fn solve(&self, placement: &Placement) -> Result<PlacementReport, TooLarge> {
        let mut best: Option<(Choices, Account, Vec<Decimal>)> = None;
        for prices in self.prices(Some(&self.most()?))? {
            let choices = self.cheapest(&prices, Asked::NOTHING)?;
            let account = self.account(&choices)?;
            if best
                .as_ref()
                .is_none_or(|(_, known, _)| account.total < known.total)
            {
                best = Some((choices, account, prices));
            }
        }
        let (choices, account, prices) = best.ok_or(TooLarge)?;
        let mut alternatives = Vec::new();
        for (name, rule) in [
            ("all-local", Choice::Local),
            ("all-hub", Choice::Hub),
            ("all-nat", Choice::Nat),
        ] {
            let Some(choices) = self.all(rule) else {
                continue;
            };
            let total = self.account(&choices)?.total;
            let saves = total.checked_sub(account.total).ok_or(TooLarge)?;
            alternatives.push(PlacementAlternative {
                name: String::from(name),
                total: total.to_cents(),
                saves: saves.to_cents(),
            });
        }
        let mut assuming = self.assuming();
        let flips = match anew::flips(self, &choices) {
            Some(flips) => flips,
            None => {
                assuming.push(String::from(
                    "flips: so many needs are judged one by one, with every other choice as it is and at the price of the tier reached",
                ));
                flip::flips(self, &choices, &account, &prices)?
            }
        };
        let break_even = flip::break_even(self, &prices)?;
        Ok(PlacementReport {
            currency: String::from(CURRENCY),
            total: account.total.to_cents(),
            exact: account.total.shortest().to_string(),
            yearly: product(account.total, MONTHS)?.to_cents(),
            complete: !self.incomplete,
            placements: self.placements(&choices, &account),
            hub: self.hub_report(&account),
            alternatives,
            flips,
            break_even,
            unknown: if self.incomplete {
                self.charges.unknown.clone()
            } else {
                Vec::new()
            },
            assuming,
            omits: self.omits(placement),
        })
    }

    /// The most that each pool can come to.
    fn most(&self) -> Result<Vec<Decimal>, TooLarge> {
        let mut most = alloc::vec![Decimal::ZERO; self.charges.pools.len()];
        for need in &self.needs {
            for choice in Choice::ALL {
                let pooled = self.cost(need, choice).map_or(&[][..], |cost| &cost.pooled);
                for (pool, fixed, slope) in pooled {
                    if let Some(most) = most.get_mut(*pool) {
                        *most = sum(*most, sum(*fixed, product(*slope, need.gb)?)?)?;
                    }
                }
            }
        }
        Ok(most)
    }

    /// Every combination of prices that pools can come to, one of each; all of them where it is not said
    /// how much there is.
    pub fn prices(&self, most: Option<&[Decimal]>) -> Result<Vec<Vec<Decimal>>, TooLarge> {
        let mut all: Vec<Vec<Decimal>> = alloc::vec![Vec::new()];
        for (position, pool) in self.charges.pools.iter().enumerate() {
            let most = most.map(|most| most.get(position).copied().unwrap_or_default());
            let mut longer = Vec::new();
            for prices in &all {
                for (number, (from, price)) in pool.tiers.iter().enumerate() {
                    if number == 0 || most.is_none_or(|most| *from < most) {
                        let mut prices = prices.clone();
                        prices.push(*price);
                        longer.push(prices);
                    }
                }
            }
            if longer.len() > MOST_TIERS {
                return Err(TooLarge);
            }
            all = longer;
        }
        Ok(all)
    }

    /// One rule for all needs but those with a gateway endpoint; nothing where it cannot be.
    pub fn all(&self, rule: Choice) -> Option<Choices> {
        if rule == Choice::Hub && self.shared.is_none() {
            return None;
        }
        let mut choices = Vec::new();
        for need in &self.needs {
            let free = self.cost(need, Choice::Gateway).map(|_| Choice::Gateway);
            let ruled = self.cost(need, rule).map(|_| rule);
            choices.push(Some(free.or(ruled)?));
        }
        Some(choices)
    }

    /// What choices cost, exactly.
    pub fn account(&self, choices: &[Option<Choice>]) -> Result<Account, TooLarge> {
        let mut account = Account {
            total: Decimal::ZERO,
            amounts: Vec::new(),
            shared: Decimal::ZERO,
            vpcs: alloc::vec![0; self.usage.vpcs.len()],
            services: alloc::vec![0; self.services.len()],
        };
        let mut pools = alloc::vec![Decimal::ZERO; self.charges.pools.len()];
        for (need, choice) in self.needs.iter().zip(choices) {
            let cost = choice.and_then(|choice| self.cost(need, choice));
            let (Some(choice), Some(cost)) = (choice, cost) else {
                account.amounts.push(None);
                continue;
            };
            let mut amount = sum(cost.fixed, product(cost.slope, need.gb)?)?;
            for (pool, fixed, slope) in &cost.pooled {
                let more = sum(*fixed, product(*slope, need.gb)?)?;
                let tiers = self.charges.pools.get(*pool).ok_or(TooLarge)?;
                let before = pools.get_mut(*pool).ok_or(TooLarge)?;
                let after = sum(*before, more)?;
                let added = tiers.cost(after)?.checked_sub(tiers.cost(*before)?);
                amount = sum(amount, added.ok_or(TooLarge)?)?;
                *before = after;
            }
            if *choice == Choice::Hub {
                for (counts, place) in [
                    (&mut account.vpcs, need.vpc),
                    (&mut account.services, need.service),
                ] {
                    if let Some(count) = counts.get_mut(place) {
                        *count = count.saturating_add(1);
                    }
                }
            }
            account.total = sum(account.total, amount)?;
            account.amounts.push(Some(amount));
        }
        if let Some([endpoint, attachment, own]) = &self.shared {
            let services = account.services.iter().filter(|count| **count > 0).count();
            let numbered = account.vpcs.iter().enumerate();
            let joined = numbered.filter(|(_, count)| **count > 0);
            let attached = joined.filter(|(vpc, _)| !self.is_attached(*vpc)).count();
            let times = |cost: Decimal, count: usize| {
                product(
                    cost,
                    Decimal::whole(i64::try_from(count).map_err(|_| TooLarge)?),
                )
            };
            account.shared = sum(
                times(endpoint.fixed, services)?,
                sum(
                    times(attachment.fixed, attached)?,
                    times(own.fixed, usize::from(services > 0))?,
                )?,
            )?;
            account.total = sum(account.total, account.shared)?;
        }
        Ok(account)
    }

    fn placements(&self, choices: &[Option<Choice>], account: &Account) -> Vec<Placed> {
        let chosen = self.needs.iter().zip(choices).zip(&account.amounts);
        let placed = chosen.map(|((need, choice), amount)| Placed {
            vpc: self.vpc_name(need.vpc),
            service: self.service_name(need.service),
            choice: choice.map(|choice| String::from(choice.word())),
            amount: amount.map(Decimal::to_cents),
        });
        placed.collect()
    }

    fn hub_report(&self, account: &Account) -> HubReport {
        let numbered = account.services.iter().enumerate();
        let used = numbered.filter(|(_, count)| **count > 0);
        let services: Vec<String> = used.map(|(place, _)| self.service_name(place)).collect();
        let vpcs = account.vpcs.iter().filter(|count| **count > 0).count();
        HubReport {
            used: !services.is_empty(),
            amount: account.shared.to_cents(),
            services,
            vpcs: u32::try_from(vpcs).unwrap_or(u32::MAX),
        }
    }

    /// Name of a VPC.
    pub fn vpc_name(&self, vpc: usize) -> String {
        let vpc = self.usage.vpcs.get(vpc);
        vpc.map_or_else(String::new, |vpc| vpc.id.clone())
    }

    /// Name of a service that is needed.
    pub fn service_name(&self, service: usize) -> String {
        let position = self.services.get(service).map(|(position, _)| *position);
        let catalogue = self.model.catalogue(super::SERVICES);
        let entry = catalogue
            .zip(position)
            .and_then(|(it, position)| it.entries.get(usize::from(position)));
        entry.map_or_else(String::new, |entry| entry.name.clone())
    }

    /// What is taken as given.
    pub fn assuming(&self) -> Vec<String> {
        let hours = self.usage.terms.hours.shortest();
        let mut said = alloc::vec![
            format!("{hours} hours a month"),
            String::from("NAT gateways are paid for anyway, and only their GB count"),
        ];
        said.push(match self.usage.hub {
            Some(zones) => format!("a hub in {} Availability Zones", zones.shortest()),
            None => String::from("no hub"),
        });
        said
    }

    fn omits(&self, placement: &Placement) -> Vec<String> {
        let mut omits: Vec<String> = Vec::new();
        for charge in &placement.charges {
            let tariff = self.model.tariffs.get(usize::from(charge.tariff));
            let day = tariff.and_then(|tariff| rate::day(tariff, self.usage.terms.on));
            for (text, period) in tariff.map_or(&[][..], |tariff| &tariff.omits) {
                if period.holds(day) && !omits.contains(text) {
                    omits.push(text.clone());
                }
            }
        }
        omits
    }
}

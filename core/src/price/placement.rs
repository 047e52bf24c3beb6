//! Placement: for many VPCs, whether each service is reached through an endpoint in the VPC, through
//! one in a shared hub, or through the NAT gateway that is paid for anyway.
//!
//! The hub's endpoints are paid once for each service and its attachments once for each VPC, so that
//! no service can be judged alone. Which VPCs and services use the hub is a choice of projects that
//! share what they need (Balinski 1970): the cheapest cut of a network is the optimum. Tiers of data
//! pool over all endpoints of the Region; where they fall, their cost is the least of as many straight
//! lines as there are tiers, so that one cut for each tier gives the optimum over all of them.

mod anew;
mod answer;
mod charge;
mod csv;
mod cut;
mod flip;
mod usage;

use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::bill::TooLarge;
use crate::model::{FieldValue, Model, Placement, Role};
use crate::quantity::Decimal;
use crate::report::PlacementReport;
use charge::{Charges, Cost, sum};
use cut::Network;
pub use usage::{Surroundings, Usage, Vpc};

/// The catalogue of services.
const SERVICES: &str = "service";
/// The most combinations of tiers that are tried.
const MOST_TIERS: usize = 64;

/// A way of a VPC to a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Through a gateway endpoint.
    Gateway,
    /// Through an endpoint in the VPC.
    Local,
    /// Through the NAT gateway that is paid for anyway.
    Nat,
    /// Through the hub.
    Hub,
}

impl Choice {
    /// Every choice, the ones that share nothing first.
    const ALL: [Self; 4] = [Self::Gateway, Self::Local, Self::Nat, Self::Hub];

    const fn role(self) -> Role {
        match self {
            Self::Gateway => Role::Gateway,
            Self::Local => Role::Local,
            Self::Nat => Role::Nat,
            Self::Hub => Role::Hub,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Gateway => "gateway",
            Self::Local => "local",
            Self::Nat => "nat",
            Self::Hub => "hub",
        }
    }
}

/// A VPC's need of a service.
struct Need {
    vpc: usize,
    /// Position among the services that are needed.
    service: usize,
    gb: Decimal,
    /// Position among the numbers of zones.
    zones: usize,
}

/// Everything that is chosen from.
struct Problem<'model> {
    model: &'model Model,
    usage: &'model Usage,
    charges: Charges<'model>,
    needs: Vec<Need>,
    /// Services that are needed: position in the catalogue, and for each choice whether it is open.
    services: Vec<(u16, [bool; 4])>,
    /// What each choice costs by number of zones.
    costs: Vec<(Decimal, [Option<Cost>; 4])>,
    /// What is shared: a service's endpoint in the hub, a VPC's attachment, the hub's own.
    shared: Option<[Cost; 3]>,
    /// Whether a way that could be taken has no known price.
    incomplete: bool,
}

/// Needs whose volume moves while all others stay.
#[derive(Debug, Clone, Copy)]
enum Moved {
    /// The need at this position.
    One(usize),
    /// All needs of a service, in proportion.
    Service(usize),
}

impl Moved {
    const fn is(self, number: usize, need: &Need) -> bool {
        match self {
            Self::One(position) => position == number,
            Self::Service(service) => service == need.service,
        }
    }
}

/// What is asked beside the cheapest choices as things are.
#[derive(Debug, Clone, Copy)]
struct Asked {
    /// The needs that it is asked of.
    moved: Option<Moved>,
    /// How many times their volume they have.
    factor: Decimal,
    /// The choice that they have to take.
    forced: Option<Choice>,
}

impl Asked {
    /// Nothing else.
    const NOTHING: Self = Self {
        moved: None,
        factor: Decimal::ONE,
        forced: None,
    };
}

/// What was chosen for each need.
type Choices = Vec<Option<Choice>>;

/// The cheapest placement.
///
/// # Errors
/// Where the rules have no placement, tiers rise with the volume, or numbers have too many digits.
pub fn place(model: &Model, usage: &Usage) -> Result<PlacementReport, Vec<Diagnostic>> {
    let mut placements = model.placements.iter();
    let on = usage.terms.on;
    let Some(placement) = placements.find(|it| it.period.holds(on)) else {
        let message = String::from("the rules say nothing of placements");
        return Err(alloc::vec![Diagnostic::unplaced(
            Code::MissingField,
            message
        )]);
    };
    let too_large = |TooLarge| {
        let message = String::from("the amounts have too many digits to be exact");
        let diagnostic = Diagnostic::unplaced(Code::Number, message);
        alloc::vec![diagnostic.help("give smaller numbers, or fewer decimal places")]
    };
    let problem = Problem::new(model, placement, usage).map_err(too_large)?;
    if !problem.charges.pools.iter().all(charge::Pool::falls) {
        let message =
            String::from("a rate rises with the volume, so that no placement is proved best");
        let diagnostic = Diagnostic::unplaced(Code::Tiers, message);
        return Err(alloc::vec![
            diagnostic.help("give it one price, or tiers that fall")
        ]);
    }
    problem.solve(placement).map_err(too_large)
}

impl<'model> Problem<'model> {
    fn new(
        model: &'model Model,
        placement: &'model Placement,
        usage: &'model Usage,
    ) -> Result<Self, TooLarge> {
        let charges = Charges::new(model, placement, usage)?;
        let mut problem = Self {
            model,
            usage,
            charges,
            needs: Vec::new(),
            services: Vec::new(),
            costs: Vec::new(),
            shared: None,
            incomplete: false,
        };
        if let Some(zones) = usage.hub {
            let of = |role| problem.charges.cost(role, zones);
            let (endpoint, attachment) = (of(Role::HubEndpoint)?, of(Role::Attachment)?);
            problem.shared = match (endpoint, attachment, of(Role::HubAttachment)?) {
                (Some(endpoint), Some(attachment), Some(hub)) => Some([endpoint, attachment, hub]),
                _ => None,
            };
            problem.incomplete |= problem.shared.is_none();
        }
        let mut places: Vec<Option<usize>> = Vec::new();
        for (number, vpc) in usage.vpcs.iter().enumerate() {
            let known = problem
                .costs
                .iter()
                .position(|(zones, _)| *zones == vpc.zones);
            let zones = match known {
                Some(known) => known,
                None => {
                    let [gateway, local, nat, hub] = Choice::ALL;
                    let of = |choice: Choice| problem.charges.cost(choice.role(), vpc.zones);
                    let costs = [of(gateway)?, of(local)?, of(nat)?, of(hub)?];
                    problem.costs.push((vpc.zones, costs));
                    problem.costs.len().saturating_sub(1)
                }
            };
            for (service, gb) in &vpc.services {
                let at = usize::from(*service);
                if places.len() <= at {
                    places.resize(at.saturating_add(1), None);
                }
                let place = places.get(at).copied().flatten();
                let service = match place {
                    Some(place) => place,
                    None => {
                        problem.services.push((*service, problem.open(*service)));
                        let place = problem.services.len().saturating_sub(1);
                        if let Some(own) = places.get_mut(at) {
                            *own = Some(place);
                        }
                        place
                    }
                };
                problem.needs.push(Need {
                    vpc: number,
                    service,
                    gb: *gb,
                    zones,
                });
            }
        }
        let unpriced = problem.needs.iter().any(|need| {
            let open = Choice::ALL
                .iter()
                .filter(|choice| problem.is_open(need, **choice));
            open.clone()
                .any(|choice| problem.cost(need, *choice).is_none())
                || open.count() == 0
        });
        problem.incomplete |= unpriced;
        Ok(problem)
    }

    /// Which choices a service leaves open, by its record in the catalogue.
    fn open(&self, service: u16) -> [bool; 4] {
        let catalogue = self.model.catalogue(SERVICES);
        let entry = catalogue.and_then(|it| it.entries.get(usize::from(service)));
        Choice::ALL.map(|choice| {
            let flags = self.charges.flags(choice.role());
            flags.iter().all(|flag| {
                let value = catalogue
                    .zip(entry)
                    .and_then(|(it, entry)| it.value(entry, *flag));
                value == Some(&FieldValue::Flag(true))
            })
        })
    }

    fn is_open(&self, need: &Need, choice: Choice) -> bool {
        let service = self.services.get(need.service);
        let open = service.is_some_and(|(_, open)| {
            let [gateway, local, nat, hub] = *open;
            match choice {
                Choice::Gateway => gateway,
                Choice::Local => local,
                Choice::Nat => nat,
                Choice::Hub => hub,
            }
        });
        open && match choice {
            Choice::Gateway | Choice::Local => true,
            Choice::Nat => self.usage.vpcs.get(need.vpc).is_some_and(|vpc| vpc.nat),
            Choice::Hub => self.usage.hub.is_some(),
        }
    }

    /// What a choice costs a need, where it is open and priced.
    fn cost(&self, need: &Need, choice: Choice) -> Option<&Cost> {
        if !self.is_open(need, choice) || choice == Choice::Hub && self.shared.is_none() {
            return None;
        }
        let (_, [gateway, local, nat, hub]) = self.costs.get(need.zones)?;
        match choice {
            Choice::Gateway => gateway.as_ref(),
            Choice::Local => local.as_ref(),
            Choice::Nat => nat.as_ref(),
            Choice::Hub => hub.as_ref(),
        }
    }

    fn is_attached(&self, vpc: usize) -> bool {
        self.usage.vpcs.get(vpc).is_some_and(|vpc| vpc.attached)
    }

    /// The best choices with every pool at one price, as far as something else is not asked.
    fn cheapest(&self, prices: &[Decimal], asked: Asked) -> Result<Choices, TooLarge> {
        let mut best: Vec<Option<(Choice, Decimal)>> = Vec::new();
        // What the hub would save: need, and by how much; nothing where there is no other way.
        let mut gains: Vec<(usize, Option<Decimal>)> = Vec::new();
        let mut all = Decimal::ONE;
        for (number, need) in self.needs.iter().enumerate() {
            let moved = asked.moved.is_some_and(|moved| moved.is(number, need));
            let forced = asked.forced.filter(|_| moved);
            let gb = if moved {
                charge::product(need.gb, asked.factor)?
            } else {
                need.gb
            };
            let mut alone: Option<(Choice, Decimal)> = None;
            let mut hub = None;
            for choice in Choice::ALL {
                let Some(cost) = self.cost(need, choice) else {
                    continue;
                };
                if forced.is_some_and(|forced| forced != choice) {
                    continue;
                }
                let (fixed, slope) = cost.at(prices)?;
                let cost = sum(fixed, charge::product(slope, gb)?)?;
                if choice == Choice::Hub {
                    hub = Some(cost);
                } else if alone.is_none_or(|(_, known)| cost < known) {
                    alone = Some((choice, cost));
                }
                all = sum(all, cost)?;
            }
            best.push(alone);
            if let Some(hub) = hub {
                let gain = alone.and_then(|(_, alone)| alone.checked_sub(hub));
                if alone.is_none() || gain.is_some_and(|gain| gain > Decimal::ZERO) {
                    gains.push((number, gain));
                }
            }
        }
        let mut choices: Choices = best.iter().map(|it| it.map(|(choice, _)| choice)).collect();
        if let Some(shared) = &self.shared {
            let used = self.hub(&gains, shared, prices, all)?;
            for ((number, _), used) in gains.iter().zip(used) {
                if let Some(choice) = choices.get_mut(*number).filter(|_| used) {
                    *choice = Some(Choice::Hub);
                }
            }
        }
        Ok(choices)
    }

    /// Which gains are worth their share of the hub: the source's side of the cheapest cut.
    ///
    /// A VPC on that side gives up nothing there but pays for its attachment; a gain of its own is lost
    /// where its service is on the other side.
    fn hub(
        &self,
        gains: &[(usize, Option<Decimal>)],
        shared: &[Cost; 3],
        prices: &[Decimal],
        all: Decimal,
    ) -> Result<Vec<bool>, TooLarge> {
        let [endpoint, attachment, own] = shared;
        let (endpoint, _) = endpoint.at(prices)?;
        let (attachment, _) = attachment.at(prices)?;
        let (own, _) = own.at(prices)?;
        // More than everything together, so that it is never worth cutting.
        let mut never = all;
        for _ in 0..2 {
            never = sum(never, sum(never, sum(endpoint, sum(attachment, own)?)?)?)?;
        }
        let gained = |gain: Option<Decimal>| gain.unwrap_or(never);
        let mut places = 0_u8;
        for number in gains.iter().map(|(_, gain)| gained(*gain)) {
            places = places.max(number.shortest().parts().1);
        }
        for number in [endpoint, attachment, own, never] {
            places = places.max(number.shortest().parts().1);
        }
        let whole = |number: Decimal| {
            let (mantissa, _) = number.rounded(places).ok_or(TooLarge)?.parts();
            Ok::<i128, TooLarge>(mantissa)
        };
        let node = |number: usize| u32::try_from(number).map_err(|_| TooLarge);
        let (vpcs, services) = (self.usage.vpcs.len(), self.services.len());
        let source = node(vpcs.saturating_add(services))?;
        let (hub, sink) = (source.saturating_add(1), source.saturating_add(2));
        let mut network = Network::new(vpcs.saturating_add(services).saturating_add(3));
        let mut of_vpc = alloc::vec![0_i128; vpcs];
        let never_cut = whole(never)?.checked_mul(4).ok_or(TooLarge)?;
        for (number, gain) in gains {
            let Some(need) = self.needs.get(*number) else {
                continue;
            };
            let gain = whole(gained(*gain))?;
            let service = node(vpcs.saturating_add(need.service))?;
            network.add(node(need.vpc)?, service, gain);
            if let Some(total) = of_vpc.get_mut(need.vpc) {
                *total = total.checked_add(gain).ok_or(TooLarge)?;
            }
        }
        for (vpc, total) in of_vpc.iter().enumerate() {
            let pays = if self.is_attached(vpc) {
                0
            } else {
                whole(attachment)?
            };
            // What its gains leave after the attachment; with nothing left it never joins.
            if let Some(left) = total.checked_sub(pays).filter(|left| *left > 0) {
                network.add(source, node(vpc)?, left);
                network.add(node(vpc)?, hub, never_cut);
            }
        }
        for service in 0..services {
            network.add(node(vpcs.saturating_add(service))?, sink, whole(endpoint)?);
        }
        network.add(hub, sink, whole(own)?);
        let side = network.source_side(source, sink);
        let joined = |node: usize| side.get(node).copied().unwrap_or_default();
        let used = gains.iter().map(|(number, _)| {
            let need = self.needs.get(*number);
            need.is_some_and(|need| joined(need.vpc) && joined(vpcs.saturating_add(need.service)))
        });
        Ok(used.collect())
    }
}

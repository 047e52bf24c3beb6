//! The way through NAT gateways, and through machines that pass on packets of others.

use alloc::format;
use alloc::string::String;

use super::firewall::{Asked, Far, ICMP, TCP, UDP};
use super::log::{Carrier, Stage, Verdict, Where};
use super::rule::Rule;
use super::walk::{At, Came, Walk};
use crate::estate::Name;
use crate::estate::gateway::NatGateway;

impl<'run> Walk<'run> {
    /// Through a NAT gateway, whose address it leaves with.
    pub fn nat(&mut self, id: Name, at: At<'run>) -> Result<At<'run>, Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let Some(nat) = estate.nat_gateway(Some(id)) else {
            return self.unknown("a NAT gateway that is not among those that were given (`aws ec2 describe-nat-gateways`)", text);
        };
        let place = Where::thing(nat.at);
        let subnet = estate.subnet(nat.subnet);
        let far = self.far();
        if let Some(own) = at.subnet
            && subnet.is_none_or(|it| it.id != own.id)
        {
            self.leave(own, &far)?;
        }
        if nat.state.is_some() && !estate.is(nat.state, "available") {
            let detail = format!("`{text}` is {}", estate.text(nat.state));
            self.log
                .stop(Stage::Route, Rule::NatState, text, detail, place);
            return Err(Verdict::Blocked);
        }
        if let Asked::Protocol(other) = self.asked
            && ![TCP, UDP, ICMP].contains(&other)
        {
            let detail = format!("a NAT gateway passes TCP, UDP and ICMP, not protocol {other}");
            self.log
                .stop(Stage::Route, Rule::NatProtocol, text, detail, place);
            return Err(Verdict::Blocked);
        }
        if self.asked == Asked::Every {
            let detail =
                String::from("a NAT gateway passes TCP, UDP and ICMP, and no other packets");
            self.log
                .stop(Stage::Route, Rule::NatProtocol, text, detail, place);
            return Err(Verdict::Blocked);
        }
        if nat.vpc.is_some_and(|vpc| vpc != at.vpc) {
            let detail = format!("`{text}` is in another VPC");
            self.log
                .stop(Stage::Route, Rule::NatSource, text, detail, place);
            return Err(Verdict::Blocked);
        }
        self.regional(nat, at)?;
        if let Some(subnet) = subnet
            && at.subnet.is_none_or(|own| own.id != subnet.id)
        {
            self.enter(subnet, &Far::one(at.source))?;
            self.log.hop(estate.text(subnet.id));
        }
        self.carried(Carrier::Nat, id);
        self.crossing(at, subnet.and_then(|it| it.zone), text);
        let part = if nat.is_regional {
            "regional-nat-gateway"
        } else {
            "nat-gateway"
        };
        self.log.charge(part, self.region(at.vpc));
        let kind = if nat.is_private { "private" } else { "public" };
        let detail =
            format!("the {kind} NAT gateway puts its own address in the place of the source's");
        self.log
            .pass(Stage::Route, Rule::NatTranslates, text, detail, place);
        self.groups.clear();
        let table = nat.route_table;
        if subnet.is_none() && estate.table(table).is_none() {
            return self.unknown(
                "a NAT gateway whose subnet or route table is not told",
                text,
            );
        }
        Ok(At {
            vpc: at.vpc,
            subnet,
            source: nat.addresses.first().map(|it| it.address),
            public: nat
                .public
                .first()
                .map(|it| it.address)
                .filter(|_| !nat.is_private),
            has_public: !nat.is_private,
            is_own: true,
            table,
        })
    }

    /// A regional NAT gateway serves zones that it has addresses in, or takes in further ones by itself.
    pub fn regional(&mut self, nat: &'run NatGateway, at: At<'run>) -> Result<(), Verdict> {
        let zone = at.subnet.and_then(|it| it.zone);
        let Some(zone) = zone.filter(|_| nat.is_regional && !nat.zones.is_empty()) else {
            return Ok(());
        };
        if nat.zones.contains(&zone) || nat.takes_zones == Some(true) {
            return Ok(());
        }
        let estate = self.log.estate;
        let text = estate.text(nat.id);
        let detail = format!("`{text}` is not in {}", estate.names.text(zone));
        self.log.stop(
            Stage::Route,
            Rule::NatZones,
            text,
            detail,
            Where::thing(nat.at),
        );
        Err(Verdict::Blocked)
    }

    /// Through a machine that passes on packets of others.
    pub fn appliance(&mut self, id: Name, at: At<'run>) -> Result<At<'run>, Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let Some(interface) = estate.interface(Some(id)) else {
            return self.unknown("an interface that is not among those that were given", text);
        };
        if interface.checks_ends == Some(true) {
            let detail =
                format!("`{text}` checks source and destination and drops packets of others");
            self.log.stop(
                Stage::Route,
                Rule::SourceCheck,
                text,
                detail,
                Where::thing(interface.at),
            );
            return Err(Verdict::Blocked);
        }
        let Some(subnet) = estate.subnet(interface.subnet) else {
            return self.unknown("an interface in a subnet that is not told", text);
        };
        let source = Far::one(at.source);
        if at.subnet.is_none_or(|own| own.id != subnet.id) {
            if let Some(own) = at.subnet {
                let far = self.far();
                self.leave(own, &far)?;
            }
            self.enter(subnet, &source)?;
            self.log.hop(estate.text(subnet.id));
        }
        if let Some(groups) = &interface.groups {
            self.groups_in(groups, text, &source)?;
        }
        self.log.hop(text);
        self.passed.push(id);
        let detail = format!("`{text}` passes it on, with its own address or the old one");
        self.log.pass(
            Stage::Route,
            Rule::SourceCheck,
            text,
            detail,
            Where::thing(interface.at),
        );
        let own = interface.addresses.first();
        Ok(At {
            vpc: at.vpc,
            subnet: Some(subnet),
            source: match self.came {
                Came::Inside => own.map(|(private, _)| private.address).or(at.source),
                Came::By(_) | Came::Internet(_) => at.source,
            },
            public: own.and_then(|(_, public)| public.map(|it| it.address)),
            has_public: own.is_some_and(|(_, public)| public.is_some()),
            is_own: true,
            table: None,
        })
    }

    /// Notes where zones are crossed, and what that costs on the way to a NAT gateway.
    pub fn crossing(&mut self, at: At<'run>, other: Option<Name>, id: &str) {
        let estate = self.log.estate;
        let own = at.subnet.and_then(|it| it.zone);
        if let (Some(own), Some(other)) = (own, other)
            && own != other
        {
            let detail = format!(
                "it crosses from {} to {}",
                estate.names.text(own),
                estate.names.text(other)
            );
            self.log
                .turns(Stage::Route, Rule::ZoneCrossed, id, detail, Where::NOWHERE);
            self.log.charge("zone-crossing", self.region(at.vpc));
        }
    }
}

//! The way to other VPCs by peering, and to other networks by VPN and Direct Connect.

use alloc::format;

use super::log::{Carrier, Stage, Verdict, Where};
use super::route::Toward;
use super::rule::Rule;
use super::walk::{At, Came, Walk};
use crate::estate::Name;

impl<'run> Walk<'run> {
    /// Through a peering connection into the VPC at its other end.
    pub fn peering(&mut self, id: Name, at: At<'run>) -> Result<Option<At<'run>>, Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let Some(peering) = estate.peering(Some(id)) else {
            return self.unknown(
                "a peering connection that is not among those that were given",
                text,
            );
        };
        let place = Where::thing(peering.at);
        if let Some(subnet) = at.subnet {
            let far = self.far();
            self.leave(subnet, &far)?;
        }
        if peering.state.is_some() && !estate.is(peering.state, "active") {
            let detail = format!("`{text}` is {}", estate.text(peering.state));
            self.log
                .stop(Stage::Route, Rule::PeeringState, text, detail, place);
            return Err(Verdict::Unreachable);
        }
        let ends = [&peering.requester, &peering.accepter];
        let other = ends
            .iter()
            .find(|end| end.vpc != Some(at.vpc) && end.vpc.is_some());
        let Some((other, vpc)) = other.and_then(|it| Some((it, it.vpc?))) else {
            return self.unknown("a peering connection whose other end is not told", text);
        };
        let own = estate.vpc(Some(vpc)).map_or(&other.ranges, |it| &it.ranges);
        let inside = match self.toward() {
            Toward::Address(address) => own.is_empty() || own.iter().any(|it| it.has(address)),
            Toward::Service(_) | Toward::Public => false,
        };
        if !inside || !at.is_own {
            let detail =
                format!("`{text}` leads between the ranges of its two VPCs and no further");
            self.log
                .stop(Stage::Route, Rule::PeeringRange, text, detail, place);
            return Err(Verdict::Unreachable);
        }
        self.carried(Carrier::Peering, id);
        let detail = format!(
            "`{text}` is active and leads to `{}`",
            estate.names.text(vpc)
        );
        self.log
            .pass(Stage::Route, Rule::PeeringState, text, detail, place);
        if estate.vpc(Some(vpc)).is_none() {
            return self.unknown(
                "in another VPC, which the estate does not tell of",
                estate.names.text(vpc),
            );
        }
        // Groups name groups of the other VPC in the same Region only.
        let (here, there) = (self.region(at.vpc), self.region(vpc));
        if here.is_some() && there.is_some() && here != there {
            self.groups.clear();
        }
        self.came = Came::By(id);
        self.deliver(At {
            vpc,
            subnet: None,
            is_own: false,
            table: None,
            ..at
        })
        .map(|_| None)
    }

    /// Out to a network that is joined by VPN or Direct Connect.
    pub fn private_gateway(&mut self, id: Name, at: At<'run>) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        if let Some(subnet) = at.subnet {
            let far = self.far();
            self.leave(subnet, &far)?;
        }
        let gateway = estate.private_gateway(Some(id));
        self.attached(gateway, id, at.vpc)?;
        self.joined(id)?;
        self.carried(Carrier::PrivateGateway, id);
        let detail = format!("`{text}` leads to a network that the estate does not tell of");
        self.log.pass(
            Stage::Arrival,
            Rule::PrivateGateway,
            "on-premises",
            detail,
            gateway.map_or(Where::NOWHERE, |it| Where::thing(it.at)),
        );
        self.log.hop("on-premises");
        Ok(())
    }

    /// Whether a gateway has a connection to another network that is not down.
    pub fn joined(&mut self, id: Name) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let alive = |state: Option<Name>| state.is_none() || estate.is(state, "available");
        let mut vpns = estate
            .vpns
            .iter()
            .filter(|it| it.gateway == Some(id) && alive(it.state));
        let connects = estate.connects.iter().any(|it| {
            it.gateway == Some(id) && (it.state.is_none() || estate.is(it.state, "associated"))
        });
        let up = vpns.clone().any(|it| it.is_up != Some(false));
        if connects || up {
            return Ok(());
        }
        if let Some(down) = vpns.next() {
            let detail = format!("no tunnel of `{}` is up", estate.text(down.id));
            self.log.stop(
                Stage::Route,
                Rule::ConnectionDown,
                text,
                detail,
                Where::thing(down.at),
            );
            return Err(Verdict::Unreachable);
        }
        self.log.missing(format!(
            "the VPN or Direct Connect behind `{text}` (`aws ec2 describe-vpn-connections`)"
        ));
        Ok(())
    }
}

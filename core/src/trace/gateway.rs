//! The way through gateways: internet, NAT, peering, appliances, and out to other networks.

use alloc::format;
use alloc::string::{String, ToString as _};

use super::firewall::{Asked, TCP};
use super::log::{Carrier, Stage, Verdict, Where};
use super::rule::Rule;
use super::walk::{At, Walk};
use crate::address::Range;
use crate::estate::endpoint::Endpoint;
use crate::estate::gateway::Gateway;
use crate::estate::{Kind, Name};

impl<'run> Walk<'run> {
    /// Whether a gateway is attached to a VPC.
    pub fn attached(
        &mut self,
        gateway: Option<&'run Gateway>,
        id: Name,
        vpc: Name,
    ) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let Some(gateway) = gateway else {
            self.log
                .missing(format!("`{text}`: whether it is attached"));
            return Ok(());
        };
        let word = |state: Option<Name>| {
            state.is_none() || estate.is(state, "available") || estate.is(state, "attached")
        };
        if gateway
            .attached
            .iter()
            .any(|(of, state)| *of == vpc && word(*state))
        {
            return Ok(());
        }
        let detail = format!("`{text}` is not attached to `{}`", estate.names.text(vpc));
        self.log.stop(
            Stage::Route,
            Rule::InternetAttached,
            text,
            detail,
            Where::thing(gateway.at),
        );
        Err(Verdict::Blocked)
    }

    /// Out to the internet.
    pub fn internet(&mut self, id: Name, at: At<'run>) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let gateway = estate.internet_gateway(Some(id));
        let place = gateway.map_or(Where::NOWHERE, |it| Where::thing(it.at));
        if let Some(subnet) = at.subnet {
            let far = self.far();
            self.leave(subnet, &far)?;
        }
        self.attached(gateway, id, at.vpc)?;
        self.public_access(at, true)?;
        let private = self
            .goal
            .address
            .is_some_and(|it| it.is_ipv4() && Range::one(it).is_private());
        if private {
            let detail = format!(
                "{} is a private address: an internet gateway drops it",
                self.goal_text()
            );
            self.log
                .stop(Stage::Route, Rule::InternetDestination, text, detail, place);
            return Err(Verdict::Unreachable);
        }
        if !at.has_public {
            let detail = String::from(
                "the source has no public address, without which an internet gateway drops it",
            );
            self.log
                .stop(Stage::Route, Rule::InternetAddress, text, detail, place);
            return Err(Verdict::Blocked);
        }
        self.carried(Carrier::Internet, id);
        let public = at.public.map_or_else(String::new, |it| format!(" {it}"));
        let detail = format!("it leaves with the public address{public}");
        self.log
            .pass(Stage::Route, Rule::InternetAddress, text, detail, place);
        self.is_public = true;
        self.outside(at.public)
    }

    /// VPC Block Public Access, of the subnet or else of the account.
    pub fn public_access(&mut self, at: At<'run>, outward: bool) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let own = at.subnet.and_then(|it| it.public_access);
        let mode = estate.text(own.or(estate.block_public_access)).to_string();
        let blocks = mode == "block-bidirectional" || (mode == "block-ingress" && !outward);
        if blocks && !self.routes_only {
            let id = estate.text(at.subnet.and_then(|it| it.id));
            let detail = format!("VPC Block Public Access is `{mode}`");
            self.log
                .stop(Stage::Route, Rule::PublicAccess, id, detail, Where::NOWHERE);
            return Err(Verdict::Blocked);
        }
        Ok(())
    }

    /// In the internet: the goal may be a public address of the estate itself.
    pub fn outside(&mut self, source: Option<core::net::IpAddr>) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let holder = self.goal.address.and_then(|it| estate.holders(it).next());
        if let Some(holder) = holder {
            return self.inward(holder, source).map(|_| ());
        }
        let detail = format!("{} is out there", self.goal_text());
        self.reaches_internet(detail);
        Ok(())
    }

    /// The packet arrives at something in the internet.
    pub fn reaches_internet(&mut self, detail: String) {
        self.log.pass(
            Stage::Arrival,
            Rule::Arrived,
            "internet",
            detail,
            Where::NOWHERE,
        );
    }

    /// Out to the internet over IPv6, and nothing comes in.
    pub fn egress_only(&mut self, id: Name, at: At<'run>) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let gateway = estate.egress_gateway(Some(id));
        if let Some(subnet) = at.subnet {
            let far = self.far();
            self.leave(subnet, &far)?;
        }
        self.attached(gateway, id, at.vpc)?;
        self.public_access(at, true)?;
        self.carried(Carrier::Internet, id);
        let detail = String::from("an egress-only gateway lets out IPv6");
        self.log
            .pass(Stage::Route, Rule::EgressOnly, text, detail, Where::NOWHERE);
        self.is_public = true;
        let detail = format!("{} is out there", self.goal_text());
        self.reaches_internet(detail);
        Ok(())
    }

    /// To a service by a gateway endpoint.
    pub fn gateway_endpoint(
        &mut self,
        endpoint: &'run Endpoint,
        at: At<'run>,
    ) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let text = estate.text(endpoint.id);
        let place = Where::thing(endpoint.at);
        if let Some(subnet) = at.subnet {
            let far = self.far();
            self.leave(subnet, &far)?;
        }
        if !at.is_own {
            let detail = format!("`{text}` serves machines of its own VPC only");
            self.log
                .stop(Stage::Endpoint, Rule::GatewaySource, text, detail, place);
            return Err(Verdict::Blocked);
        }
        self.endpoint_state(endpoint)?;
        let fits = matches!(self.asked, Asked::Port(TCP, _) | Asked::Echo);
        if !fits {
            let detail = format!("`{text}` is a gateway endpoint, which takes TCP");
            self.log
                .stop(Stage::Endpoint, Rule::GatewayProtocol, text, detail, place);
            return Err(Verdict::Blocked);
        }
        self.log.hop(text);
        self.log.via(Carrier::Endpoint, text);
        let detail = format!("`{text}` takes it to `{}`", estate.text(endpoint.service));
        self.log
            .pass(Stage::Endpoint, Rule::GatewayRoute, text, detail, place);
        let six = at
            .subnet
            .is_some_and(|it| it.ranges.iter().any(|own| own.address.is_ipv6()));
        let takes_six = !estate.text(endpoint.address_type).is_empty()
            && !estate.is(endpoint.address_type, "ipv4");
        if self.goal.is_dual && six && !takes_six && !estate.is(endpoint.record_type, "ipv4") {
            let detail = format!(
                "the name may be answered with IPv6 as well, which goes past `{text}` by the routes for IPv6"
            );
            self.log.turns(
                Stage::Endpoint,
                Rule::SixBypasses,
                text,
                detail,
                Where::thing(endpoint.at),
            );
        }
        self.log.charge("gateway-endpoint", self.region(at.vpc));
        self.endpoint_policy(endpoint, at)?;
        let detail = format!(
            "it arrives at `{}` with its private address",
            estate.text(endpoint.service)
        );
        self.log
            .pass(Stage::Arrival, Rule::Arrived, text, detail, Where::NOWHERE);
        Ok(())
    }

    /// Whether a kind was given for the VPC of a place.
    pub fn told(&self, kind: Kind, vpc: Name) -> bool {
        self.log
            .estate
            .is_read(kind, self.log.estate.vpc(Some(vpc)))
    }
}

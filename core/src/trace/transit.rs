//! The way through transit gateways: attachment, its table, the attachment that the table leads to.

use alloc::format;
use alloc::string::String;

use super::firewall::Far;
use super::log::{Carrier, Stage, Verdict, Where};
use super::route::Toward;
use super::rule::Rule;
use super::walk::{At, Came, Walk};
use crate::estate::gateway::{Attachment, TransitTable};
use crate::estate::{Kind, Name};

/// How many transit gateways a packet may pass.
const MOST_TRANSITS: u8 = 8;

/// What a table of a transit gateway does with a packet.
enum Led<'run> {
    To(&'run Attachment),
    Blackhole,
    Nowhere,
    /// It may learn a route that was not given.
    Untold,
}

impl<'run> Walk<'run> {
    /// From a VPC into a transit gateway, and out of it.
    pub fn transit(&mut self, id: Name, at: At<'run>) -> Result<Option<At<'run>>, Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let attachments = estate.in_vpc(Kind::Attachment, at.vpc);
        let mut attachments = attachments.filter_map(|it| estate.attachments.get(it));
        let Some(attachment) = attachments.find(|it| it.transit == Some(id)) else {
            if !self.told(Kind::Attachment, at.vpc) {
                return self.unknown("a transit gateway whose attachments were not given (`aws ec2 describe-transit-gateway-attachments`)", text);
            }
            let detail = format!(
                "`{}` is not attached to `{text}`",
                estate.names.text(at.vpc)
            );
            self.log.stop(
                Stage::Route,
                Rule::TransitAttachment,
                text,
                detail,
                Where::NOWHERE,
            );
            return Err(Verdict::Unreachable);
        };
        let place = Where::thing(attachment.at);
        let own = estate.text(attachment.id);
        let far = self.far();
        if let Some(subnet) = at.subnet {
            self.leave(subnet, &far)?;
        }
        if attachment.state.is_some() && !estate.is(attachment.state, "available") {
            let detail = format!(
                "the attachment `{own}` is {}",
                estate.text(attachment.state)
            );
            self.log
                .stop(Stage::Route, Rule::TransitState, own, detail, place);
            return Err(Verdict::Blocked);
        }
        let door = self.door(attachment, at)?;
        if let (Some(door), Some(subnet)) = (door, at.subnet)
            && door.id != subnet.id
        {
            self.enter(door, &Far::one(at.source))?;
        }
        self.carried(Carrier::Transit, id);
        let detail = format!(
            "`{}` reaches `{text}` by the attachment `{own}`",
            estate.names.text(at.vpc)
        );
        self.log
            .pass(Stage::Route, Rule::TransitAttachment, own, detail, place);
        self.log.charge("transit-gateway", self.region(at.vpc));
        let keeps = estate.transit(Some(id)).and_then(|it| it.groups);
        if keeps != Some(true) {
            self.groups.clear();
        }
        self.through(attachment, at, MOST_TRANSITS)
    }

    /// The subnet of an attachment in the zone of a place, where the zones are known.
    fn door(
        &mut self,
        attachment: &'run Attachment,
        at: At<'run>,
    ) -> Result<Option<&'run crate::estate::network::Subnet>, Verdict> {
        let estate = self.log.estate;
        let Some(subnets) = &attachment.subnets else {
            return Ok(None);
        };
        let zone = at.subnet.and_then(|it| it.zone);
        let doors = subnets.iter().filter_map(|it| estate.subnet(Some(*it)));
        let same = doors.clone().find(|it| it.zone == zone);
        if same.is_some() || zone.is_none() {
            return Ok(same.or_else(|| doors.clone().next()));
        }
        if doors.clone().any(|it| it.zone.is_none()) || doors.clone().count() < subnets.len() {
            return Ok(None);
        }
        let id = estate.text(attachment.id);
        let detail = format!(
            "the attachment `{id}` has no subnet in {}",
            estate.text(zone)
        );
        self.log.stop(
            Stage::Route,
            Rule::TransitZone,
            id,
            detail,
            Where::thing(attachment.at),
        );
        Err(Verdict::Blocked)
    }

    /// From an attachment by its table to the next one.
    pub fn through(
        &mut self,
        attachment: &'run Attachment,
        at: At<'run>,
        depth: u8,
    ) -> Result<Option<At<'run>>, Verdict> {
        let estate = self.log.estate;
        let id = estate.text(attachment.id);
        let Some(deeper) = depth.checked_sub(1) else {
            let detail = String::from("the way leads in a circle");
            self.log.stop(
                Stage::Route,
                Rule::RouteLoop,
                id,
                detail,
                Where::thing(attachment.at),
            );
            return Err(Verdict::Unreachable);
        };
        let associated =
            attachment.association.is_none() || estate.is(attachment.association, "associated");
        if attachment.table.is_none() || !associated {
            let detail = format!("no route table is associated with the attachment `{id}`");
            self.log.stop(
                Stage::Route,
                Rule::TransitAssociation,
                id,
                detail,
                Where::thing(attachment.at),
            );
            return Err(Verdict::Unreachable);
        }
        let name = estate.text(attachment.table);
        let Some(table) = estate.transit_table(attachment.table) else {
            return self.untold(name);
        };
        let place = Where::thing(table.at);
        match self.led(table) {
            Led::To(next) => {
                let detail = format!(
                    "the route of `{name}` leads to the attachment `{}`",
                    estate.text(next.shared.or(next.id))
                );
                self.log
                    .pass(Stage::Route, Rule::TransitRoute, name, detail, place);
                self.leaves(next, at, deeper)
            }
            Led::Blackhole => {
                let detail = format!("`{name}` drops what goes to {}", self.goal_text());
                self.log
                    .stop(Stage::Route, Rule::TransitBlackhole, name, detail, place);
                Err(Verdict::Unreachable)
            }
            Led::Nowhere => {
                let detail = format!("no route of `{name}` leads to {}", self.goal_text());
                self.log
                    .stop(Stage::Route, Rule::TransitNoRoute, name, detail, place);
                Err(Verdict::Unreachable)
            }
            Led::Untold => self.untold(name),
        }
    }

    fn untold<T>(&mut self, table: &str) -> Result<T, Verdict> {
        self.log.missing(format!(
            "routes of `{table}` (`aws ec2 search-transit-gateway-routes`)"
        ));
        let detail = format!("the routes of `{table}` were not given");
        self.log.stop(
            Stage::Route,
            Rule::TransitUnknown,
            table,
            detail,
            Where::NOWHERE,
        );
        Err(Verdict::UnknownWay)
    }

    /// The attachment that a table leads to: the longest prefix, a static route before a learned one.
    fn led(&self, table: &'run TransitTable) -> Led<'run> {
        let estate = self.log.estate;
        let mut best: Option<((u8, bool), Option<Name>)> = None;
        let mut consider = |length: u8, is_static: bool, to: Option<Name>| {
            if best.is_none_or(|(known, _)| (length, is_static) > known) {
                best = Some(((length, is_static), to));
            }
        };
        let fits = |range: crate::address::Range| match self.toward() {
            Toward::Address(address) => range.has(address),
            Toward::Service(_) | Toward::Public => range.is_all() && range.address.is_ipv4(),
        };
        for route in table.routes.iter().flatten().filter(|it| fits(it.range)) {
            let to = route.attachment.filter(|_| !route.is_blackhole);
            consider(route.range.prefix, !route.is_propagated, to);
        }
        let mut untold = false;
        for learned in table.learns.iter().flatten() {
            let Some(attachment) = estate.attachment(Some(*learned)) else {
                untold = true;
                continue;
            };
            let vpc = estate.vpc(attachment.resource);
            match vpc {
                Some(vpc) => {
                    for range in vpc.ranges.iter().filter(|it| fits(**it)) {
                        consider(range.prefix, false, Some(*learned));
                    }
                }
                None => {
                    let vpns = estate.vpns.iter().filter(|it| it.id == attachment.resource);
                    let ranges = vpns.flat_map(|it| &it.ranges);
                    for range in ranges.filter(|it| fits(**it)) {
                        consider(range.prefix, false, Some(*learned));
                    }
                    untold = true;
                }
            }
        }
        match best {
            Some((_, None)) => Led::Blackhole,
            Some((_, Some(id))) => match self.end(id, table) {
                Some(attachment) => Led::To(attachment),
                None => Led::Untold,
            },
            None if untold || (table.routes.is_none() && table.learns.is_none()) => Led::Untold,
            None => Led::Nowhere,
        }
    }

    /// The attachment of an id at a table's transit gateway: both ends of a peering bear one id.
    fn end(&self, id: Name, table: &TransitTable) -> Option<&'run Attachment> {
        let estate = self.log.estate;
        let own = estate.attachment(Some(id));
        own.or_else(|| {
            let mut ends = estate.attachments.iter().filter(|it| it.shared == Some(id));
            let here = ends.clone().find(|it| it.transit == table.transit);
            here.or_else(|| ends.next())
        })
    }

    /// Out of a transit gateway by an attachment.
    fn leaves(
        &mut self,
        attachment: &'run Attachment,
        at: At<'run>,
        depth: u8,
    ) -> Result<Option<At<'run>>, Verdict> {
        let estate = self.log.estate;
        let id = estate.text(attachment.shared.or(attachment.id));
        if attachment.state.is_some() && !estate.is(attachment.state, "available") {
            let detail = format!("the attachment `{id}` is {}", estate.text(attachment.state));
            self.log.stop(
                Stage::Route,
                Rule::TransitState,
                id,
                detail,
                Where::thing(attachment.at),
            );
            return Err(Verdict::Blocked);
        }
        match estate.text(attachment.kind) {
            "vpc" => self.enter_vpc(attachment, at),
            "peering" => {
                let mut ends = estate
                    .attachments
                    .iter()
                    .filter(|it| it.shared == attachment.shared);
                let Some(other) = ends.find(|it| it.transit != attachment.transit) else {
                    return self.unknown(
                        "a peering with a transit gateway that the estate does not tell of",
                        id,
                    );
                };
                if let Some(transit) = other.transit {
                    self.carried(Carrier::Transit, transit);
                }
                self.through(other, at, depth)
            }
            kind => {
                if kind == "vpn" {
                    self.joined_by(attachment)?;
                }
                let detail = format!(
                    "the attachment `{id}` leads to a network that the estate does not tell of"
                );
                self.log.pass(
                    Stage::Arrival,
                    Rule::PrivateGateway,
                    "on-premises",
                    detail,
                    Where::thing(attachment.at),
                );
                self.log.hop("on-premises");
                Ok(None)
            }
        }
    }

    fn joined_by(&mut self, attachment: &'run Attachment) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let Some(vpn) = estate.vpn(attachment.resource) else {
            return Ok(());
        };
        if vpn.is_up == Some(false) {
            let id = estate.text(vpn.id);
            let detail = format!("no tunnel of `{id}` is up");
            self.log.stop(
                Stage::Route,
                Rule::TransitDown,
                id,
                detail,
                Where::thing(vpn.at),
            );
            return Err(Verdict::Unreachable);
        }
        Ok(())
    }

    /// Into a VPC: what is not for it goes on by the table of the attachment's subnet.
    pub fn enter_vpc(
        &mut self,
        attachment: &'run Attachment,
        at: At<'run>,
    ) -> Result<Option<At<'run>>, Verdict> {
        let estate = self.log.estate;
        let Some(vpc) = attachment
            .resource
            .filter(|it| estate.vpc(Some(*it)).is_some())
        else {
            let id = estate.text(attachment.resource);
            return self.unknown("a VPC that the estate does not tell of", id);
        };
        self.came = attachment.transit.map_or(self.came, Came::By);
        let zone = at.subnet.and_then(|it| it.zone);
        let doors = attachment.subnets.iter().flatten();
        let doors = doors.filter_map(|it| estate.subnet(Some(*it)));
        let door = doors
            .clone()
            .find(|it| it.zone == zone)
            .or_else(|| doors.clone().next());
        let next = At {
            vpc,
            subnet: door,
            is_own: false,
            table: None,
            ..at
        };
        let inside = match self.toward() {
            Toward::Address(address) => {
                let ranges = estate.vpc(Some(vpc)).map(|it| &it.ranges);
                ranges.into_iter().flatten().any(|it| it.has(address))
            }
            Toward::Service(_) | Toward::Public => false,
        };
        if inside {
            return self.deliver(next).map(|_| None);
        }
        if door.is_none() {
            let id = estate.text(attachment.id);
            return self.unknown("an attachment whose subnets were not given (`aws ec2 describe-transit-gateway-vpc-attachments`)", id);
        }
        if let Some(door) = door {
            self.log.hop(estate.text(door.id));
        }
        Ok(Some(next))
    }
}

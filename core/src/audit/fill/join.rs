//! What joins a VPC to others, and addresses and gateways of Lattice that stand by themselves.

use alloc::vec::Vec;

use super::{Column, Places, flag, listed, named};
use crate::audit::scene::Scene;
use crate::estate::gateway::{Attachment, Peering};
use crate::estate::interface::Elastic;
use crate::estate::{Kind, Name};
use crate::evaluate::table::{Fact, Table, Thing};

const PEERING: &[Column<Peering>] = &[
    ("requester", |scene, peering| {
        scene.one(Kind::Vpc, peering.requester.vpc, peering.at)
    }),
    ("accepter", |scene, peering| {
        scene.one(Kind::Vpc, peering.accepter.vpc, peering.at)
    }),
    ("state", |scene, peering| scene.text(peering.state)),
    ("routes", |scene, _| scene.told(Kind::RouteTable, None)),
];

const ATTACHMENT: &[Column<Attachment>] = &[
    ("transit-gateway", |scene, attachment| {
        scene.text(attachment.transit)
    }),
    ("state", |scene, attachment| scene.text(attachment.state)),
    ("vpc", |scene, attachment| {
        if scene.estate.is(attachment.kind, "vpc") {
            scene.one(Kind::Vpc, attachment.resource, attachment.at)
        } else {
            Fact::Absent
        }
    }),
    ("zones", |scene, attachment| match &attachment.subnets {
        Some(subnets) => scene.zones(subnets),
        None => Fact::Unknown,
    }),
];

const ADDRESS: &[Column<Elastic>] = &[
    ("address", |_, elastic| {
        use alloc::string::ToString as _;
        let public = elastic.public.map(|it| it.address.to_string());
        public.map_or(Fact::Unknown, Fact::Text)
    }),
    ("associated", |scene, elastic| {
        let known = elastic.interface.is_some() || elastic.private.is_some();
        flag((known || !scene.is_declared(elastic.at)).then_some(known))
    }),
];

/// A peering connection as a fact.
pub fn peering(scene: &Scene<'_>, id: Name) -> Fact {
    let entity = scene.book.entity("peering").unwrap_or(u16::MAX);
    match scene.estate.thing(id) {
        Some((Kind::Peering, at)) => match u32::try_from(at) {
            Ok(row) => Fact::One(Thing { entity, row }),
            Err(_) => Fact::Unknown,
        },
        Some(_) | None => Fact::Unknown,
    }
}

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("peering", PEERING, fields);
    named("transit-attachment", ATTACHMENT, fields);
    named("elastic-address", ADDRESS, fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let estate = scene.estate;
    let list = ("peering", Kind::Peering, estate.peerings.as_slice());
    listed(scene, table, places, list, |it| (it.id, it.at), PEERING);
    let list = (
        "transit-attachment",
        Kind::Attachment,
        estate.attachments.as_slice(),
    );
    listed(scene, table, places, list, |it| (it.id, it.at), ATTACHMENT);
    let list = ("elastic-address", Kind::Elastic, estate.elastics.as_slice());
    listed(scene, table, places, list, |it| (it.id, it.at), ADDRESS);
}

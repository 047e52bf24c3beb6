//! Endpoint services of one's own, and the endpoints that others have made for them.

use alloc::vec::Vec;

use super::{Column, Places, flag, listed, named};
use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::endpoint::{Connection, EndpointService};
use crate::evaluate::table::{Fact, Table, Thing};

const SERVICE: &[Column<EndpointService>] = &[
    ("own", |_, service| Fact::Flag(service.is_own)),
    ("acceptance", |_, service| flag(service.acceptance)),
    ("principals", |scene, service| match &service.principals {
        Some(principals) => scene.texts(principals),
        None => Fact::Unknown,
    }),
    ("private-name-state", |scene, service| {
        match service.name_state {
            Some(state) => scene.text(Some(state)),
            None => Fact::Absent,
        }
    }),
    ("connections", |scene, _| scene.told(Kind::Connection, None)),
];

const CONNECTION: &[Column<Connection>] = &[
    ("service", |scene, connection| of_service(scene, connection)),
    ("state", |scene, connection| scene.text(connection.state)),
    ("account", |scene, connection| {
        scene.text(connection.account)
    }),
];

/// The service of a connection, which is told by its id.
fn of_service(scene: &Scene<'_>, connection: &Connection) -> Fact {
    let entity = scene.book.entity("endpoint-service").unwrap_or(u16::MAX);
    let mut services = scene.estate.services.iter();
    let at = services.position(|it| it.service == connection.service && it.service.is_some());
    match at.and_then(|at| u32::try_from(at).ok()) {
        Some(row) => Fact::One(Thing { entity, row }),
        None => Fact::Unknown,
    }
}

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("endpoint-service", SERVICE, fields);
    named("endpoint-connection", CONNECTION, fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let estate = scene.estate;
    let list = (
        "endpoint-service",
        Kind::Service,
        estate.services.as_slice(),
    );
    let own = |it: &EndpointService| (it.service.or(it.id), it.at);
    listed(scene, table, places, list, own, SERVICE);
    let list = (
        "endpoint-connection",
        Kind::Connection,
        estate.connections.as_slice(),
    );
    listed(scene, table, places, list, |it| (it.id, it.at), CONNECTION);
}

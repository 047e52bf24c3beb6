//! The routes of gateway endpoints: AWS adds one to each table that is associated with one.

use alloc::string::String;

use super::endpoint::EndpointKind;
use super::route::{Destination, Origin, PrefixList, Route, Target};
use super::{Estate, Name, Spot};

/// The prefix list of a service: one that was read, or else the one that its gateway endpoint brings.
pub fn list_of(estate: &mut Estate, service: &str) -> Option<Name> {
    let name = estate.names.keep(service);
    let known = estate.lists.iter().find(|it| it.name == name);
    match known {
        Some(known) => known.id,
        None => estate.names.keep(&[service, ": prefix list"].concat()),
    }
}

/// Adds the route of a gateway endpoint to a table; of other endpoints there is none.
pub fn serve(estate: &mut Estate, endpoint: Option<Name>, table: Option<Name>, at: Spot) {
    let Some(found) = estate.endpoints.iter().find(|it| it.id == endpoint) else {
        return;
    };
    let (kind, service) = (found.kind, String::from(estate.text(found.service)));
    let (Some(id), EndpointKind::Gateway) = (endpoint, kind) else {
        return;
    };
    let Some(list) = list_of(estate, &service) else {
        return;
    };
    if !estate.lists.iter().any(|it| it.id == Some(list)) {
        let name = estate.names.keep(&service);
        estate.lists.push(PrefixList {
            id: Some(list),
            name,
            ranges: None,
            at,
        });
    }
    let mut tables = estate.tables.iter_mut();
    if let Some(table) = tables.find(|it| it.id == table && table.is_some()) {
        table.routes.push(Route {
            to: Destination::List(list),
            target: Target::Endpoint(id),
            origin: Origin::Static,
            is_blackhole: false,
            line: 0,
            number: None,
        });
    }
}

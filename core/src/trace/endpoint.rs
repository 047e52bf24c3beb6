//! What an endpoint's interface does with a packet that reaches it.

use alloc::format;
use alloc::string::String;

use super::firewall::{Asked, Far, TCP, UDP};
use super::log::{Carrier, Stage, Verdict, Where};
use super::name::is_available;
use super::rule::Rule;
use super::walk::{At, Walk};
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::estate::interface::Interface;
use crate::estate::network::Subnet;

impl<'run> Walk<'run> {
    /// At an endpoint's interface.
    pub fn at_endpoint(
        &mut self,
        endpoint: &'run Endpoint,
        holder: Option<&'run Interface>,
        subnet: Option<&'run Subnet>,
        at: At<'run>,
    ) -> Result<Verdict, Verdict> {
        let estate = self.log.estate;
        let id = estate.text(endpoint.id);
        if let EndpointKind::Other(_) = endpoint.kind {
            return self.unknown("an endpoint of a kind that is not known", id);
        }
        self.doors(subnet, at)?;
        let groups = holder
            .and_then(|it| it.groups.as_ref())
            .unwrap_or(&endpoint.groups);
        if groups.is_empty() && endpoint.kind != EndpointKind::Balancer {
            self.log.missing(format!("the security groups of `{id}`"));
        } else {
            self.groups_in(groups, id, &Far::one(at.source))?;
        }
        self.endpoint_state(endpoint)?;
        self.endpoint_takes(endpoint)?;
        self.back(subnet, at)?;
        self.log.hop(id);
        self.log.via(Carrier::Endpoint, id);
        let part = match endpoint.kind {
            EndpointKind::Resource | EndpointKind::Tunnel => "resource-endpoint",
            EndpointKind::ServiceNetwork => "service-network-endpoint",
            EndpointKind::Interface
            | EndpointKind::Gateway
            | EndpointKind::Balancer
            | EndpointKind::Other(_) => "interface-endpoint",
        };
        self.log
            .charge(part, endpoint.vpc.and_then(|vpc| self.region(vpc)));
        self.endpoint_policy(endpoint, at)?;
        self.behind(endpoint, at)?;
        let detail = format!(
            "it arrives at `{}`",
            estate.text(endpoint.service.or(endpoint.resource))
        );
        self.log.pass(
            Stage::Arrival,
            Rule::Arrived,
            id,
            detail,
            Where::thing(endpoint.at),
        );
        Ok(if self.is_public {
            Verdict::Public
        } else {
            Verdict::Private
        })
    }

    /// Whether an endpoint works.
    pub fn endpoint_state(&mut self, endpoint: &'run Endpoint) -> Result<(), Verdict> {
        if self.routes_only {
            return Ok(());
        }
        let estate = self.log.estate;
        let id = estate.text(endpoint.id);
        let place = Where::thing(endpoint.at);
        if endpoint.state.is_none() {
            self.log.missing(format!("the state of `{id}`"));
            return Ok(());
        }
        let state = estate.text(endpoint.state);
        if is_available(estate, endpoint) {
            self.log.pass(
                Stage::Endpoint,
                Rule::EndpointState,
                id,
                format!("`{id}` is {state}"),
                place,
            );
            return Ok(());
        }
        let why = estate.text(endpoint.failure);
        let why = if why.is_empty() {
            String::new()
        } else {
            format!(": {why}")
        };
        let detail = format!("`{id}` is {state}{why}");
        self.log
            .stop(Stage::Endpoint, Rule::EndpointState, id, detail, place);
        Err(Verdict::Blocked)
    }

    /// Whether an endpoint takes such packets.
    pub fn endpoint_takes(&mut self, endpoint: &'run Endpoint) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let id = estate.text(endpoint.id);
        let place = Where::thing(endpoint.at);
        // Services of one's own may take UDP; those of AWS and resources take TCP.
        let own = estate
            .text(endpoint.service)
            .starts_with("com.amazonaws.vpce.");
        let (rule, detail) = match self.asked {
            Asked::Port(TCP, port) => {
                let resource = estate.lattice_thing(endpoint.resource);
                let ports = resource.map(|it| it.ports.as_slice()).unwrap_or_default();
                let port = i32::from(port);
                let inside = ports.iter().any(|(from, to)| (*from..=*to).contains(&port));
                if ports.is_empty() || inside {
                    return Ok(());
                }
                (
                    Rule::ResourcePorts,
                    format!("the resource configuration of `{id}` lets port {port} not pass"),
                )
            }
            Asked::Port(UDP, _) if own => return Ok(()),
            Asked::Echo => (
                Rule::EndpointEcho,
                format!("`{id}` does not answer an echo"),
            ),
            Asked::Port(..) | Asked::Protocol(_) | Asked::Every => (
                Rule::EndpointProtocol,
                format!("`{id}` takes TCP and no other packets"),
            ),
        };
        self.log.stop(Stage::Endpoint, rule, id, detail, place);
        Err(Verdict::Blocked)
    }
}

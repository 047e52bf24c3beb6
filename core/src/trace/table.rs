//! The table that routes a packet, and the route of it that takes it.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::log::{Stage, Verdict, Where};
use super::route::{Choice, Chosen, Toward, choose};
use super::rule::Rule;
use super::walk::{At, Walk};
use crate::address::Range;
use crate::estate::route::{Destination, Origin, Route, RouteTable, Target};

impl<'run> Walk<'run> {
    /// The table that routes what leaves a place.
    pub fn table(&mut self, at: At<'run>) -> Result<Option<&'run RouteTable>, Verdict> {
        let estate = self.log.estate;
        if let Some(table) = estate.table(at.table) {
            return Ok(Some(table));
        }
        let Some(subnet) = at.subnet else {
            // What enters a VPC from elsewhere is for that VPC.
            return Ok(None);
        };
        let id = estate.text(subnet.id);
        let table = subnet
            .route_table
            .and_then(|it| estate.tables.get(usize::try_from(it).ok()?));
        let Some(table) = table else {
            self.log.missing(format!(
                "the route table of `{id}` (`aws ec2 describe-route-tables`)"
            ));
            let detail = format!("no route table of `{id}` and no main one of its VPC was given");
            self.log.stop(
                Stage::Route,
                Rule::MainTable,
                id,
                detail,
                Where::thing(subnet.at),
            );
            return Err(Verdict::UnknownWay);
        };
        if !subnet.explicit {
            let detail =
                format!("`{id}` has no association of its own and uses the VPC's main table");
            self.log.note(
                Stage::Route,
                Rule::MainTable,
                estate.text(table.id),
                detail,
                Where::thing(table.at),
            );
        }
        Ok(Some(table))
    }

    /// The route of a table that takes the packet; none where it stays in the VPC.
    pub fn routed(
        &mut self,
        table: &'run RouteTable,
        at: At<'run>,
    ) -> Result<Option<&'run Route>, Verdict> {
        let estate = self.log.estate;
        let ranges: Vec<Range> = estate
            .vpc(Some(at.vpc))
            .map_or_else(Vec::new, |it| it.ranges.clone());
        let id = estate.text(table.id);
        let mut choice = choose(estate, table, &ranges, self.toward());
        // Where the ranges of a service are known, each may take its own way: the odd one counts.
        if self.goal.address.is_none() && !self.goal.ranges.is_empty() && self.goal.subnet.is_none()
        {
            choice = self.of_ranges(table, &ranges);
        }
        for route in &choice.unsure {
            let (to, place) = (self.destination(route), route_place(table, route));
            let detail = format!("whether the route to {to} takes it is not known");
            self.log
                .note(Stage::Route, Rule::LongestPrefix, id, detail, place);
            self.log
                .missing(format!("whether {to} in `{id}` holds the address"));
        }
        let route = match choice.route {
            Chosen::Own(range) => {
                let detail = format!("{range} is the VPC's own");
                self.log.pass(
                    Stage::Route,
                    Rule::LocalRoute,
                    id,
                    detail,
                    Where::thing(table.at),
                );
                return Ok(None);
            }
            Chosen::None => {
                let detail = format!("no route leads to {}", self.goal_text());
                self.log.stop(
                    Stage::Route,
                    Rule::NoRoute,
                    id,
                    detail,
                    Where::thing(table.at),
                );
                return Err(Verdict::Unreachable);
            }
            Chosen::Written(route) => route,
        };
        let (to, place) = (self.destination(route), route_place(table, route));
        let target = route
            .target
            .id()
            .map_or("local", |id| estate.names.text(id));
        self.beaten(&choice, table, route);
        if route.is_blackhole {
            let detail = format!("the route to {to} leads to `{target}`, which is gone");
            self.log
                .stop(Stage::Route, Rule::Blackhole, id, detail, place);
            return Err(Verdict::Unreachable);
        }
        let detail = format!("the route to {to} by `{target}` has the longest prefix");
        if route.target == Target::Local {
            let detail = format!("the route to {to} stays in the VPC");
            self.log
                .pass(Stage::Route, Rule::LocalRoute, id, detail, place);
            return Ok(None);
        }
        self.log
            .pass(Stage::Route, Rule::LongestPrefix, id, detail, place);
        Ok(Some(route))
    }

    /// The choice for the ranges of a service: the first that does not go by an endpoint, if any.
    pub fn of_ranges(&mut self, table: &'run RouteTable, ranges: &[Range]) -> Choice<'run> {
        let estate = self.log.estate;
        let by_endpoint = |choice: &Choice<'_>| {
            matches!(
                choice.route,
                Chosen::Written(Route {
                    target: Target::Endpoint(_),
                    ..
                })
            )
        };
        let mut first: Option<Choice<'run>> = None;
        let mut odd = None;
        for range in &self.goal.ranges {
            let choice = choose(estate, table, ranges, Toward::Address(range.address_at(1)));
            if let Some(known) = &first {
                if by_endpoint(known) && !by_endpoint(&choice) {
                    odd = Some((*range, choice));
                    break;
                }
            } else {
                first = Some(choice);
            }
        }
        if let Some((range, choice)) = odd {
            let detail = format!(
                "of the service's ranges {range} takes another way than the rest, and is followed"
            );
            let id = estate.text(table.id);
            self.log.turns(
                Stage::Route,
                Rule::LongestPrefix,
                id,
                detail,
                Where::thing(table.at),
            );
            return choice;
        }
        first.unwrap_or_else(|| choose(estate, table, ranges, self.toward()))
    }

    /// Notes a route as long that stood back.
    pub fn beaten(&mut self, choice: &Choice<'_>, table: &RouteTable, route: &Route) {
        let Some(beaten) = choice.beaten else {
            return;
        };
        let id = self.log.estate.text(table.id);
        let place = route_place(table, beaten);
        let both = [route, beaten]
            .iter()
            .all(|it| matches!(it.to, Destination::List(_)));
        let to = self.destination(beaten);
        if both && beaten.target != route.target {
            let detail = format!(
                "the prefix list of the route to {to} holds it with a prefix as long: AWS takes one of the two, and keeps to it"
            );
            self.log
                .turns(Stage::Route, Rule::EqualLists, id, detail, place);
        } else if route.origin != Origin::Local && beaten.target != route.target {
            let detail = format!("the route to {to} has a prefix as long and stands back");
            self.log
                .turns(Stage::Route, Rule::EqualPrefix, id, detail, place);
        }
    }

    /// Where a route leads to, in words.
    pub fn destination(&self, route: &Route) -> String {
        match route.to {
            Destination::Range(range) => range.to_string(),
            Destination::List(list) => {
                let estate = self.log.estate;
                let id = estate.names.text(list);
                let name = estate.text(estate.list(Some(list)).and_then(|it| it.name));
                if name.is_empty() {
                    format!("`{id}`")
                } else {
                    format!("`{id}` ({name})")
                }
            }
        }
    }
}

/// Where a route stands.
fn route_place(table: &RouteTable, route: &Route) -> Where {
    match route.number {
        Some(number) => Where::part(table.at, format!("/Routes/{number}"), route.line),
        None => Where::part(table.at, String::new(), route.line),
    }
}

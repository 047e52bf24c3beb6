//! The way of the answer: by the routes of where the packet arrived.

use alloc::format;
use alloc::string::{String, ToString as _};
use core::net::IpAddr;

use super::log::{Log, Stage, Verdict, Where};
use super::name::Goal;
use super::route::{Chosen, Toward, choose};
use super::rule::Rule;
use super::walk::{At, Came, Walk};
use crate::estate::Name;
use crate::estate::network::Subnet;
use crate::estate::route::{RouteTable, Target};

impl<'run> Walk<'run> {
    /// Whether the answer finds its way back to where the packet came from.
    pub fn back(&mut self, subnet: Option<&'run Subnet>, at: At<'run>) -> Result<(), Verdict> {
        let by = match self.came {
            Came::Inside => return Ok(()),
            Came::By(id) | Came::Internet(id) => id,
        };
        let estate = self.log.estate;
        let table = subnet.and_then(|it| it.route_table);
        let table = table.and_then(|it| estate.tables.get(usize::try_from(it).ok()?));
        let Some(table) = table else {
            self.log.missing(String::from(
                "the route table of the goal's subnet, and with it the way back",
            ));
            return Ok(());
        };
        let id = estate.text(table.id);
        let toward = match (self.came, at.source) {
            (Came::Internet(_), None) => Toward::Public,
            (Came::Internet(_) | Came::By(_) | Came::Inside, Some(source)) => {
                Toward::Address(source)
            }
            (Came::By(_) | Came::Inside, None) => return self.any_back(table, by),
        };
        let ranges = estate.vpc(Some(at.vpc)).map_or(&[][..], |it| &it.ranges);
        let choice = choose(estate, table, ranges, toward);
        let text = at
            .source
            .map_or_else(|| String::from("the internet"), |it| it.to_string());
        let target = match choice.route {
            Chosen::Written(route) if !route.is_blackhole => Some(route.target),
            Chosen::Own(_) => Some(Target::Local),
            Chosen::Written(_) | Chosen::None => None,
        };
        let target_id = target.and_then(Target::id);
        if let Some(id) = target_id.filter(|it| self.passed.contains(it)) {
            let detail = format!(
                "the answer to {text} goes back through `{}`, as it came",
                estate.names.text(id)
            );
            return self.answered(table, Ok(detail));
        }
        if let Some(last) = self.passed.last().filter(|_| target_id == Some(by)) {
            let detail = format!(
                "the answer to {text} goes past `{}`, which the packet came through: what keeps state there may drop it",
                estate.names.text(*last)
            );
            let (stage, rule) = (Stage::Route, Rule::ReturnRoute);
            let place = Where::thing(table.at);
            self.log.note(stage, rule, id, detail, place);
        }
        if target_id == Some(by) {
            let detail = format!(
                "the answer to {text} goes back by `{}`",
                estate.names.text(by)
            );
            return self.answered(table, Ok(detail));
        }
        if let (Came::By(_), Some(source), Some(Target::Transit(_) | Target::Peering(_))) =
            (self.came, at.source, target)
            && self.leads_back(source, subnet, at)
        {
            let detail = format!("the answer to {text} goes back another way than it came");
            self.log.note(
                Stage::Route,
                Rule::ReturnRoute,
                id,
                detail,
                Where::thing(table.at),
            );
            return Ok(());
        }
        let detail = match target {
            None => format!("no route leads the answer back to {text}"),
            Some(_) => format!(
                "the answer to {text} does not go back by `{}`",
                estate.names.text(by)
            ),
        };
        self.answered(table, Err(detail))
    }

    /// Says how the table routes the answer: that it goes back, or why not.
    fn answered(
        &mut self,
        table: &RouteTable,
        found: Result<String, String>,
    ) -> Result<(), Verdict> {
        let (rule, place) = (Rule::ReturnRoute, Where::thing(table.at));
        let id = self.log.estate.text(table.id);
        match found {
            Ok(detail) => {
                self.log.pass(Stage::Route, rule, id, detail, place);
                Ok(())
            }
            Err(detail) => {
                self.log.stop(Stage::Route, rule, id, detail, place);
                Err(Verdict::Unreachable)
            }
        }
    }

    /// A network whose addresses are not known is answered by whatever leads to its gateway.
    pub fn any_back(&mut self, table: &'run RouteTable, by: Name) -> Result<(), Verdict> {
        let estate = self.log.estate;
        if table
            .routes
            .iter()
            .any(|it| it.target.id() == Some(by) && !it.is_blackhole)
        {
            let detail = format!("the answer goes back by `{}`", estate.names.text(by));
            return self.answered(table, Ok(detail));
        }
        let detail = format!(
            "no route leads the answer back by `{}`",
            estate.names.text(by)
        );
        self.answered(table, Err(detail))
    }

    /// Whether routes alone lead from a subnet to an address.
    pub fn leads_back(&self, source: IpAddr, subnet: Option<&'run Subnet>, at: At<'run>) -> bool {
        let log = Log::new(self.log.known, self.log.estate, true);
        let mut back = Walk {
            log,
            goal: Goal {
                address: Some(source),
                ..Goal::default()
            },
            asked: self.asked,
            case: None,
            groups: alloc::vec::Vec::new(),
            came: Came::Inside,
            routes_only: true,
            tables: alloc::vec::Vec::new(),
            passed: alloc::vec::Vec::new(),
            is_public: false,
        };
        let from = At {
            vpc: at.vpc,
            subnet,
            source: self.goal.address,
            public: None,
            has_public: false,
            is_own: true,
            table: None,
        };
        back.go(from).is_ok()
    }
}

//! What a trace writes down on its way.

use alloc::borrow::ToOwned as _;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::knowledge::Knowledge;
use super::rule::Rule;
use crate::estate::spot::pointer;
use crate::estate::{Estate, Name, Spot};
use crate::quantity::Decimal;
use crate::report::{SkippedPart, TracePlace, TraceReport, TraceStep};

/// What a trace comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It arrives, and no public address is involved.
    Private,
    /// It arrives by an internet gateway or another public way.
    Public,
    /// Something refuses it.
    Blocked,
    /// The name has no answer.
    Unresolved,
    /// No way leads there.
    Unreachable,
    /// What the name stands for depends on something that was not given: as far as it was, it has no answer.
    UnknownName,
    /// How it goes on depends on something that was not given: as far as it was, no way leads there.
    UnknownWay,
}

impl Verdict {
    /// The word it is printed as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Public => "public",
            Self::Blocked => "blocked",
            Self::Unresolved | Self::UnknownName => "unresolved",
            Self::Unreachable | Self::UnknownWay => "unreachable",
        }
    }

    /// Whether nothing that was not given could change it from nothing to something.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        !matches!(self, Self::UnknownName | Self::UnknownWay)
    }

    /// Whether it arrives.
    #[must_use]
    pub const fn arrives(self) -> bool {
        matches!(self, Self::Private | Self::Public)
    }
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Names.
    Name,
    /// Routes.
    Route,
    /// Security groups.
    Group,
    /// Network ACLs.
    Acl,
    /// Endpoints.
    Endpoint,
    /// Policies.
    Policy,
    /// Where it ends.
    Arrival,
}

impl Stage {
    const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Route => "route",
            Self::Group => "security-group",
            Self::Acl => "network-acl",
            Self::Endpoint => "endpoint",
            Self::Policy => "policy",
            Self::Arrival => "arrival",
        }
    }
}

/// How good a carrier is as the answer to "by what does it go".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// A virtual private gateway.
    PrivateGateway,
    /// A peering connection.
    Peering,
    /// A transit gateway.
    Transit,
    /// An internet gateway.
    Internet,
    /// A NAT gateway.
    Nat,
    /// An endpoint.
    Endpoint,
}

/// Where something stands: a thing, and what inside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Where {
    spot: Option<Spot>,
    inside: String,
    line: u32,
}

impl Where {
    /// Nowhere in the input.
    pub const NOWHERE: Self = Self {
        spot: None,
        inside: String::new(),
        line: 0,
    };

    /// A whole thing.
    #[must_use]
    pub const fn thing(spot: Spot) -> Self {
        Self {
            spot: Some(spot),
            inside: String::new(),
            line: spot.line,
        }
    }

    /// A part of a thing, by its pointer inside and its line.
    #[must_use]
    pub const fn part(spot: Spot, inside: String, line: u32) -> Self {
        Self {
            spot: Some(spot),
            inside,
            line,
        }
    }
}

/// What is written down.
pub struct Log<'run> {
    /// What the specs know.
    pub known: &'run Knowledge<'run>,
    /// What stands.
    pub estate: &'run Estate,
    /// The address it is sent to.
    pub address: Option<String>,
    steps: Vec<TraceStep>,
    hops: Vec<String>,
    missing: Vec<String>,
    cost: Option<Decimal>,
    via: Option<(Carrier, String)>,
    /// Whether nobody will read the steps.
    quiet: bool,
}

impl<'run> Log<'run> {
    /// An empty one.
    #[must_use]
    pub const fn new(known: &'run Knowledge<'run>, estate: &'run Estate, quiet: bool) -> Self {
        Self {
            known,
            estate,
            address: None,
            steps: Vec::new(),
            hops: Vec::new(),
            missing: Vec::new(),
            cost: Some(Decimal::ZERO),
            via: None,
            quiet,
        }
    }

    /// Something lets the packet on.
    pub fn pass(&mut self, stage: Stage, rule: Rule, at: &str, detail: String, place: Where) {
        self.step((stage, rule), at, ("pass", detail), place, false);
    }

    /// Something is worth knowing, and stands against nothing.
    pub fn note(&mut self, stage: Stage, rule: Rule, at: &str, detail: String, place: Where) {
        self.step((stage, rule), at, ("note", detail), place, false);
    }

    /// Something turns the packet aside, for the reason that the rule's code names.
    pub fn turns(&mut self, stage: Stage, rule: Rule, at: &str, detail: String, place: Where) {
        self.step((stage, rule), at, ("note", detail), place, true);
    }

    /// Something stops the packet, and is where it ends.
    pub fn stop(&mut self, stage: Stage, rule: Rule, at: &str, detail: String, place: Where) {
        self.step((stage, rule), at, ("stop", detail), place, true);
        match stage {
            Stage::Name => {}
            Stage::Route
            | Stage::Group
            | Stage::Acl
            | Stage::Endpoint
            | Stage::Policy
            | Stage::Arrival => self.hop(at),
        }
    }

    /// Something is not told, and so nobody can look at it.
    pub fn missing(&mut self, what: String) {
        if !self.missing.contains(&what) {
            self.missing.push(what);
        }
    }

    fn step(
        &mut self,
        (stage, rule): (Stage, Rule),
        at: &str,
        (result, detail): (&'static str, String),
        place: Where,
        has_reason: bool,
    ) {
        if self.quiet {
            return;
        }
        let code = has_reason.then(|| self.known.code(rule)).flatten();
        let step = TraceStep {
            stage: stage.word(),
            at: at.to_owned(),
            result,
            detail,
            rule: rule.word().to_owned(),
            place: place
                .spot
                .map(|spot| self.place(spot, &place.inside, place.line)),
            source: self.known.source(rule),
            code,
        };
        self.steps.push(step);
    }

    fn place(&self, spot: Spot, inside: &str, line: u32) -> TracePlace {
        let list = spot.list.map(|list| self.estate.names.text(list));
        let file = self.estate.files.get(usize::from(spot.file));
        TracePlace {
            file: file.cloned().unwrap_or_default(),
            pointer: pointer(list, spot.number, inside),
            line: if line == 0 { spot.line } else { line },
        }
    }

    /// The packet visits a thing.
    pub fn hop(&mut self, id: &str) {
        if !id.is_empty() && self.hops.last().is_none_or(|last| last != id) {
            self.hops.push(id.to_owned());
        }
    }

    /// The packet is carried by a thing.
    pub fn via(&mut self, carrier: Carrier, id: &str) {
        if self.via.as_ref().is_none_or(|(known, _)| *known < carrier) {
            self.via = Some((carrier, id.to_owned()));
        }
    }

    /// Each GB costs something on a part of the way.
    pub fn charge(&mut self, part: &str, region: Option<Name>) {
        let price = region.and_then(|it| self.known.charge(part, self.estate.names.text(it)));
        self.cost = match (self.cost, price) {
            (Some(cost), Some(price)) => cost.checked_add(price),
            (None, _) | (_, None) => None,
        };
    }

    /// Why it ended, in the words of the last step.
    #[must_use]
    pub fn last(&self) -> Option<&TraceStep> {
        self.steps.last()
    }

    /// What was carried by what, for a matrix.
    #[must_use]
    pub fn carrier(&self) -> Option<&str> {
        self.via.as_ref().map(|(_, id)| id.as_str())
    }

    /// The finished report.
    #[must_use]
    pub fn report(self, verdict: Verdict) -> TraceReport {
        let cost = self.cost.filter(|_| verdict.arrives());
        TraceReport {
            verdict: verdict.word(),
            decided: verdict.is_decided(),
            via: self.via.map(|(_, id)| id),
            address: self.address,
            cost_per_gb: cost.map(|cost| cost.shortest().to_string()),
            hops: self.hops,
            steps: self.steps,
            not_evaluated: self.missing,
            skipped: skipped(self.estate),
            before: None,
        }
    }
}

/// What of an estate's files was not read.
#[must_use]
pub fn skipped(estate: &Estate) -> Vec<SkippedPart> {
    let parts = estate.skipped.iter();
    let parts = parts.map(|it| SkippedPart {
        file: estate
            .files
            .get(usize::from(it.file))
            .cloned()
            .unwrap_or_default(),
        line: it.line,
        what: it.what.clone(),
    });
    parts.collect()
}

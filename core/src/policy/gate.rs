//! The gates that a request passes, and what they come to together.
//!
//! A matching `Deny` at any gate refuses. Otherwise every gate that applies must allow; the caller's
//! own policies and those of the resource stand in for each other within one account
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>).

use alloc::string::String;
use alloc::vec::Vec;

use super::case::Case;
use super::context::Context;
use super::document::Document;
use super::knowledge::Knowledge;
use super::principal::{CallerKind, Fit};
use super::statement::{Door, Effect, Match, Statement};

/// A gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// The caller's own policies.
    Identity,
    /// The resource's policy.
    Resource,
    /// The endpoint's policy.
    Endpoint,
    /// Service control policies.
    Scp,
    /// Resource control policies.
    Rcp,
    /// The caller's permissions boundary.
    Boundary,
    /// The session's policies.
    Session,
}

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It may pass.
    Allowed,
    /// A statement denies it.
    ExplicitDeny,
    /// No statement allows it.
    ImplicitDeny,
}

/// What a request comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling<'case> {
    /// In the end.
    pub decision: Decision,
    /// At each gate that applies.
    pub gates: Vec<GateRuling<'case>>,
    /// Gates that do not apply, and why.
    pub skipped: Vec<(Gate, &'static str)>,
}

/// What one gate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateRuling<'case> {
    /// The gate.
    pub gate: Gate,
    /// What it says.
    pub decision: Decision,
    /// How the request fits its statements.
    pub rows: Vec<(&'case Statement, Match)>,
}

/// Whether caller and resource are in one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accounts {
    /// One account.
    Same,
    /// Two of them.
    Two,
}

impl Gate {
    /// The word it is printed as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Resource => "resource",
            Self::Endpoint => "endpoint",
            Self::Scp => "scp",
            Self::Rcp => "rcp",
            Self::Boundary => "boundary",
            Self::Session => "session",
        }
    }
}

impl Decision {
    /// The word it is printed as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::ExplicitDeny => "explicit_deny",
            Self::ImplicitDeny => "implicit_deny",
        }
    }
}

/// What the statements of a gate say together.
struct Weighed {
    denied: bool,
    /// The best way in which an `Allow` fits.
    allowed: Fit,
}

/// What a gate's policies say of a request.
struct Scale<'case, 'context> {
    case: &'case Case,
    context: &'context Context,
    rows: Vec<(&'case Statement, Match)>,
}

impl<'case> Scale<'case, '_> {
    fn weigh(&mut self, documents: &'case [Document], door: Door) -> Weighed {
        let mut weighed = Weighed {
            denied: false,
            allowed: Fit::No,
        };
        for statement in documents.iter().flat_map(|document| &document.statements) {
            let found = statement.fit(&self.case.asked, self.context, door);
            self.rows.push((statement, found));
            match (found, statement.effect) {
                (Match::Fits(_), Some(Effect::Deny)) => weighed.denied = true,
                (Match::Fits(fit), Some(Effect::Allow)) => {
                    weighed.allowed = weighed.allowed.max(fit)
                }
                (Match::Fits(_), None) | (Match::Misses(_), _) => {}
            }
        }
        weighed
    }
}

impl Weighed {
    fn decision(&self) -> Decision {
        match (self.denied, self.allowed > Fit::No) {
            (true, _) => Decision::ExplicitDeny,
            (false, true) => Decision::Allowed,
            (false, false) => Decision::ImplicitDeny,
        }
    }
}

/// Judges a case with the keys of a context.
#[must_use]
pub fn judge<'case>(
    case: &'case Case,
    context: &Context,
    known: &Knowledge,
    accounts: Accounts,
) -> Ruling<'case> {
    let caller = &case.asked.caller;
    let prefix = case.asked.action.split(':').next().unwrap_or_default();
    let prefix = known.prefix(prefix);
    let mut ruling = Ruling {
        decision: Decision::Allowed,
        gates: Vec::new(),
        skipped: Vec::new(),
    };
    let mut resource_fit = None;
    let mut push =
        |gate, documents: Option<&'case [Document]>, door, skip: Option<&'static str>| {
            let documents = documents?;
            if let Some(why) = skip {
                ruling.skipped.push((gate, why));
                return None;
            }
            let mut scale = Scale {
                case,
                context,
                rows: Vec::new(),
            };
            let weighed = scale.weigh(documents, door);
            // An endpoint without a policy lets everything pass.
            let is_open = gate == Gate::Endpoint && documents.is_empty();
            let decision = if is_open {
                Decision::Allowed
            } else {
                weighed.decision()
            };
            ruling.gates.push(GateRuling {
                gate,
                decision,
                rows: scale.rows,
            });
            Some(weighed)
        };
    let no_account = (!caller.has_account()).then_some("the caller has no policies of an account");
    let identity = push(
        Gate::Identity,
        case.identity.as_deref(),
        Door::Caller,
        no_account,
    );
    if let Some(weighed) = push(
        Gate::Resource,
        case.resource.as_deref(),
        Door::Resource,
        None,
    ) {
        resource_fit = Some(weighed.allowed);
    }
    let door = if case.is_gateway {
        Door::Gateway
    } else {
        Door::Interface
    };
    push(
        Gate::Endpoint,
        case.endpoint.as_deref(),
        door,
        endpoint_skip(case, known),
    );
    push(
        Gate::Boundary,
        case.boundaries.as_deref(),
        Door::Caller,
        no_account,
    );
    push(
        Gate::Session,
        case.sessions.as_deref(),
        Door::Caller,
        no_account,
    );
    let unlinked = caller
        .is_service_linked()
        .then_some("it does not reach service-linked roles");
    let own = no_account.map(|_| "it reaches callers of the organisation's accounts only");
    levels(
        &mut ruling,
        (case, context),
        Gate::Scp,
        case.scps.as_deref(),
        own.or(unlinked),
    );
    let reached = prefix.is_some_and(|prefix| prefix.resource_control);
    let unreached = (!reached).then_some("the service is not known to be reached by it");
    levels(
        &mut ruling,
        (case, context),
        Gate::Rcp,
        case.rcps.as_deref(),
        unlinked.or(unreached),
    );
    ruling.gates.sort_by_key(|gate| gate.gate);
    let granted = Grant {
        identity: identity.map(|weighed| weighed.allowed > Fit::No),
        resource: resource_fit,
        accounts,
        resource_first: prefix.is_some_and(|prefix| prefix.resource_first),
        has_account: caller.has_account(),
    };
    ruling.decision = together(&ruling, &granted, case);
    ruling
}

/// Why the endpoint's policy is not asked.
fn endpoint_skip(case: &Case, known: &Knowledge) -> Option<&'static str> {
    let Some(way) = &case.way else {
        return None;
    };
    if !way.passes_endpoint(&case.asked.caller) {
        return Some("the request does not pass an endpoint");
    }
    let service = way.fact("endpoint.service")?;
    if service.starts_with("com.amazonaws.vpce.") {
        return Some("an endpoint of somebody else's service takes no policy");
    }
    let is_named = |id: &String| {
        service == id
            || service
                .strip_suffix(id.as_str())
                .is_some_and(|rest| rest.ends_with('.') && rest.starts_with("com.amazonaws."))
    };
    let refuses = known.without_policy.iter().any(is_named);
    refuses.then_some("endpoints of this service take no policy")
}

/// Judges policies that stand on several levels, each of which counts.
fn levels<'case>(
    ruling: &mut Ruling<'case>,
    (case, context): (&'case Case, &Context),
    gate: Gate,
    levels: Option<&'case [Vec<Document>]>,
    skip: Option<&'static str>,
) {
    let Some(levels) = levels else {
        return;
    };
    if let Some(why) = skip {
        ruling.skipped.push((gate, why));
        return;
    }
    // The policy that allows everything is always attached as a resource control policy.
    let implied = gate == Gate::Rcp;
    let door = if implied { Door::Control } else { Door::Caller };
    let mut scale = Scale {
        case,
        context,
        rows: Vec::new(),
    };
    let mut decision = Decision::Allowed;
    for level in levels {
        match scale.weigh(level, door).decision() {
            Decision::ExplicitDeny => decision = Decision::ExplicitDeny,
            Decision::ImplicitDeny if decision == Decision::Allowed && !implied => {
                decision = Decision::ImplicitDeny
            }
            Decision::ImplicitDeny | Decision::Allowed => {}
        }
    }
    ruling.gates.push(GateRuling {
        gate,
        decision,
        rows: scale.rows,
    });
}

/// What grants a request; absent gates do not apply.
struct Grant {
    identity: Option<bool>,
    resource: Option<Fit>,
    accounts: Accounts,
    resource_first: bool,
    has_account: bool,
}

impl Grant {
    /// Whether the caller's own policies and the resource's grant it.
    fn holds(&self) -> bool {
        let identity = self.identity.unwrap_or(true);
        let Some(resource) = self.resource else {
            return identity;
        };
        if !self.has_account {
            return resource > Fit::No;
        }
        let direct = resource >= Fit::Caller;
        match (self.accounts, self.resource_first) {
            (Accounts::Two, _) => identity && resource > Fit::No,
            (Accounts::Same, true) => direct || (resource > Fit::No && identity),
            (Accounts::Same, false) => match self.identity {
                Some(identity) => identity || direct,
                None => resource > Fit::No,
            },
        }
    }
}

fn together(ruling: &Ruling<'_>, grant: &Grant, case: &Case) -> Decision {
    let denies = |gate: &GateRuling<'_>| gate.decision == Decision::ExplicitDeny;
    if ruling.gates.iter().any(denies) {
        return Decision::ExplicitDeny;
    }
    // Whom the resource names alone is not limited by what his account leaves unsaid.
    let alone = grant.accounts == Accounts::Same && grant.resource == Some(Fit::Alone);
    let is_user = case.asked.caller.kind == CallerKind::User;
    let fails = |gate: &GateRuling<'_>| match gate.gate {
        Gate::Identity | Gate::Resource => false,
        Gate::Endpoint | Gate::Scp | Gate::Rcp => gate.decision != Decision::Allowed,
        Gate::Boundary => gate.decision != Decision::Allowed && !alone,
        Gate::Session => gate.decision != Decision::Allowed && (!alone || is_user),
    };
    if grant.holds() && !ruling.gates.iter().any(fails) {
        Decision::Allowed
    } else {
        Decision::ImplicitDeny
    }
}

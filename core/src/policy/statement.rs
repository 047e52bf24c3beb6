//! One statement of a policy, and whether a request fits it.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::condition::Condition;
use super::context::Context;
use super::operator::arn::{self, ArnPattern};
use super::pattern::{Pattern, Signs};
use super::principal::{Caller, CallerKind, Fit, Principal};
use crate::source::Span;

/// What a statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It allows.
    Allow,
    /// It denies.
    Deny,
}

/// A statement of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// JSON pointer to it.
    pub pointer: String,
    /// Where it stands.
    pub span: Span,
    /// Its name, where it has one.
    pub sid: Option<String>,
    /// What it does; absent where that is not said.
    pub effect: Option<Effect>,
    /// Whom it is for.
    pub principal: Option<Clause<Principal>>,
    /// What may be done.
    pub action: Option<Clause<ActionPattern>>,
    /// With what.
    pub resource: Option<Clause<ResourcePattern>>,
    /// Under which conditions, all of which must hold.
    pub conditions: Vec<Condition>,
}

/// An element such as `Action`, or its complement such as `NotAction`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause<Entry> {
    /// Whether everything but these is meant.
    pub negated: bool,
    /// What is listed.
    pub entries: Vec<Listed<Entry>>,
    /// JSON pointer to the element.
    pub pointer: String,
    /// Where its value stands.
    pub span: Span,
}

/// One entry of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<Entry> {
    /// As it is written.
    pub text: String,
    /// What it means.
    pub entry: Entry,
    /// Where it stands.
    pub span: Span,
}

/// Actions, such as `s3:Get*`, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionPattern {
    /// The service's prefix; `*` for every service.
    pub prefix: String,
    /// The name behind the colon.
    pub name: Pattern,
}

/// Resources, such as `arn:aws:s3:::bucket/*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResourcePattern {
    /// `*`
    Everything,
    /// Part by part.
    Arn(ArnPattern),
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who asks.
    pub caller: Caller,
    /// The action in lower case.
    pub action: String,
    /// The action as it is written.
    pub written: String,
    /// The resource.
    pub resource: String,
}

/// How a gate reads `Principal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The policy is attached to the caller, and names nobody.
    Caller,
    /// The policy of a resource.
    Resource,
    /// The policy of an interface endpoint.
    Interface,
    /// The policy of a gateway endpoint: an account means its root user, a single caller nobody.
    Gateway,
    /// A resource control policy: `*` only.
    Control,
}

/// How a request fits a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// In all, and how the principal does.
    Fits(Fit),
    /// Not in this.
    Misses(Miss),
}

/// What keeps a statement from fitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Miss {
    /// It has no effect, or no action.
    Incomplete,
    /// It names no principal, where one is needed.
    NoPrincipal,
    /// Another principal.
    Principal,
    /// Another action.
    Action,
    /// Another resource.
    Resource,
    /// The condition at this position.
    Condition(usize),
}

impl ActionPattern {
    /// Reads `*`, or a prefix and a name.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let (prefix, name) = match lower.split_once(':') {
            Some(parts) => parts,
            None if lower == "*" => ("*", "*"),
            None => return None,
        };
        let signs = Signs {
            wildcards: true,
            variables: false,
        };
        Some(Self {
            prefix: prefix.to_string(),
            name: Pattern::parse(name, signs),
        })
    }

    /// Whether an action, in lower case, is meant.
    #[must_use]
    pub fn matches(&self, action: &str) -> bool {
        let Some((prefix, name)) = action.split_once(':') else {
            return false;
        };
        (self.prefix == "*" || self.prefix == prefix)
            && self.name.matches(name, &Context::default())
    }
}

impl ResourcePattern {
    /// Reads `*` or the pattern of an ARN.
    #[must_use]
    pub fn read(text: &str, variables: bool) -> Self {
        match text {
            "*" => Self::Everything,
            _ => Self::Arn(ArnPattern::of_resource(text, variables)),
        }
    }

    /// Whether a resource, given by its parts if it is an ARN, is meant.
    #[must_use]
    pub fn matches(&self, resource: Option<&[&str; 6]>, context: &Context) -> bool {
        match self {
            Self::Everything => true,
            Self::Arn(pattern) => resource.is_some_and(|parts| pattern.matches(parts, context)),
        }
    }
}

impl Statement {
    /// How a request fits, by the rules of a gate.
    #[must_use]
    pub fn fit(&self, asked: &Asked, context: &Context, door: Door) -> Match {
        let fit = match self.principal(asked, door) {
            Ok(fit) => fit,
            Err(miss) => return Match::Misses(miss),
        };
        let (Some(action), Some(_)) = (&self.action, self.effect) else {
            return Match::Misses(Miss::Incomplete);
        };
        let named = action
            .entries
            .iter()
            .any(|it| it.entry.matches(&asked.action));
        if named == action.negated {
            return Match::Misses(Miss::Action);
        }
        if !self.holds_resource(asked, context, door) {
            return Match::Misses(Miss::Resource);
        }
        let failed = self.conditions.iter().position(|it| !it.holds(context));
        failed.map_or(Match::Fits(fit), |at| Match::Misses(Miss::Condition(at)))
    }

    /// A policy that is attached to its resource may leave `Resource` out.
    fn holds_resource(&self, asked: &Asked, context: &Context, door: Door) -> bool {
        let Some(resource) = &self.resource else {
            return door == Door::Resource;
        };
        let parts = arn::parts(&asked.resource);
        let named = resource
            .entries
            .iter()
            .any(|it| it.entry.matches(parts.as_ref(), context));
        named != resource.negated
    }

    /// How the caller fits.
    fn principal(&self, asked: &Asked, door: Door) -> Result<Fit, Miss> {
        if door == Door::Caller {
            return Ok(Fit::Caller);
        }
        let clause = self.principal.as_ref().ok_or(Miss::NoPrincipal)?;
        if clause.negated {
            let exempt = match self.effect {
                Some(Effect::Deny) => is_wholly_listed(clause, &asked.caller),
                Some(Effect::Allow) | None => clause
                    .entries
                    .iter()
                    .any(|it| it.entry.fit(&asked.caller) > Fit::No),
            };
            return if exempt {
                Err(Miss::Principal)
            } else {
                Ok(Fit::Caller)
            };
        }
        let fits = clause
            .entries
            .iter()
            .map(|it| by_door(&it.entry, &asked.caller, door));
        match fits.max() {
            Some(fit) if fit > Fit::No => Ok(fit),
            Some(_) | None => Err(Miss::Principal),
        }
    }
}

/// How an entry fits a caller at a gate.
fn by_door(entry: &Principal, caller: &Caller, door: Door) -> Fit {
    let everybody = *entry == Principal::Everybody;
    match door {
        Door::Caller | Door::Resource | Door::Interface => entry.fit(caller),
        Door::Control if everybody => Fit::Caller,
        Door::Control => Fit::No,
        Door::Gateway if everybody => Fit::Caller,
        // An account at a gateway endpoint stands for its root user only.
        Door::Gateway if caller.kind == CallerKind::Root && entry.fit(caller) == Fit::Account => {
            Fit::Caller
        }
        Door::Gateway => Fit::No,
    }
}

/// Whether a `Deny` with `NotPrincipal` spares a caller: account, role and session must be listed.
fn is_wholly_listed(clause: &Clause<Principal>, caller: &Caller) -> bool {
    let lists = |wanted: Fit| {
        clause
            .entries
            .iter()
            .any(|it| it.entry.fit(caller) == wanted)
    };
    if clause
        .entries
        .iter()
        .any(|it| it.entry == Principal::Everybody)
    {
        return true;
    }
    match caller.kind {
        CallerKind::Anonymous => false,
        CallerKind::Service | CallerKind::Federated => lists(Fit::Caller) || lists(Fit::Alone),
        CallerKind::Root => lists(Fit::Account),
        CallerKind::User | CallerKind::FederatedUser => lists(Fit::Account) && lists(Fit::Alone),
        CallerKind::Role { .. } => lists(Fit::Account) && lists(Fit::Caller),
        CallerKind::Session { .. } => {
            lists(Fit::Account) && lists(Fit::Caller) && lists(Fit::Alone)
        }
    }
}

//! What rules may ask of a policy together with what stands beside it.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Attachment, Filler};
use crate::evaluate::table::{Fact, Thing};
use crate::policy::case::Case;
use crate::policy::condition::Condition;
use crate::policy::context::Context;
use crate::policy::document::Document;
use crate::policy::operator::Comparison;
use crate::policy::path::derived;
use crate::policy::principal::{Caller, Fit};
use crate::policy::statement::{Asked, Door, Effect, Match, ResourcePattern, Statement};
use crate::policy::{owner, simulate};

/// One request, once past this endpoint policy and once without it.
struct Tried<'case> {
    case: &'case Case,
    /// Whether the endpoint lets it through.
    through: bool,
    /// Whether the other gates do; absent where none but the endpoint is known.
    others: Option<bool>,
}

impl Filler<'_> {
    /// Says of an endpoint's policy what requests, other gates and other endpoints tell of it.
    pub(super) fn beside(&mut self, policy: Thing, document: &Document) {
        let mut tried = self.tried(document, &self.beside.cases);
        let told = |facts: &[bool], fact: bool| {
            if facts.is_empty() {
                Fact::Unknown
            } else {
                Fact::Flag(fact)
            }
        };
        let passing: Vec<bool> = tried
            .iter()
            .map(|it| it.through && it.others != Some(false))
            .collect();
        let some = passing.contains(&true);
        self.set(policy, "lets-something-pass", told(&passing, some));
        let own = tried.iter().filter(|it| {
            let prefix = it.case.asked.action.split(':').next();
            prefix == self.service
        });
        let own: Vec<bool> = own.map(|it| it.through).collect();
        let all = !own.contains(&false);
        self.set(policy, "lets-sts-calls-pass", told(&own, all));
        let pairs = agreements(&tried);
        let agrees = !pairs.contains(&false);
        self.set(policy, "agrees-with-other-gates", told(&pairs, agrees));
        tried.extend(self.tried(document, &self.beside.tried));
        let closed = self.closed(document, &tried);
        let all = !closed.contains(&false);
        self.set(policy, "closes-the-loop", told(&closed, all));
        let buckets = self.lets_service_buckets(document);
        self.set(
            policy,
            "lets-service-buckets-pass",
            buckets.map_or(Fact::Unknown, Fact::Flag),
        );
    }

    /// Whether a condition holds for the endpoint itself, or for a Deny whether it spares it; nothing where the
    /// endpoint's own value is not known.
    pub(super) fn matches_own(&self, condition: &Condition, of: &Statement) -> Option<bool> {
        let mut known = None;
        for case in self.beside.requests() {
            let Some(way) = case.way.as_ref().filter(|it| it.has_endpoint) else {
                continue;
            };
            let account = owner(case);
            let context = derived(
                &Context::default(),
                &case.asked,
                way,
                account.as_deref(),
                self.known,
            );
            if context.values(&condition.key).is_some() {
                let holds = condition.holds(&context);
                let spared = holds != (of.effect == Some(Effect::Deny));
                known = Some(known.unwrap_or(true) && spared);
            }
        }
        // That a key is there or not says nothing of its value.
        known.filter(|_| condition.operator.comparison != Comparison::Null)
    }

    fn tried<'case>(&self, document: &Document, cases: &'case [Case]) -> Vec<Tried<'case>> {
        let mut tried = Vec::new();
        for case in cases {
            let mut past = case.clone();
            past.endpoint = Some(alloc::vec![document.clone()]);
            past.is_gateway = match self.attachment {
                Attachment::Gateway => true,
                Attachment::Interface => false,
                Attachment::Endpoint | Attachment::Resource => case.is_gateway,
            };
            let answer = simulate(self.known, &past);
            let endpoint = answer.by.iter().find(|it| it.gate == "endpoint");
            // A request that takes another way says nothing of the endpoint.
            let Some(endpoint) = endpoint else {
                continue;
            };
            past.endpoint = None;
            let without = simulate(self.known, &past);
            tried.push(Tried {
                case,
                through: endpoint.decision == "allowed",
                others: (!without.by.is_empty()).then_some(without.decision == "allowed"),
            });
        }
        tried
    }

    /// For every request that passes the endpoint to a resource with a policy: whether that policy refuses
    /// those that come another way. An endpoint that is not limited to resources needs none.
    fn closed(&self, document: &Document, tried: &[Tried<'_>]) -> Vec<bool> {
        let limited = document.statements.iter().any(|it| {
            let resources = it.resource.iter().flat_map(|it| &it.entries);
            let mut named = resources.map(|it| it.entry != ResourcePattern::Everything);
            it.effect == Some(Effect::Allow) && named.any(|named| named)
        });
        let guarded = |document: &Document| {
            document.statements.iter().any(|it| {
                let mut conditions = it.conditions.iter();
                it.effect == Some(Effect::Deny)
                    && conditions.any(|it| {
                        let key = self.known.key(&it.key);
                        key.is_some_and(|key| key.of_endpoint) && it.operator.negated
                    })
            })
        };
        let through = tried.iter().filter(|it| it.through);
        let policies = through.filter_map(|it| it.case.resource.as_ref());
        policies
            .map(|policies| !limited || policies.iter().any(guarded))
            .collect()
    }

    /// Whether the buckets of AWS that other endpoints of the VPC need can be read; nothing where these, or
    /// the Region, are not known.
    fn lets_service_buckets(&self, document: &Document) -> Option<bool> {
        let services = self.beside.services.as_ref()?;
        let needed = self.known.buckets.iter();
        let needed = needed.filter(|it| it.services.iter().any(|it| services.contains(it)));
        let mut lets = true;
        for bucket in needed {
            let region = self.beside.region()?;
            let resource = bucket.resource.replace("{region}", region);
            let asked = Asked {
                caller: Caller::read("anonymous")?,
                action: bucket.action.to_ascii_lowercase(),
                written: bucket.action.clone(),
                resource: resource.replace('*', "x"),
            };
            lets &= is_let_through(document, &asked);
        }
        Some(lets)
    }
}

/// For every resource of which both are known: whether the endpoint and the other gates let something through to it,
/// or both nothing.
fn agreements(tried: &[Tried<'_>]) -> Vec<bool> {
    let mut found: Vec<(String, bool, bool)> = Vec::new();
    for one in tried {
        let Some(others) = one.others else {
            continue;
        };
        let resource = &one.case.asked.resource;
        match found.iter_mut().find(|(known, _, _)| known == resource) {
            Some((_, through, allowed)) => {
                *through |= one.through;
                *allowed |= others;
            }
            None => found.push((resource.clone(), one.through, others)),
        }
    }
    found.iter().map(|(_, left, right)| left == right).collect()
}

/// Whether a policy lets a request without any keys through.
fn is_let_through(document: &Document, asked: &Asked) -> bool {
    let context = Context::default();
    let mut allowed = false;
    for statement in &document.statements {
        if let Match::Fits(fit) = statement.fit(asked, &context, Door::Interface) {
            match statement.effect {
                Some(Effect::Deny) => return false,
                Some(Effect::Allow) => allowed |= fit > Fit::No,
                None => {}
            }
        }
    }
    allowed
}

//! What the policy of an endpoint says of a request that passes it.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::log::{Stage, Verdict, Where};
use super::rule::Rule;
use super::walk::{At, Walk};
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::json::Json;
use crate::policy::document::{Document, read};
use crate::policy::path::Way;
use crate::policy::{Case, is_open, simulate};

impl<'run> Walk<'run> {
    /// Judges the request by the policy of an endpoint, together with the other policies of the case.
    pub fn endpoint_policy(
        &mut self,
        endpoint: &'run Endpoint,
        at: At<'run>,
    ) -> Result<(), Verdict> {
        if self.routes_only {
            return Ok(());
        }
        let estate = self.log.estate;
        let id = estate.text(endpoint.id);
        let place = Where::part(endpoint.at, String::from("/PolicyDocument"), 0);
        let text = estate.text(endpoint.policy);
        let parsed = Json::parse(text).ok();
        let open = text.is_empty() || parsed.as_ref().is_some_and(is_open);
        if text.is_empty() {
            let detail = format!("`{id}` has no policy, which lets everything pass");
            self.log.pass(
                Stage::Policy,
                Rule::OpenPolicy,
                id,
                detail,
                Where::thing(endpoint.at),
            );
        } else if open {
            let detail = format!("the policy of `{id}` lets everything pass");
            self.log
                .pass(Stage::Policy, Rule::OpenPolicy, id, detail, place.clone());
        }
        if !open && parsed.is_none() {
            let detail = format!("the policy of `{id}` cannot be read");
            self.log
                .note(Stage::Policy, Rule::EndpointPolicy, id, detail, place);
            self.log.missing(format!("the policy of `{id}`"));
            return Ok(());
        }
        let Some(case) = self.case else {
            if !open {
                let detail = format!(
                    "the policy of `{id}` does not let everything pass: whether it lets this request is judged with a policy case"
                );
                self.log
                    .note(Stage::Policy, Rule::EndpointPolicy, id, detail, place);
                self.log.missing(format!(
                    "whether the policy of `{id}` lets the request pass: no policy case was given"
                ));
            }
            return Ok(());
        };
        let mut faults = Vec::new();
        let documents: Vec<Document> = parsed
            .iter()
            .map(|json| read(json, "", &mut faults))
            .collect();
        if faults.iter().any(|fault| !fault.kind.is_harmless()) {
            let detail = format!("the policy of `{id}` cannot be read");
            self.log
                .note(Stage::Policy, Rule::EndpointPolicy, id, detail, place);
            self.log.missing(format!("the policy of `{id}`"));
            return Ok(());
        }
        let case = self.placed(case, endpoint, documents, at);
        let judged = simulate(&self.log.known.policies, &case);
        if judged.decision == "allowed" {
            let detail = format!("the policies let `{}` pass", case.asked.written);
            self.log
                .pass(Stage::Policy, Rule::EndpointPolicy, id, detail, place);
            return Ok(());
        }
        let gates = judged.by.iter().filter(|gate| gate.decision != "allowed");
        let gates: Vec<&str> = gates.map(|gate| gate.gate).collect();
        let how = if judged.decision == "explicit_deny" {
            "deny"
        } else {
            "do not allow"
        };
        let detail = format!(
            "the policies ({}) {how} `{}`",
            gates.join(", "),
            case.asked.written
        );
        self.log
            .stop(Stage::Policy, Rule::EndpointPolicy, id, detail, place);
        Err(Verdict::Blocked)
    }

    /// A case as a request that takes this way: what the way tells stands behind what the case says.
    fn placed(
        &self,
        case: &Case,
        endpoint: &Endpoint,
        documents: Vec<Document>,
        at: At<'_>,
    ) -> Case {
        let estate = self.log.estate;
        let mut way = case.way.clone().unwrap_or(Way {
            facts: Vec::new(),
            has_endpoint: true,
        });
        way.has_endpoint = true;
        let service = estate.text(endpoint.service);
        let region = endpoint.vpc.and_then(|vpc| self.region(vpc));
        let account = endpoint
            .account
            .or_else(|| estate.vpc(endpoint.vpc)?.account);
        let facts = [
            ("endpoint.id", estate.text(endpoint.id).to_string()),
            ("endpoint.service", service.to_string()),
            ("endpoint.vpc", estate.text(endpoint.vpc).to_string()),
            ("endpoint.account", estate.text(account).to_string()),
            ("endpoint.region", estate.text(region).to_string()),
            (
                "source_ip",
                at.source.map_or_else(String::new, |it| it.to_string()),
            ),
        ];
        for (name, value) in facts {
            if !value.is_empty() && way.fact(name).is_none() {
                way.facts.push((name.to_string(), value));
            }
        }
        Case {
            way: Some(way),
            endpoint: Some(documents),
            is_gateway: endpoint.kind == EndpointKind::Gateway,
            ..case.clone()
        }
    }
}

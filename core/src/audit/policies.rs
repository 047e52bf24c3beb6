//! The policies of endpoints, looked through by the policy rules.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Options;
use super::finding::at;
use super::scene::Scene;
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::estate::{Kind, Name};
use crate::model::Model;
use crate::policy::lint::{self, Attachment, Beside, lint};
use crate::report::{LintReport, LintSummary, NotEvaluated};
use crate::source::SourceFile;

/// What was found in a policy, and what it was looked through with.
struct Judged {
    policy: Name,
    service: Option<Name>,
    kind: EndpointKind,
    services: Option<Vec<String>>,
    report: LintReport,
}

/// Looks through the policy of every endpoint that restricts anything.
pub fn judge(model: &Model, scene: &Scene<'_>, options: &Options, report: &mut LintReport) {
    let estate = scene.estate;
    let mut asked: Vec<(Name, Option<Name>, usize)> = Vec::new();
    for (position, _) in scene.things(Kind::Endpoint) {
        let endpoint = estate.endpoints.get(position);
        if let Some((endpoint, policy)) = endpoint.and_then(|it| Some((it, it.policy?))) {
            asked.push((policy, endpoint.service, position));
        }
    }
    // Endpoints that share a policy stand together, so that it is looked through once.
    asked.sort_unstable();
    let mut last: Option<Judged> = None;
    for (policy, service, position) in asked {
        let Some(endpoint) = estate.endpoints.get(position) else {
            continue;
        };
        let text = estate.names.text(policy);
        // The policy that AWS attaches by itself is told of by a check.
        if scene.is_open(policy) {
            continue;
        }
        let services = services(scene, endpoint);
        let same = |it: &Judged| {
            (it.policy, it.service, it.kind) == (policy, service, endpoint.kind)
                && it.services == services
        };
        let judged = match last.take() {
            Some(judged) if same(&judged) => judged,
            Some(_) | None => Judged {
                policy,
                service,
                kind: endpoint.kind,
                report: looked_through(model, scene, options, endpoint, text, services.clone()),
                services,
            },
        };
        add(scene, endpoint, &judged.report, report);
        last = Some(judged);
    }
}

fn looked_through(
    model: &Model,
    scene: &Scene<'_>,
    options: &Options,
    endpoint: &Endpoint,
    text: &str,
    services: Option<Vec<String>>,
) -> LintReport {
    let file = SourceFile {
        name: scene.estate.text(endpoint.id).to_string(),
        text: text.to_string(),
    };
    let service = scene
        .service(endpoint.service)
        .map(|(id, _)| id.to_string());
    let region = scene.estate.vpc(endpoint.vpc).and_then(|vpc| vpc.region);
    let asked = lint::Options {
        attachment: match endpoint.kind {
            EndpointKind::Gateway => Attachment::Gateway,
            EndpointKind::Interface => Attachment::Interface,
            EndpointKind::Balancer
            | EndpointKind::Resource
            | EndpointKind::ServiceNetwork
            | EndpointKind::Tunnel
            | EndpointKind::Other(_) => Attachment::Endpoint,
        },
        service: service.filter(|id| !id.is_empty()),
        on: options.on,
        beside: Beside {
            services,
            region: region.map(|it| scene.estate.names.text(it).to_string()),
            ..Beside::default()
        },
    };
    let found = lint(model, &scene.known.policies, &[file], &asked);
    found.unwrap_or_else(|_| LintReport {
        findings: Vec::new(),
        not_evaluated: Vec::new(),
        skipped: alloc::vec![String::from("it is no JSON")],
        accepted: Vec::new(),
        summary: LintSummary::default(),
    })
}

/// The services of all endpoints of the VPC, in order; nothing where they are not all known.
fn services(scene: &Scene<'_>, endpoint: &Endpoint) -> Option<Vec<String>> {
    let estate = scene.estate;
    let vpc = endpoint.vpc?;
    if !estate.is_read(Kind::Endpoint, estate.vpc(Some(vpc))) {
        return None;
    }
    let mut services = Vec::new();
    for at in estate.in_vpc(Kind::Endpoint, vpc) {
        let service = estate.endpoints.get(at).and_then(|it| it.service);
        if let Some((id, _)) = scene.service(service) {
            services.push(id.to_string());
        }
    }
    services.sort();
    services.dedup();
    Some(services)
}

/// Adds what was found in a policy, at the place of its endpoint.
fn add(scene: &Scene<'_>, endpoint: &Endpoint, judged: &LintReport, report: &mut LintReport) {
    let id = scene.estate.text(endpoint.id);
    for found in &judged.findings {
        let mut finding = found.clone();
        let inside = ["/PolicyDocument", &found.place.pointer].concat();
        finding.place = at(
            scene.estate,
            Some(endpoint.at),
            &inside,
            0,
            Some(id.to_string()),
        );
        finding.resources = alloc::vec![id.to_string()];
        finding.resources.extend(found.resources.iter().cloned());
        finding.message = [&found.message, " (policy of `", id, "`)"].concat();
        report.findings.push(finding);
    }
    for NotEvaluated { rule, missing } in &judged.not_evaluated {
        let missing = missing.iter().map(|it| [id, ": ", it].concat());
        report.lack(rule, missing.collect());
    }
    for what in &judged.skipped {
        report
            .skipped
            .push([id, ": the policy cannot be read: ", what].concat());
    }
}

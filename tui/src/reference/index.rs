//! The page that lists all others, by kind.

use tollgate_core::model::{Decision, Model, Purpose};

use super::frame::{Content, lists};
use super::html::{code, count, link, list, prose, section};
use super::{address, check, period, plans};

/// Decisions, playbooks and all lists.
pub fn page(model: &Model) -> Content {
    let mut body = String::from(
        "<p>Which private connection to AWS a kind of traffic needs, what it costs, and where every \
         statement comes from.</p>\n",
    );
    let kinds = [
        ("decisions", "Decisions", Purpose::Choose),
        ("playbooks", "Playbooks", Purpose::FindFault),
    ];
    for (anchor, heading, purpose) in kinds {
        let links: Vec<String> = model
            .decisions
            .iter()
            .filter(|decision| decision.purpose == purpose)
            .map(entry)
            .collect();
        if !links.is_empty() {
            body += &section(&format!("--{anchor}"), heading, &list(&links));
        }
    }
    let links: Vec<String> = lists(model)
        .iter()
        .map(|(file, title)| format!("{}: {}", link(file, &prose(title)), holds(model, file)))
        .collect();
    body += &section("--lists", "Lists", &list(&links));
    Content {
        file: String::from(address::INDEX),
        title: String::from("Tollgate reference"),
        body,
    }
}

fn entry(decision: &Decision) -> String {
    let outcomes = count(decision.outcomes.len(), "outcome", "outcomes");
    format!(
        "{} <small>{}, {outcomes}</small>{}",
        link(&address::decision(decision), &prose(&decision.title)),
        code(&decision.name),
        period::held(decision.period)
    )
}

/// How much a list holds.
fn holds(model: &Model, file: &str) -> String {
    match file {
        address::TARIFFS => count(model.tariffs.len(), "tariff", "tariffs with their rates"),
        address::BILLS => {
            let book = check::rulebook(model);
            let kinds = book.billed.iter().map(|it| it.kinds.len()).sum();
            count(
                kinds,
                "type of resource",
                "types of resources and what bills them",
            )
        }
        address::PLANS => {
            let blueprints = plans::drawings(model).blueprints.len();
            count(
                blueprints,
                "blueprint",
                "blueprints of what is built for outcomes",
            )
        }
        address::CHECKS => {
            let book = check::rulebook(model);
            count(book.checks.len(), "check", "checks of estates and policies")
        }
        address::DISPUTES => count(
            model.disputes.len(),
            "statement",
            "statements that others contradict",
        ),
        address::SOURCES => count(
            model.sources.len(),
            "source",
            "sources with what cites them",
        ),
        _ => {
            let catalogue = model
                .catalogues
                .iter()
                .find(|catalogue| address::catalogue(&catalogue.name) == file);
            catalogue.map_or_else(String::new, |catalogue| {
                format!(
                    "{}, {}",
                    prose(&catalogue.title),
                    count(catalogue.entries.len(), "record", "records")
                )
            })
        }
    }
}

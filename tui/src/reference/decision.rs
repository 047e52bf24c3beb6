//! The page of a decision or a playbook.

use tollgate_core::model::{Caution, Decision, Model, Purpose};
use tollgate_core::syntax::tree::Example;

use super::citation::cites;
use super::diagram::diagram;
use super::frame::Content;
use super::html::{code, link, list, paragraphs, scrolling, section};
use super::tree::tree;
use super::words::{Scope, condition};
use super::{address, dispute, example, gap, outcome, period, question};

/// Everything about a decision: what it asks, how it decides, what it comes to.
pub fn page(model: &Model, decision: &Decision, examples: &[Example]) -> Content {
    let parts = [
        ("--outcomes", "Outcomes", outcomes(model, decision)),
        ("--diagram", "Diagram", picture(model, decision)),
        ("--branches", "Branches", branches(model, decision)),
        ("--questions", "Questions", questions(model, decision)),
        ("--cautions", "Cautions", cautions(model, decision)),
        (
            "--examples",
            "Examples",
            example::of_decision(model, decision, examples),
        ),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(.., inside)| !inside.is_empty())
        .collect();
    let links: Vec<String> = parts
        .iter()
        .map(|(anchor, heading, _)| link(&format!("#{anchor}"), heading))
        .collect();
    let kind = match decision.purpose {
        Purpose::Choose => "Decision",
        Purpose::FindFault => "Playbook",
    };
    let mut body = format!(
        "<p class=\"kind\">{kind} {}{}</p>\n",
        code(&decision.name),
        period::held(decision.period)
    );
    body += &paragraphs(&decision.help);
    body += &dispute::notes(model, &[&decision.name]);
    body += &format!(
        "<nav aria-label=\"On this page\">\n{}</nav>\n",
        list(&links)
    );
    for (anchor, heading, inside) in parts {
        body += &section(anchor, heading, &inside);
    }
    Content {
        file: address::decision(decision),
        title: decision.title.clone(),
        body,
    }
}

fn outcomes(model: &Model, decision: &Decision) -> String {
    let outcomes = (0_u16..).zip(&decision.outcomes);
    outcomes
        .map(|(position, it)| outcome::outcome(model, decision, position, it))
        .collect()
}

fn picture(model: &Model, decision: &Decision) -> String {
    match diagram(model, decision) {
        Some(svg) => {
            let label = format!("Diagram of {}", decision.name);
            String::from(
                "<p>Questions with the answers that go the same way; outcomes have round corners.</p>\n",
            ) + &scrolling(&label, &svg)
        }
        None => String::from(
            "<p>There are too many cases for one picture; the branches below hold them all.</p>\n",
        ),
    }
}

fn branches(model: &Model, decision: &Decision) -> String {
    String::from("<p>Under each question the first branch that holds is taken.</p>\n")
        + &tree(model, decision)
}

fn questions(model: &Model, decision: &Decision) -> String {
    let asked = decision
        .order
        .iter()
        .filter_map(|position| model.questions.get(usize::from(*position)));
    asked
        .map(|asked| question::question(model, asked))
        .collect()
}

fn cautions(model: &Model, decision: &Decision) -> String {
    let scope = Scope {
        model,
        outcomes: &decision.outcomes,
    };
    let caution = |caution: &Caution| {
        let phrase = condition(scope, &caution.when);
        let anchor = address::caution(&caution.name);
        format!(
            "<div class=\"entry\" id=\"{anchor}\">\n<p>{}{}{}</p>\n<p class=\"small\">{} applies when {}.</p>\n{}</div>\n",
            gap::text(model, &caution.text),
            cites(model, &caution.citations),
            period::held(caution.period),
            code(&caution.name),
            phrase.html(),
            phrase.details()
        )
    };
    decision.cautions.iter().map(caution).collect()
}

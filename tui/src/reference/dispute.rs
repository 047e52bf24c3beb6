//! Where sources are wrong or disagree: what is printed, and what holds.

use tollgate_core::model::{Dispute, Model};

use super::citation::cite;
use super::frame::Content;
use super::html::{code, count, escape, link, list, prose};
use super::{address, period};

/// All disputes.
pub fn page(model: &Model) -> Content {
    let mut body = String::from(
        "<p>What a source prints is kept beside what holds, and by which source. A bill or a decision \
         that such a statement concerns says so.</p>\n",
    );
    if model.disputes.is_empty() {
        body += "<p>None is known.</p>\n";
    }
    for dispute in &model.disputes {
        body += &entry(model, dispute);
    }
    Content {
        file: String::from(address::DISPUTES),
        title: String::from("Where sources are wrong or disagree"),
        body,
    }
}

fn entry(model: &Model, dispute: &Dispute) -> String {
    let about: Vec<String> = dispute
        .about
        .iter()
        .map(|name| about(model, name))
        .collect();
    let name = escape(&dispute.name);
    format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{}</h2>\n\
         <div class=\"sides\">\n<div><h3>Printed</h3>\n<p>{} <span class=\"cites\">[{}]</span></p></div>\n\
         <div><h3>Holds</h3>\n<p>{} <span class=\"cites\">[{}]</span></p></div>\n</div>\n\
         <p class=\"small\">Concerns {}.{}</p>\n</section>\n",
        code(&dispute.name),
        prose(&dispute.printed),
        cite(model, &dispute.printed_by),
        prose(&dispute.holds),
        cite(model, &dispute.holds_by),
        about.join(", "),
        period::held(dispute.period)
    )
}

/// A name, with links to everything that it stands for.
fn about(model: &Model, name: &str) -> String {
    let places = address::places(model, name);
    match places.as_slice() {
        [] => code(name),
        [(place, _)] => link(place, &code(name)),
        several => {
            let links: Vec<String> = several
                .iter()
                .map(|(place, title)| link(place, &prose(title)))
                .collect();
            format!("{} ({})", code(name), links.join("; "))
        }
    }
}

/// Links to the disputes about any of these names; nothing where there are none.
pub fn notes(model: &Model, names: &[&str]) -> String {
    let concerns = |dispute: &&Dispute| {
        dispute
            .about
            .iter()
            .any(|about| names.contains(&about.as_str()))
    };
    let links: Vec<String> = model
        .disputes
        .iter()
        .filter(concerns)
        .map(|dispute| {
            link(
                &format!("{}#{}", address::DISPUTES, dispute.name),
                &code(&dispute.name),
            )
        })
        .collect();
    if links.is_empty() {
        return String::new();
    }
    let number = count(links.len(), "statement", "statements");
    format!(
        "<details><summary>Sources disagree: {number}</summary>\n{}</details>\n",
        list(&links)
    )
}

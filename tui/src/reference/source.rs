//! Sources, each with everything that rests on it.

mod cited;

use std::collections::BTreeMap;

use tollgate_core::model::{Model, Source};
use tollgate_core::syntax::tree::Example;

use super::address;
use super::frame::{Content, capital};
use super::html::{code, count, escape, link, list, prose};
use cited::{Cited, cited};

/// All sources.
pub fn page(model: &Model, examples: &[Example]) -> Content {
    let cited = cited(model, examples);
    let mut body =
        String::from("<p>Where the facts come from, and what rests on each source.</p>\n");
    for (position, source) in (0_u16..).zip(&model.sources) {
        let own: Vec<&Cited> = cited
            .iter()
            .filter(|cited| cited.source == position)
            .collect();
        body += &entry(source, &own);
    }
    Content {
        file: String::from(address::SOURCES),
        title: String::from("Sources"),
        body,
    }
}

fn entry(source: &Source, cited: &[&Cited]) -> String {
    let name = escape(&source.name);
    let verified = source
        .verified
        .map_or_else(String::new, |day| format!(", checked {day}"));
    // Nothing but a web address becomes a link.
    let address = match source.url.as_str() {
        "" => String::new(),
        url if url.starts_with("https://") || url.starts_with("http://") => {
            format!("<p>{}</p>\n", link(url, &escape(url)))
        }
        url => format!("<p>{}</p>\n", escape(url)),
    };
    let mut by_kind: BTreeMap<&str, Vec<&Cited>> = BTreeMap::new();
    for cited in cited {
        by_kind.entry(cited.kind).or_default().push(cited);
    }
    let citing: String = by_kind
        .iter()
        .map(|(kind, cited)| kind_of(kind, cited))
        .collect();
    let citing = if citing.is_empty() {
        String::from("<p>Nothing cites it.</p>\n")
    } else {
        citing
    };
    format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{}</h2>\n\
         <p class=\"kind\">Source {}{verified}</p>\n{address}{citing}</section>\n",
        prose(&source.title),
        code(&source.name)
    )
}

/// Everything of one kind that cites a source, with the section that it cites.
fn kind_of(kind: &str, cited: &[&Cited]) -> String {
    let mut shown: Vec<(&Cited, Vec<&str>)> = Vec::new();
    for one in cited {
        match shown
            .iter_mut()
            .find(|(known, _)| known.address == one.address && known.text == one.text)
        {
            Some((_, sections)) if sections.contains(&one.section.as_str()) => {}
            Some((_, sections)) => sections.push(&one.section),
            None => shown.push((one, vec![&one.section])),
        }
    }
    let items: Vec<String> = shown
        .iter()
        .map(|(cited, sections)| {
            let sections: Vec<&str> = sections
                .iter()
                .copied()
                .filter(|section| !section.is_empty())
                .collect();
            let sections = if sections.is_empty() {
                String::new()
            } else {
                format!(" <small>{}</small>", escape(&sections.join(", ")))
            };
            format!("{}{sections}", link(&cited.address, &prose(&cited.text)))
        })
        .collect();
    let summary = format!(
        "{}: {}",
        capital(kind),
        count(items.len(), "citation", "citations")
    );
    format!(
        "<details><summary>{}</summary>\n{}</details>\n",
        escape(&summary),
        list(&items)
    )
}

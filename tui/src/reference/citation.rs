//! Sources behind statements.

use tollgate_core::model::{Citation, Model};

use super::address;
use super::html::escape;

/// The sources of a statement, each as a link; nothing where there is none.
pub fn cites(model: &Model, citations: &[Citation]) -> String {
    let links: Vec<String> = citations
        .iter()
        .map(|citation| cite(model, citation))
        .collect();
    if links.is_empty() {
        return String::new();
    }
    format!(" <span class=\"cites\">[{}]</span>", links.join("; "))
}

/// One source, by its name and section; its title shows on the page of sources.
pub fn cite(model: &Model, citation: &Citation) -> String {
    let Some(source) = model.sources.get(usize::from(citation.source)) else {
        return String::new();
    };
    let section = match citation.section.as_str() {
        "" => String::new(),
        section => format!(" {}", escape(section)),
    };
    let (name, title) = (escape(&source.name), escape(&source.title));
    format!(
        "<a href=\"{}#{name}\" title=\"{title}\">{name}{section}</a>",
        address::SOURCES
    )
}

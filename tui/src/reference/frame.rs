//! What every page has: title, skip link, landmarks, and where it was made from.

use tollgate_core::listing::version;
use tollgate_core::model::Model;

use super::address;
use super::html::{escape, link};

/// A page in the making.
pub struct Content {
    /// Its file.
    pub file: String,
    /// Its title, which is its one heading of the first level.
    pub title: String,
    /// Everything below the heading, as HTML.
    pub body: String,
}

/// A file of the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its name.
    pub file: String,
    /// What is in it.
    pub text: String,
}

const NAME: &str = "Tollgate reference";

/// The page with all that surrounds its content.
pub fn page(model: &Model, content: &Content) -> Page {
    let Content { file, title, body } = content;
    let title = escape(title);
    let whole = match file.as_str() {
        address::INDEX => title.clone(),
        _ => format!("{title} - {NAME}"),
    };
    let (style, main) = (address::STYLE, address::MAIN);
    let kinds = kinds(model, file);
    let made = made_from(model);
    let text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{whole}</title>\n<link rel=\"stylesheet\" href=\"{style}\">\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#{main}\">Skip to the content</a>\n\
         <header>\n<nav aria-label=\"Reference\">\n<ul>\n{kinds}</ul>\n</nav>\n</header>\n\
         <main id=\"{main}\" tabindex=\"-1\">\n<h1>{title}</h1>\n{body}</main>\n\
         <footer>\n<p>{made}</p>\n</footer>\n</body>\n</html>\n"
    );
    Page {
        file: file.clone(),
        text,
    }
}

/// Links to the pages of each kind; the one that is shown is marked.
fn kinds(model: &Model, shown: &str) -> String {
    let mut kinds = vec![(String::from(address::INDEX), String::from(NAME))];
    kinds.extend(lists(model));
    let entry = |(file, title): &(String, String)| {
        let current = if file == shown {
            " aria-current=\"page\""
        } else {
            ""
        };
        format!(
            "<li><a href=\"{}\"{current}>{}</a></li>\n",
            escape(file),
            escape(title)
        )
    };
    kinds.iter().map(entry).collect()
}

/// The pages that hold all of a kind, with their titles.
pub fn lists(model: &Model) -> Vec<(String, String)> {
    let catalogues = model.catalogues.iter().map(|catalogue| {
        let file = address::catalogue(&catalogue.name);
        let title = file.trim_end_matches(".html").replace('-', " ");
        (file, capital(&title))
    });
    let others = [
        (address::TARIFFS, "Tariffs"),
        (address::BILLS, "Bills"),
        (address::PLANS, "Plans"),
        (address::CHECKS, "Checks"),
        (address::DISPUTES, "Disputes"),
        (address::SOURCES, "Sources"),
    ];
    let others = others.map(|(file, title)| (file.to_string(), title.to_string()));
    catalogues.chain(others).collect()
}

/// The text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut signs = text.chars();
    match signs.next() {
        Some(first) => first.to_uppercase().chain(signs).collect(),
        None => String::new(),
    }
}

fn made_from(model: &Model) -> String {
    let version = version(model);
    let date = match version.specs.date.as_str() {
        "" => String::new(),
        date => format!(", facts checked up to {}", escape(date)),
    };
    format!(
        "Made from rule files of revision {}{date}, by version {}. Every statement names its source; see {}.",
        escape(&version.specs.revision),
        escape(&version.package),
        link(address::SOURCES, "the sources")
    )
}

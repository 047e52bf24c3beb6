//! The page of a catalogue: its fields, and its records with what they say.

use tollgate_core::model::{Catalogue, Entry, Field, FieldKind, FieldValue, Model};

use super::citation::cites;
use super::frame::Content;
use super::html::{code, count, escape, link, prose};
use super::{address, check, dispute, formula, period, region};

/// From how many records on they are grouped by their first letter.
const MANY: usize = 40;
/// From how many signs on a text is prose, and its record is given room.
const PROSE: usize = 60;

/// All records of a catalogue.
pub fn page(model: &Model, catalogue: &Catalogue) -> Content {
    let mut body = format!(
        "<p>{}, each called {} in rule files. A field that a record leaves out holds what is noted here.</p>\n",
        count(catalogue.entries.len(), "record", "records"),
        code(&catalogue.name)
    );
    if !catalogue.fields.is_empty() {
        body += &legend(model, catalogue);
    }
    let long = catalogue
        .entries
        .iter()
        .flat_map(|entry| &entry.fields)
        .any(|(_, value)| match value {
            FieldValue::Text(text) => text.chars().count() > PROSE,
            FieldValue::Flag(_)
            | FieldValue::Number(_)
            | FieldValue::List(_)
            | FieldValue::Word(_)
            | FieldValue::Records(_) => false,
        });
    let is_region = model
        .catalogues
        .iter()
        .position(|it| it.name == "region")
        .is_some_and(|region| model.catalogues.get(region) == Some(catalogue));
    body += &match (is_region, long) {
        (true, _) => region::regions(model),
        (false, true) => catalogue
            .entries
            .iter()
            .map(|entry| roomy(model, catalogue, entry))
            .collect(),
        (false, false) => tables(model, catalogue),
    };
    Content {
        file: address::catalogue(&catalogue.name),
        title: catalogue.title.clone(),
        body,
    }
}

/// What the fields hold, and what holds where a record is silent.
fn legend(model: &Model, catalogue: &Catalogue) -> String {
    let field = |(position, field): (u16, &Field)| {
        let kind = match &field.kind {
            FieldKind::Flag => String::from("yes or no"),
            FieldKind::Text => String::from("a text"),
            FieldKind::Number => String::from("a number"),
            FieldKind::List => String::from("texts"),
            FieldKind::OneOf(words) => {
                let words: Vec<String> = words.iter().map(|word| code(word)).collect();
                format!("one of {}", words.join(", "))
            }
            FieldKind::ManyOf(of) => {
                let of = model.catalogues.get(usize::from(*of));
                of.map_or_else(String::new, |of| {
                    link(&address::catalogue(&of.name), &prose(&of.title))
                })
            }
        };
        let default = value(model, catalogue, position, &field.default, "");
        let default = if default.is_empty() {
            String::from("nothing")
        } else {
            default
        };
        let anchor = address::field(&field.name);
        format!(
            "<dt id=\"{anchor}\">{}</dt><dd>{kind}; else {default}</dd>\n",
            code(&field.name)
        )
    };
    let fields: String = (0_u16..).zip(&catalogue.fields).map(field).collect();
    format!(
        "<section aria-labelledby=\"--fields\">\n<h2 id=\"--fields\">Fields</h2>\n<dl>\n{fields}</dl>\n</section>\n"
    )
}

/// Records in tables; many of them by their first letter.
fn tables(model: &Model, catalogue: &Catalogue) -> String {
    if catalogue.entries.len() < MANY {
        let entries: Vec<&Entry> = catalogue.entries.iter().collect();
        let heading = "<h2 id=\"--records\">Records</h2>\n";
        return format!(
            "{heading}{}",
            table(model, catalogue, &entries, "--records")
        );
    }
    let mut entries: Vec<&Entry> = catalogue.entries.iter().collect();
    entries.sort_by_key(|entry| entry.name.to_lowercase());
    let letter = |entry: &Entry| {
        entry
            .name
            .chars()
            .next()
            .unwrap_or(' ')
            .to_ascii_uppercase()
    };
    let groups: Vec<&[&Entry]> = entries
        .chunk_by(|one, other| letter(one) == letter(other))
        .collect();
    let (mut letters, mut tables) = (String::new(), String::new());
    for group in groups {
        let Some(first) = group.first().map(|first| letter(first)) else {
            continue;
        };
        let anchor = format!("--letter-{}", first.to_ascii_lowercase());
        letters += &format!("<li><a href=\"#{anchor}\">{first}</a></li>\n");
        tables += &format!(
            "<h2 id=\"{anchor}\">{first}</h2>\n{}",
            table(model, catalogue, group, &anchor)
        );
    }
    format!(
        "<nav class=\"letters\" aria-label=\"By first letter\">\n<ul>\n{letters}</ul>\n</nav>\n{tables}"
    )
}

fn table(model: &Model, catalogue: &Catalogue, entries: &[&Entry], labelled: &str) -> String {
    let row = |entry: &&Entry| {
        let says: Vec<String> = entry
            .fields
            .iter()
            .filter_map(|(position, held)| {
                let field = catalogue.fields.get(usize::from(*position))?;
                Some(format!(
                    "{} {}",
                    escape(&field.name),
                    value(model, catalogue, *position, held, &entry.name)
                ))
            })
            .collect();
        let name = escape(&entry.name);
        let notes = dispute::notes(model, &[&entry.name]);
        format!(
            "<tr id=\"{name}\"><th scope=\"row\"><code>{}</code></th><td>{}{}{}{notes}</td><td>{}</td></tr>\n",
            breakable(&entry.name),
            prose(&entry.title),
            period::held(entry.period),
            if says.is_empty() {
                String::new()
            } else {
                format!("<br><small>{}</small>", says.join("; "))
            },
            cites(model, &entry.citations)
        )
    };
    let rows: String = entries.iter().map(row).collect();
    format!(
        "<table class=\"records\" aria-labelledby=\"{labelled}\">\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">What it says</th>\
         <th scope=\"col\">Source</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

/// A name that may break behind its dots and dashes.
fn breakable(name: &str) -> String {
    escape(name).replace('.', ".<wbr>").replace('-', "-<wbr>")
}

/// A record with a line for each of its fields.
fn roomy(model: &Model, catalogue: &Catalogue, entry: &Entry) -> String {
    let name = escape(&entry.name);
    let fields = fields(model, catalogue, entry) + &carried(model, catalogue, entry);
    let notes = dispute::notes(model, &[&entry.name]);
    format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{}</h2>\n\
         <p class=\"kind\">{}{}{}</p>\n{fields}{notes}</section>\n",
        prose(&entry.title),
        code(&entry.name),
        period::held(entry.period),
        cites(model, &entry.citations)
    )
}

/// When requests carry a condition key, and where its value is from.
fn carried(model: &Model, catalogue: &Catalogue, entry: &Entry) -> String {
    if catalogue.name != "key" {
        return String::new();
    }
    let book = check::rulebook(model);
    let rule = book.keys.iter().find(|rule| rule.name == entry.name);
    rule.map_or_else(String::new, |rule| {
        let (present, value) = (code(&rule.written.0), code(&rule.written.1));
        format!(
            "<dl>\n<dt>present when</dt><dd>{present}</dd>\n<dt>value</dt><dd>{value}</dd>\n</dl>\n"
        )
    })
}

/// What a record says in its fields.
pub fn fields(model: &Model, catalogue: &Catalogue, entry: &Entry) -> String {
    let fields = entry.fields.iter().filter_map(|(position, held)| {
        let field = catalogue.fields.get(usize::from(*position))?;
        let held = value(model, catalogue, *position, held, &entry.name);
        Some(format!("<dt>{}</dt><dd>{held}</dd>\n", escape(&field.name)))
    });
    let fields: String = fields.collect();
    if fields.is_empty() {
        fields
    } else {
        format!("<dl>\n{fields}</dl>\n")
    }
}

/// What a field holds; `{id}` stands for the record's own name.
fn value(
    model: &Model,
    catalogue: &Catalogue,
    field: u16,
    held: &FieldValue,
    name: &str,
) -> String {
    let own = |text: &str| {
        if name.is_empty() {
            text.to_string()
        } else {
            text.replace("{id}", name)
        }
    };
    let kind = catalogue
        .fields
        .get(usize::from(field))
        .map(|field| &field.kind);
    match (held, kind) {
        (FieldValue::Flag(flag), _) => code(if *flag { "yes" } else { "no" }),
        (FieldValue::Text(text), _) if text.is_empty() => String::new(),
        (FieldValue::Text(text), _) if text.contains(' ') => prose(&own(text)),
        (FieldValue::Text(text), _) => code(&own(text)),
        (FieldValue::Number(number), _) => escape(&formula::number(*number)),
        (FieldValue::List(texts), _) => {
            let texts = texts.iter().map(|text| {
                if text.contains(' ') {
                    prose(&own(text))
                } else {
                    code(&own(text))
                }
            });
            let texts: Vec<String> = texts.collect();
            texts.join(", ")
        }
        (FieldValue::Word(word), Some(FieldKind::OneOf(words))) => words
            .get(usize::from(*word))
            .map_or_else(String::new, |word| code(word)),
        (FieldValue::Records(records), Some(FieldKind::ManyOf(of))) => {
            let Some(of) = model.catalogues.get(usize::from(*of)) else {
                return String::new();
            };
            let entries = records
                .iter()
                .filter_map(|record| of.entries.get(usize::from(*record)));
            let links: Vec<String> = entries
                .map(|entry| link(&address::record(of, entry), &code(&entry.name)))
                .collect();
            links.join(", ")
        }
        (FieldValue::Word(_) | FieldValue::Records(_), _) => String::new(),
    }
}

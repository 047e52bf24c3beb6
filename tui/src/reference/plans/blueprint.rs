//! A blueprint: for which outcomes, which resources with which attributes, and what to mind besides.

use tollgate_core::model::{Blueprint, Condition, Drawings, Each, Model, Note, NoteKind, Resource};

use super::term::{Hand, value, words};
use crate::reference::address;
use crate::reference::citation::cites;
use crate::reference::gap::{field_name, named};
use crate::reference::html::{code, escape, folded, link, list, prose};
use crate::reference::words::{Scope, condition};

/// A blueprint as it is written, its conditions in words.
pub fn shown(model: &Model, drawings: &Drawings, blueprint: &Blueprint) -> String {
    let name = escape(&blueprint.name);
    let outcomes: Vec<String> = blueprint
        .outcomes
        .iter()
        .map(|(decision, outcome)| {
            let text = code(&format!("{decision}.{outcome}"));
            let decided = model.decision(decision, None);
            decided.map_or(text.clone(), |it| {
                link(&format!("{}#{outcome}", address::decision(it)), &text)
            })
        })
        .collect();
    let resources: String = blueprint
        .resources
        .iter()
        .map(|it| resource(model, drawings, blueprint, it))
        .collect();
    let resources = if resources.is_empty() {
        String::from("<p>Nothing is built.</p>\n")
    } else {
        format!("<ol>\n{resources}</ol>\n")
    };
    let notes: String = NoteKind::WORDS
        .iter()
        .map(|(word, kind)| notes(model, drawings, blueprint, *kind, word))
        .collect();
    format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{}</h2>\n\
         <p class=\"kind\">Blueprint {}{}, for {}</p>\n{resources}{notes}</section>\n",
        prose(&blueprint.title),
        code(&blueprint.name),
        cites(model, &blueprint.citations),
        outcomes.join(", ")
    )
}

fn resource(
    model: &Model,
    drawings: &Drawings,
    blueprint: &Blueprint,
    resource: &Resource,
) -> String {
    let hand = Hand {
        model,
        drawings,
        blueprint,
        each: resource.each.as_ref(),
    };
    let construct = drawings.constructs.get(usize::from(resource.construct));
    let kind = construct.map_or_else(String::new, |it| {
        link(
            &format!("#{}", address::construct(&it.name)),
            &prose(&it.title),
        )
    });
    let each = resource
        .each
        .as_ref()
        .map_or_else(String::new, |it| repeated(&hand, it));
    let after: Vec<String> = resource.after.iter().map(|it| code(it)).collect();
    let after = if after.is_empty() {
        String::new()
    } else {
        format!(", after {}", after.join(" and "))
    };
    let attributes = resource.attributes.iter().map(|attribute| {
        let takes = construct.and_then(|it| it.takes.get(usize::from(attribute.takes)));
        format!(
            "<dt>{}</dt><dd>{}{}</dd>\n",
            code(takes.map_or("", |it| it.name.as_str())),
            value(&hand, &attribute.value),
            when(model, &attribute.when)
        )
    });
    let attributes = format!("<dl>\n{}</dl>\n", attributes.collect::<String>());
    format!(
        "<li>{} {kind}{each}{}{after}\n{}</li>\n",
        code(&resource.name),
        when(model, &resource.when),
        folded("Attributes", &attributes)
    )
}

fn repeated(hand: &Hand<'_>, each: &Each) -> String {
    let mut of = named(hand.model, each.question);
    if let Some(position) = each.field {
        of = format!("{of}.{}", field_name(hand.model, each.question, position));
    }
    let and = each
        .and
        .and_then(|it| hand.drawings.inputs.get(usize::from(it)));
    let and = and.map_or_else(String::new, |it| {
        format!(
            " and {}",
            link(&format!("#{}", address::input(&it.name)), &code(&it.name))
        )
    });
    format!(", for each of <var>{}</var>{and}", escape(&of))
}

/// A condition, unless it always holds. Questions stand on other pages, so they are only named.
fn when(model: &Model, when: &Condition) -> String {
    if *when == Condition::Always(true) {
        return String::new();
    }
    let scope = Scope {
        model,
        outcomes: &[],
    };
    format!(", when {}", condition(scope, when).elsewhere())
}

fn notes(
    model: &Model,
    drawings: &Drawings,
    blueprint: &Blueprint,
    kind: NoteKind,
    word: &str,
) -> String {
    let hand = Hand {
        model,
        drawings,
        blueprint,
        each: None,
    };
    let notes = blueprint.notes.iter().filter(|note| note.kind == kind);
    let notes: Vec<String> = notes.map(|it| note(&hand, it)).collect();
    if notes.is_empty() {
        return String::new();
    }
    format!(
        "<h3>{}</h3>\n{}",
        crate::reference::frame::capital(word),
        list(&notes)
    )
}

fn note(hand: &Hand<'_>, note: &Note) -> String {
    let runs = note
        .run
        .iter()
        .map(|run| format!("<br><code>{}</code>", words(hand, run)));
    let expect = match note.expect.as_slice() {
        [] => String::new(),
        expected => format!("<br>Expect {}", words(hand, expected)),
    };
    format!(
        "{}{}{}{expect}",
        words(hand, &note.text),
        when(hand.model, &note.when),
        runs.collect::<String>()
    )
}

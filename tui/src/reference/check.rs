//! The page of checks and policy rules: what each looks at, what must hold, what mends it.

use tollgate_core::model::{Check, Entity, FactKind, Model, Path, Rulebook, Set, Subject, Wording};
use tollgate_core::syntax::tree::Example;

use super::citation::cites;
use super::frame::{Content, capital};
use super::html::{code, escape, folded, list, prose, section};
use super::{address, dispute, example, period};

/// What a model checks; nothing where its image holds no rulebook.
pub fn rulebook(model: &Model) -> Rulebook {
    model.rulebook.unpack().unwrap_or_default()
}

/// All checks and policy rules, and what they can look at.
pub fn page(model: &Model, examples: &[Example]) -> Content {
    let book = rulebook(model);
    let mut body =
        String::from("<p>A fact that is missing leaves a check not evaluated, never passed.</p>\n");
    for (subject, heading, anchor) in [
        (Subject::Estate, "Checks of estates", "--estates"),
        (Subject::Policy, "Rules for policies", "--policies"),
    ] {
        let checks = book.checks.iter().filter(|it| it.subject == subject);
        let checks: String = checks
            .map(|check| shown(model, &book, check, examples))
            .collect();
        if !checks.is_empty() {
            body += &section(anchor, heading, &checks);
        }
    }
    let entities: String = book.entities.iter().map(|it| entity(&book, it)).collect();
    if !entities.is_empty() {
        body += &section("--entities", "What they look at", &entities);
    }
    Content {
        file: String::from(address::CHECKS),
        title: String::from("Checks"),
        body,
    }
}

fn shown(model: &Model, book: &Rulebook, check: &Check, examples: &[Example]) -> String {
    let name = escape(&check.name);
    let lines: Vec<String> = check.written.iter().map(|line| code(line)).collect();
    let entities = hand(book, check);
    let said = wording(book, &entities, &check.say);
    let fixes: Vec<String> = check
        .fix
        .iter()
        .map(|fix| code(&wording(book, &entities, fix)))
        .collect();
    let fixes = if fixes.is_empty() {
        String::new()
    } else {
        format!("<dt>Mends it</dt><dd>{}</dd>\n", list(&fixes))
    };
    let cases = example::of_things(model, &check.name, examples);
    let cases = if cases.is_empty() {
        cases
    } else {
        folded("Examples", &cases)
    };
    format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h3 id=\"{name}\">{}</h3>\n\
         <p class=\"kind\">{} {}{}{}</p>\n<dl>\n<dt>Holds where</dt><dd>{}</dd>\n<dt>Otherwise says</dt><dd>{}</dd>\n{fixes}</dl>\n{}{cases}</section>\n",
        prose(&check.title),
        check.severity.word(),
        code(&check.name),
        period::held(check.period),
        cites(model, &check.citations),
        list(&lines),
        prose(&said),
        dispute::notes(model, &[&check.name])
    )
}

/// The entity of each thing that a check takes in hand.
fn hand(book: &Rulebook, check: &Check) -> Vec<u16> {
    let mut entities = Vec::new();
    for set in &check.loops {
        let entity = match &set.set {
            Set::All(entity) => Some(*entity),
            Set::Of(path) => end(book, &entities, path),
        };
        entities.extend(entity);
    }
    entities
}

/// The entity that a path over things ends at.
fn end(book: &Rulebook, hand: &[u16], path: &Path) -> Option<u16> {
    let mut entity = hand.get(usize::from(path.variable)).copied()?;
    for field in &path.fields {
        match book.kind(entity, *field)? {
            FactKind::One(to) | FactKind::Many(to) | FactKind::Back(to, _) => entity = *to,
            FactKind::Flag
            | FactKind::Text
            | FactKind::List
            | FactKind::Number(_)
            | FactKind::OneOf(_) => return None,
        }
    }
    Some(entity)
}

/// A text with its gaps named: `{endpoint.id}`.
fn wording(book: &Rulebook, hand: &[u16], wording: &Wording) -> String {
    let gap = |path: &Path| {
        let mut entity = hand.get(usize::from(path.variable)).copied();
        let name = |entity: Option<u16>| {
            let entity = entity.and_then(|it| book.entities.get(usize::from(it)));
            entity.map_or("", |entity| entity.name.as_str())
        };
        let mut words = String::from(name(entity));
        for field in &path.fields {
            let declared = entity.and_then(|it| book.entities.get(usize::from(it)));
            let declared = declared.and_then(|it| it.fields.get(usize::from(*field)));
            words.push('.');
            words += declared.map_or("", |field| field.name.as_str());
            entity = match declared.map(|field| &field.kind) {
                Some(FactKind::One(to) | FactKind::Many(to) | FactKind::Back(to, _)) => Some(*to),
                Some(_) | None => None,
            };
        }
        format!("{{{words}}}")
    };
    let piece = |(words, path): &(String, Option<Path>)| {
        format!("{words}{}", path.as_ref().map_or_else(String::new, gap))
    };
    wording.pieces.iter().map(piece).collect()
}

/// A kind of thing and its fields.
fn entity(book: &Rulebook, entity: &Entity) -> String {
    let named = |position: u16| {
        let other = book.entities.get(usize::from(position));
        other.map_or_else(String::new, |it| code(&it.name))
    };
    let fields = entity.fields.iter().map(|field| {
        let kind = match &field.kind {
            FactKind::Flag => String::from("yes or no"),
            FactKind::Text => String::from("a text"),
            FactKind::List => String::from("texts"),
            FactKind::Number(unit) if unit.is_empty() => String::from("a number"),
            FactKind::Number(unit) => format!("a number of {}", code(unit)),
            FactKind::OneOf(words) => {
                let words: Vec<String> = words.iter().map(|word| code(word)).collect();
                format!("one of {}", words.join(", "))
            }
            FactKind::One(to) => format!("a {}", named(*to)),
            FactKind::Many(to) => format!("several {}", named(*to)),
            FactKind::Back(to, _) => format!("every {} that refers here", named(*to)),
        };
        format!("<dt>{}</dt><dd>{kind}</dd>\n", code(&field.name))
    });
    let fields: String = fields.collect();
    folded(
        &format!("{} {}", capital(&entity.title), code(&entity.name)),
        &format!("<dl>\n{fields}</dl>\n"),
    )
}

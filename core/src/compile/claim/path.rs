//! Names over things: every path leads over fields that exist.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::compile::Checker;
use crate::compile::name::unknown;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{FactKind, Path, Set};
use crate::source::Span;
use crate::syntax::tree::Name;

/// The things in hand: what each is called, and its entity.
pub type Hand = Vec<(String, u16)>;

/// What a path ends at.
#[derive(Debug, Clone, PartialEq)]
pub enum Holds {
    /// A thing of an entity.
    Thing(u16),
    /// Several things of it.
    Things(u16),
    /// What a field holds that is no thing.
    Value(FactKind),
}

/// What a thing is called while it is in hand.
///
/// # Errors
/// Where something else in hand, or an entity's things, are called so.
pub fn take(
    checker: &Checker<'_>,
    hand: &Hand,
    variable: Option<&Name>,
    entity: u16,
) -> Result<(String, u16), Diagnostic> {
    let Some(name) = variable else {
        // Nothing that is written is called so.
        return Ok((String::new(), entity));
    };
    let taken = hand.iter().any(|(known, _)| *known == name.value)
        || checker.names.plurals.get(&name.value).is_some()
        || name.value.contains('.');
    if taken {
        let message = format!("`{}` cannot be the name of one thing here", name.value);
        let diagnostic = checker.error(Code::DuplicateName, name.span, message);
        return Err(diagnostic.help("take a name without dots that nothing else has"));
    }
    Ok((name.value.clone(), entity))
}

/// Reads where things are from.
///
/// # Errors
/// Where the name stands for no things.
pub fn things(checker: &Checker<'_>, hand: &Hand, set: &Name) -> Result<(Set, u16), Diagnostic> {
    if let Some(entity) = checker.names.plurals.get(&set.value) {
        return Ok((Set::All(entity), entity));
    }
    match path(checker, hand, set)? {
        (path, Holds::Things(entity) | Holds::Thing(entity)) if !path.fields.is_empty() => {
            Ok((Set::Of(path), entity))
        }
        _ => {
            let help = "name all things of an entity, or a field that refers to several";
            let message = format!("`{}` does not stand for several things", set.value);
            Err(mismatch(checker, set.span, &message, help))
        }
    }
}

/// Reads `endpoint.vpc.dns-support`.
///
/// # Errors
/// Where no thing in hand is called so, or a field does not exist.
pub fn path(checker: &Checker<'_>, hand: &Hand, name: &Name) -> Result<(Path, Holds), Diagnostic> {
    let mut steps = name.value.split('.');
    let first = steps.next().unwrap_or_default();
    let variable = hand.iter().rposition(|(known, _)| known == first);
    let found = variable.and_then(|at| hand.get(at).map(|(_, entity)| (at, *entity)));
    let Some((variable, entity)) = found else {
        let known = hand.iter().map(|(known, _)| known.as_str());
        let mut first_word = name.clone();
        first_word.value = first.to_string();
        let known: Vec<&str> = known.filter(|known| !known.is_empty()).collect();
        let diagnostic = unknown(checker, &first_word, "thing in hand", known.iter().copied());
        let help = format!("in hand: {}", known.join(", "));
        return Err(match diagnostic.help.is_some() || known.is_empty() {
            true => diagnostic,
            false => diagnostic.help(help),
        });
    };
    let mut path = Path {
        variable: u16::try_from(variable).unwrap_or(u16::MAX),
        fields: Vec::new(),
    };
    let mut holds = Holds::Thing(entity);
    let mut several = false;
    for step in steps {
        let (Holds::Thing(entity) | Holds::Things(entity)) = holds else {
            let help = "a path ends at the first field that refers to no thing";
            let message = format!("`{}` leads on from what is no thing", name.value);
            return Err(mismatch(checker, name.span, &message, help));
        };
        let Some(field) = checker.rulebook.field(entity, step) else {
            let declared = checker.rulebook.entities.get(usize::from(entity));
            let fields = declared.map_or(&[][..], |it| &it.fields);
            let mut missing = name.clone();
            missing.value = step.to_string();
            let what = declared.map_or("", |it| it.name.as_str());
            let known = fields.iter().map(|field| field.name.as_str());
            let diagnostic = unknown(checker, &missing, &format!("field of `{what}`"), known);
            return Err(diagnostic);
        };
        path.fields.push(field);
        holds = match checker.rulebook.kind(entity, field) {
            Some(FactKind::One(to)) => Holds::Thing(*to),
            Some(FactKind::Many(to) | FactKind::Back(to, _)) => {
                several = true;
                Holds::Things(*to)
            }
            Some(kind) => Holds::Value(kind.clone()),
            None => Holds::Value(FactKind::Flag),
        };
    }
    match (&holds, several) {
        (Holds::Thing(entity), true) => Ok((path, Holds::Things(*entity))),
        (Holds::Value(_), true) => {
            let help = "ask `some ... in ... where ...`, one thing at a time";
            let message = format!("`{}` leads over several things", name.value);
            Err(mismatch(checker, name.span, &message, help))
        }
        _ => Ok((path, holds)),
    }
}

/// That something does not suit where it stands.
pub fn mismatch(checker: &Checker<'_>, span: Span, message: &str, help: &str) -> Diagnostic {
    let diagnostic = checker.error(Code::TypeMismatch, span, message.to_string());
    diagnostic.help(help)
}

//! Blueprints: every name in them stands for an answer, an input, or what an earlier resource gives.

mod construct;
mod term;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::expression::{Scope, condition};
use super::name::unknown;
use super::{Checker, citation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Attribute, Blueprint, Condition, Construct, Each, FieldKind, Kind, Note, Options, Resource,
    Shape, Term, Word,
};
use crate::syntax::tree::{self, Expression, Name};
use term::{Room, term, text};

pub use construct::{construct, input};

/// What a resource of any blueprint is: its name and construct, and the outcomes it is built for.
struct Built {
    name: String,
    construct: u16,
    outcomes: Vec<(String, String)>,
}

/// Checks all blueprints, since those of one outcome may refer to each other's resources.
pub fn blueprints(checker: &mut Checker<'_>, written: &[(u16, tree::Blueprint)]) {
    let mut built: Vec<Built> = Vec::new();
    for (file, blueprint) in written {
        checker.file = *file;
        let outcomes = outcomes(checker, blueprint);
        let before = built.len();
        let mut names: Vec<String> = Vec::new();
        let (mut resources, mut notes) = (Vec::new(), Vec::new());
        for resource in &blueprint.resources {
            if let Some((construct, compiled)) =
                self::resource(checker, resource, &outcomes, &built)
            {
                names.push(compiled.name.clone());
                built.push(Built {
                    name: compiled.name.clone(),
                    construct,
                    outcomes: outcomes.clone(),
                });
                resources.push(compiled);
            }
        }
        report_twice(
            checker,
            blueprint,
            &outcomes,
            built.get(..before).unwrap_or_default(),
        );
        for note in &blueprint.notes {
            notes.extend(self::note(checker, note, &outcomes, &built));
        }
        let what = format!("the blueprint `{}`", blueprint.name.value);
        let citations =
            citation::required(checker, &blueprint.citations, blueprint.name.span, &what);
        let known = checker.drawings.blueprints.iter();
        if known.into_iter().any(|it| it.name == blueprint.name.value) {
            let message = format!("{what} is declared twice");
            let diagnostic = checker.error(Code::DuplicateName, blueprint.name.span, message);
            checker.report(diagnostic);
        }
        checker.drawings.blueprints.push(Blueprint {
            name: blueprint.name.value.clone(),
            title: blueprint.title.value.clone(),
            outcomes,
            resources,
            notes,
            citations,
        });
    }
}

/// A name that two resources of one outcome have.
fn report_twice(
    checker: &mut Checker<'_>,
    blueprint: &tree::Blueprint,
    outcomes: &[(String, String)],
    others: &[Built],
) {
    let shared = |it: &&Built| it.outcomes.iter().any(|of| outcomes.contains(of));
    let mut known: Vec<&str> = others
        .iter()
        .filter(shared)
        .map(|it| it.name.as_str())
        .collect();
    for resource in &blueprint.resources {
        let name = &resource.name;
        if known.contains(&name.value.as_str()) {
            let message = format!("the resource `{}` is declared twice", name.value);
            let diagnostic = checker.error(Code::DuplicateName, name.span, message);
            checker.report(diagnostic.help("resources of one outcome need names of their own"));
        }
        known.push(&name.value);
    }
}

/// The outcomes that are written as `DECISION.OUTCOME`.
fn outcomes(checker: &mut Checker<'_>, blueprint: &tree::Blueprint) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for name in &blueprint.outcomes {
        let place = name.value.split_once('.').and_then(|(decision, outcome)| {
            let mut decisions = checker.model.decisions.iter();
            let known = decisions
                .any(|it| it.name == decision && it.outcomes.iter().any(|it| it.name == outcome));
            known.then(|| (String::from(decision), String::from(outcome)))
        });
        match place {
            Some(place) => found.push(place),
            None => {
                let named = checker.model.decisions.iter().flat_map(|decision| {
                    let outcomes = decision.outcomes.iter();
                    outcomes.map(|it| format!("{}.{}", decision.name, it.name))
                });
                let known: Vec<String> = named.collect();
                let known = known.iter().map(String::as_str);
                let diagnostic = unknown(checker, name, "outcome", known);
                checker.report(diagnostic);
            }
        }
    }
    found
}

fn resource(
    checker: &mut Checker<'_>,
    written: &tree::Resource,
    outcomes: &[(String, String)],
    built: &[Built],
) -> Option<(u16, Resource)> {
    let known = checker.drawings.constructs.iter();
    let found = known
        .into_iter()
        .position(|it| it.name == written.construct.value);
    let Some(position) = found else {
        let known = checker
            .drawings
            .constructs
            .iter()
            .map(|it| it.name.as_str());
        let diagnostic = unknown(checker, &written.construct, "construct", known);
        checker.report(diagnostic);
        return None;
    };
    let construct = checker.drawings.constructs.get(position)?.clone();
    let each = match &written.each {
        None => None,
        Some(each) => match self::each(checker, each) {
            Ok(read) => Some(read),
            Err(diagnostic) => {
                checker.report(diagnostic);
                return None;
            }
        },
    };
    let when = when(checker, written.when.as_ref());
    let mut room = Room {
        each: written.each.as_ref().zip(each.as_ref()),
        outcomes,
        built,
    };
    for name in &written.after {
        if room.find(&name.value).is_none() {
            let known = built.iter().map(|it| it.name.as_str());
            let diagnostic = unknown(checker, name, "earlier resource", known);
            checker.report(diagnostic);
        }
    }
    let mut attributes = Vec::new();
    for attribute in &written.attributes {
        let name = &attribute.name;
        if let Some(position) = taken(checker, &construct, name)
            && let Some(value) = term(checker, &mut room, &attribute.value)
        {
            let takes = construct.takes.get(usize::from(position));
            if let Some(message) = takes.and_then(|it| misfit(checker, it.shape, &value)) {
                let diagnostic = checker.error(Code::TypeMismatch, name.span, message);
                checker.report(diagnostic);
            }
            let when = self::when(checker, attribute.when.as_ref());
            attributes.push(Attribute {
                takes: position,
                value,
                when,
            });
        }
    }
    let position = u16::try_from(position).unwrap_or(u16::MAX);
    Some((
        position,
        Resource {
            name: written.name.value.clone(),
            construct: position,
            each,
            when,
            after: written.after.iter().map(|it| it.value.clone()).collect(),
            attributes,
        },
    ))
}

/// Position of an attribute among what a construct takes.
fn taken(checker: &mut Checker<'_>, construct: &Construct, name: &Name) -> Option<u16> {
    let found = construct.takes.iter().position(|it| it.name == name.value);
    if found.is_none() {
        let known = construct.takes.iter().map(|it| it.name.as_str());
        let kind = format!("attribute of `{}`", construct.name);
        let diagnostic = unknown(checker, name, &kind, known);
        checker.report(diagnostic);
    }
    found.and_then(|position| u16::try_from(position).ok())
}

/// Why a value does not suit what an attribute holds.
fn misfit(checker: &Checker<'_>, shape: Shape, value: &Term) -> Option<String> {
    let several = |word: &Word| match word {
        Word::Input(input) => {
            let input = checker.drawings.inputs.get(usize::from(*input));
            input.is_some_and(|it| it.several)
        }
        Word::Plain(_)
        | Word::Answer(_)
        | Word::Field(..)
        | Word::Element(_)
        | Word::Own
        | Word::OwnField(..)
        | Word::Made(..)
        | Word::Here(_)
        | Word::Setting(_) => false,
    };
    let listed = matches!(value, Term::Text(words) if words.iter().any(several));
    // No dialect can put a list whose length is not known into another value.
    if listed && (shape != Shape::List || !matches!(value, Term::Text(words) if words.len() == 1)) {
        return Some(String::from(
            "an input of several values needs an attribute that is a list",
        ));
    }
    let blocks = |terms: &[Term]| terms.iter().all(|it| matches!(it, Term::Block(_)));
    let fits = match (shape, value) {
        (Shape::Text | Shape::Flag, Term::Text(_) | Term::Number(_) | Term::Flag(_)) => true,
        (Shape::List, Term::List(terms)) => !blocks(terms) || terms.is_empty(),
        (Shape::List, Term::Text(_)) => listed,
        (Shape::Blocks, Term::List(terms)) => blocks(terms),
        (
            Shape::Block | Shape::Blocks | Shape::Pairs | Shape::Document | Shape::Tags,
            Term::Block(_),
        ) => true,
        (Shape::Document, Term::Policy) => true,
        (
            Shape::Text
            | Shape::Flag
            | Shape::List
            | Shape::Block
            | Shape::Blocks
            | Shape::Pairs
            | Shape::Document
            | Shape::Tags,
            _,
        ) => false,
    };
    let words = Shape::WORDS.iter().find(|(_, it)| *it == shape);
    let word = words.map_or("", |(word, _)| word);
    (!fits).then(|| format!("this attribute holds `{word}`, and the value is another"))
}

/// What a resource is repeated for: a whole number, the records of a choice, or a list of theirs.
fn each(checker: &Checker<'_>, written: &tree::Each) -> Result<Each, Diagnostic> {
    let (question, field) = match checker.names.questions.get(&written.of.value) {
        Some(question) => (question, None),
        None => {
            let split = written.of.value.rsplit_once('.');
            let found = split.and_then(|(question, field)| {
                let question = checker.names.questions.get(question)?;
                let field = term::field(checker, question, field)?;
                Some((question, Some(field)))
            });
            found.ok_or_else(|| {
                let known = checker.names.questions.names();
                unknown(checker, &written.of, "question or field", known)
            })?
        }
    };
    let asked = checker.model.questions.get(usize::from(question));
    let catalogue = asked.and_then(|it| match &it.kind {
        Kind::Choice(Options::Records(catalogue)) => Some(*catalogue),
        Kind::Number { .. } | Kind::Choice(_) | Kind::Set(_) | Kind::Flag | Kind::Text { .. } => {
            None
        }
    });
    let counted = asked.is_some_and(|it| matches!(it.kind, Kind::Number { whole: true, .. }));
    let listed = field.is_none_or(|field| {
        let fields = catalogue.and_then(|it| checker.model.catalogues.get(usize::from(it)));
        let kind = fields.and_then(|it| it.fields.get(usize::from(field)));
        kind.is_some_and(|it| matches!(it.kind, FieldKind::List | FieldKind::Text))
    });
    if (catalogue.is_none() && !counted) || !listed {
        let message = String::from("nothing can be repeated for this");
        let diagnostic = checker.error(Code::TypeMismatch, written.of.span, message);
        let help = "a whole number, a choice of records, or a text or list of theirs";
        return Err(diagnostic.help(help));
    }
    let and = match &written.and {
        None => None,
        Some(name) => Some(records(checker, name, catalogue)?),
    };
    Ok(Each {
        question,
        field,
        and,
    })
}

/// An input of records of the same catalogue.
fn records(checker: &Checker<'_>, name: &Name, catalogue: Option<u16>) -> Result<u16, Diagnostic> {
    let numbered = (0_u16..).zip(&checker.drawings.inputs);
    let same = |it: &&crate::model::Input| it.of.is_some() && it.of == catalogue;
    let found = numbered
        .into_iter()
        .find(|(_, it)| it.name == name.value && same(it));
    found.map(|(position, _)| position).ok_or_else(|| {
        let known = checker.drawings.inputs.iter().filter(same);
        let known = known.map(|it| it.name.as_str());
        unknown(checker, name, "input of such records", known)
    })
}

fn when(checker: &mut Checker<'_>, written: Option<&Expression>) -> Condition {
    let Some(written) = written else {
        return Condition::Always(true);
    };
    match condition(checker, Scope::Answers(&[]), written) {
        Ok(condition) => condition,
        Err(diagnostic) => {
            checker.report(diagnostic);
            Condition::Always(true)
        }
    }
}

fn note(
    checker: &mut Checker<'_>,
    written: &tree::Note,
    outcomes: &[(String, String)],
    built: &[Built],
) -> Option<Note> {
    let mut room = Room {
        each: None,
        outcomes,
        built,
    };
    let said = text(checker, &mut room, &written.text)?;
    let mut run = Vec::new();
    for command in &written.run {
        run.push(text(checker, &mut room, command)?);
    }
    let expect = match &written.expect {
        Some(expect) => text(checker, &mut room, expect)?,
        None => Vec::new(),
    };
    Some(Note {
        kind: written.kind,
        text: said,
        run,
        expect,
        when: when(checker, written.when.as_ref()),
    })
}

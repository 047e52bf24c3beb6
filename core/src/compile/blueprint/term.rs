//! Values of attributes and texts of notes.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Built;
use crate::compile::Checker;
use crate::compile::name::near;
use crate::compile::template::pieces;
use crate::diagnostic::Code;
use crate::model::{Each, Here, Kind, Options, Term, Word};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Text};

/// What names may stand for at one place.
pub struct Room<'room> {
    /// The element in hand.
    pub each: Option<(&'room tree::Each, &'room Each)>,
    /// The outcomes that the place is built for.
    pub outcomes: &'room [(String, String)],
    /// The resources before it.
    pub built: &'room [Built],
}

impl Room<'_> {
    /// The construct of an earlier resource that is built for one of the same outcomes.
    pub fn find(&self, name: &str) -> Option<u16> {
        let mut built = self.built.iter().filter(|it| it.name == name);
        let shared = |it: &&Built| it.outcomes.iter().any(|of| self.outcomes.contains(of));
        built.find(shared).map(|it| it.construct)
    }
}

/// Reads a value; nothing where a name in it was reported.
pub fn term(checker: &mut Checker<'_>, room: &mut Room<'_>, written: &tree::Term) -> Option<Term> {
    Some(match written {
        tree::Term::Text(words) => Term::Text(text(checker, room, words)?),
        tree::Term::Number(number) => Term::Number(number.value),
        tree::Term::Name(name) => match name.value.as_str() {
            "yes" => Term::Flag(true),
            "no" => Term::Flag(false),
            "endpoint-policy" => Term::Policy,
            _ => Term::Text(alloc::vec![named(checker, room, &name.value, name.span)?]),
        },
        tree::Term::At(name, region) => {
            let at = input(checker, region)?;
            let word = named(checker, room, &name.value, name.span)?;
            Term::Text(alloc::vec![match word {
                Word::Field(question, field, _) => Word::Field(question, field, Some(at)),
                Word::OwnField(field, _) => Word::OwnField(field, Some(at)),
                Word::Plain(_)
                | Word::Answer(_)
                | Word::Input(_)
                | Word::Element(_)
                | Word::Own
                | Word::Made(..)
                | Word::Here(_)
                | Word::Setting(_) => {
                    let message = format!("`{}` has no Region in it", name.value);
                    let diagnostic = checker.error(Code::TypeMismatch, name.span, message);
                    checker.report(diagnostic.help("`at` goes with a field of a record"));
                    return None;
                }
            }])
        }
        tree::Term::Element(name, variable) => {
            let position = input(checker, name)?;
            let several = checker.drawings.inputs.get(usize::from(position));
            let counted = room
                .each
                .is_some_and(|(each, _)| each.variable.value == variable.value);
            if !counted || !several.is_some_and(|it| it.several) {
                let message = format!("`{}[{}]` is no value of a list", name.value, variable.value);
                let diagnostic = checker.error(Code::TypeMismatch, name.span, message);
                let help = "an input of several values, and what `each` counts with";
                checker.report(diagnostic.help(help));
                return None;
            }
            Term::Text(alloc::vec![Word::Element(position)])
        }
        tree::Term::List(terms) => {
            let mut read = Vec::new();
            for inner in terms {
                read.push(term(checker, room, inner)?);
            }
            Term::List(read)
        }
        tree::Term::Block(attributes) => {
            let mut read = Vec::new();
            for inner in attributes {
                if inner.when.is_some() {
                    let message =
                        String::from("a value inside another has no condition of its own");
                    let diagnostic = checker.error(Code::Syntax, inner.name.span, message);
                    checker.report(diagnostic.help("put `when` behind the attribute"));
                }
                read.push((inner.name.value.clone(), term(checker, room, &inner.value)?));
            }
            Term::Block(read)
        }
    })
}

/// Reads a text with gaps.
pub fn text(checker: &mut Checker<'_>, room: &mut Room<'_>, written: &Text) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    for (plain, gap) in pieces(checker, written) {
        if !plain.is_empty() {
            words.push(Word::Plain(plain));
        }
        if let Some(gap) = gap {
            words.push(named(checker, room, &gap, written.span)?);
        }
    }
    if words.is_empty() {
        words.push(Word::Plain(String::new()));
    }
    Some(words)
}

fn input(checker: &mut Checker<'_>, name: &Name) -> Option<u16> {
    let numbered = (0_u16..).zip(&checker.drawings.inputs);
    let found = numbered.into_iter().find(|(_, it)| it.name == name.value);
    let found = found.map(|(position, _)| position);
    if found.is_none() {
        let known = checker.drawings.inputs.iter().map(|it| it.name.as_str());
        let diagnostic = crate::compile::name::unknown(checker, name, "input", known);
        checker.report(diagnostic);
    }
    found
}

/// Position of a field of the records that a question offers.
pub fn field(checker: &Checker<'_>, question: u16, name: &str) -> Option<u16> {
    let asked = checker.model.questions.get(usize::from(question))?;
    let Kind::Choice(Options::Records(catalogue)) = &asked.kind else {
        return None;
    };
    let catalogue = checker.model.catalogues.get(usize::from(*catalogue))?;
    let found = catalogue.fields.iter().position(|it| it.name == name);
    found.and_then(|position| u16::try_from(position).ok())
}

/// What a name stands for: the element in hand, the Region, an input, an answer, a field, what a
/// resource gives.
fn named(checker: &mut Checker<'_>, room: &Room<'_>, name: &str, span: Span) -> Option<Word> {
    let found = found(checker, room, name);
    if found.is_none() {
        let message =
            format!("`{name}` is no answer, no input and nothing that an earlier resource gives");
        let diagnostic = checker.error(Code::UnknownName, span, message);
        let inputs = checker.drawings.inputs.iter().map(|it| it.name.as_str());
        let known = inputs.chain(checker.names.questions.names());
        let near = near(
            checker,
            name,
            known.chain(room.built.iter().map(|it| it.name.as_str())),
        );
        let help = near.map(|near| format!("did you mean `{near}`?"));
        checker.report(diagnostic.maybe_help(help));
    }
    found
}

fn found(checker: &Checker<'_>, room: &Room<'_>, name: &str) -> Option<Word> {
    if let Some((_, here)) = Here::WORDS.iter().find(|(word, _)| *word == name) {
        return Some(Word::Here(*here));
    }
    let (own, part) = name.rsplit_once('.').unwrap_or((name, ""));
    if let Some((each, of)) = room.each
        && each.variable.value == own
    {
        if part.is_empty() {
            return Some(Word::Own);
        }
        return field(checker, of.question, part).map(|field| Word::OwnField(field, None));
    }
    if own == "setting" {
        let decisions = &checker.model.decisions;
        let set = |(decision, outcome): &(String, String)| {
            let decisions = decisions.iter().filter(|it| it.name == *decision);
            let outcomes = decisions.flat_map(|it| &it.outcomes);
            let mut outcomes = outcomes.filter(|it| it.name == *outcome);
            outcomes.all(|outcome| {
                let mut settings = outcome.endpoints.iter().flat_map(|it| &it.settings);
                settings.any(|(name, _)| name == part)
            })
        };
        let all = room.outcomes.iter().all(set);
        return all.then(|| Word::Setting(String::from(part)));
    }
    let numbered = (0_u16..).zip(&checker.drawings.inputs);
    if let Some((position, _)) = numbered.into_iter().find(|(_, it)| it.name == name) {
        return Some(Word::Input(position));
    }
    if let Some(question) = checker.names.questions.get(name) {
        return Some(Word::Answer(question));
    }
    if let Some(construct) = room.find(own) {
        let construct = checker.drawings.constructs.get(usize::from(construct))?;
        let gives = construct.gives.iter().position(|it| it.name == part)?;
        return Some(Word::Made(String::from(own), u16::try_from(gives).ok()?));
    }
    let question = checker.names.questions.get(own)?;
    field(checker, question, part).map(|field| Word::Field(question, field, None))
}

//! Values of attributes, each gap named by what fills it.

use tollgate_core::model::{Blueprint, Drawings, Each, Here, Model, Term, Word};

use crate::reference::gap::{field_name, named};
use crate::reference::html::{code, escape, link};
use crate::reference::{address, formula};

/// What a value can name.
pub struct Hand<'model> {
    /// Questions and records.
    pub model: &'model Model,
    /// Inputs and constructs.
    pub drawings: &'model Drawings,
    /// The resources beside it.
    pub blueprint: &'model Blueprint,
    /// What the resource is repeated for.
    pub each: Option<&'model Each>,
}

/// A value as HTML.
pub fn value(hand: &Hand<'_>, term: &Term) -> String {
    match term {
        Term::Text(parts) => words(hand, parts),
        Term::Number(number) => formula::number(*number),
        Term::Flag(true) => String::from("yes"),
        Term::Flag(false) => String::from("no"),
        Term::List(terms) => {
            let terms: Vec<String> = terms.iter().map(|it| value(hand, it)).collect();
            format!("[{}]", terms.join(", "))
        }
        Term::Block(inner) => {
            let inner = inner.iter();
            let inner = inner.map(|(name, term)| format!("{} {}", code(name), value(hand, term)));
            format!("{{ {} }}", inner.collect::<Vec<_>>().join(", "))
        }
        Term::Policy => String::from("the policy of the endpoint, where one was asked for"),
    }
}

/// Words with what fills the gaps between them.
pub fn words(hand: &Hand<'_>, words: &[Word]) -> String {
    words.iter().map(|it| word(hand, it)).collect()
}

fn word(hand: &Hand<'_>, word: &Word) -> String {
    let gap = |name: &str| format!("<var>{}</var>", escape(name));
    let given = |input: u16| {
        let input = hand.drawings.inputs.get(usize::from(input));
        input.map_or_else(String::new, |it| {
            link(&format!("#{}", address::input(&it.name)), &gap(&it.name))
        })
    };
    let repeated = || {
        hand.each
            .map_or(String::new(), |it| named(hand.model, it.question))
    };
    match word {
        Word::Plain(text) => escape(text),
        Word::Answer(asked) => gap(&named(hand.model, *asked)),
        Word::Field(asked, position, _) => gap(&format!(
            "{}.{}",
            named(hand.model, *asked),
            field_name(hand.model, *asked, *position)
        )),
        Word::Input(input) | Word::Element(input) => given(*input),
        Word::Own => match hand.each.and_then(|it| Some((it.question, it.field?))) {
            Some((asked, position)) => gap(&format!(
                "{}.{}",
                repeated(),
                field_name(hand.model, asked, position)
            )),
            None => gap(&repeated()),
        },
        Word::OwnField(position, _) => {
            let own = hand.each.map_or(String::new(), |it| {
                field_name(hand.model, it.question, *position)
            });
            gap(&format!("{}.{own}", repeated()))
        }
        Word::Made(name, position) => gap(&format!("{name}.{}", made(hand, name, *position))),
        Word::Here(here) => {
            let word = Here::WORDS.iter().find(|(_, it)| it == here);
            gap(word.map_or("", |(word, _)| *word))
        }
        Word::Setting(name) => gap(name),
    }
}

/// What a resource beside it gives.
fn made(hand: &Hand<'_>, name: &str, position: u16) -> String {
    let resource = hand.blueprint.resources.iter().find(|it| it.name == name);
    let construct = resource.and_then(|it| hand.drawings.constructs.get(usize::from(it.construct)));
    let gives = construct.and_then(|it| it.gives.get(usize::from(position)));
    gives.map_or_else(String::new, |it| it.name.clone())
}

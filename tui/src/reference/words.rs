//! Conditions in words: "`ferry` is `aurora`", "`zones` is at least 2 zone".

mod comparison;
mod options;

use tollgate_core::model::{Condition, Model, Outcome};

use super::address;
use super::html::{code, escape, folded, link};

pub use options::{of_options, of_sets};

/// What a condition can name.
#[derive(Clone, Copy)]
pub struct Scope<'model> {
    /// Questions and records.
    pub model: &'model Model,
    /// The outcomes of the decision.
    pub outcomes: &'model [Outcome],
}

/// A condition in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phrase {
    /// Words and names, in order.
    pub words: Vec<Word>,
    /// What the words sum up, such as many services, each with a heading.
    pub lists: Vec<(String, Vec<Member>)>,
}

/// A word of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    /// As it is.
    Plain(String),
    /// A name, and where it is explained.
    Name(String, Option<String>),
}

/// A record that a phrase sums up.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub address: String,
}

/// Whether a condition is to hold or not to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
}

impl Sense {
    const fn other(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
        }
    }

    /// One of two texts.
    const fn choose<'text>(self, holds: &'text str, fails: &'text str) -> &'text str {
        match self {
            Self::Holds => holds,
            Self::Fails => fails,
        }
    }
}

impl Phrase {
    /// As HTML within a line.
    pub fn html(&self) -> String {
        let html = |word: &Word| match word {
            Word::Plain(text) => escape(text),
            Word::Name(name, Some(address)) => link(address, &code(name)),
            Word::Name(name, None) => code(name),
        };
        self.words.iter().map(html).collect()
    }

    /// The same on a page that does not explain the questions, which are only named.
    pub fn elsewhere(&self) -> String {
        let html = |word: &Word| match word {
            Word::Plain(text) => escape(text),
            Word::Name(name, Some(address)) if !address.starts_with('#') => {
                link(address, &code(name))
            }
            Word::Name(name, _) => code(name),
        };
        self.words.iter().map(html).collect()
    }

    /// What the words sum up, as HTML beside the line.
    pub fn details(&self) -> String {
        let list = |(heading, members): &(String, Vec<Member>)| {
            let names: Vec<String> = members
                .iter()
                .map(|member| link(&member.address, &code(&member.name)))
                .collect();
            folded(heading, &format!("<p>{}</p>\n", names.join(", ")))
        };
        self.lists.iter().map(list).collect()
    }

    fn push(&mut self, text: &str) {
        self.words.push(Word::Plain(text.to_string()));
    }

    fn name(&mut self, name: &str) {
        self.words.push(Word::Name(name.to_string(), None));
    }

    fn question(&mut self, scope: Scope<'_>, question: u16) {
        let asked = scope.model.questions.get(usize::from(question));
        let name = asked.map_or("", |asked| asked.name.as_str());
        let address = format!("#{}", address::question(name));
        self.words.push(Word::Name(name.to_string(), Some(address)));
    }

    /// Names with commas between them and a word before the last.
    fn names(&mut self, names: &[&str], last: &str) {
        for (position, name) in names.iter().enumerate() {
            match position {
                0 => {}
                _ if position + 1 == names.len() => self.push(&format!(" {last} ")),
                _ => self.push(", "),
            }
            self.name(name);
        }
    }

    fn append(&mut self, other: Self) {
        self.words.extend(other.words);
        self.lists.extend(other.lists);
    }
}

/// A condition in words.
pub fn condition(scope: Scope<'_>, condition: &Condition) -> Phrase {
    let mut phrase = Phrase::default();
    say(scope, condition, Sense::Holds, &mut phrase);
    phrase
}

fn say(scope: Scope<'_>, condition: &Condition, sense: Sense, phrase: &mut Phrase) {
    match condition {
        Condition::Always(always) => {
            let holds = *always == (sense == Sense::Holds);
            phrase.push(if holds { "always" } else { "never" });
        }
        Condition::Not(inner) => say(scope, inner, sense.other(), phrase),
        Condition::All(parts) => joined(scope, parts, sense, sense.choose("and", "or"), phrase),
        Condition::Any(parts) => joined(scope, parts, sense, sense.choose("or", "and"), phrase),
        Condition::OneOf(question, taken) => {
            phrase.append(options::one_of(scope, *question, taken, sense));
        }
        Condition::Has(question, mask) => {
            let names = options::set_names(scope.model, *question, *mask);
            phrase.question(scope, *question);
            phrase.push(sense.choose(" includes ", " does not include "));
            phrase.names(&names, "or");
        }
        Condition::Only(question, mask) => {
            let names = options::set_names(scope.model, *question, *mask);
            phrase.question(scope, *question);
            phrase.push(sense.choose(" is nothing but ", " is more than "));
            phrase.names(&names, "and");
        }
        Condition::Flag(question) => {
            phrase.question(scope, *question);
            phrase.push(" is ");
            phrase.name(sense.choose("yes", "no"));
        }
        Condition::Compare(left, how, right) => {
            phrase.append(comparison::compared(scope, left, *how, right, sense));
        }
        Condition::Outcome(outcomes) => {
            let titles: Vec<&Outcome> = outcomes
                .iter()
                .filter_map(|outcome| scope.outcomes.get(usize::from(*outcome)))
                .collect();
            phrase.push(sense.choose("the outcome is ", "the outcome is not "));
            for (position, outcome) in titles.iter().enumerate() {
                match position {
                    0 => {}
                    _ if position + 1 == titles.len() => phrase.push(" or "),
                    _ => phrase.push(", "),
                }
                let address = format!("#{}", outcome.name);
                phrase
                    .words
                    .push(Word::Name(outcome.name.clone(), Some(address)));
            }
        }
    }
}

/// Conditions with a word between them; one that is joined by another word stands in brackets.
fn joined(scope: Scope<'_>, parts: &[Condition], sense: Sense, word: &str, phrase: &mut Phrase) {
    for (position, part) in parts.iter().enumerate() {
        if position > 0 {
            phrase.push(&format!(" {word} "));
        }
        let bracket = word_of(part, sense).is_some_and(|other| other != word);
        if bracket {
            phrase.push("(");
        }
        say(scope, part, sense, phrase);
        if bracket {
            phrase.push(")");
        }
    }
}

/// The word that a condition of several parts is joined with.
fn word_of(condition: &Condition, sense: Sense) -> Option<&'static str> {
    match condition {
        Condition::Not(inner) => word_of(inner, sense.other()),
        Condition::All(parts) if parts.len() > 1 => Some(sense.choose("and", "or")),
        Condition::Any(parts) if parts.len() > 1 => Some(sense.choose("or", "and")),
        _ => None,
    }
}

#[cfg(test)]
mod tests;

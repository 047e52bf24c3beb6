//! What can be asked.

use alloc::string::String;
use alloc::vec::Vec;

use super::Model;
use crate::date::Date;
use crate::image::stored;
use crate::quantity::Decimal;

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// The question in words.
    pub text: String,
    /// How to find the answer; empty where nothing is to be said.
    pub help: String,
    /// Commands that find the answer.
    pub run: Vec<String>,
    /// What the commands show, by answer; empty where nothing is to be said.
    pub expect: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The answer taken where defaults are asked for, as it is written on a command line.
    pub default: Option<String>,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One of the options.
    Choice(Options),
    /// One or more of the options.
    Set(Options),
    /// Yes or no.
    Flag,
    /// A number from the least to the most, whole or decimal, in a unit or none.
    Number {
        /// The least number taken.
        least: Decimal,
        /// The greatest number taken.
        most: Decimal,
        /// Whether it must be whole.
        whole: bool,
        /// Its unit; empty where it has none.
        unit: String,
    },
    /// Words.
    Text {
        /// A pattern with `*`; empty where any words do.
        matches: String,
        /// Whether it may stay empty.
        optional: bool,
    },
}

/// The answers to choose from.
#[derive(Debug, Clone, PartialEq)]
pub enum Options {
    /// Those listed with the question.
    Listed(Vec<QuestionOption>),
    /// The records of the catalogue at this position.
    Records(u16),
}

/// One answer to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionOption {
    /// Its name.
    pub name: String,
    /// The answer in words.
    pub text: String,
    /// More about it; empty where nothing is to be said.
    pub help: String,
}

impl Options {
    /// How many options there are.
    #[must_use]
    pub fn count(&self, model: &Model) -> usize {
        match self {
            Self::Listed(options) => options.len(),
            Self::Records(catalogue) => model
                .catalogues
                .get(usize::from(*catalogue))
                .map_or(0, |it| it.entries.len()),
        }
    }

    /// Position of the option of this name on a day.
    #[must_use]
    pub fn position(&self, model: &Model, name: &str, on: Option<Date>) -> Option<u16> {
        let position = match self {
            Self::Listed(options) => options.iter().position(|option| option.name == name),
            Self::Records(catalogue) => {
                let catalogue = model.catalogues.get(usize::from(*catalogue))?;
                catalogue
                    .entries
                    .iter()
                    .position(|entry| entry.name == name && entry.period.holds(on))
            }
        };
        position.and_then(|position| u16::try_from(position).ok())
    }

    /// Name and words of the option at a position.
    #[must_use]
    pub fn option<'model>(
        &'model self,
        model: &'model Model,
        position: u16,
    ) -> Option<(&'model str, &'model str)> {
        match self {
            Self::Listed(options) => options
                .get(usize::from(position))
                .map(|it| (it.name.as_str(), it.text.as_str())),
            Self::Records(catalogue) => {
                let catalogue = model.catalogues.get(usize::from(*catalogue))?;
                let entry = catalogue.entries.get(usize::from(position))?;
                Some((&entry.name, &entry.title))
            }
        }
    }

    /// The names of all options.
    pub fn names<'model>(
        &'model self,
        model: &'model Model,
    ) -> impl Iterator<Item = &'model str> + 'model {
        let count = u16::try_from(self.count(model)).unwrap_or(u16::MAX);
        (0..count).filter_map(|position| self.option(model, position).map(|(name, _)| name))
    }
}

stored!(struct Question { name, text, help, run, expect, kind, default });
stored!(enum Kind {
    0 Choice(options),
    1 Set(options),
    2 Flag,
    3 Number { least, most, whole, unit },
    4 Text { matches, optional },
});
stored!(enum Options { 0 Listed(options), 1 Records(catalogue), });
stored!(struct QuestionOption { name, text, help });

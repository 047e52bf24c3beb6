//! What was answered: values by question, before anything is decided with them.

mod json;
mod pairs;
mod read;
mod share;

use alloc::string::String;
use alloc::vec::Vec;

pub use read::{Facts, Trouble, Value, check, fits, read, written};
pub use share::{read_share, share};

/// The most answers that are read.
const MOST_ANSWERS: usize = 10_000;

/// The most mistakes that are reported of a list of answers.
const MOST_MISTAKES: usize = 100;

pub use crate::report::Answer;

/// Answers by question, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Question and answer.
    pub given: Vec<(String, Answer)>,
}

impl Answers {
    /// The answer to a question; the later one where it was answered twice.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.given
            .iter()
            .rev()
            .find(|(name, _)| name == question)
            .map(|(_, answer)| answer)
    }

    /// Puts an answer in the place of an earlier one, or at the end.
    pub fn set(&mut self, question: &str, answer: Answer) {
        match self.given.iter_mut().find(|(name, _)| name == question) {
            Some((_, earlier)) => *earlier = answer,
            None => self.given.push((String::from(question), answer)),
        }
    }

    /// Takes an answer back.
    pub fn remove(&mut self, question: &str) {
        self.given.retain(|(name, _)| name != question);
    }
}

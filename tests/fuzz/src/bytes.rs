//! Made-up bytes as a source of choices: the same bytes always make the same choices.

use tollgate_core::facts::{Answer, Answers};
use tollgate_core::model::{Kind, Model, Options, Question};

/// Bytes that are used up from the front; noughts when there are no more.
#[derive(Debug, Clone)]
pub struct Bytes<'bytes>(pub &'bytes [u8]);

impl Bytes<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    /// A number below `end`; nought where `end` is nought.
    pub fn below(&mut self, end: usize) -> usize {
        let number = usize::from(self.byte()) | usize::from(self.byte()) << 8;
        number.checked_rem(end).unwrap_or(0)
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A number as it is written: small ones, large ones, with and without decimal places.
    pub fn number(&mut self) -> String {
        match self.byte() % 8 {
            0..=3 => self.byte().to_string(),
            4 => format!("{}.{:02}", self.byte(), self.byte() % 100),
            5 => format!("{}e{}", self.byte(), self.byte() % 16),
            6 => format!(
                "0.{:0width$}",
                self.byte(),
                width = usize::from(self.byte() % 12)
            ),
            _ => self.below(1 << 16).saturating_mul(1_000_003).to_string(),
        }
    }

    /// An answer to a question, nearly always one that suits it.
    pub fn answer(&mut self, model: &Model, question: &Question) -> Answer {
        let option = |bytes: &mut Self, options: &Options| {
            let position = bytes.below(options.count(model));
            let position = u16::try_from(position).unwrap_or(u16::MAX);
            let found = options.option(model, position);
            found.map_or_else(String::new, |(name, _)| name.to_owned())
        };
        match &question.kind {
            Kind::Choice(options) => Answer::Word(option(self, options)),
            Kind::Set(options) => {
                let count = 1 + self.below(3);
                Answer::Words((0..count).map(|_| option(self, options)).collect())
            }
            Kind::Flag => Answer::Word(["no", "yes"][usize::from(self.byte() & 1)].to_owned()),
            Kind::Number { least, most, .. } => Answer::Word(match self.byte() % 4 {
                0 => least.to_string(),
                1 => most.to_string(),
                _ => self.number(),
            }),
            Kind::Text { matches, .. } => {
                Answer::Word(matches.replace('*', &self.byte().to_string()))
            }
        }
    }

    /// Answers to some of these questions.
    pub fn answers(&mut self, model: &Model, questions: &[u16]) -> Answers {
        let mut answers = Answers::default();
        for position in questions {
            let asked = model.questions.get(usize::from(*position));
            if let Some(question) = asked
                && self.byte() & 1 == 1
            {
                let answer = self.answer(model, question);
                answers.set(&question.name, answer);
            }
        }
        answers
    }
}

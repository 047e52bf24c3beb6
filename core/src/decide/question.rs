//! Questions as they are shown.

use alloc::format;
use alloc::string::String;

use crate::date::Date;
use crate::model::{Entry, Kind, Model, Options};
use crate::report::{OptionText, QuestionKind, QuestionText};

/// The question at a position, ready to be shown.
pub fn question_at(model: &Model, position: u16, on: Option<Date>) -> Option<QuestionText> {
    let question = model.questions.get(usize::from(position))?;
    let choices = |options: &Options| match options {
        Options::Listed(listed) => listed
            .iter()
            .map(|it| OptionText {
                id: it.name.clone(),
                text: it.text.clone(),
                help: it.help.clone(),
            })
            .collect(),
        Options::Records(catalogue) => {
            let catalogue = model.catalogues.get(usize::from(*catalogue));
            let entries = catalogue.map_or(&[][..], |catalogue| &catalogue.entries);
            let text = |entry: &Entry| OptionText {
                id: entry.name.clone(),
                text: entry.title.clone(),
                help: String::new(),
            };
            let in_force = entries.iter().filter(|entry| entry.period.holds(on));
            in_force.map(text).collect()
        }
    };
    let (kind, choices, range) = match &question.kind {
        Kind::Choice(options) => (QuestionKind::Choice, Some(choices(options)), None),
        Kind::Set(options) => (QuestionKind::Set, Some(choices(options)), None),
        Kind::Flag => (QuestionKind::Flag, None, None),
        Kind::Number {
            least,
            most,
            whole,
            unit,
        } => {
            let kind = if *whole {
                QuestionKind::Number
            } else {
                QuestionKind::Amount
            };
            (kind, None, Some((*least, *most, unit)))
        }
        Kind::Text { .. } => (QuestionKind::Text, None, None),
    };
    Some(QuestionText {
        id: question.name.clone(),
        text: question.text.clone(),
        help: question.help.clone(),
        run: question.run.clone(),
        expect: question.expect.clone(),
        kind,
        choices,
        unit: range
            .map(|(.., unit)| unit.clone())
            .filter(|unit| !unit.is_empty()),
        least: range.map(|(least, ..)| format!("{}", least.shortest())),
        most: range.map(|(_, most, _)| format!("{}", most.shortest())),
        default: question.default.clone(),
    })
}

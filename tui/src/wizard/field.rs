//! What an answer is entered in: a list to choose from, or a line to type into.

use tollgate_core::facts::Answer;
use tollgate_core::report::{OptionText, QuestionKind, QuestionText};
use tui_input::{Input, InputRequest};

use super::picker::{Picker, Several};

/// What an answer is entered in.
#[derive(Debug, Clone)]
pub enum Field {
    /// A list, for choices, sets and flags.
    List(Picker),
    /// A line, for numbers, amounts and words.
    Line(TextLine),
}

/// A line to type into.
#[derive(Debug, Clone)]
pub struct TextLine {
    /// What stands in it.
    pub input: Input,
    /// Whether it is as it was offered: then the first sign typed takes the place of all.
    pub offered: bool,
}

impl TextLine {
    /// A line with a text that is offered.
    pub fn offering(text: String) -> Self {
        Self {
            offered: !text.is_empty(),
            input: Input::new(text),
        }
    }

    /// Edits the line.
    pub fn edit(&mut self, request: InputRequest) {
        let replaces = matches!(
            request,
            InputRequest::InsertChar(_) | InputRequest::DeletePrevChar
        );
        if self.offered && replaces {
            self.input = Input::default();
        }
        self.offered = false;
        self.input.handle(request);
    }
}

/// The field of a question, holding the answer that was given or else its default.
pub fn field(question: &QuestionText, given: Option<&Answer>) -> Field {
    let words: Vec<String> = match given {
        Some(Answer::Word(word)) => vec![word.clone()],
        Some(Answer::Words(words)) => words.clone(),
        None => default_words(question),
    };
    let first = words.first().cloned().unwrap_or_default();
    match question.kind {
        QuestionKind::Choice | QuestionKind::Flag => {
            Field::List(Picker::new(options(question), Several::No).at(&first))
        }
        QuestionKind::Set => {
            let mut picker = Picker::new(options(question), Several::Yes).at(&first);
            picker.marked = words;
            Field::List(picker)
        }
        QuestionKind::Number | QuestionKind::Amount | QuestionKind::Text => {
            Field::Line(TextLine::offering(first))
        }
    }
}

/// The answer as it stands in the field, or why it is none yet.
pub fn entered(question: &QuestionText, field: &Field) -> Result<Answer, String> {
    match field {
        Field::List(picker) => match picker.several {
            Several::No => match picker.current() {
                Some(option) => Ok(Answer::Word(option.id.clone())),
                None => Err("nothing matches: change the filter".to_string()),
            },
            Several::Yes => match picker.marks() {
                marks if marks.is_empty() => Err("nothing is marked: mark with Space".to_string()),
                marks => Ok(Answer::Words(marks)),
            },
        },
        Field::Line(line) => match line.input.value().trim() {
            "" => Err(format!("nothing is written: {}", wanted(question))),
            written => Ok(Answer::Word(written.to_string())),
        },
    }
}

/// What a line takes, in words.
pub fn wanted(question: &QuestionText) -> String {
    let what = match question.kind {
        QuestionKind::Number => "a whole number",
        QuestionKind::Amount => "a number",
        QuestionKind::Text => "text",
        QuestionKind::Choice | QuestionKind::Flag => "one of the choices",
        QuestionKind::Set => "one or more of the choices",
    };
    let range = match (&question.least, &question.most) {
        (Some(least), Some(most)) => format!(" from {least} to {most}"),
        (Some(least), None) => format!(", {least} or more"),
        (None, Some(most)) => format!(", at most {most}"),
        (None, None) => String::new(),
    };
    let unit = match &question.unit {
        Some(unit) => format!(" ({unit})"),
        None => String::new(),
    };
    format!("{what}{range}{unit}")
}

fn options(question: &QuestionText) -> Vec<OptionText> {
    match (&question.choices, question.kind) {
        (Some(choices), _) => choices.clone(),
        (None, QuestionKind::Flag) => ["yes", "no"].map(plain).into(),
        (None, _) => Vec::new(),
    }
}

fn plain(word: &str) -> OptionText {
    let mut text = word.to_string();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    OptionText {
        id: word.to_string(),
        text,
        help: String::new(),
    }
}

fn default_words(question: &QuestionText) -> Vec<String> {
    let written = question.default.as_deref().unwrap_or_default();
    match question.kind {
        QuestionKind::Set => written
            .split(',')
            .map(|word| word.trim().to_string())
            .collect(),
        QuestionKind::Choice
        | QuestionKind::Flag
        | QuestionKind::Number
        | QuestionKind::Amount
        | QuestionKind::Text => vec![written.to_string()],
    }
}

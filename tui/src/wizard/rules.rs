//! What the wizard asks from: the checked rules, their words, and the day they hold on.

use tollgate_core::date::Date;
use tollgate_core::decide::{self, Defaults, Request};
use tollgate_core::diagnostic::Diagnostic;
use tollgate_core::facts::{Answer, Answers};
use tollgate_core::listing::choices;
use tollgate_core::model::Model;
use tollgate_core::report::{Choices, DecisionReport, DecisionText, QuestionText};

/// The rules with everything that can be looked up in them.
pub struct Rules {
    /// What answers.
    pub model: Model,
    /// Its words.
    pub choices: Choices,
    /// The day whose facts are in force.
    pub on: Option<Date>,
    /// The options of a command that answers from the same rules.
    pub options: Vec<String>,
    /// The Region that is offered first.
    pub region: Option<String>,
    /// The share texts of the last wizards, the last first.
    pub recent: Vec<String>,
}

impl Rules {
    /// The rules of a model on a day.
    pub fn new(model: Model, on: Option<Date>) -> Self {
        let choices = choices(&model);
        Self {
            model,
            choices,
            on,
            options: Vec::new(),
            region: None,
            recent: Vec::new(),
        }
    }

    /// The decision of that name.
    pub fn decision(&self, id: &str) -> Option<&DecisionText> {
        self.choices
            .decisions
            .iter()
            .find(|decision| decision.id == id)
    }

    /// The question of that name.
    pub fn question(&self, id: &str) -> Option<&QuestionText> {
        self.choices
            .questions
            .iter()
            .find(|question| question.id == id)
    }

    /// The answer to offer for a question: the Region that is offered first, where it asks for one.
    pub fn offered(&self, question: &QuestionText) -> Option<Answer> {
        let region = self.region.as_ref()?;
        let choices = question.choices.as_ref()?;
        let there = choices.iter().any(|choice| choice.id == *region);
        there.then(|| Answer::Word(region.clone()))
    }

    /// The name of an outcome, or its identifier where it has none.
    pub fn outcome<'text>(&'text self, decision: &str, id: &'text str) -> &'text str {
        self.decision(decision)
            .and_then(|decision| decision.outcomes.iter().find(|outcome| outcome.id == id))
            .map_or(id, |outcome| &outcome.text)
    }

    /// An answer in the words of its question.
    pub fn answer(&self, question: &str, answer: &Answer) -> String {
        let question = self.question(question);
        let word = |word: &String| {
            question
                .and_then(|question| question.choices.as_ref())
                .and_then(|choices| choices.iter().find(|choice| choice.id == *word))
                .map_or_else(|| word.clone(), |choice| choice.text.clone())
        };
        match answer {
            Answer::Words(words) => words.iter().map(word).collect::<Vec<_>>().join(", "),
            Answer::Word(written) => match question.and_then(|question| question.unit.as_ref()) {
                Some(unit) => format!("{written} {unit}"),
                None => word(written),
            },
        }
    }
}

/// Takes a decision as far as the answers carry it.
pub fn decide(
    rules: &Rules,
    decision: &str,
    answers: &Answers,
) -> Result<DecisionReport, Vec<Diagnostic>> {
    let request = Request {
        decision,
        answers,
        defaults: Defaults::Leave,
        on: rules.on,
    };
    decide::decide(&rules.model, &request)
}

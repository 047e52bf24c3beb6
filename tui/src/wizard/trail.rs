//! The answers given so far, in the order in which they lead to the outcome.

use tollgate_core::facts::Answer;

use super::state::State;

/// One answer beside the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Answer,
    /// What it does at the moment.
    pub standing: Standing,
}

/// What an answer does at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It leads to the outcome.
    Leads,
    /// It makes price or cautions exact.
    Refines,
    /// It is kept, but the question is not asked any more.
    Aside,
}

/// Every answer once: those on the way first, then those beside it, then those set aside.
pub fn rows(state: &State) -> Vec<Row> {
    let Some(report) = &state.report else {
        return Vec::new();
    };
    let leading = report.trail.iter().map(|step| Row {
        question: step.question.clone(),
        answer: step.answer.clone(),
        standing: Standing::Leads,
    });
    let mut rows: Vec<Row> = leading.collect();
    for aside in [false, true] {
        for (question, answer) in &state.facts.answers.given {
            let named = rows.iter().any(|row| row.question == *question);
            if !named && report.unused.contains(question) == aside {
                rows.push(Row {
                    question: question.clone(),
                    answer: answer.clone(),
                    standing: if aside {
                        Standing::Aside
                    } else {
                        Standing::Refines
                    },
                });
            }
        }
    }
    rows
}

//! What is said at each step.

use std::fmt::Write as _;

use tollgate_core::report::DecisionReport;

use crate::wizard::chart;
use crate::wizard::field::{Field, wanted};
use crate::wizard::picker::{Picker, Several};
use crate::wizard::rules::Rules;
use crate::wizard::state::{Asking, Dialog, State, Step};
use crate::wizard::trail::{Standing, rows};

/// How many choices are read out before only their number is.
const READ_OUT: usize = 20;

/// The question, or the result.
pub fn step(rules: &Rules, state: &State) -> String {
    if let Some(Dialog::Typed(typed)) = &state.dialog {
        let error = typed.error.as_ref();
        let error = error.map_or_else(String::new, |error| format!("invalid: {error}\n"));
        let (asked, more) = typed.asks.words();
        return format!("{error}{asked} {more}\nOther words: back, quit.");
    }
    match &state.step {
        Step::Menu(picker) => format!(
            "What is it about?\n{}Type a number. Other words: ?, quit.",
            numbered(picker, usize::MAX)
        ),
        Step::Question(asking) => question(rules, state, asking),
        Step::Result => state
            .report
            .as_ref()
            .map(|report| result(rules, state, report))
            .unwrap_or_default(),
    }
}

fn question(rules: &Rules, state: &State, asking: &Asking) -> String {
    let question = &asking.question;
    let mut said = format!("{}\n", question.text);
    let how = match &asking.field {
        Field::List(picker) => {
            said.push_str(&choices(picker));
            match (picker.several, picker.is_long()) {
                (Several::Yes, _) => "Type one or more numbers with commas between".to_string(),
                (Several::No, true) => "Type part of a name, or a number".to_string(),
                (Several::No, false) => "Type a number".to_string(),
            }
        }
        Field::Line(_) => format!("Type {}", wanted(question)),
    };
    said.push_str(&how);
    let given = state.facts.answers.get(&question.id);
    let kept = match (given, &question.default) {
        (Some(answer), _) => Some(rules.answer(&question.id, answer)),
        (None, default) => default.clone(),
    };
    if let Some(kept) = kept {
        // Writing to a string cannot fail.
        let _ = write!(said, "; an empty line takes: {kept}");
    }
    said.push_str(".\nOther words: back, ?, review, undo, save, quit.");
    said
}

/// What the result costs over its volume, as a table.
pub fn chart(state: &State) -> String {
    match state.further.curves.as_ref() {
        Some(curves) => {
            let lines = chart::legend(curves)
                .into_iter()
                .chain(chart::table(curves));
            lines.collect::<Vec<_>>().join("\n")
        }
        None => "There is no chart here: nothing is decided, or its cost hangs on no volume."
            .to_string(),
    }
}

/// The choices with their numbers; of a long list that is not narrowed only how many there are.
pub fn choices(picker: &Picker) -> String {
    let narrowed = !picker.filter.value().is_empty();
    if picker.is_long() && !narrowed {
        return format!(
            "There are {} choices; `list` reads all.\n",
            picker.options.len()
        );
    }
    numbered(picker, READ_OUT)
}

/// So many choices with their numbers, and how many more there are.
pub fn numbered(picker: &Picker, most: usize) -> String {
    let mut said = String::new();
    for (index, option) in picker.shown().enumerate().take(most) {
        let _ = writeln!(said, "{}. {}", index + 1, option.text);
    }
    let more = picker.shown.len().saturating_sub(most);
    if more > 0 {
        let _ = writeln!(said, "And {more} more.");
    }
    said
}

/// More about the question and its choices.
pub fn help(state: &State) -> String {
    let Step::Question(asking) = &state.step else {
        return "Every question can be answered with a number. `quit` ends.".to_string();
    };
    let mut said = match asking.question.help.as_str() {
        "" => String::from("There is no more to say about this question.\n"),
        help => format!("{help}\n"),
    };
    if let Field::List(picker) = &asking.field {
        for option in picker
            .shown()
            .take(READ_OUT)
            .filter(|option| !option.help.is_empty())
        {
            let _ = writeln!(said, "{}: {}", option.text, option.help);
        }
    }
    said.push_str("`back` goes to the question before, `review` reads out the answers.");
    said
}

/// The answers so far, with the numbers by which they can be changed.
pub fn review(rules: &Rules, state: &State) -> String {
    let rows = rows(state);
    if rows.is_empty() {
        return "Nothing is answered yet.".to_string();
    }
    let mut said = String::from("Answers so far:\n");
    for (index, row) in rows.iter().enumerate() {
        let aside = match row.standing {
            Standing::Leads | Standing::Refines => "",
            Standing::Aside => " (kept aside, not asked at the moment)",
        };
        let answer = rules.answer(&row.question, &row.answer);
        let _ = writeln!(said, "{}. {}: {answer}{aside}", index + 1, row.question);
    }
    said.push_str("`change` and a number opens one again.");
    said
}

fn result(rules: &Rules, state: &State, report: &DecisionReport) -> String {
    let mut said = String::from("Decided.\n");
    if let Some(outcome) = &report.outcome {
        let _ = writeln!(said, "{}. {}", outcome.title, outcome.summary);
    }
    for caution in &report.cautions {
        let _ = writeln!(said, "Caution: {}", caution.text);
    }
    if let Some(price) = &report.price {
        let incomplete = if price.complete {
            ""
        } else {
            ", incomplete: not every rate is known"
        };
        let _ = writeln!(said, "Cost a month: {} USD{incomplete}.", price.total);
    }
    if !report.refine.is_empty() {
        said.push_str("These questions make the cost or the cautions exact:\n");
    }
    for (index, refinement) in report.refine.iter().enumerate() {
        let id = &refinement.question;
        let text = rules
            .question(id)
            .map_or(id.as_str(), |question| &question.text);
        let given = match state.facts.answers.get(id) {
            Some(answer) => rules.answer(id, answer),
            None => "not answered".to_string(),
        };
        let _ = writeln!(said, "{}. {text} {given}", index + 1);
    }
    let number = if report.refine.is_empty() {
        ""
    } else {
        "Type a number to answer one. "
    };
    let _ = write!(
        said,
        "{number}`done` prints the whole result. Other words: back, chart, review, undo, save, quit."
    );
    said
}

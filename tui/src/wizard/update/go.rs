//! Where the wizard goes: on to the next question, one level up, along the trail, away.

use tollgate_core::report::QuestionText;

use super::answer;
use crate::wizard::field::{Field, field};
use crate::wizard::menu::{self, Entry};
use crate::wizard::message::Effect;
use crate::wizard::picker::Move;
use crate::wizard::result;
use crate::wizard::rules::Rules;
use crate::wizard::state::{Asking, Asks, Dialog, Door, Facts, State, Step, Typed};
use crate::wizard::trail::{Standing, rows};

/// To the next question, or to the result, or to the start.
pub fn on(rules: &Rules, state: &mut State) {
    let next = match &state.report {
        None => return menu(rules, state),
        Some(report) => report.question.clone(),
    };
    state.step = match next {
        Some(question) => Step::Question(Box::new(asking(rules, state, question))),
        None => Step::Result,
    };
}

/// A question with the answer it has in place, or the one that is offered.
fn asking(rules: &Rules, state: &State, question: QuestionText) -> Asking {
    let given = state.facts.answers.get(&question.id).cloned();
    let given = given.or_else(|| rules.offered(&question));
    Asking {
        field: field(&question, given.as_ref()),
        question,
        error: None,
    }
}

/// To a question by name, with the answer it has in place.
pub fn ask(rules: &Rules, state: &mut State, id: &str) {
    if let Some(question) = tollgate_core::decide::question(&rules.model, id, rules.on) {
        state.step = Step::Question(Box::new(asking(rules, state, question)));
    }
}

/// To the start, with the chosen decision under the cursor.
fn menu(rules: &Rules, state: &mut State) {
    state.step = Step::Menu(menu::picker(rules, state.facts.decision.as_deref()));
}

/// Through an entry of the start.
pub fn enter(rules: &Rules, state: &mut State, entry: Entry) -> Option<Effect> {
    match entry {
        Entry::Decision(id) => answer::choose(rules, state, id),
        Entry::Session(decision, answers) => {
            let facts = Facts {
                decision: Some(decision),
                answers,
            };
            answer::start_from(rules, state, facts);
        }
        Entry::Share => state.dialog = Some(Dialog::Typed(Typed::new(Asks::Share, ""))),
        Entry::Tool(tool) if tool.needs_estate() => {
            state.dialog = Some(Dialog::Typed(Typed::new(Asks::Estate(tool), "")));
        }
        Entry::Tool(tool) => {
            state.door = Some(Door { tool, estate: None });
            return Some(Effect::Open);
        }
    }
    None
}

/// One level up. What was typed into a filter goes first, then the dialog, then the question.
pub fn back(rules: &Rules, state: &mut State) -> Option<Effect> {
    if state.dialog.take().is_some() || state.trail.take().is_some() || cleared(state) {
        return None;
    }
    match &state.step {
        Step::Menu(_) => return leave(state),
        Step::Question(asking) => {
            let id = asking.question.id.clone();
            up(rules, state, &id);
        }
        Step::Result => {
            let leading = leading(state);
            match leading.last() {
                Some(last) => ask(rules, state, last),
                None => menu(rules, state),
            }
        }
    }
    None
}

/// From a question to the one before it on the trail.
fn up(rules: &Rules, state: &mut State, from: &str) {
    let leading = leading(state);
    let place = leading.iter().position(|question| question == from);
    let before = match place {
        Some(place) => place.checked_sub(1).and_then(|before| leading.get(before)),
        None if state.is_decided() => {
            state.step = Step::Result;
            return;
        }
        None => leading.last(),
    };
    match before {
        Some(question) => ask(rules, state, question),
        None => menu(rules, state),
    }
}

fn leading(state: &State) -> Vec<String> {
    rows(state)
        .into_iter()
        .filter(|row| row.standing == Standing::Leads)
        .map(|row| row.question)
        .collect()
}

/// Takes a filter away, where there is one.
fn cleared(state: &mut State) -> bool {
    let picker = match &mut state.step {
        Step::Menu(picker) => picker,
        Step::Question(asking) => match &mut asking.field {
            Field::List(picker) => picker,
            Field::Line(_) => return false,
        },
        Step::Result => return false,
    };
    let filtered = !picker.filter.value().is_empty() || (picker.filtering && !picker.is_long());
    if filtered {
        picker.clear();
    }
    filtered
}

/// Away; asks first where answers have not led to a result yet.
pub fn leave(state: &mut State) -> Option<Effect> {
    let asking = matches!(state.dialog, Some(Dialog::Leave));
    if state.is_decided() || state.facts.answers.given.is_empty() || asking {
        return Some(Effect::Leave);
    }
    state.dialog = Some(Dialog::Leave);
    None
}

/// The keys to the trail, on its last line, or back from it.
pub fn trail(state: &mut State) {
    let last = rows(state).len().checked_sub(1);
    state.trail = match (state.trail, last) {
        (Some(_), _) => None,
        (None, Some(last)) => Some(last),
        (None, None) => {
            state.notice = Some("nothing is answered yet".to_string());
            None
        }
    };
}

/// Moves along the trail; it ends at both ends.
pub fn along_trail(state: &mut State, to: Move) {
    let last = rows(state).len().saturating_sub(1);
    state.trail = state.trail.map(|row| {
        match to {
            Move::Up => row.saturating_sub(1),
            Move::Down => row + 1,
            Move::PageUp => row.saturating_sub(10),
            Move::PageDown => row + 10,
            Move::First => 0,
            Move::Last => last,
        }
        .min(last)
    });
}

/// What the open section of the result offers under the cursor.
pub fn offered(rules: &Rules, state: &State) -> Option<result::Opens> {
    result::paragraphs(rules, state, state.pane.section)
        .into_iter()
        .filter_map(|paragraph| paragraph.opens)
        .nth(state.pane.cursor)
}

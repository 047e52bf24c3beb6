//! What a typed line does.

use tollgate_core::facts::Answer;
use tui_input::{Input, InputRequest};

use super::say;
use crate::keep;
use crate::wizard::conversation::Heard;
use crate::wizard::export;
use crate::wizard::field::{Field, TextLine, entered};
use crate::wizard::leave::Left;
use crate::wizard::message::{Effect, Message};
use crate::wizard::picker::{Picker, Several};
use crate::wizard::rules::Rules;
use crate::wizard::state::{Asking, Dialog, State, Step};
use crate::wizard::trail::rows;
use crate::wizard::update::{give, reopen, update};

/// Takes a line as a word of the wizard or as an answer.
pub fn hear(rules: &Rules, mut state: State, line: &str) -> Heard<State> {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let reply = match (word.to_lowercase().as_str(), rest.trim()) {
        ("quit" | "done", "") => return Heard::left(state, Left::Finished),
        ("back", "") => return moved(rules, state, Message::Back),
        _ if matches!(state.dialog, Some(Dialog::Typed(_))) => return typed(rules, state, line),
        ("?" | "help", "") => say::help(&state),
        ("list", "") => list(&state),
        ("chart", "") => say::chart(&state),
        ("review", "") => say::review(rules, &state),
        ("undo", "") => return moved(rules, state, Message::Undo),
        ("redo", "") => return moved(rules, state, Message::Redo),
        ("change", number) => change(rules, &mut state, number),
        ("save", file) => save(&state, file),
        _ if matches!(state.step, Step::Menu(_)) => return entry(rules, state, line),
        _ => answer(rules, &mut state, line),
    };
    Heard::reply(state, reply)
}

/// The same as the key of that meaning. Going back from the first question leaves.
fn moved(rules: &Rules, state: State, message: Message) -> Heard<State> {
    let (mut state, effect) = update(rules, state, message);
    if effect.is_some() || matches!(state.dialog, Some(Dialog::Leave)) {
        state.dialog = None;
        return Heard::reply(state, "This is the start. `quit` ends.".to_string());
    }
    let notice = state
        .notice
        .take()
        .map(|notice| notice + ".\n")
        .unwrap_or_default();
    let reply = format!("{notice}{}", say::step(rules, &state));
    Heard::reply(state, reply)
}

/// Every choice of the question.
fn list(state: &State) -> String {
    let picker = match &state.step {
        Step::Menu(picker) => picker,
        Step::Question(asking) => match &asking.field {
            Field::List(picker) => picker,
            Field::Line(_) => return "There are no choices here.".to_string(),
        },
        Step::Result => return "There are no choices here.".to_string(),
    };
    say::numbered(picker, usize::MAX)
}

fn change(rules: &Rules, state: &mut State, number: &str) -> String {
    let rows = rows(state);
    let named = rows.iter().find(|row| row.question == number);
    let counted = place(number).and_then(|place| rows.get(place));
    match named.or(counted) {
        Some(row) => {
            reopen(rules, state, &row.question);
            say::step(rules, state)
        }
        None => format!("invalid: `{number}` is no answer; `review` reads out their numbers"),
    }
}

fn save(state: &State, file: &str) -> String {
    if file.is_empty() {
        return "Type `save` and the name of a file.".to_string();
    }
    let written = export::written(state, file);
    match written.and_then(|text| keep::anew(std::path::Path::new(file), text)) {
        Ok(name) => format!("saved: {name}"),
        Err(why) => format!("invalid: {why}"),
    }
}

fn answer(rules: &Rules, state: &mut State, line: &str) -> String {
    let heard = match &mut state.step {
        // It is heard apart, because it may lead elsewhere.
        Step::Menu(picker) => Err(not_a_choice(picker, line)),
        Step::Question(asking) => asked(asking, line),
        Step::Result => refinement(state, line),
    };
    match heard {
        Ok(Understood::Refinement(id)) => {
            reopen(rules, state, &id);
            say::step(rules, state)
        }
        Ok(Understood::Answer(question, answer)) => {
            let said = rules.answer(&question, &answer);
            match give(rules, state, &question, answer) {
                Ok(()) => {
                    let notice = state.notice.take().map(|notice| notice + "\n");
                    let notice = notice.unwrap_or_default();
                    format!("selected: {said}\n{notice}{}", say::step(rules, state))
                }
                Err(why) => format!("invalid: {why}"),
            }
        }
        Ok(Understood::Narrowed(choices)) => choices,
        Err(why) => format!("invalid: {why}"),
    }
}

/// Goes through an entry of the start.
fn entry(rules: &Rules, mut state: State, line: &str) -> Heard<State> {
    let Step::Menu(picker) = &mut state.step else {
        return Heard::reply(state, String::new());
    };
    let Some(place) = find(picker, line) else {
        let reply = format!("invalid: {}", not_a_choice(picker, line));
        return Heard::reply(state, reply);
    };
    picker.cursor = place;
    let chosen = picker.current();
    let said = chosen.map_or_else(String::new, |option| format!("selected: {}\n", option.text));
    forward(rules, state, &said)
}

/// Takes a line as what a dialog asks for.
fn typed(rules: &Rules, mut state: State, line: &str) -> Heard<State> {
    if let Some(Dialog::Typed(typed)) = &mut state.dialog {
        typed.line = TextLine::offering(line.to_string());
    }
    forward(rules, state, "")
}

fn forward(rules: &Rules, state: State, said: &str) -> Heard<State> {
    let (mut state, effect) = update(rules, state, Message::Forward);
    if effect == Some(Effect::Open) {
        return Heard::left(state, Left::Elsewhere);
    }
    let notice = state.notice.take();
    let notice = notice.map_or_else(String::new, |notice| format!("invalid: {notice}\n"));
    let reply = format!("{said}{notice}{}", say::step(rules, &state));
    Heard::reply(state, reply)
}

/// What a line that is no word of the wizard means.
enum Understood {
    Refinement(String),
    Answer(String, Answer),
    Narrowed(String),
}

fn refinement(state: &State, line: &str) -> Result<Understood, String> {
    let refine = state.report.as_ref().map(|report| report.refine.as_slice());
    place(line)
        .and_then(|place| refine.unwrap_or_default().get(place))
        .map(|refinement| Understood::Refinement(refinement.question.clone()))
        .ok_or_else(|| format!("`{line}` is no number of a question; `done` ends"))
}

fn asked(asking: &mut Asking, line: &str) -> Result<Understood, String> {
    let question = asking.question.id.clone();
    let answer = match &mut asking.field {
        Field::Line(_) if line.is_empty() => entered(&asking.question, &asking.field)?,
        Field::Line(_) => Answer::Word(line.to_string()),
        Field::List(picker) if line.is_empty() && picker.several == Several::Yes => {
            match picker.marks() {
                marks if marks.is_empty() => return Err("type a number".to_string()),
                marks => Answer::Words(marks),
            }
        }
        Field::List(picker) if picker.several == Several::Yes => several(picker, line)?,
        Field::List(_) if line.is_empty() && asking.question.default.is_none() => {
            return Err("type a number".to_string());
        }
        Field::List(picker) if line.is_empty() => match picker.current() {
            Some(option) => Answer::Word(option.id.clone()),
            None => return Err("type a number".to_string()),
        },
        Field::List(picker) => match one(picker, line) {
            Some(id) => Answer::Word(id),
            None => return narrow(picker, line),
        },
    };
    Ok(Understood::Answer(question, answer))
}

fn several(picker: &Picker, line: &str) -> Result<Answer, String> {
    let words = line.split([',', ' ']).filter(|word| !word.is_empty());
    let mut chosen = Vec::new();
    for word in words {
        chosen.push(one(picker, word).ok_or_else(|| not_a_choice(picker, word))?);
    }
    let ids = picker.options.iter().map(|option| &option.id);
    let in_order = ids.filter(|id| chosen.contains(id)).cloned();
    Ok(Answer::Words(in_order.collect()))
}

/// Where in a whole list the choice of that number or name stands.
fn find(picker: &Picker, word: &str) -> Option<usize> {
    let numbered = place(word).filter(|place| *place < picker.shown.len());
    let same = |name: &str| !name.is_empty() && name.eq_ignore_ascii_case(word);
    let named = || {
        let mut options = picker.options.iter();
        options.position(|option| same(&option.id) || same(&option.text))
    };
    numbered.or_else(named)
}

/// The choice of that number, name or first letter of yes and no.
fn one(picker: &Picker, word: &str) -> Option<String> {
    let numbered = place(word).and_then(|place| picker.shown().nth(place));
    let same = |name: &str| name.eq_ignore_ascii_case(word);
    let named = || {
        let mut options = picker.options.iter();
        options.find(|option| same(&option.id) || same(&option.text))
    };
    let initial = || {
        let flag = picker
            .options
            .iter()
            .all(|option| option.id == "yes" || option.id == "no");
        let mut options = picker.options.iter();
        options.find(|option| flag && option.id.get(..1).is_some_and(same))
    };
    let found = numbered.or_else(named).or_else(initial);
    found.map(|option| option.id.clone())
}

fn narrow(picker: &mut Picker, line: &str) -> Result<Understood, String> {
    if !picker.is_long() {
        return Err(not_a_choice(picker, line));
    }
    picker.filter = Input::default();
    for sign in line.chars() {
        picker.edit(InputRequest::InsertChar(sign));
    }
    let found = picker.shown.len();
    if found == 0 {
        picker.clear();
        return Err(format!("nothing matches `{line}`"));
    }
    let choices = say::choices(picker);
    Ok(Understood::Narrowed(format!(
        "{found} match.\n{choices}Type a number, or another part of a name."
    )))
}

fn not_a_choice(picker: &Picker, word: &str) -> String {
    format!(
        "`{word}` is no choice; type a number from 1 to {}",
        picker.shown.len()
    )
}

/// The place in a list that a number from 1 names.
fn place(number: &str) -> Option<usize> {
    number.parse::<usize>().ok()?.checked_sub(1)
}

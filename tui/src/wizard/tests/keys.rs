//! What sequences of keys lead to.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tollgate_core::facts::Answer;

use super::{opened, rules};
use crate::wizard::keys::message;
use crate::wizard::leave::{Left, answer, command};
use crate::wizard::message::{Effect, Existing};
use crate::wizard::result::Section;
use crate::wizard::scripted::{picture, press, pressed};
use crate::wizard::state::{Dialog, State, Step};
use crate::wizard::theme::Signs;
use crate::wizard::trail::{Standing, rows};

/// The way to a result: a train, because of a tunnel and a bag.
const TRAIN: &str = "<Enter>1amber bay<Enter>1<Enter>";

/// What is on the screen, in a word.
fn step(state: &State) -> String {
    match &state.step {
        Step::Menu(_) => "menu".to_string(),
        Step::Question(asking) => asking.question.id.clone(),
        Step::Result => "result".to_string(),
    }
}

#[track_caller]
fn check(keys: &str, expected: &str) -> State {
    let rules = rules();
    let state = press(&rules, opened(&rules, 80, 24), keys);
    assert_eq!(step(&state), expected, "{keys}");
    state
}

fn outcome(state: &State) -> Option<&str> {
    let report = state.report.as_ref()?;
    Some(report.outcome.as_ref()?.id.as_str())
}

#[test]
fn answers_lead_forward_and_escape_leads_back() {
    check("", "menu");
    check("<Enter>", "purpose");
    check("<Enter>1", "harbour");
    check("<Enter>1amber bay<Enter>", "luggage");
    check(TRAIN, "result");
    check(&format!("{TRAIN}<Esc>"), "luggage");
    check(&format!("{TRAIN}<Esc><Esc>"), "harbour");
    check(&format!("{TRAIN}<Esc><Esc><Esc>"), "purpose");
    check(&format!("{TRAIN}<Esc><Esc><Esc><Esc>"), "menu");
    // Left and Backspace do the same where nothing is typed.
    check(
        &format!("{TRAIN}<Backspace><Left><Backspace><Left>"),
        "menu",
    );
}

#[test]
fn a_filter_goes_before_the_question_does() {
    check("<Enter>1quay<Esc>", "harbour");
    check("<Enter>1quay<Esc><Esc>", "purpose");
    check("<Enter>1q<Backspace>", "harbour");
    check("<Enter>1q<Backspace><Backspace>", "purpose");
}

#[test]
fn letters_are_typed_where_there_is_a_filter_and_keys_elsewhere() {
    let state = check("<Enter>1qsu", "harbour");
    assert!(state.dialog.is_none());
    check("<Enter>1<Tab>u", "purpose");
}

#[test]
fn a_wrong_number_is_told_and_never_traps() {
    let state = check("<Enter>1beacon<Enter>5<Enter>99<Enter>", "travellers");
    let Step::Question(asking) = &state.step else {
        panic!("a question is asked");
    };
    assert!(
        asking
            .error
            .as_ref()
            .is_some_and(|error| error.contains("99"))
    );
    check("<Enter>1beacon<Enter>5<Enter>99<Enter><Esc>", "result");
}

#[test]
fn nothing_marked_is_told() {
    let state = check("<Enter>1amber bay<Enter><Enter>", "luggage");
    let Step::Question(asking) = &state.step else {
        panic!("a question is asked");
    };
    assert!(
        asking
            .error
            .as_ref()
            .is_some_and(|error| error.contains("Space"))
    );
}

#[test]
fn a_changed_answer_sets_others_aside_and_brings_them_back() {
    let rules = rules();
    let state = press(&rules, opened(&rules, 80, 24), TRAIN);
    assert_eq!(outcome(&state), Some("train"));
    let state = press(&rules, state, "<Tab><Up><Up><Up><Enter>3");
    assert_eq!(outcome(&state), Some("stay"));
    let aside: Vec<String> = rows(&state)
        .into_iter()
        .filter(|row| row.standing == Standing::Aside)
        .map(|row| row.question)
        .collect();
    assert_eq!(aside, ["harbour", "luggage"]);
    assert_eq!(
        state.notice.as_deref(),
        Some("kept aside: harbour, luggage")
    );
    let state = press(&rules, state, "<Esc>1");
    assert_eq!(outcome(&state), Some("train"));
    assert_eq!(
        state.notice.as_deref(),
        Some("in use again: harbour, luggage")
    );
}

#[test]
fn another_outcome_is_shown_from_its_beginning() {
    let rules = rules();
    let state = press(&rules, opened(&rules, 80, 24), TRAIN);
    let state = press(&rules, state, "5<Tab><Up><Up><Up><Enter>3");
    assert_eq!(outcome(&state), Some("stay"));
    assert_eq!(state.pane.section, Section::Decision);
}

#[test]
fn undo_and_redo_walk_through_the_answers() {
    let rules = rules();
    let state = press(&rules, opened(&rules, 80, 24), TRAIN);
    let state = press(&rules, state, "u");
    assert_eq!(step(&state), "luggage");
    let state = press(&rules, state, "u");
    assert_eq!(step(&state), "harbour");
    // Letters are typed into the filter here; in the trail they are keys.
    let state = press(&rules, state, "<Tab>u");
    assert_eq!(step(&state), "purpose");
    let state = press(&rules, state, "<Ctrl-R><Ctrl-R><Ctrl-R>");
    assert_eq!(step(&state), "result");
    assert_eq!(outcome(&state), Some("train"));
}

#[test]
fn leaving_asks_while_something_would_be_lost() {
    let rules = rules();
    let (_, effect) = pressed(&rules, opened(&rules, 80, 24), "<Esc>");
    assert_eq!(effect, Some(Effect::Leave));
    let (state, effect) = pressed(&rules, opened(&rules, 80, 24), "<Enter>1<Esc>q");
    assert!(matches!(state.dialog, Some(Dialog::Leave)));
    assert_eq!(effect, None);
    let (stays, effect) = pressed(&rules, state.clone(), "n");
    assert_eq!((step(&stays).as_str(), effect), ("purpose", None));
    assert_eq!(pressed(&rules, state.clone(), "<Enter>").1, None);
    assert_eq!(pressed(&rules, state.clone(), "y").1, Some(Effect::Leave));
    assert_eq!(pressed(&rules, state, "<Ctrl-C>").1, Some(Effect::Abort));
    let (_, effect) = pressed(&rules, opened(&rules, 80, 24), &format!("{TRAIN}q"));
    assert_eq!(effect, Some(Effect::Leave));
}

#[test]
fn answers_are_saved_without_those_kept_aside() {
    let rules = rules();
    let keys = format!("{TRAIN}<Tab><Up><Up><Up><Enter>3sx.json<Enter>");
    let (_, effect) = pressed(&rules, opened(&rules, 80, 24), &keys);
    let Some(Effect::Save {
        path,
        text,
        existing,
    }) = effect
    else {
        panic!("a file is to be written");
    };
    assert_eq!((path.to_str(), existing), (Some("x.json"), Existing::Keep));
    assert_eq!(text.trim(), "{\n  \"purpose\": \"none\"\n}");
}

#[test]
fn a_question_for_the_price_returns_to_the_price() {
    let rules = rules();
    let state = press(&rules, opened(&rules, 80, 24), TRAIN);
    let state = press(&rules, state, "5<Enter>3<Enter>");
    assert_eq!(step(&state), "result");
    assert_eq!(
        state.facts.answers.get("travellers"),
        Some(&Answer::Word("3".into()))
    );
    let state = press(&rules, state, "<Enter>");
    assert_eq!(step(&state), "region");
    let state = press(&rules, state, "<Enter>");
    let price = state
        .report
        .as_ref()
        .and_then(|report| report.price.as_ref());
    assert_eq!(price.map(|price| price.total.as_str()), Some("40.80"));
}

#[test]
fn the_command_comes_to_the_same_result() {
    let rules = rules();
    let state = press(&rules, opened(&rules, 80, 24), TRAIN);
    assert_eq!(
        command(&rules, &state),
        "tollgate decide crossing --answer purpose=visit --answer harbour=amber-bay \
         --answer luggage=bag"
    );
    let left = answer(&rules, &state, Left::Interrupted);
    assert_eq!((left.text.as_str(), left.exit.number()), ("", 130));
}

#[test]
fn releases_mean_nothing_and_repeats_only_move() {
    let rules = rules();
    let state = press(&rules, opened(&rules, 80, 24), "<Enter>");
    let key = |code, kind| KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind);
    for (code, kind, means) in [
        (KeyCode::Down, KeyEventKind::Press, true),
        (KeyCode::Down, KeyEventKind::Repeat, true),
        (KeyCode::Down, KeyEventKind::Release, false),
        (KeyCode::Enter, KeyEventKind::Press, true),
        (KeyCode::Enter, KeyEventKind::Repeat, false),
        (KeyCode::Enter, KeyEventKind::Release, false),
    ] {
        assert_eq!(
            message(&state, key(code, kind)).is_some(),
            means,
            "{code} {kind:?}"
        );
    }
}

#[test]
fn too_small_a_screen_takes_no_key_but_leaving() {
    let rules = rules();
    let state = press(&rules, opened(&rules, 30, 8), "<Enter>");
    assert_eq!(step(&state), "menu");
    assert!(picture(&rules, &state, (30, 8), Signs::LINES).contains("40 x 12 at least"));
    assert_eq!(pressed(&rules, state, "q").1, Some(Effect::Leave));
}

//! Scripted conversations.

use crate::wizard::leave::Left;
use crate::wizard::scripted::{conversation, spoken};
use crate::wizard::tests::{opened, rules};

#[track_caller]
fn check(name: &str, lines: &[&str]) {
    let rules = rules();
    let state = opened(&rules, 80, 24);
    spoken(&rules, state, &format!("plain-{name}"), lines);
}

#[test]
fn answers_are_numbers_names_or_parts_of_names() {
    check(
        "train",
        &[
            "1", "visit", "quay", "amber", "1", "4, 1", "back", "1", "done",
        ],
    );
}

#[test]
fn words_help_and_correct() {
    check(
        "correct",
        &[
            "crossing",
            "?",
            "7",
            "",
            "1",
            "review",
            "beacon-bay",
            "change 1",
            "3",
            "undo",
            "back",
            "quit",
        ],
    );
}

#[test]
fn numbers_are_checked_and_defaults_offered() {
    check(
        "numbers",
        &["1", "1", "beacon-bay", "2", "12", "x", "", "2", "1", "done"],
    );
}

#[test]
fn what_it_costs_is_read_out_as_a_table() {
    check(
        "chart",
        &[
            "1",
            "chart",
            "1",
            "amber-bay",
            "1",
            "1",
            "3",
            "1",
            "1",
            "chart",
            "done",
        ],
    );
}

#[test]
fn the_end_of_input_leaves() {
    let rules = rules();
    let (_, left) = conversation(&rules, opened(&rules, 80, 24), &["1"]);
    assert_eq!(left, Left::Finished);
}

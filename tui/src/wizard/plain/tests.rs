//! Scripted conversations.

use super::converse;
use crate::wizard::leave::Left;
use crate::wizard::tests::{opened, rules};

/// What is said when these lines are typed; each line is shown where it was typed.
fn conversation(lines: &[&str]) -> (String, Left) {
    let rules = rules();
    let mut output = Vec::new();
    let input = lines.join("\n") + "\n";
    let (_, left) = converse(
        &rules,
        opened(&rules, 80, 24),
        &mut input.as_bytes(),
        &mut output,
        |_| {},
    )
    .expect("memory can be read and written");
    let said = String::from_utf8(output).expect("only text is said");
    let mut typed = lines.iter();
    let shown = said.split("> \n").collect::<Vec<_>>().join("> (end)\n");
    let shown: String = shown
        .split_inclusive("\n> ")
        .map(|part| match part.strip_suffix("\n> ") {
            Some(before) => format!("{before}\n> {}\n", typed.next().unwrap_or(&"(end)")),
            None => part.to_string(),
        })
        .collect();
    (shown, left)
}

#[track_caller]
fn check(name: &str, lines: &[&str]) {
    let (shown, _) = conversation(lines);
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("plain-{name}"), shown);
    });
    assert!(
        shown.is_ascii(),
        "only signs that every reader speaks:\n{shown}"
    );
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
    assert_eq!(conversation(&["1"]).1, Left::Finished);
}

//! The wizard in a terminal: what is on the screen, and how the terminal is given back.

#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

#[path = "shared/terminal.rs"]
mod terminal;

use std::process::Command;

use terminal::Terminal;

const START: &str = "What is it about?";

#[track_caller]
fn opened(arguments: &[&str]) -> Terminal {
    let terminal = Terminal::open(env!("CARGO_BIN_EXE_tollgate"), arguments);
    terminal.wait(|screen| screen.contains(START));
    terminal
}

/// Whether the screen of the shell is back, with its cursor.
fn given_back(terminal: &Terminal) -> bool {
    terminal.look(|screen| !screen.alternate_screen() && !screen.hide_cursor())
}

#[test]
fn control_c_leaves_at_once_and_gives_the_terminal_back() {
    let mut terminal = opened(&[]);
    assert!(!given_back(&terminal));
    terminal.keys("\u{3}");
    assert_eq!(terminal.ended(), 130);
    assert!(given_back(&terminal));
}

#[test]
fn a_signal_ends_it_as_control_c_does() {
    let mut terminal = opened(&[]);
    terminal.signal("TERM");
    assert_eq!(terminal.ended(), 130);
    assert!(given_back(&terminal));
}

#[test]
fn leaving_prints_the_result_and_the_command_that_leads_to_it() {
    let mut terminal = opened(&[]);
    terminal.keys("nat-bill\r");
    terminal.wait(|screen| screen.contains("Which part of the bill"));
    terminal.keys("\u{1b}");
    terminal.wait(|screen| screen.contains(START));
    // Nothing was answered, so nothing is lost and nothing printed.
    terminal.keys("\u{11}");
    assert_eq!(terminal.ended(), 3);
    assert!(given_back(&terminal));
}

#[test]
fn another_size_is_drawn_anew_and_too_small_a_one_told() {
    let mut terminal = opened(&[]);
    terminal.resize(40, 12);
    terminal.wait(|screen| {
        screen.contains(START) && screen.lines().all(|line| line.chars().count() <= 40)
    });
    terminal.resize(30, 8);
    terminal.wait(|screen| screen.contains("30 x 8 is too small."));
    terminal.resize(120, 40);
    terminal.wait(|screen| screen.contains(START));
    terminal.keys("\u{3}");
    assert_eq!(terminal.ended(), 130);
}

#[test]
fn control_z_gives_the_terminal_to_the_shell_and_comes_back() {
    let mut terminal = opened(&[]);
    terminal.keys("\u{1a}");
    terminal.until(|terminal| terminal.is_stopped() && given_back(terminal));
    terminal.signal("CONT");
    terminal.wait(|screen| screen.contains(START));
    assert!(!given_back(&terminal));
    terminal.keys("\u{3}");
    assert_eq!(terminal.ended(), 130);
    assert!(given_back(&terminal));
}

#[test]
fn a_pasted_text_is_taken_as_one() {
    let mut terminal = opened(&[]);
    terminal.keys("share text\r");
    terminal.wait(|screen| screen.contains("Which share text?"));
    terminal.keys("\u{1b}[200~v1.endpoint~target=nothing\n\u{1b}[201~");
    terminal.wait(|screen| screen.contains("v1.endpoint~target=nothing"));
    terminal.keys("\r");
    terminal.wait(|screen| screen.contains("Result Why What-if"));
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn answers_outlive_a_kill() {
    let mut terminal = opened(&[]);
    terminal.keys("which endpoint does\r");
    terminal.wait(|screen| screen.contains("What must"));
    terminal.keys("1");
    terminal.wait(|screen| {
        screen.contains("target") && screen.contains("490") || screen.contains("type to filter")
    });
    terminal.signal("KILL");
    terminal.ended();
    let again = terminal.again(&[]);
    again.wait(|screen| screen.contains("Go on") && screen.contains("(1 answer)"));
}

#[test]
fn without_colour_none_is_written() {
    let mut terminal = Terminal::open_with(
        env!("CARGO_BIN_EXE_tollgate"),
        &["--color", "never", "wizard", "--ascii"],
        &[("TERM", "xterm-256color")],
    );
    terminal.wait(|screen| screen.contains(START) && screen.is_ascii());
    assert!(terminal.look(|screen| {
        let cells = (0..80).filter_map(|column| screen.cell(23, column));
        cells
            .into_iter()
            .all(|cell| cell.fgcolor() == vt100::Color::Default)
    }));
    terminal.keys("\u{3}");
    terminal.ended();
}

#[test]
fn a_dumb_terminal_is_spoken_with() {
    let mut terminal = Terminal::open_with(
        env!("CARGO_BIN_EXE_tollgate"),
        &["wizard", "endpoint"],
        &[("TERM", "dumb")],
    );
    terminal.wait(|screen| screen.contains("Type a number") && screen.contains("> "));
    assert!(terminal.look(|screen| !screen.alternate_screen()));
    terminal.keys("quit\r");
    assert_eq!(terminal.ended(), 3);
}

#[test]
fn input_from_a_pipe_is_no_terminal() {
    let output = Command::new("sh")
        .args(["-c", "echo 1 | \"$0\" wizard --plain"])
        .arg(env!("CARGO_BIN_EXE_tollgate"))
        .output()
        .expect("a shell runs it");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("tollgate audit"), "{said}");
    assert!(output.stdout.is_empty());
}

//! What is left when the wizard ends: the result, and how to come to it without the wizard.

use tollgate_core::facts::Answers;
use tollgate_core::report::text;

use super::rules::Rules;
use super::state::State;
use super::trail::{Standing, rows};
use crate::exit::Exit;
use crate::output;

/// How the wizard ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The user has what was wanted, or left on purpose.
    Finished,
    /// Another screen was asked for.
    Elsewhere,
    /// The user or the system broke it off.
    Interrupted,
}

/// The answers that are asked for at the moment.
pub fn kept(state: &State) -> Answers {
    let mut kept = Answers::default();
    for row in rows(state) {
        if row.standing != Standing::Aside {
            kept.set(&row.question, row.answer);
        }
    }
    kept
}

/// The command that comes to the same result.
pub fn command(rules: &Rules, state: &State) -> String {
    let mut words = vec!["tollgate".to_string(), "decide".to_string()];
    words.extend(state.facts.decision.clone());
    for (question, answer) in kept(state).given {
        words.push("--answer".to_string());
        words.push(quoted(&format!("{question}={}", text::answer(&answer))));
    }
    words.extend(rules.options.iter().map(|option| quoted(option)));
    words.join(" ")
}

/// The result for standard output; for standard error, the command that leads to it.
pub fn answer(rules: &Rules, state: &State, left: Left) -> output::Answer {
    let nothing = state.facts.answers.given.is_empty();
    let report = state
        .report
        .as_ref()
        .filter(|_| left == Left::Finished && !nothing);
    let again = match &state.report {
        Some(report) if !nothing && !state.is_decided() => {
            format!(
                "\nGo on with\n  tollgate wizard --resume {}\n",
                report.share
            )
        }
        Some(_) | None => String::new(),
    };
    let same = match nothing {
        true => String::new(),
        false => format!(
            "\nThe same without the wizard\n  {}\n",
            command(rules, state)
        ),
    };
    output::Answer {
        text: report.map(text::decision).unwrap_or_default(),
        shape: output::Shape::Seen,
        aside: String::new(),
        farewell: format!("{again}{same}"),
        exit: match left {
            Left::Interrupted => Exit::Interrupted,
            Left::Finished if state.is_decided() => Exit::Fine,
            Left::Finished | Left::Elsewhere => Exit::Open,
        },
    }
}

/// A word that any shell takes as it stands, in quotes where that needs them.
fn quoted(word: &str) -> String {
    let safe = |sign: char| sign.is_ascii_alphanumeric() || "=,.-_:/@%+".contains(sign);
    if word.chars().all(safe) {
        word.to_string()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_only_where_a_shell_would_split_them() {
        for (word, shown) in [
            ("callers=a,b", "callers=a,b"),
            ("vpc=a b", "'vpc=a b'"),
            ("vpc=it's", r"'vpc=it'\''s'"),
            ("vpc=$(x)", "'vpc=$(x)'"),
        ] {
            assert_eq!(quoted(word), shown);
        }
    }
}

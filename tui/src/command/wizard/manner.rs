//! How the wizard is led: on a screen, with colours and signs that the terminal has, or line by line.

use std::env;

use clap::ColorChoice;

use super::WITHOUT;
use crate::arguments::Wizard;
use crate::failure::Failure;
use crate::output::{coloured, dumb};
use crate::wizard::{
    Left, Mouse, Palette, Program, Signs, Spoken, Taken, Theme, show, speak, take,
};

/// How the wizard is led.
pub enum Manner {
    /// Line by line.
    Lines,
    /// On a screen, which is taken when it is first needed and kept until the end.
    Screen(Theme, Mouse, Option<Taken>),
}

impl Manner {
    /// What options and environment ask for.
    pub fn new(arguments: &Wizard, color: ColorChoice) -> Self {
        if arguments.plain || accessible() || dumb() {
            Self::Lines
        } else {
            Self::Screen(theme(color), Mouse::Terminals, None)
        }
    }

    /// Leads through one screen until it is left.
    pub fn lead<P, S>(&mut self, program: &P, state: S) -> Result<(S, Left), Failure>
    where
        P: Program<State = S> + Spoken<State = S>,
    {
        let ended = match self {
            Self::Lines => speak(program, state),
            Self::Screen(theme, mouse, taken) => match taken {
                Some(taken) => show(program, state, *theme, taken),
                None => {
                    take(*mouse).and_then(|fresh| show(program, state, *theme, taken.insert(fresh)))
                }
            },
        };
        ended.map_err(|error| {
            Failure::new(
                format!("the terminal cannot be used: {error}"),
                format!("add `--plain`; {WITHOUT}"),
            )
        })
    }
}

/// Whether the user asked for line-by-line questions once and for all.
fn accessible() -> bool {
    env::var_os("ACCESSIBLE")
        .is_some_and(|value| !value.is_empty() && value != "0" && value != "false")
}

fn theme(color: ColorChoice) -> Theme {
    Theme {
        palette: match coloured(color, true) {
            true => Palette::Colours,
            false => Palette::Plain,
        },
        signs: if reads_utf8() {
            Signs::LINES
        } else {
            Signs::ASCII
        },
    }
}

/// Whether the locale says that the terminal reads UTF-8; the first variable that is set decides.
fn reads_utf8() -> bool {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let locale = locale.unwrap_or_default().to_lowercase();
    cfg!(windows) || locale.contains("utf-8") || locale.contains("utf8")
}

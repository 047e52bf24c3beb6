//! How the wizard is led: on a screen, with colours and signs that the terminal has, or line by line.

use std::env;

use clap::ColorChoice;

use super::WITHOUT;
use crate::arguments::{Look, Wizard};
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
    Screen(Theme, Mouse, Option<Box<Taken>>),
}

impl Manner {
    /// What options and environment ask for.
    pub fn new(arguments: &Wizard, color: ColorChoice) -> Self {
        if arguments.plain || accessible() || dumb() {
            Self::Lines
        } else {
            let mouse = match arguments.mouse {
                true => Mouse::Ours,
                false => Mouse::Terminals,
            };
            Self::Screen(theme(arguments, color), mouse, None)
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
                None => take(*mouse)
                    .and_then(|fresh| show(program, state, *theme, taken.insert(Box::new(fresh)))),
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

fn theme(arguments: &Wizard, color: ColorChoice) -> Theme {
    let look = arguments.theme.unwrap_or(Look::Auto);
    Theme {
        palette: match (coloured(color, true), look) {
            (false, _) | (true, Look::None) => Palette::Plain,
            (true, Look::Auto) if is_light() => Palette::Light,
            (true, Look::Auto | Look::Dark) => Palette::Dark,
            (true, Look::Light) => Palette::Light,
            (true, Look::HighContrast) => Palette::Contrast,
        },
        signs: match !arguments.ascii && reads_utf8() {
            true => Signs::LINES,
            false => Signs::ASCII,
        },
    }
}

/// Whether the terminal says that its ground is light: the last number of `COLORFGBG` is that of white.
fn is_light() -> bool {
    let said = env::var("COLORFGBG").unwrap_or_default();
    matches!(said.rsplit(';').next(), Some("7" | "15"))
}

/// Whether the locale says that the terminal reads UTF-8; the first variable that is set decides.
fn reads_utf8() -> bool {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let locale = locale.unwrap_or_default().to_lowercase();
    cfg!(windows) || locale.contains("utf-8") || locale.contains("utf8")
}

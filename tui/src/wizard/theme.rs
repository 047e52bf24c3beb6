//! Colours by meaning, and the signs that lines are drawn with.
//!
//! Only the terminal's own sixteen colours are used, never a background or a foreground for plain text, and every
//! meaning is also carried by a word, a sign or a weight.

use ratatui::style::{Color, Modifier, Style};

/// How meanings look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Which colours are used.
    pub palette: Palette,
    /// The signs that lines are drawn with.
    pub signs: Signs,
}

/// Which colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// Colours that are read on a dark ground.
    Dark,
    /// Colours that are read on a light ground.
    Light,
    /// Nothing dimmed, everything graver underlined.
    Contrast,
    /// Weights only.
    Plain,
}

/// Signs outside of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Between columns.
    pub vertical: &'static str,
    /// Between lines.
    pub horizontal: &'static str,
    /// In the place of what does not fit.
    pub cut: &'static str,
}

impl Signs {
    /// For terminals that read UTF-8.
    pub const LINES: Self = Self {
        vertical: "│",
        horizontal: "─",
        cut: "…",
    };
    /// For every terminal.
    pub const ASCII: Self = Self {
        vertical: "|",
        horizontal: "-",
        cut: "~",
    };
}

/// What terminals have of colours that are told apart on a dark ground.
const DARK_CURVES: [Color; 5] = [
    Color::Cyan,
    Color::Yellow,
    Color::Magenta,
    Color::Green,
    Color::Red,
];
/// The same on a light one.
const LIGHT_CURVES: [Color; 5] = [
    Color::Blue,
    Color::Magenta,
    Color::Green,
    Color::Red,
    Color::Black,
];

impl Theme {
    /// The name of what follows.
    pub const fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The line that has the keys.
    pub const fn cursor(self) -> Style {
        match self.palette {
            Palette::Dark | Palette::Light | Palette::Plain => {
                Style::new().add_modifier(Modifier::REVERSED)
            }
            Palette::Contrast => {
                Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD))
            }
        }
    }

    /// What matters less than the rest.
    pub const fn muted(self) -> Style {
        match self.palette {
            Palette::Dark | Palette::Light | Palette::Plain => {
                Style::new().add_modifier(Modifier::DIM)
            }
            Palette::Contrast => Style::new(),
        }
    }

    /// A key that can be pressed.
    pub const fn key(self) -> Style {
        self.coloured([Color::Cyan, Color::Blue], Modifier::BOLD)
    }

    /// What was chosen or came out well.
    pub const fn good(self) -> Style {
        self.coloured([Color::Green, Color::Green], Modifier::BOLD)
    }

    /// What is to be minded.
    pub const fn caution(self) -> Style {
        self.coloured([Color::Yellow, Color::Magenta], Modifier::empty())
    }

    /// What was not taken.
    pub const fn wrong(self) -> Style {
        self.coloured([Color::Red, Color::Red], Modifier::BOLD)
    }

    /// One curve of several; letters tell them apart without colours.
    pub fn curve(self, index: usize) -> Color {
        let colours = match self.palette {
            Palette::Dark => DARK_CURVES,
            Palette::Light => LIGHT_CURVES,
            Palette::Contrast | Palette::Plain => return Color::Reset,
        };
        colours.get(index).copied().unwrap_or(Color::Reset)
    }

    const fn coloured(self, [dark, light]: [Color; 2], modifier: Modifier) -> Style {
        let style = Style::new().add_modifier(modifier);
        match self.palette {
            Palette::Dark => style.fg(dark),
            Palette::Light => style.fg(light),
            Palette::Contrast => style.add_modifier(Modifier::UNDERLINED.union(Modifier::BOLD)),
            Palette::Plain => style,
        }
    }
}

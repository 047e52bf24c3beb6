//! Colours by meaning, and the signs that lines are drawn with.
//!
//! Only the terminal's own sixteen colours are used, never a background, and every meaning is also
//! carried by a word, a sign or a weight.

use ratatui::style::{Color, Modifier, Style};

/// How meanings look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours are used at all.
    pub palette: Palette,
    /// The signs that lines are drawn with.
    pub signs: Signs,
}

/// Whether colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// The terminal's own colours.
    Colours,
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

impl Theme {
    /// The name of what follows.
    pub const fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The line that has the keys.
    pub const fn cursor(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What matters less than the rest.
    pub const fn muted(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// A key that can be pressed.
    pub const fn key(self) -> Style {
        self.coloured(Color::Cyan, Modifier::BOLD)
    }

    /// What was chosen or came out well.
    pub const fn good(self) -> Style {
        self.coloured(Color::Green, Modifier::BOLD)
    }

    /// What is to be minded.
    pub const fn caution(self) -> Style {
        self.coloured(Color::Yellow, Modifier::empty())
    }

    /// What was not taken.
    pub const fn wrong(self) -> Style {
        self.coloured(Color::Red, Modifier::BOLD)
    }

    const fn coloured(self, color: Color, modifier: Modifier) -> Style {
        let style = Style::new().add_modifier(modifier);
        match self.palette {
            Palette::Colours => style.fg(color),
            Palette::Plain => style,
        }
    }
}

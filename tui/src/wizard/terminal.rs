//! The terminal: taken for the wizard, and given back however the wizard ends.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::panic;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

/// The screen that is drawn on.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Box<dyn Write>>>>;

/// Whether somebody sits in front of it: keys can be read and a screen can be drawn on.
pub fn is_there() -> bool {
    io::stdin().is_terminal() && (io::stderr().is_terminal() || device().is_ok())
}

/// Takes the terminal. Standard output stays free for the result.
pub fn take() -> io::Result<Screen> {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        give_back();
        before(panicked);
    }));
    enter()
}

/// Takes the terminal again after it was given back; nothing is drawn on it yet.
pub fn enter() -> io::Result<Screen> {
    enable_raw_mode()?;
    execute!(writer()?, EnterAlternateScreen)?;
    Terminal::new(CrosstermBackend::new(BufWriter::new(writer()?)))
}

/// Gives the terminal back as it was found.
pub fn give_back() {
    // There is nothing left to do where even this fails.
    let _ = disable_raw_mode();
    if let Ok(mut terminal) = writer() {
        let _ = execute!(terminal, LeaveAlternateScreen, Show);
    }
}

/// Standard error where that is a terminal, else the terminal itself.
pub fn writer() -> io::Result<Box<dyn Write>> {
    if io::stderr().is_terminal() {
        Ok(Box::new(io::stderr()))
    } else {
        device().map(|device| Box::new(device) as Box<dyn Write>)
    }
}

fn device() -> io::Result<std::fs::File> {
    OpenOptions::new().write(true).open("/dev/tty")
}

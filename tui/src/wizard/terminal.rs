//! The terminal: taken for the wizard, and given back however the wizard ends.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::{Frame, Terminal};

use super::state::Size;
use super::wake::{Wake, listen};

/// What is drawn on.
type Canvas = Terminal<CrosstermBackend<BufWriter<Box<dyn Write>>>>;

/// The terminal, taken until this is dropped. There is one for all screens of a run.
pub struct Taken {
    // Its own drop would panic where the terminal is gone; there is nothing left for it to do.
    canvas: std::mem::ManuallyDrop<Canvas>,
    mouse: Mouse,
    /// What wakes a screen.
    pub wakes: Receiver<Wake>,
}

/// Whether the mouse scrolls and points, or selects text as it does elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// It scrolls and points.
    Ours,
    /// It belongs to the terminal.
    Terminals,
}

/// Whether somebody sits in front of it: keys can be read and a screen can be drawn on.
pub fn is_there() -> bool {
    io::stdin().is_terminal() && (io::stderr().is_terminal() || device().is_ok())
}

/// The size of the terminal, before it is taken.
pub fn size() -> Size {
    let (width, height) = ratatui::crossterm::terminal::size().unwrap_or((80, 24));
    Size { width, height }
}

/// Takes the terminal. Standard output stays free for the result.
pub fn take(mouse: Mouse) -> io::Result<Taken> {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        give_back();
        before(panicked);
    }));
    Ok(Taken {
        canvas: std::mem::ManuallyDrop::new(enter(mouse)?),
        mouse,
        wakes: listen(),
    })
}

impl Taken {
    /// Draws a screen; only what differs from the last one is written.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.canvas.draw(draw).map(|_| ())
    }

    /// Stops the process as the shell expects it, and takes the terminal again afterwards.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        // Clearing the old canvas would ask where the cursor is, and the thread that reads keys would
        // take the answer.
        self.canvas = std::mem::ManuallyDrop::new(enter(self.mouse)?);
        Ok(())
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Enters the screen beside the shell's; nothing is drawn on it yet.
fn enter(mouse: Mouse) -> io::Result<Canvas> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    // A pasted text then comes as one; terminals that do not know this type it.
    execute!(writer()?, EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse == Mouse::Ours {
        execute!(writer()?, EnableMouseCapture)?;
    }
    Terminal::new(CrosstermBackend::new(BufWriter::new(writer()?)))
}

/// Whether the terminal is taken; leaving its screen twice would write over what the shell's has since.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back as it was found, where it is taken.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // There is nothing left to do where even this fails.
    let _ = disable_raw_mode();
    if let Ok(mut terminal) = writer() {
        let _ = execute!(
            terminal,
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::wizard::emulated::Terminal as Emulated;

    /// Says to the test below that it runs in a terminal of its own.
    const PANICS: &str = "TOLLGATE_TEST_PANICS";

    #[test]
    fn a_panic_gives_the_terminal_back_before_it_is_told() {
        if std::env::var_os(PANICS).is_some() {
            let _taken = take(Mouse::Ours).expect("there is a terminal");
            panic!("told on the shell's screen");
        }
        let program = std::env::current_exe().expect("this runs");
        let name = "wizard::terminal::tests::a_panic_gives_the_terminal_back_before_it_is_told";
        let mut terminal = Emulated::open_with(
            program.to_str().expect("a path of letters"),
            &["--exact", name, "--nocapture"],
            &[("TERM", "xterm-256color"), (PANICS, "yes")],
        );
        assert_ne!(terminal.ended(), 0);
        terminal.wait(|screen| screen.contains("told on the shell's screen"));
        assert!(terminal.look(|screen| !screen.alternate_screen() && !screen.hide_cursor()));
    }
}

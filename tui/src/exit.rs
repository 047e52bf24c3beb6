//! What the process says to whoever started it.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It was answered.
    Fine,
    /// It was answered, and the answer is no.
    No,
    /// The usage or the input was wrong; nothing was answered.
    Bad,
    /// More answers are needed; what is known so far was printed.
    Open,
    /// The user or the system asked the process to end.
    Interrupted,
}

impl Exit {
    /// The end of what is answered with yes or no.
    pub const fn answer(yes: bool) -> Self {
        if yes { Self::Fine } else { Self::No }
    }

    /// The number for the shell.
    pub const fn number(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::No => 1,
            Self::Bad => 2,
            Self::Open => 3,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}

//! The wizard line by line.

mod hear;
mod say;

use super::conversation::{Heard, Spoken};
use super::program::Program;
use super::rules::Rules;
use super::state::State;

impl Spoken for Rules {
    type State = State;

    fn greeting(&self, state: &State) -> String {
        say::step(self, state)
    }

    fn hear(&self, state: State, line: &str) -> Heard<State> {
        hear::hear(self, state, line)
    }

    fn share(&self, state: &State) -> Option<String> {
        Program::share(self, state)
    }
}

#[cfg(test)]
mod tests;

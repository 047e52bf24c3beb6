//! `env`: prints the variables with which plain cargo builds and tests WASM, for
//! `eval "$(cargo xtask env)"`.

use crate::{Failure, setup};

/// The verb.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if let Some(argument) = arguments.first() {
        return Err(format!("`env` takes no `{argument}`"));
    }
    for (name, value) in setup::prepare()?.variables() {
        println!("export {name}='{}'", value.display());
    }
    Ok(())
}

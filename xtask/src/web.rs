//! `web`: builds the pages, and with `--serve` shows them on this machine.

use crate::setup::{self, Ready};
use crate::wasm::{self, budget};
use crate::{Failure, process};

/// Where the pages are built.
pub const PAGES: &str = "web-demo/dist";

/// The port of `--serve` where none is named.
const PORT: &str = "8080";

/// The verb.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let port = match arguments {
        [] => None,
        [serve] if serve == "--serve" => Some(PORT.to_owned()),
        [serve, port] if serve == "--serve" => Some(port.clone()),
        _ => return Err("`web` takes only `--serve [PORT]`".into()),
    };
    let ready = setup::prepare()?;
    wasm::build(&ready)?;
    build(&ready)?;
    match port {
        Some(port) => process::node("xtask/node/serve.mjs", &[PAGES.into(), port]),
        None => Ok(()),
    }
}

/// Builds the pages from the npm package that stands in `wasm/pkg`.
pub fn build(ready: &Ready) -> Result<(), Failure> {
    process::node_with("web-demo/build.mjs", &[], &ready.variables())?;
    budget::check(PAGES)
}

//! `setup`: installs what is missing, and takes under two seconds where nothing is.

mod bindgen;
mod browser;
mod cache;
mod debian;
mod node;
pub mod python;
mod rust;
mod standard_library;

use std::path::PathBuf;
use std::process::Command;

use crate::Failure;

pub use rust::Route;

/// What the builds and tests use, all of it in place.
pub struct Ready {
    /// Where WASM builds take the standard library from.
    pub route: Route,
    /// The folder of `wbg` and `wbg-test-runner`.
    pub tools: PathBuf,
    /// The browser's program.
    pub browser: PathBuf,
}

impl Ready {
    /// The variables that tests find their tools by.
    pub fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        let runner = self.tools.join("wbg-test-runner");
        let mut variables = vec![
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner),
            ("TOLLGATE_CHROMIUM", self.browser.clone()),
        ];
        let own = crate::process::root().join("wasm/webdriver.json");
        if !own.is_file() {
            let file = crate::process::root().join("xtask/webdriver.json");
            variables.push(("WASM_BINDGEN_TEST_WEBDRIVER_JSON", file));
        }
        if self.route == Route::Debian {
            variables.push(("RUSTUP_TOOLCHAIN", PathBuf::from(standard_library::NAME)));
        }
        variables
    }

    /// A cargo command that can build for the WASM targets and run their tests.
    pub fn cargo(&self) -> Command {
        let mut cargo = crate::process::command("cargo");
        cargo.envs(self.variables());
        cargo
    }
}

/// The verb.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if let Some(argument) = arguments.first() {
        return Err(format!("`setup` takes no `{argument}`"));
    }
    prepare().map(|_| println!("everything is in place"))
}

/// Puts everything in place.
pub fn prepare() -> Result<Ready, Failure> {
    node::check()?;
    let lock = cache::lock()?;
    rust::install_components()?;
    let route = rust::route()?;
    let mut packages = browser::missing_packages();
    if route == Route::Debian {
        packages.extend(standard_library::missing_packages());
    }
    debian::install(&packages)?;
    if route == Route::Debian {
        standard_library::build()?;
    }
    let tools = bindgen::install()?;
    node::install_packages()?;
    drop(lock);
    let browser = browser::program().ok_or("Chromium is not in PATH")?;
    Ok(Ready {
        route,
        tools,
        browser,
    })
}

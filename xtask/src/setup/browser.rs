//! The browser that page tests and WASM tests run in: any Chromium, with its driver.

use std::path::PathBuf;

use crate::process;

/// Names under which systems install Chromium, the most particular first.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

/// The browser's program: the one that `TOLLGATE_CHROMIUM` names, else the first in `PATH`.
pub fn program() -> Option<PathBuf> {
    match std::env::var_os("TOLLGATE_CHROMIUM") {
        Some(named) => Some(PathBuf::from(named)),
        None => NAMES.iter().find_map(|name| process::find(name)),
    }
}

/// Debian packages that are still to be installed.
pub fn missing_packages() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if program().is_none() {
        packages.push("chromium");
    }
    if process::find("chromedriver").is_none() {
        packages.push("chromium-driver");
    }
    packages
}

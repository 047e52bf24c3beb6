//! Scripted keys on a screen of a given size, compared with reviewed pictures.

mod keys;
mod properties;
mod screens;
mod start;

use tollgate_core::compile::compile;
use tollgate_core::diagnostic::render;
use tollgate_core::source::SourceFile;

use super::rules::Rules;
use super::state::{Facts, Size, State};
use super::update::start;

/// The rules of another trade.
pub fn rules() -> Rules {
    let files = [SourceFile {
        name: "crossing.toll".to_string(),
        text: include_str!("tests/crossing.toll").to_string(),
    }];
    let compiled = compile(&files);
    let wrong = compiled.diagnostics.iter();
    let wrong: String = wrong.map(|diagnostic| render(diagnostic, &files)).collect();
    assert_eq!(wrong, "");
    let model = compiled.model.expect("without mistakes there is a model");
    Rules::new(model, "2026-10-01".parse().ok())
}

/// The first state on a screen of that size.
pub fn opened(rules: &Rules, width: u16, height: u16) -> State {
    start(rules, Facts::default(), Size { width, height }).expect("nothing is given")
}

//! What must hold for any input. Inputs are made up by a fixed sequence, so that every run is alike.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod bill;
mod comparison;
mod days;
mod endpoint;
mod flat;
mod image;
mod nested;
mod placement;
mod proofs;
mod share;
mod text;
mod tied;
mod units;
mod world;

use proptest::strategy::Strategy;
use proptest::test_runner::{
    Config, RngAlgorithm, TestCaseError, TestCaseResult, TestRng, TestRunner,
};

/// Tries a property on some inputs; the same ones in every run.
fn holds<S: Strategy>(cases: u32, inputs: &S, property: impl Fn(S::Value) -> TestCaseResult) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    if let Err(failure) = runner.run(inputs, property) {
        panic!("{failure}");
    }
}

/// Fails a property with these words.
fn broken(words: impl Into<String>) -> TestCaseError {
    TestCaseError::fail(words.into())
}

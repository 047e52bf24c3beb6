//! The engine as a WASM module: JSON text in, reports out.
//!
//! Every export hands its input to the core and the core's report to JavaScript; what the core
//! refuses goes out as its list of diagnostics. Features choose the exports: `engine` answers
//! programs, `estates` follows packets, `plans` draws plans, `policies` judges policies, `rules`
//! checks and compiles rule files, and without any the module answers pages. The npm package in `npm/`
//! is built on all of them.
#![cfg_attr(not(feature = "engine"), no_std)]

extern crate alloc;

#[cfg(all(target_arch = "wasm32", not(feature = "engine")))]
mod bare;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "estates")]
mod estates;
#[cfg(any(
    feature = "engine",
    feature = "estates",
    feature = "plans",
    feature = "policies",
    not(feature = "rules")
))]
mod input;
#[cfg(any(
    feature = "engine",
    feature = "estates",
    feature = "plans",
    feature = "policies",
    feature = "rules"
))]
mod output;
#[cfg(not(any(
    feature = "engine",
    feature = "estates",
    feature = "plans",
    feature = "policies",
    feature = "rules"
)))]
mod page;
#[cfg(feature = "plans")]
mod plans;
#[cfg(feature = "policies")]
mod policies;
#[cfg(feature = "engine")]
mod prepared;
mod refused;
#[cfg(feature = "rules")]
mod rules;

#[cfg(feature = "engine")]
pub use engine::Engine;
#[cfg(feature = "estates")]
pub use estates::{Estates, Files, Packet};
#[cfg(not(any(
    feature = "engine",
    feature = "estates",
    feature = "plans",
    feature = "policies",
    feature = "rules"
)))]
pub use page::Page;
#[cfg(feature = "plans")]
pub use plans::Plans;
#[cfg(feature = "policies")]
pub use policies::Policies;
#[cfg(feature = "engine")]
pub use prepared::{EncodedAnswers, PreparedDecision};
#[cfg(feature = "rules")]
pub use rules::{check_spec, compile_specs, test_spec};

//! The engine as a WASM module: JSON text in, reports out.
//!
//! Every export hands its input to the core and the core's report to JavaScript; what the core
//! refuses goes out as its list of diagnostics. Features choose the exports: `engine` answers
//! programs, `audits` looks through estates, `estates` follows packets, `plans` draws plans, `policies` judges policies, `rules`
//! checks and compiles rule files, and without any the module answers pages. The npm package in `npm/`
//! is built on all of them.
#![cfg_attr(not(feature = "engine"), no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod allocator;
#[cfg(feature = "audits")]
mod audits;
#[cfg(all(target_arch = "wasm32", not(feature = "engine")))]
mod bare;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "estates")]
mod estates;
#[cfg(any(feature = "audits", feature = "estates"))]
mod files;
#[cfg(any(feature = "image", not(feature = "program")))]
mod input;
#[cfg(feature = "program")]
mod output;
#[cfg(not(feature = "program"))]
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

#[cfg(feature = "audits")]
pub use audits::Audits;
#[cfg(feature = "engine")]
pub use engine::Engine;
#[cfg(feature = "estates")]
pub use estates::{Estates, Packet};
#[cfg(any(feature = "audits", feature = "estates"))]
pub use files::Files;
#[cfg(not(feature = "program"))]
pub use page::Page;
#[cfg(feature = "plans")]
pub use plans::Plans;
#[cfg(feature = "policies")]
pub use policies::Policies;
#[cfg(feature = "engine")]
pub use prepared::{EncodedAnswers, PreparedDecision};
#[cfg(feature = "rules")]
pub use rules::{check_spec, compile_specs, test_spec};

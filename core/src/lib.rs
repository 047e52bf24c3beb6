//! The engine of Tollgate: which private connection to AWS fits, and what it costs.
//!
//! Text and facts go in, values come out. Nothing here reads a file, a clock or a network.
#![no_std]
#![deny(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    clippy::wildcard_enum_match_arm
)]
#![cfg_attr(
    test,
    allow(
        clippy::expect_used,
        clippy::unwrap_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

pub mod compile;
pub mod date;
pub mod decide;
pub mod diagnostic;
mod diagram;
pub mod evaluate;
pub mod example;
pub mod facts;
pub mod image;
#[cfg(feature = "serde")]
pub mod json;
pub mod listing;
pub mod model;
pub mod price;
pub mod quantity;
pub mod report;
pub mod source;
pub mod syntax;

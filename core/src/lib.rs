//! The engine of Tollgate: which private connection to AWS fits, and what it costs.
//!
//! Text and facts go in, values come out. Nothing here reads a file, a clock or a network. Rule files
//! are compiled to a [`model::Model`] once; [`decide::decide`] answers a choice and
//! [`price::price`] a bill, both as values of [`report`].
//!
//! ```
//! use tollgate_core::compile::compile;
//! use tollgate_core::decide::{Defaults, Request, decide};
//! use tollgate_core::facts::Answers;
//! use tollgate_core::source::SourceFile;
//!
//! let text = r#"
//! source team "The team's own rules" { verified 2026-04-26 }
//! choice store "Where do the files go?" { s3 "Amazon S3"  disk "A disk" }
//! decision path "Which way do they take?" {
//!   outcome gateway "A gateway endpoint" [team]
//!   outcome none "No endpoint" [team]
//!   ask store {
//!     s3:   conclude gateway because "it is free" [team 3.4]
//!     disk: conclude none because "nothing leaves the VPC" [team 3.4]
//!   }
//! }
//! "#;
//! let file = SourceFile { name: "path.toll".into(), text: text.into() };
//! let model = compile(&[file]).model.expect("no mistakes");
//!
//! let answers = Answers::from_pairs(&["store=s3"]).expect("one answer");
//! let request = Request { decision: "path", answers: &answers, defaults: Defaults::Leave, on: None };
//! let report = decide(&model, &request).expect("a known decision");
//! assert_eq!(report.outcome.map(|outcome| outcome.id), Some("gateway".into()));
//! assert_eq!(report.share, "v1.path~store=s3");
//! ```
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

pub mod address;
pub mod audit;
pub mod compile;
pub mod coverage;
pub mod date;
pub mod decide;
pub mod diagnostic;
mod diagram;
pub mod estate;
pub mod evaluate;
pub mod example;
pub mod facts;
pub mod image;
pub mod inspect;
pub mod json;
pub mod listing;
pub mod model;
pub mod plan;
pub mod policy;
pub mod price;
pub mod quantity;
pub mod report;
pub mod source;
pub mod syntax;
pub mod trace;

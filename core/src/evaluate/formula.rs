//! What a formula comes to.

pub use crate::model::value;

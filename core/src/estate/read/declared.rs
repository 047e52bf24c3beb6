//! Files as resources: what they declare, before it is known what that means.

pub mod cloudformation;
mod resource;
pub mod terraform;

pub use resource::{At, Declared, Reference, Resource, Skipped, Value};

use crate::json::Limits;

/// How much of a file is read: plans of many modules are long, and nest several levels for each.
pub const LIMITS: Limits = Limits {
    longest: 64 << 20,
    deepest: 128,
};

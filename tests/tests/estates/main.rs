//! Estates: real dumps that others wrote, and made ones.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod real;

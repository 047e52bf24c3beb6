//! Estates: real dumps that others wrote, and made ones.
#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod hostile;
mod image;
mod made;
mod real;
mod tables;

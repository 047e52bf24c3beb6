//! The module in Node, through the same glue that the npm package has.
#![cfg(target_arch = "wasm32")]

#[path = "shared/engine.rs"]
mod engine;

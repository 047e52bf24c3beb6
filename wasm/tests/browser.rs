//! The module in a headless browser.
#![cfg(target_arch = "wasm32")]

#[path = "shared/engine.rs"]
mod engine;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

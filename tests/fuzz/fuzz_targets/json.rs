#![no_main]
//! See `src/json.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::json::run(bytes));

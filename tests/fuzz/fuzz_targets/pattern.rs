#![no_main]
//! See `src/pattern.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::pattern::run(bytes));

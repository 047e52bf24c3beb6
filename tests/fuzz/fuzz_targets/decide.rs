#![no_main]
//! See `src/decide.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::decide::run(bytes));

#![no_main]
//! See `src/estate.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::estate::run(bytes));

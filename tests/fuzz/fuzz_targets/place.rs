#![no_main]
//! See `src/place.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::place::run(bytes));

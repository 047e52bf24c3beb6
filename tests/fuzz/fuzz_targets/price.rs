#![no_main]
//! See `src/price.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::price::run(bytes));

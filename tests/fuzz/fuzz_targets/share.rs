#![no_main]
//! See `src/share.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::share::run(bytes));

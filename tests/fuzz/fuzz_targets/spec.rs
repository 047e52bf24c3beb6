#![no_main]
//! See `src/spec.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::spec::run(bytes));

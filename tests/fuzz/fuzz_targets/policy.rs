#![no_main]
//! See `src/policy.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::policy::run(bytes));

#![no_main]
//! See `src/files.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::files::run(bytes));

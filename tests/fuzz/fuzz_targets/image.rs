#![no_main]
//! See `src/image.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tollgate_fuzz::image::run(bytes));

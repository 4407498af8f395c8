#![no_main]

libfuzzer_sys::fuzz_target!(|file: &str| claimlight_fuzz::imported(file));

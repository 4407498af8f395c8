#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| claimlight_fuzz::compare(text));

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimlight_fuzz::decode(bytes));

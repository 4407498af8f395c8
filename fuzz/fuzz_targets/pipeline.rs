#![no_main]

use claimlight_fuzz::UNITS;

// One unit a text: writing and reading cost more than the analysis, and there is no end of texts.
libfuzzer_sys::fuzz_target!(|text: &str| claimlight_fuzz::pipeline(text, &UNITS[text.len() % 3..][..1]));

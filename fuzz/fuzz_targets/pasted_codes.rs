#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| koppel_hostile::pasted_codes(bytes));

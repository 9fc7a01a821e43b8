//! Feeds the reader that has this program's name.
#![no_main]

#[path = "targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (_, reader) = targets::ALL.iter().find(|(name, _)| *name == env!("CARGO_BIN_NAME")).unwrap();
    reader(bytes);
});

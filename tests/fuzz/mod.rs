//! Text that once mattered to a reader of text from outside, replayed; the fuzzer that finds such text is beside it.

pub mod targets;

use std::fs;
use std::path::Path;

#[test]
fn every_reader_bears_what_was_found_for_it() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    for (name, reader) in targets::ALL {
        let texts = fs::read_dir(corpus.join(name)).unwrap().map(|text| text.unwrap().path());
        assert!(texts.map(|text| reader(&fs::read(text).unwrap())).count() > 0, "nothing is kept for {name}");
    }
}

#[test]
fn every_kept_text_and_every_fuzzer_has_its_reader() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let mut kept: Vec<_> = fs::read_dir(top.join("corpus"))
        .unwrap()
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut known = targets::ALL.map(|(name, _)| name);
    kept.sort();
    known.sort_unstable();
    assert_eq!(kept, known);
    let manifest: toml::Table = fs::read_to_string(top.join("Cargo.toml")).unwrap().parse().unwrap();
    let mut fuzzers: Vec<_> =
        manifest["bin"].as_array().unwrap().iter().map(|fuzzer| fuzzer["name"].as_str().unwrap()).collect();
    fuzzers.sort_unstable();
    assert_eq!(fuzzers, known);
}

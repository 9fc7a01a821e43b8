//! `kvittera log --witness` where the witness holds nothing: that is said, and never taken for "nothing was issued".

use std::fs;
use std::path::PathBuf;

use super::place::Place;

fn with_witness() -> (Place, PathBuf) {
    let place = Place::in_outage();
    place.issue("female").done();
    let witness = place.witness();
    (place, witness)
}

/// Expects the refusal in words and as JSON, in both languages, and never the claim that nothing was issued.
fn tells_nothing(place: &Place, kind: &str) {
    for language in ["sv", "en"] {
        let said = place.run(&["--lang", language, "log", "--witness"]);
        let words =
            if language == "sv" { "ingenting om vad som lämnats ut" } else { "nothing about what was handed out" };
        said.failed(5, words);
        assert!(!said.err.contains("Inget är utlämnat") && !said.err.contains("Nothing was handed out"), "{said:?}");
        place.run(&["--lang", language, "log", "--witness", "--json"]).refused(5, kind);
    }
}

#[test]
fn an_emptied_witness_tells_nothing() {
    let (place, witness) = with_witness();
    fs::write(witness, "").unwrap();
    tells_nothing(&place, "witness_empty");
}

#[test]
fn a_witness_of_which_no_line_can_be_read_tells_nothing() {
    let (place, witness) = with_witness();
    for text in ["\n", "vad är det här?\noch det?\n", "en rad som bryts av"] {
        fs::write(&witness, text).unwrap();
        tells_nothing(&place, "witness_damaged");
    }
}

#[test]
fn a_missing_witness_tells_nothing() {
    let (place, witness) = with_witness();
    fs::remove_file(witness).unwrap();
    tells_nothing(&place, "witness_not_found");
}

#[test]
fn a_witness_that_begins_later_says_where_even_without_an_intent() {
    let (place, witness) = with_witness();
    let lines = fs::read_to_string(&witness).unwrap();
    fs::remove_file(&witness).unwrap();
    place.recover("kontrollfilen borta", &[]).done();
    let renewed = fs::read_to_string(&witness).unwrap();
    assert_ne!(renewed, lines);
    fs::write(&witness, renewed.lines().next().unwrap().to_owned() + "\n").unwrap();
    let said = place.run(&["log", "--witness"]).done();
    assert!(said.out.is_empty() && said.err.contains("börjar efter faktum 23"), "{said:?}");
}

//! What the witness says, read with nothing of the program's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use super::claims::Claim;
use super::invariants::Row;
use crate::cli::place::Place;

/// All that stands in the files of a witness.
#[derive(Debug, Default)]
struct Comparison {
    /// Each wish that was stated, with the numbers that were to go out.
    intents: BTreeMap<String, Vec<String>>,
    done: BTreeSet<String>,
}

fn comparison(place: &Place) -> Comparison {
    let log = place.live_log();
    let name = format!("{}.witness", log.file_name().unwrap().to_str().unwrap());
    let mut said = Comparison::default();
    for entry in fs::read_dir(log.parent().unwrap()).unwrap().map(Result::unwrap) {
        if !entry.file_name().to_str().unwrap().starts_with(&name) {
            continue;
        }
        let text = String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned();
        for line in text.split_inclusive('\n').filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let request = line["request"].as_str().unwrap_or_default().to_owned();
            match line["line"].as_str() {
                Some("intent") => {
                    let events =
                        line["facts"].as_array().unwrap().iter().filter(|recorded| recorded["kind"] == "issued");
                    let numbers =
                        events.map(|recorded| recorded["body"]["number"].as_str().unwrap().to_owned()).collect();
                    said.intents.insert(request, numbers);
                }
                Some("done") => drop(said.done.insert(request)),
                _ => {}
            }
        }
    }
    said
}

/// The numbers that went into quarantine.
pub fn quarantined(rows: &[Row]) -> BTreeSet<String> {
    rows.iter().filter(|row| row.kind == "number_quarantined").filter_map(|row| row.number.clone()).collect()
}

/// Whoever was given a number was witnessed, and what was only intended lies in quarantine.
#[track_caller]
pub fn agrees(place: &Place, rows: &[Row], claims: &[Claim], what: &str) {
    let said = comparison(place);
    let request = |number: &str| {
        let row = rows.iter().find(|row| row.kind == "issued" && row.number.as_deref() == Some(number));
        row.map(|row| row.request.clone()).unwrap_or_default()
    };
    let mut half = 0;
    for claim in claims {
        if let Claim::Issued(number) = claim {
            let numbers = said.intents.get(&request(number)).map(Vec::as_slice);
            assert_eq!(numbers, Some(std::slice::from_ref(number)), "{what}: {claims:?} and {said:?}");
            half += usize::from(!said.done.contains(&request(number)));
        }
    }
    // Only the one that was struck by the fault may have been witnessed by half.
    assert!(half <= 1, "{what}: {half} of {claims:?} are not done: {said:?}");
    let quarantined = quarantined(rows);
    let in_log: BTreeSet<&String> = rows.iter().map(|row| &row.request).collect();
    let only_intended = said.intents.iter().filter(|(request, _)| !in_log.contains(request));
    for (request, numbers) in only_intended {
        for number in numbers {
            let went_out = rows.iter().any(|row| row.kind == "issued" && row.number.as_ref() == Some(number));
            assert!(quarantined.contains(number) && !went_out, "{what}: {request} intended {number}: {rows:?}");
        }
    }
}

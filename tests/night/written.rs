//! What is written about the night, read by parsers that have nothing in common with what wrote it.

use std::path::PathBuf;

use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::Ledger;
use serde_json::Value;

use super::{COORDINATION, PERSONNUMMER, RESERVE_OF_A_MAN, RESERVE_OF_A_WOMAN};
use crate::export::hostile::{html_tables, markdown_tables};
use crate::export::record::{csv, fhir, hl7};

/// Holds of the files that `at` finds by their endings that each says what the night was.
#[track_caller]
pub fn says_what_the_night_was(ledger: &Ledger, at: impl Fn(&str) -> PathBuf) {
    let read = |ending: &str| std::fs::read_to_string(at(ending)).unwrap();
    let merges = merges(ledger);
    assert_eq!(of_the_table(&read("csv")), merges);
    assert_eq!(of_the_messages(&read("hl7")), merges);
    assert_eq!(of_the_record(&read("json")), merges);
    assert_eq!(of_the_bundle(&read("fhir.json")), merges);
    for tables in [html_tables(&read("html")), markdown_tables(&read("md"))] {
        names_all_seven(ledger, &tables);
    }
}

/// Old and new id of what is handed on: not what is void, was never used, or was given to two patients.
fn merges(ledger: &Ledger) -> Vec<[String; 2]> {
    let new = [("1", PERSONNUMMER), ("2", RESERVE_OF_A_MAN), ("3", COORDINATION), ("6", RESERVE_OF_A_WOMAN)];
    new.map(|(case, id)| [ledger.case(case.parse::<CaseId>().unwrap()).unwrap().number.to_string(), id.to_owned()])
        .to_vec()
}

fn of_the_table(text: &str) -> Vec<[String; 2]> {
    let plain = |id: &String| id.replace('-', "");
    csv::read(text).iter().map(|row| [plain(&row["old_id"]), plain(&row["new_id"])]).collect()
}

fn of_the_messages(text: &str) -> Vec<[String; 2]> {
    hl7::messages(text).iter().map(|message| ["MRG.1.1", "PID.3.1"].map(|place| hl7::at(message, place))).collect()
}

fn of_the_record(text: &str) -> Vec<[String; 2]> {
    let record: Value = serde_json::from_str(text).unwrap();
    let reasons: Vec<_> = record["left_out"].as_array().unwrap().iter().map(|left| &left["reason"]).collect();
    assert_eq!(reasons, ["void", "unused", "shared_number", "shared_number"]);
    assert_eq!(record["rows"][3]["notes"][0]["note"], "other_sex");
    let id = |row: &Value, which| row[which]["value"].as_str().unwrap().to_owned();
    record["rows"].as_array().unwrap().iter().map(|row| ["old_id", "new_id"].map(|which| id(row, which))).collect()
}

fn of_the_bundle(text: &str) -> Vec<[String; 2]> {
    let bundle = fhir::modelled(text);
    let id = |value: &Value| value.as_str().unwrap().to_owned();
    let merge = |entry: &Value| {
        let patient = &entry["resource"];
        let other = &patient["link"][0]["other"]["identifier"]["value"];
        [id(&patient["identifier"][0]["value"]), id(other)]
    };
    bundle["entry"].as_array().unwrap().iter().map(merge).collect()
}

/// Somewhere a table has a row for each of the seven, with its number and its ward.
#[track_caller]
fn names_all_seven(ledger: &Ledger, tables: &[Vec<Vec<String>>]) {
    assert_eq!(ledger.issuances.len(), 7);
    for issuance in ledger.issuances.iter() {
        let cells = [issuance.id.to_string(), issuance.number.groups().join(" "), issuance.request.unit.to_string()];
        let has_all = |row: &Vec<String>| cells.iter().all(|cell| row.contains(cell));
        assert!(tables.iter().flatten().any(has_all), "{cells:?} in {tables:?}");
    }
}

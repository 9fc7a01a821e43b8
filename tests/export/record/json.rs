//! The record as JSON.

use kvittera::export::record::RecordFormat;
use kvittera_domain::value::log_identity::Mode;
use serde_json::{Value, json};

use super::{exported, night, notify, one, replace_again};
use crate::given::commands::{man, unit, woman};
use crate::given::scenario::Scenario;
use crate::given::scenario::desk;

fn record(desk: &Scenario) -> Value {
    serde_json::from_str(&exported(desk, RecordFormat::Json)).unwrap()
}

#[test]
fn the_heading_says_what_it_is_and_of_which_outage() {
    let mut record = record(&night());
    let rows = record["rows"].take();
    let left_out = record["left_out"].take();
    assert_eq!((rows.as_array().unwrap().len(), left_out.as_array().unwrap().len()), (3, 5));
    let expected = json!({
        "format": "kvittera-reconciliation", "version": 1, "mode": "live",
        "export": "01234567-89ab-4def-8123-456789abcdef", "exported_at": "2026-11-22T06:00:00+01:00",
        "log": "00000000-0000-0000-0000-000000000001", "site": "sas-akuten",
        "outage": {"id": 1, "kind": "unplanned", "state": "ended", "started_at": "2026-11-22T02:10:00+01:00",
                   "ended_at": "2026-11-22T04:00:00+01:00"},
        "rows": null, "left_out": null,
    });
    assert_eq!(record, expected);
}

#[test]
fn a_row_has_both_ids_with_their_systems_and_three_separate_people() {
    let expected = json!({
        "case": "1", "issuance": 1, "conflict": null,
        "old_id": {"kind": "lrid", "oid": "1.2.752.113.11.0.2.1.1.1", "value": woman(1)},
        "birth_date_fictive": true,
        "new_id": {"kind": "personnummer", "oid": "1.2.752.129.2.1.3.1", "value": "199012119948"},
        "identity": "established", "sex": "female", "clinic": "Medicin", "ward": "Avd 5",
        "requested_by": "avdel2", "issued_by": "kassa1", "issued_at": "2026-11-22T02:10:00+01:00", "on_paper": false,
        "replaced_at": "2026-11-22T05:30:00+01:00", "replaced_by": "avdel2",
        "raps": {"at": "2026-11-22T05:30:00+01:00", "by": "avdel2", "reference": "Ärende 4711"},
        "notes": [{"note": "same_new_id", "case": "7"}],
    });
    let record = record(&night());
    assert_eq!(record["rows"][0], expected);
    let second = &record["rows"][1];
    assert_eq!((&second["old_id"]["value"], &second["raps"]), (&json!(man(3)), &Value::Null));
    assert_eq!((&second["new_id"]["kind"], &second["identity"]), (&json!("lrid"), &json!("pending")));
    assert_eq!(record["rows"][2]["notes"], json!([{"note": "other_sex"}, {"note": "same_new_id", "case": "1"}]));
}

#[test]
fn what_is_left_out_is_said_with_the_reason() {
    let left_out = record(&night())["left_out"].clone();
    let reasons: Vec<&str> = left_out.as_array().unwrap().iter().map(|left| left["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["void", "unused", "no_new_id", "shared_number", "shared_number"]);
    let shared = json!({"case": "k1", "number": woman(9), "clinic": "Kirurgi", "ward": "Avd 9",
                        "reason": "shared_number", "shared_with": ["6"]});
    assert_eq!(left_out[4], shared);
}

#[test]
fn a_word_to_raps_about_another_id_is_a_note_and_no_word_about_this_one() {
    use kvittera_domain::value::sex::Sex::Male;
    let night = desk().down().issued(Male).and(super::replace("1", super::RESERVE)).and(notify("1", "4711"));
    let record = record(&night.and(replace_again("1", super::MAN)));
    let told = json!({"kind": "lrid", "oid": "1.2.752.113.11.0.2.1.1.1", "value": "19810829M071"});
    assert_eq!(record["rows"][0]["raps"], Value::Null);
    assert_eq!(record["rows"][0]["notes"], json!([{"note": "raps_was_told", "id": told}]));
}

#[test]
fn a_drill_says_so() {
    let drill = record(&one(&unit(), Mode::Practice));
    assert_eq!((&drill["mode"], &drill["practice"]), (&json!("practice"), &json!("ÖVNING / PRACTICE")));
}

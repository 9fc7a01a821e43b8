//! The bundle, read and written again by a complete model of FHIR: what the model doesn't know would be lost.
//!
//! The model is that of R4B, in which bundles and patients are as they are in R4.

use std::collections::BTreeSet;

use fhir_model::r4b::resources::Resource;
use kvittera::export::record::RecordFormat;
use kvittera_domain::value::log_identity::Mode;
use serde_json::{Value, json};

use super::{exported, night, one};
use crate::given::commands::{man, unit, woman};
use crate::given::scenario::{Scenario, desk};

/// The bundle, which the model must take and give back unchanged.
#[track_caller]
pub fn bundle(desk: &Scenario) -> Value {
    modelled(&exported(desk, RecordFormat::Fhir))
}

/// The same of a bundle as text.
#[track_caller]
pub fn modelled(text: &str) -> Value {
    let plain: Value = serde_json::from_str(text).unwrap();
    let modelled: Resource = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_value(&modelled).unwrap(), plain);
    plain
}

#[test]
fn the_model_would_notice_what_is_no_fhir() {
    let wrong = json!({"resourceType": "Bundle", "type": "batch", "entry": [
        {"resource": {"resourceType": "Patient", "aktiv": false}, "request": {"method": "PUT", "url": "Patient"}}]});
    let modelled: Result<Resource, _> = serde_json::from_value(wrong.clone());
    assert!(modelled.is_err() || serde_json::to_value(modelled.unwrap()).unwrap() != wrong);
    let mut unknown_code = exported(&night(), RecordFormat::Fhir);
    unknown_code = unknown_code.replace("\"replaced-by\"", "\"superseded-by\"");
    assert!(serde_json::from_str::<Resource>(&unknown_code).is_err());
}

#[test]
fn each_entry_resolves_a_duplicate_as_pixm_has_it() {
    let bundle = bundle(&night());
    assert_eq!((&bundle["type"], &bundle["timestamp"]), (&json!("batch"), &json!("2026-11-22T06:00:00+01:00")));
    assert_eq!(bundle["identifier"]["value"], "urn:uuid:01234567-89ab-4def-8123-456789abcdef");
    let url = format!("Patient?identifier=urn%3Aoid%3A1%2E2%2E752%2E113%2E11%2E0%2E2%2E1%2E1%2E1%7C{}", woman(1));
    let expected = json!({
        "fullUrl": "urn:uuid:01234567-89ab-4def-8123-456789abcdee",
        "resource": {
            "resourceType": "Patient",
            "meta": {
                "profile": ["https://profiles.ihe.net/ITI/PIXm/StructureDefinition/IHE.PIXm.Patient"],
                "tag": [{"system": "urn:kvittera:identity", "code": "established"},
                        {"system": "urn:kvittera:note", "code": "same_new_id:7"}],
            },
            "identifier": [{"system": "urn:oid:1.2.752.113.11.0.2.1.1.1", "value": woman(1)}],
            "active": false,
            "name": [{"use": "temp", "family": "DRIFTSTOPP", "given": ["AKUTEN SÄS"]}],
            "gender": "female",
            "managingOrganization": {"display": "Medicin / Avd 5"},
            "link": [{"other": {"type": "Patient", "identifier":
                {"system": "http://electronichealth.se/identifier/personnummer", "value": "199012119948"}},
                "type": "replaced-by"}],
        },
        "request": {"method": "PUT", "url": url},
    });
    assert_eq!(bundle["entry"][0], expected);
}

#[test]
fn each_kind_of_new_id_is_under_its_own_system() {
    let by = |desk: &Scenario, place: usize| {
        bundle(desk)["entry"][place]["resource"]["link"][0]["other"]["identifier"].clone()
    };
    let lrid = json!({"system": "urn:oid:1.2.752.113.11.0.2.1.1.1", "value": "19810829M071"});
    assert_eq!(by(&night(), 1), lrid);
    assert_eq!(bundle(&night())["entry"][1]["resource"]["identifier"][0]["value"], json!(man(3)));
    let coordinated =
        desk().down().issued(kvittera_domain::value::sex::Sex::Female).and(super::replace("1", super::COORDINATED));
    let expected =
        json!({"system": "http://electronichealth.se/identifier/samordningsnummer", "value": "197306749982"});
    assert_eq!(by(&coordinated, 0), expected);
}

#[test]
fn the_query_is_the_old_id_once_it_is_decoded() {
    for entry in bundle(&night())["entry"].as_array().unwrap() {
        let url = entry["request"]["url"].as_str().unwrap();
        assert!(!url.contains([':', '|', ' ']), "{url}");
        let query = url.strip_prefix("Patient?identifier=").unwrap();
        let decoded = percent_encoding::percent_decode_str(query).decode_utf8().unwrap();
        let identifier = &entry["resource"]["identifier"][0];
        let (system, value) = (identifier["system"].as_str().unwrap(), identifier["value"].as_str().unwrap());
        assert_eq!(decoded, format!("{system}|{value}"));
    }
}

#[test]
fn no_two_entries_have_the_same_url() {
    let bundle = bundle(&night());
    let urls: BTreeSet<&str> =
        bundle["entry"].as_array().unwrap().iter().map(|e| e["fullUrl"].as_str().unwrap()).collect();
    assert_eq!(urls.len(), 3);
}

#[test]
fn a_drill_is_marked_as_test_data_everywhere() {
    let drill = bundle(&one(&unit(), Mode::Practice));
    let mark = json!({"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST",
                      "display": "ÖVNING / PRACTICE"});
    for meta in [&drill["meta"], &drill["entry"][0]["resource"]["meta"]] {
        assert_eq!((&meta["security"][0], &meta["tag"][0]), (&mark, &mark));
    }
    assert_eq!(bundle(&night())["meta"], Value::Null);
}

#[test]
fn without_any_case_there_are_no_entries() {
    let empty = bundle(&desk().down());
    assert_eq!((&empty["resourceType"], &empty["entry"]), (&json!("Bundle"), &Value::Null));
}

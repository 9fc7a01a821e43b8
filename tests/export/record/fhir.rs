//! The bundle, read and written again by a complete model of FHIR: what the model doesn't know would be lost.
//!
//! The model is that of R4B, in which bundles and patients are as they are in R4.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fhir_model::r4b::resources::Resource;
use kvittera::export::record::RecordFormat;
use kvittera_domain::value::log_identity::Mode;
use serde_json::{Value, json};

use super::{exported, hl7, night, one};
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
    let url = format!("Patient?identifier=urn%3Aoid%3A1%2E2%2E752%2E113%2E11%2E0%2E2%2E1%2E1%2E1%7C{}", woman(1));
    let expected = json!({
        "fullUrl": bundle["entry"][0]["fullUrl"],
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
                {"system": "urn:oid:1.2.752.129.2.1.3.1", "value": "199012119948"}},
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
    let expected = json!({"system": "urn:oid:1.2.752.129.2.1.3.3", "value": "197306749982"});
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
fn an_id_has_the_same_system_in_fhir_as_in_hl7() {
    let (bundle, batch) = (bundle(&night()), exported(&night(), RecordFormat::Hl7));
    for (entry, message) in bundle["entry"].as_array().unwrap().iter().zip(hl7::messages(&batch)) {
        let resource = &entry["resource"];
        let pairs = [(&resource["identifier"][0], "MRG.1"), (&resource["link"][0]["other"]["identifier"], "PID.3")];
        for (identifier, field) in pairs {
            let oid = hl7::at(&message, &format!("{field}.4.2"));
            assert_eq!(identifier["system"], format!("urn:oid:{oid}"));
            assert_eq!(identifier["value"], hl7::at(&message, &format!("{field}.1")));
        }
    }
}

#[test]
fn a_drill_is_marked_as_test_data_everywhere() {
    let drill = bundle(&one(&unit(), Mode::Practice));
    let mark = json!({"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST",
                      "display": "ÖVNING / PRACTICE"});
    for meta in [&drill["meta"], &drill["entry"][0]["resource"]["meta"]] {
        assert_eq!((&meta["security"][0], &meta["tag"][0]), (&mark, &mark));
    }
    // A name and what is shown beside a link outlast a conversion.
    let patient = &drill["entry"][0]["resource"];
    assert_eq!(patient["name"][0]["family"], "ÖVNING DRIFTSTOPP");
    assert_eq!(patient["link"][0]["other"]["display"], "ÖVNING / PRACTICE");
    assert_eq!(bundle(&night())["meta"], Value::Null);
}

#[test]
fn as_patches_they_are_one_transaction_that_changes_two_things_of_known_patients() {
    let whole = bundle(&night());
    let patches = modelled(&exported(&night(), RecordFormat::FhirPatch));
    assert_eq!((&patches["type"], &whole["type"]), (&json!("transaction"), &json!("batch")));
    assert_ne!(patches["identifier"], whole["identifier"]);
    let entries = |bundle: &Value| bundle["entry"].as_array().unwrap().clone();
    assert_eq!(entries(&patches).len(), 3);
    for (patch, put) in entries(&patches).iter().zip(entries(&whole)) {
        assert_eq!((&patch["fullUrl"], &patch["request"]["url"]), (&put["fullUrl"], &put["request"]["url"]));
        assert_eq!(patch["request"]["method"], "PATCH");
        let binary = &patch["resource"];
        assert_eq!(binary["resourceType"], "Binary");
        assert_eq!(binary["contentType"], "application/json-patch+json");
        let steps = STANDARD.decode(binary["data"].as_str().unwrap()).unwrap();
        let steps: Value = serde_json::from_slice(&steps).unwrap();
        let expected = json!([
            {"op": "add", "path": "/active", "value": false},
            {"op": "add", "path": "/link", "value": put["resource"]["link"]},
        ]);
        assert_eq!(steps, expected);
    }
}

#[test]
fn without_any_case_there_are_no_entries() {
    let empty = bundle(&desk().down());
    assert_eq!((&empty["resourceType"], &empty["entry"]), (&json!("Bundle"), &Value::Null));
}

//! The record as FHIR R4: a batch of IHE PIXm "Resolve Duplicate Patient" (ITI-104), one for each case.
//!
//! Each entry updates the patient who has the pool number as identifier: the patient is no longer active, and is
//! replaced by the new id. The new id is a logical reference, so no ids of a server are needed. The birth date is left
//! out, since it is fictive. Notes that a person should look at stand in `meta.tag`.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use uuid::Uuid;

use crate::export::record::error::ExportError;
use crate::export::record::row::{Heading, POOL_NAME, PRACTICE, identity, notes};
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::value::person_id::{IdKind, PersonId};
use kvittera_domain::views::export_selection::Ready;

const PROFILE: &str = "https://profiles.ihe.net/ITI/PIXm/StructureDefinition/IHE.PIXm.Patient";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bundle<'a> {
    resource_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
    identifier: Identifier,
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entry: Vec<BundleEntry<'a>>,
}

#[derive(Default, Serialize)]
struct Meta {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    profile: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    security: Vec<Coding>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tag: Vec<Coding>,
}

#[derive(Clone, Serialize)]
struct Coding {
    system: &'static str,
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<&'static str>,
}

#[derive(Serialize)]
struct Identifier {
    system: String,
    value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BundleEntry<'a> {
    full_url: String,
    resource: Patient<'a>,
    request: Request,
}

#[derive(Serialize)]
struct Request {
    method: &'static str,
    url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Patient<'a> {
    resource_type: &'static str,
    meta: Meta,
    identifier: [Identifier; 1],
    active: bool,
    name: [HumanName; 1],
    gender: &'a str,
    managing_organization: Organization,
    link: [PatientLink; 1],
}

#[derive(Serialize)]
struct HumanName {
    #[serde(rename = "use")]
    kind: &'static str,
    family: &'static str,
    given: [&'static str; 1],
}

/// The ward, by its name alone.
#[derive(Serialize)]
struct Organization {
    display: String,
}

#[derive(Serialize)]
struct PatientLink {
    other: Reference,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Serialize)]
struct Reference {
    #[serde(rename = "type")]
    kind: &'static str,
    identifier: Identifier,
}

pub(super) fn text(heading: &Heading<'_>, ready: &[Ready<'_>]) -> Result<String, ExportError> {
    let name = heading.making.id.0;
    let bundle = Bundle {
        resource_type: "Bundle",
        meta: heading.is_practice.then(|| Meta {
            security: vec![test_data()],
            tag: vec![test_data()],
            ..Meta::default()
        }),
        identifier: Identifier { system: "urn:ietf:rfc:3986".to_owned(), value: name.urn().to_string() },
        kind: "batch",
        timestamp: local_rfc3339(heading.making.at),
        entry: (1_u128..).zip(ready).map(|(place, case)| entry(heading, place, case)).collect(),
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&bundle)?))
}

fn entry<'a>(heading: &Heading<'_>, place: u128, ready: &Ready<'a>) -> BundleEntry<'a> {
    let old = Identifier {
        system: format!("urn:oid:{}", ready.case.number.kind().oid()),
        value: ready.case.number.as_str().to_owned(),
    };
    let query = format!("{}|{}", old.system, old.value);
    let url = format!("Patient?identifier={}", utf8_percent_encode(&query, NON_ALPHANUMERIC));
    // Unique in the bundle, as FHIR requires; it is never resolved.
    let full_url = Uuid::from_u128(heading.making.id.0.as_u128() ^ place).urn().to_string();
    let resource = Patient {
        resource_type: "Patient",
        meta: Meta {
            profile: vec![PROFILE],
            security: heading.is_practice.then(test_data).into_iter().collect(),
            tag: tags(heading, ready),
        },
        identifier: [old],
        active: false,
        name: [HumanName { kind: "temp", family: POOL_NAME[0], given: [POOL_NAME[1]] }],
        gender: ready.case.sex.name(),
        managing_organization: Organization { display: ready.case.request.unit.to_string() },
        link: [PatientLink {
            other: Reference { kind: "Patient", identifier: new_id(&ready.replaced.id) },
            kind: "replaced-by",
        }],
    };
    BundleEntry { full_url, resource, request: Request { method: "PUT", url } }
}

/// The new id with the system URI that Swedish FHIR servers use (HL7 Sweden's base profile).
fn new_id(id: &PersonId) -> Identifier {
    let system = match id.kind() {
        IdKind::Personnummer => "http://electronichealth.se/identifier/personnummer".to_owned(),
        IdKind::Samordningsnummer => "http://electronichealth.se/identifier/samordningsnummer".to_owned(),
        IdKind::Lrid => format!("urn:oid:{}", id.oid()),
    };
    Identifier { system, value: id.value().to_owned() }
}

/// Notes that a person should look at, and whether the patient's identity is established.
fn tags(heading: &Heading<'_>, ready: &Ready<'_>) -> Vec<Coding> {
    let tag = |system, code: String| Coding { system, code, display: None };
    let established = tag("urn:kvittera:identity", identity(ready.replaced.identity).to_owned());
    let notes = notes(ready).into_iter().map(|note| tag("urn:kvittera:note", note));
    heading.is_practice.then(test_data).into_iter().chain([established]).chain(notes).collect()
}

/// HL7's code for test data.
fn test_data() -> Coding {
    let system = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    Coding { system, code: "HTEST".to_owned(), display: Some(PRACTICE) }
}

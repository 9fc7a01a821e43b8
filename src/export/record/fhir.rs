//! The record as FHIR R4: a batch of IHE PIXm "Resolve Duplicate Patient" (ITI-104), one for each case.
//!
//! Each entry updates the patient who has the pool number as identifier: the patient is no longer active, and is
//! replaced by the new id. The birth date is left out, since it is fictive. Notes that a person should look at stand in
//! `meta.tag`.
//!
//! PIXm's PUT replaces the whole patient, and makes one where the number is unknown. As patches the same merges are one
//! transaction that changes nothing else, and nothing at all where one of the numbers is unknown.

mod meta;
mod patch;
mod patient;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::export::record::error::ExportError;
use crate::export::record::fhir::meta::{Meta, test_data};
use crate::export::record::fhir::patch::Binary;
use crate::export::record::fhir::patient::{Identifier, Patient, PatientLink};
use crate::export::record::fingerprint::Fingerprint;
use crate::export::record::row::Heading;
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::views::export_selection::Ready;

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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BundleEntry<'a> {
    full_url: String,
    resource: EntryResource<'a>,
    request: Request,
}

#[derive(Serialize)]
#[serde(untagged)]
enum EntryResource<'a> {
    Patient(Box<Patient<'a>>),
    Patch(Binary),
}

#[derive(Serialize)]
struct Request {
    method: &'static str,
    url: String,
}

/// A batch in which each patient is put as a whole.
pub(super) fn batch(heading: &Heading<'_>, ready: &[Ready<'_>]) -> Result<String, ExportError> {
    bundle(heading, ready, "batch", "PUT", |case| Ok(EntryResource::Patient(Box::new(Patient::of(heading, case)))))
}

/// A transaction in which each patient is patched, if all of them are known.
pub(super) fn patches(heading: &Heading<'_>, ready: &[Ready<'_>]) -> Result<String, ExportError> {
    bundle(heading, ready, "transaction", "PATCH", |case| {
        Ok(EntryResource::Patch(Binary::of(&[PatientLink::of(heading, case)])?))
    })
}

fn bundle<'a>(
    heading: &Heading<'_>,
    ready: &[Ready<'a>],
    kind: &'static str,
    method: &'static str,
    resource: impl Fn(&Ready<'a>) -> Result<EntryResource<'a>, ExportError>,
) -> Result<String, ExportError> {
    let entry = |case: &Ready<'a>| {
        let old = Identifier::of_number(case);
        let query = format!("{}|{}", old.system, old.value);
        let url = format!("Patient?identifier={}", utf8_percent_encode(&query, NON_ALPHANUMERIC));
        // Unique in the bundle, as FHIR requires; it is never resolved.
        let full_url = Fingerprint::of_case(heading, case)?.uuid().urn().to_string();
        Ok(BundleEntry { full_url, resource: resource(case)?, request: Request { method, url } })
    };
    let name = Fingerprint::of_batch(heading, method, ready)?.uuid();
    let marked = || Meta { security: vec![test_data()], tag: vec![test_data()], ..Meta::default() };
    let bundle = Bundle {
        resource_type: "Bundle",
        meta: heading.is_practice.then(marked),
        identifier: Identifier { system: "urn:ietf:rfc:3986".to_owned(), value: name.urn().to_string() },
        kind,
        timestamp: local_rfc3339(heading.making.at),
        entry: ready.iter().map(entry).collect::<Result<_, ExportError>>()?,
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&bundle)?))
}

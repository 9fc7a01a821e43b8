//! The patient who has a number of the pool, as a PUT leaves it behind.

use serde::Serialize;

use crate::export::record::fhir::meta::{Coding, Meta, test_data};
use crate::export::record::row::{Heading, PRACTICE, identity, notes};
use crate::export::record::system::IdSystem;
use kvittera_domain::views::export_selection::Ready;

const PROFILE: &str = "https://profiles.ihe.net/ITI/PIXm/StructureDefinition/IHE.PIXm.Patient";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Patient<'a> {
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
pub(super) struct Identifier {
    pub(super) system: String,
    pub(super) value: String,
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
pub(super) struct PatientLink {
    other: Reference,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// The new id, as a logical reference: no ids of a server are needed. In practice a reader sees it beside the id.
#[derive(Serialize)]
struct Reference {
    #[serde(rename = "type")]
    kind: &'static str,
    identifier: Identifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<&'static str>,
}

impl<'a> Patient<'a> {
    pub(super) fn of(heading: &Heading<'_>, ready: &Ready<'a>) -> Self {
        let [family, given] = heading.pool_name();
        Self {
            resource_type: "Patient",
            meta: Meta {
                profile: vec![PROFILE],
                security: heading.is_practice.then(test_data).into_iter().collect(),
                tag: tags(heading, ready),
            },
            identifier: [Identifier::of_number(ready)],
            active: false,
            name: [HumanName { kind: "temp", family, given: [given] }],
            gender: ready.case.sex.name(),
            managing_organization: Organization { display: ready.case.request.unit.to_string() },
            link: [PatientLink::of(heading, ready)],
        }
    }
}

impl Identifier {
    /// The number of the pool, which is subsumed.
    pub(super) fn of_number(ready: &Ready<'_>) -> Self {
        let number = &ready.case.number;
        Self { system: IdSystem::of_number(number).uri(), value: number.as_str().to_owned() }
    }
}

impl PatientLink {
    /// That the new id replaces the patient.
    pub(super) fn of(heading: &Heading<'_>, ready: &Ready<'_>) -> Self {
        let id = &ready.replaced.id;
        let identifier = Identifier { system: IdSystem::of_new_id(id).uri(), value: id.value().to_owned() };
        let display = heading.is_practice.then_some(PRACTICE);
        Self { other: Reference { kind: "Patient", identifier, display }, kind: "replaced-by" }
    }
}

/// Notes that a person should look at, and whether the patient's identity is established.
fn tags(heading: &Heading<'_>, ready: &Ready<'_>) -> Vec<Coding> {
    let tag = |system, code: String| Coding { system, code, display: None };
    let established = tag("urn:kvittera:identity", identity(ready.replaced.identity).to_owned());
    let notes = notes(ready).into_iter().map(|note| tag("urn:kvittera:note", note));
    heading.is_practice.then(test_data).into_iter().chain([established]).chain(notes).collect()
}

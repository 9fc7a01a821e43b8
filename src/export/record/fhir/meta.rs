//! What stands about a resource beside what it says.

use serde::Serialize;

use crate::export::record::row::PRACTICE;

#[derive(Default, Serialize)]
pub(super) struct Meta {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) profile: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) security: Vec<Coding>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tag: Vec<Coding>,
}

#[derive(Clone, Serialize)]
pub(super) struct Coding {
    pub(super) system: &'static str,
    pub(super) code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display: Option<&'static str>,
}

/// HL7's code for test data.
pub(super) fn test_data() -> Coding {
    let system = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    Coding { system, code: "HTEST".to_owned(), display: Some(PRACTICE) }
}

//! What a conditional PATCH changes: as little as a merge needs, and nothing where the number is unknown.
//!
//! It is a JSON Patch, since more servers take that in a bundle than FHIR's own patches; FHIR wraps it in a `Binary`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::export::record::error::ExportError;
use crate::export::record::fhir::patient::PatientLink;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Binary {
    resource_type: &'static str,
    content_type: &'static str,
    data: String,
}

/// One step of a JSON Patch. `add` also replaces what is there.
#[derive(Serialize)]
struct Add<'a, T> {
    op: &'static str,
    path: &'static str,
    value: &'a T,
}

impl Binary {
    /// The patch after which a patient is no longer active and is replaced by what the link names.
    pub(super) fn of(link: &[PatientLink; 1]) -> Result<Self, ExportError> {
        let inactive = Add { op: "add", path: "/active", value: &false };
        let linked = Add { op: "add", path: "/link", value: link };
        let patch = serde_json::to_vec(&(inactive, linked))?;
        Ok(Self { resource_type: "Binary", content_type: "application/json-patch+json", data: STANDARD.encode(patch) })
    }
}

//! The record of which new id stands for which borrowed number, as others read it.
//!
//! A person sends it to RAPS, or an adapter of the hospital reads it: no format of RAPS is public, so none is claimed
//! here. The borrowed number is always the one that is subsumed, and the ward's new id survives. All of it is pure: the
//! moment and the name of the export come in, text comes out.

mod csv;
mod fhir;
mod hl7;
mod json;
mod row;

use chrono::{DateTime, SecondsFormat, Utc};

use self::row::Heading;
use crate::domain::calendar::stockholm;
use crate::domain::handing_on::{HandingOn, LeftOut, Ready};
use crate::domain::id::RequestId;
use crate::domain::ledger::Ledger;
use crate::domain::outage::Outage;
use crate::domain::permission::Rights;

/// Surname and given name under which the binder's numbers are registered (routine, step 5).
const BINDER_NAME: [&str; 2] = ["DRIFTSTOPP", "AKUTEN SÄS"];

/// The forms in which the record can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table that a Swedish spreadsheet opens.
    Csv,
    /// Everything, what was left out too.
    Json,
    /// A batch of `ADT^A40` messages, HL7 v2.5.
    Hl7,
    /// A batch of IHE PIXm "Resolve Duplicate Patient", FHIR R4.
    Fhir,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Json, Self::Hl7, Self::Fhir];

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Hl7 => "hl7",
            Self::Fhir => "fhir",
        }
    }

    /// Whether the text is one JSON value.
    #[must_use]
    pub const fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Fhir)
    }
}

/// Which making of the record this is; messages and bundles take their names from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Making {
    /// Its name, which no other making has.
    pub id: RequestId,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// The record in one form.
#[derive(Debug, Clone)]
pub struct Rendered<'a> {
    /// The text, to be written as it is.
    pub text: String,
    /// The cases in it; with none of them, it is empty but still valid.
    pub ready: Vec<Ready<'a>>,
    /// The cases that are not in it.
    pub left_out: Vec<LeftOut<'a>>,
}

/// The text could not be put together, which only a fault of the program can bring about.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// As a table.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    /// As JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// As text.
    #[error(transparent)]
    Text(#[from] std::string::FromUtf8Error),
}

/// The record of an outage in one form, for somebody with these rights.
///
/// # Errors
/// Only by a fault of the program.
pub fn render<'a>(
    format: Format,
    ledger: &'a Ledger,
    outage: &'a Outage,
    rights: &Rights,
    making: Making,
) -> Result<Rendered<'a>, ExportError> {
    let parted = HandingOn::of(ledger, outage, rights);
    let heading = Heading::of(ledger, outage, making);
    let text = match format {
        Format::Csv => csv::text(&heading, &parted.ready)?,
        Format::Json => json::text(&heading, &parted)?,
        Format::Hl7 => hl7::text(&heading, &parted.ready),
        Format::Fhir => fhir::text(&heading, &parted.ready)?,
    };
    Ok(Rendered { text, ready: parted.ready, left_out: parted.left_out })
}

/// RFC 3339 with the offset of Sweden: `2026-11-22T03:12:00+01:00`.
fn local(moment: DateTime<Utc>) -> String {
    stockholm(moment).to_rfc3339_opts(SecondsFormat::Secs, true)
}

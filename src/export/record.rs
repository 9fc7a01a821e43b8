//! The record of which new id replaces which pool number, in formats that other systems read.
//!
//! A person sends it to RAPS, or an adapter of the hospital reads it. RAPS publishes no format of its own, so none of
//! these claims to be one. The pool number is always the id that is subsumed, and the ward's new id is the one that
//! survives. The code is pure: it takes the moment and the name of the export as arguments, and returns text.

mod csv;
mod error;
mod fhir;
mod fingerprint;
mod hl7;
mod json;
mod row;
mod split;
mod system;

pub use crate::export::record::error::ExportError;
pub use crate::export::record::hl7::SplitFile;
pub use crate::export::record::row::Making;
pub use crate::export::record::split::{SplitRecord, split};

use crate::export::record::row::Heading;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::views::export_selection::{ExportSelection, LeftOut, Ready};

/// The formats of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordFormat {
    /// A table as a Swedish spreadsheet program opens it.
    Csv,
    /// All that is known, including the cases that were left out.
    Json,
    /// A batch of `ADT^A40` messages, HL7 v2.5.
    Hl7,
    /// The same messages, each in a frame of MLLP.
    Hl7Framed,
    /// A batch of IHE PIXm "Resolve Duplicate Patient", FHIR R4.
    Fhir,
    /// The same merges as a transaction of conditional patches.
    FhirPatch,
}

impl RecordFormat {
    pub const ALL: [Self; 6] = [Self::Csv, Self::Json, Self::Hl7, Self::Hl7Framed, Self::Fhir, Self::FhirPatch];
    /// Those that have a name of their own; of the others an option chooses.
    pub const NAMED: [Self; 4] = [Self::Csv, Self::Json, Self::Hl7, Self::Fhir];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Hl7 | Self::Hl7Framed => "hl7",
            Self::Fhir | Self::FhirPatch => "fhir",
        }
    }

    /// Whether the text is a single JSON value.
    #[must_use]
    pub const fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Fhir | Self::FhirPatch)
    }
}

/// The record in one format, with the cases that it has and those that it lacks.
#[derive(Debug, Clone)]
pub struct Rendered<'a> {
    /// The whole file, which is written as it is.
    pub text: String,
    /// The cases in the record. Without any, the record is empty but still valid.
    pub ready: Vec<Ready<'a>>,
    /// The cases that are not in the record, each with the reason.
    pub left_out: Vec<LeftOut<'a>>,
}

/// Writes the record of an outage in one format, with the cases that a person with these rights may see.
///
/// # Errors
/// Only after a fault of the program.
pub fn render<'a>(
    format: RecordFormat,
    ledger: &'a Ledger,
    outage: &'a Outage,
    rights: &Rights,
    making: Making,
) -> Result<Rendered<'a>, ExportError> {
    let selection = ExportSelection::of(ledger, outage, rights);
    let heading = Heading::of(ledger, outage, making);
    let text = match format {
        RecordFormat::Csv => csv::text(&heading, &selection.ready)?,
        RecordFormat::Json => json::text(&heading, &selection)?,
        RecordFormat::Hl7 => hl7::batch(&heading, &selection.ready)?,
        RecordFormat::Hl7Framed => hl7::framed(&heading, &selection.ready)?,
        RecordFormat::Fhir => fhir::batch(&heading, &selection.ready)?,
        RecordFormat::FhirPatch => fhir::patches(&heading, &selection.ready)?,
    };
    Ok(Rendered { text, ready: selection.ready, left_out: selection.left_out })
}

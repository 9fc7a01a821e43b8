//! The record of which new id stands for which borrowed number, as others read it.
//!
//! A person sends it to RAPS, or an adapter of the hospital reads it: no format of RAPS is public, so none is claimed
//! here. The borrowed number is always the one that is subsumed, and the ward's new id survives. All of it is pure: the
//! moment and the name of the export come in, text comes out.

mod csv;
mod error;
mod fhir;
mod hl7;
mod json;
mod row;

pub use crate::export::record::error::ExportError;
use crate::export::record::row::Heading;
pub use crate::export::record::row::Making;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::views::export_selection::{ExportSelection, LeftOut, Ready};

/// The forms in which the record can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordFormat {
    /// A table that a Swedish spreadsheet opens.
    Csv,
    /// Everything, what was left out too.
    Json,
    /// A batch of `ADT^A40` messages, HL7 v2.5.
    Hl7,
    /// A batch of IHE PIXm "Resolve Duplicate Patient", FHIR R4.
    Fhir,
}

impl RecordFormat {
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

/// The record of an outage in one form, for somebody with these rights.
///
/// # Errors
/// Only by a fault of the program.
pub fn render<'a>(
    format: RecordFormat,
    ledger: &'a Ledger,
    outage: &'a Outage,
    rights: &Rights,
    making: Making,
) -> Result<Rendered<'a>, ExportError> {
    let parted = ExportSelection::of(ledger, outage, rights);
    let heading = Heading::of(ledger, outage, making);
    let text = match format {
        RecordFormat::Csv => csv::text(&heading, &parted.ready)?,
        RecordFormat::Json => json::text(&heading, &parted)?,
        RecordFormat::Hl7 => hl7::text(&heading, &parted.ready),
        RecordFormat::Fhir => fhir::text(&heading, &parted.ready)?,
    };
    Ok(Rendered { text, ready: parted.ready, left_out: parted.left_out })
}

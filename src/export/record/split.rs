//! The record as one file a case.

use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::views::export_selection::{ExportSelection, LeftOut, Ready};

use crate::export::record::error::ExportError;
use crate::export::record::hl7::{self, SplitFile};
use crate::export::record::row::{Heading, Making};

/// A record as one file a case, with the cases that it has and those that it lacks.
#[derive(Debug, Clone)]
pub struct SplitRecord<'a> {
    pub files: Vec<SplitFile>,
    pub ready: Vec<Ready<'a>>,
    pub left_out: Vec<LeftOut<'a>>,
}

/// Writes the messages of HL7 as one file each, for the cases that a person with these rights may see.
///
/// # Errors
/// Only after a fault of the program.
pub fn split<'a>(
    ledger: &'a Ledger,
    outage: &'a Outage,
    rights: &Rights,
    making: Making,
) -> Result<SplitRecord<'a>, ExportError> {
    let selection = ExportSelection::of(ledger, outage, rights);
    let files = hl7::files(&Heading::of(ledger, outage, making), &selection.ready)?;
    Ok(SplitRecord { files, ready: selection.ready, left_out: selection.left_out })
}

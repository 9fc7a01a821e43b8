//! The arguments of the command that makes the record for other systems.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::arguments::export_forms::FORMS;
use crate::export::record::RecordFormat;

/// The arguments of `kvittera export`.
#[derive(Debug, Args)]
#[command(after_long_help = FORMS)]
pub struct ExportArgs {
    /// The form of the record
    #[arg(value_parser = format())]
    pub format: RecordFormat,
    /// The outage's running number [default: the one that began last]
    #[arg(long, value_name = "N")]
    pub outage: Option<String>,
    /// Save it in a new file instead; one that is there is never overwritten
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// hl7: each message in a frame of MLLP, for whoever sends one after the other
    #[arg(long, conflicts_with = "split")]
    pub framed: bool,
    /// hl7: one file a case, in a folder that is made if it is missing
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub split: Option<PathBuf>,
    /// fhir: patch what the server holds, all or nothing, so that an unknown number is an error
    #[arg(long)]
    pub patch: bool,
    /// Only say how this format is sent and how the answers are read
    #[arg(long, conflicts_with_all = ["outage", "output", "framed", "split", "patch"])]
    pub explain: bool,
}

impl ExportArgs {
    /// The format with its option, or the option that belongs to another format.
    ///
    /// # Errors
    /// The option, and the format that it belongs to.
    pub fn chosen(&self) -> Result<RecordFormat, (&'static str, RecordFormat)> {
        let is_split = self.split.is_some();
        match self.format {
            RecordFormat::Hl7 if self.framed => Ok(RecordFormat::Hl7Framed),
            RecordFormat::Fhir if self.patch => Ok(RecordFormat::FhirPatch),
            RecordFormat::Hl7 if !self.patch => Ok(RecordFormat::Hl7),
            format if !(self.framed || is_split || self.patch) => Ok(format),
            _ if self.patch => Err(("--patch", RecordFormat::Fhir)),
            _ => Err((if is_split { "--split" } else { "--framed" }, RecordFormat::Hl7)),
        }
    }
}

fn format() -> impl TypedValueParser<Value = RecordFormat> {
    let help = |format: RecordFormat| match format {
        RecordFormat::Csv => "a table for a spreadsheet",
        RecordFormat::Json => "everything, for a program",
        RecordFormat::Hl7 | RecordFormat::Hl7Framed => "HL7 v2.5 merge messages",
        RecordFormat::Fhir | RecordFormat::FhirPatch => "FHIR R4 merge requests",
    };
    let values = RecordFormat::NAMED.map(|format| PossibleValue::new(format.name()).help(help(format)));
    let named = |name: String| {
        RecordFormat::NAMED.into_iter().find(|format| format.name() == name).unwrap_or(RecordFormat::Json)
    };
    PossibleValuesParser::new(values).map(named)
}

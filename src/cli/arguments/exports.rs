//! The arguments of the command that makes the record for other systems.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

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
}

/// What each format holds, column by column: the contract with whoever reads it.
const FORMS: &str = "csv: UTF-8 with a byte order mark, semicolons, CR LF, a header of stable names. A new personnummer \
    or samordningsnummer has its hyphen, so that a spreadsheet keeps all its digits. A cell with text from people that \
    does not begin with a letter, and an old id that is no LRID, has an apostrophe before it, so that it is never taken \
    for a formula or a number; a program that reads the file removes one leading apostrophe from any cell that has one.\n\
    \n\
    json: everything, what was left out and why too.\n\
    \n\
    hl7: HL7 v2.5, a batch (FHS, BHS, BTS, FTS) of ADT^A40^ADT_A39. MRG-1 is the borrowed number, PID-3 the new id that \
    survives, MSH-11 is T in practice. The segment ZKV holds: 1 case, 2 hand-out, 3 conflict, 4 kind of the old id, 5 its \
    birth date is fictive, 6 kind of the new id, 7 identity, 8 sex of the old id, 9 clinic, 10 ward, 11 requested by, \
    12 issued by, 13 issued at, 14 new id recorded at, 15 by, 16 RAPS told at, 17 by, 18 reference, 19 notes, 20 outage, \
    21 its kind, 22 began, 23 ended.\n\
    \n\
    fhir: FHIR R4, a batch of IHE PIXm ITI-104 Resolve Duplicate Patient: the borrowed number's Patient is no longer \
    active and is replaced by the new id. managingOrganization names the ward, meta.tag has the notes, and in practice \
    all of it is marked HTEST.\n\
    \n\
    notes: other_sex, same_new_id:CASE, raps_was_told:ID. The old id's system is LRID where every rule for LRIDs holds, \
    else GRID.\n\
    \n\
    With --json and -o, what was done is printed as {\"format\",\"file\",\"rows\",\"left_out\":[...]}.";

fn format() -> impl TypedValueParser<Value = RecordFormat> {
    let help = |format: RecordFormat| match format {
        RecordFormat::Csv => "a table for a spreadsheet",
        RecordFormat::Json => "everything, for a program",
        RecordFormat::Hl7 => "HL7 v2.5 merge messages",
        RecordFormat::Fhir => "FHIR R4 merge requests",
    };
    let values = RecordFormat::ALL.map(|format| PossibleValue::new(format.name()).help(help(format)));
    let named =
        |name: String| RecordFormat::ALL.into_iter().find(|format| format.name() == name).unwrap_or(RecordFormat::Json);
    PossibleValuesParser::new(values).map(named)
}

//! The record as a table: UTF-8 with a byte order mark, `;` and CR LF, as a Swedish Excel opens it.
//!
//! A spreadsheet program rewrites cells that look like a number, a date or a formula. Therefore a new id keeps its
//! hyphen (`19900101-2398`, since twelve digits would become 1.99E+11), and an apostrophe precedes each text from
//! people that doesn't begin with a letter, and each old id that is no LRID (`20190103E061` would become a power of
//! ten). A program that reads the file must remove one leading apostrophe from any cell that has one; no cell begins
//! with an apostrophe of its own.

use csv::{Terminator, WriterBuilder};

use crate::export::record::error::ExportError;
use crate::export::record::row::{Heading, identity, notes, origin, raps_notice};
use crate::export::record::system::IdSystem;
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::value::reserve_number::NumberKind;
use kvittera_domain::views::export_selection::Ready;

/// Without it, Excel assumes an older encoding.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The columns. Names and order never change; a new column is added at the end.
const COLUMNS: [&str; 29] = [
    "mode",
    "case",
    "issuance",
    "conflict",
    "old_id_kind",
    "old_id_oid",
    "old_id",
    "birth_date_fictive",
    "new_id_kind",
    "new_id_oid",
    "new_id",
    "identity",
    "sex",
    "clinic",
    "ward",
    "requested_by",
    "issued_by",
    "issued_at",
    "replaced_at",
    "replaced_by",
    "raps_at",
    "raps_by",
    "raps_reference",
    "notes",
    "outage",
    "outage_kind",
    "outage_started_at",
    "outage_ended_at",
    "site",
];

pub(super) fn text(heading: &Heading<'_>, ready: &[Ready<'_>]) -> Result<String, ExportError> {
    let mut table = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    table.write_record(COLUMNS)?;
    for case in ready {
        table.write_record(row(heading, case))?;
    }
    let table = table.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(format!("{BYTE_ORDER_MARK}{}", String::from_utf8(table)?))
}

/// The cells of one case, in the order of [`COLUMNS`].
fn row(heading: &Heading<'_>, ready: &Ready<'_>) -> [String; COLUMNS.len()] {
    let (case, replaced, outage) = (&ready.case, ready.replaced, heading.outage);
    let (issuance, conflict) = origin(case.id);
    let old = case.number.kind();
    let number = case.number.as_str();
    let notice = raps_notice(case);
    [
        if heading.is_practice { format!("{} ÖVNING", heading.mode()) } else { heading.mode().to_owned() },
        case.id.to_string(),
        issuance.map(|id| id.to_string()).unwrap_or_default(),
        conflict.map(|id| id.to_string()).unwrap_or_default(),
        old.name().to_owned(),
        IdSystem::of_number(&case.number).oid.to_owned(),
        if old == NumberKind::Lrid { number.to_owned() } else { kept_as_text(number) },
        "true".to_owned(),
        replaced.id.kind().name().to_owned(),
        IdSystem::of_new_id(&replaced.id).oid.to_owned(),
        replaced.id.written(),
        identity(replaced.identity).to_owned(),
        case.sex.name().to_owned(),
        kept_as_text(&case.request.unit.clinic.to_string()),
        kept_as_text(&case.request.unit.ward.to_string()),
        kept_as_text(case.request.requested_by.as_str()),
        kept_as_text(case.issued_by.as_str()),
        local_rfc3339(case.issued_at),
        local_rfc3339(replaced.at),
        kept_as_text(replaced.by.vgr_id.as_str()),
        notice.map(|notice| local_rfc3339(notice.at)).unwrap_or_default(),
        notice.map(|notice| kept_as_text(notice.by.as_str())).unwrap_or_default(),
        notice.and_then(|notice| notice.reference.as_ref()).map(|name| kept_as_text(name.as_str())).unwrap_or_default(),
        notes(ready).join(" "),
        outage.id.to_string(),
        outage.kind().to_owned(),
        local_rfc3339(outage.started_at),
        outage.ended_at.map(local_rfc3339).unwrap_or_default(),
        kept_as_text(heading.site),
    ]
}

/// Puts an apostrophe before the text where a spreadsheet or a reader of tables might take it for something else: for a
/// formula or a number unless it begins with a letter, for a date, a truth value, or nothing at all.
fn kept_as_text(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic) && !is_word_for_a_value(text) && !is_like_a_date(text);
    if is_plain { text.to_owned() } else { format!("'{text}") }
}

/// Whether the whole cell is a word that stands for a value: a spreadsheet reads truth values in the language of the
/// office, pandas and R read the rest as missing or as no number.
fn is_word_for_a_value(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "sant", "falskt", "sann", "falsk", "true", "false", "na", "n/a", "nan", "none", "null", "nil", "inf",
        "infinity",
    ];
    WORDS.contains(&text.trim().to_lowercase().as_str())
}

/// Whether the cell begins with the name of a month, or with the letters that stand for one, and has a digit: `Maj 1`.
fn is_like_a_date(text: &str) -> bool {
    const MONTHS: [&str; 14] =
        ["jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec"];
    let word: String = text.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    text.contains(|c: char| c.is_ascii_digit()) && MONTHS.iter().any(|month| word.starts_with(month))
}

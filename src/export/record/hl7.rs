//! The record as HL7 v2.5: one `ADT^A40^ADT_A39` (merge patient) for each case.
//!
//! For file transfer they lie in one batch (chapter 2, section 2.10.3): `FHS`, `BHS`, the messages, `BTS` with their
//! number, `FTS`. So a reader notices when the file was cut off, and a file without messages is still valid. A batch can't
//! be sent over MLLP, where receivers read one message a frame; for that, each message has a frame or a file of its own.
//!
//! `PID` has the new id, which survives; `MRG` has the pool number, which is subsumed. The log holds no names of
//! patients: `PID-5` says that the name is unspecified, and `MRG-7` has the name under which the pool's numbers are
//! registered. What has no field in the standard stands in a segment of our own, `ZKV`, which other systems ignore or
//! lose; nothing that the merge needs stands there alone.

mod file;
mod message;
mod segment;

pub use crate::export::record::hl7::file::SplitFile;

use crate::export::record::error::ExportError;
use crate::export::record::fingerprint::Fingerprint;
use crate::export::record::hl7::message::{application, message, timestamp};
use crate::export::record::hl7::segment::{Segment, SegmentField};
use crate::export::record::row::{Heading, PRACTICE};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::views::export_selection::Ready;

/// What a person who opens the file must know, in the comments of its headers. A comment has at most 80 characters.
const COMMENTS: [&str; 2] = [
    "FILE TRANSFER ONLY; MLLP: 1 MSH A FRAME, AWAIT MSA-2 = MSH-10",
    "ONE AA FOR ALL PROVES NOTHING; WITH LF FOR CR IT IS NO HL7",
];

/// The bytes around a message in MLLP: vertical tab before it, file separator and carriage return behind it.
const FRAME: [&str; 2] = ["\u{0B}", "\u{1C}\r"];

/// All messages in one batch.
pub(super) fn batch(heading: &Heading<'_>, ready: &[Ready<'_>]) -> Result<String, ExportError> {
    let id = Fingerprint::of_batch(heading, "hl7", ready)?.control_id();
    let first = [("FHS", COMMENTS[0]), ("BHS", COMMENTS[1])].map(|(name, said)| batch_header(name, said, heading, &id));
    let last = [
        Segment::new("BTS").with(1, SegmentField::text(&ready.len().to_string())),
        Segment::new("FTS").with(1, SegmentField::text("1")),
    ];
    let [first, last] = [first, last].map(|segments| segments.map(|segment| segment.to_string()).concat());
    Ok([first, messages(heading, ready)?.concat(), last].concat())
}

/// Each message in a frame of MLLP, one after the other.
pub(super) fn framed(heading: &Heading<'_>, ready: &[Ready<'_>]) -> Result<String, ExportError> {
    let [start, end] = FRAME;
    Ok(messages(heading, ready)?.into_iter().map(|message| [start, &message, end].concat()).collect())
}

/// Each message in a file of its own, whose name follows from the outage and the case.
pub(super) fn files(heading: &Heading<'_>, ready: &[Ready<'_>]) -> Result<Vec<SplitFile>, ExportError> {
    let file = |(case, text): (&Ready<'_>, String)| SplitFile { name: file_name(heading, case.case.id), text };
    Ok(ready.iter().zip(messages(heading, ready)?).map(file).collect())
}

fn messages(heading: &Heading<'_>, ready: &[Ready<'_>]) -> Result<Vec<String>, ExportError> {
    ready.iter().map(|case| message(heading, case)).collect()
}

/// `outage-1-case-007.hl7`, which sorts as the cases do.
fn file_name(heading: &Heading<'_>, case: CaseId) -> String {
    let mark = if heading.is_practice { "OVNING-" } else { "" };
    let outage = heading.outage.id;
    match case {
        CaseId::Issuance(number) => format!("{mark}outage-{outage}-case-{:0>3}.hl7", number.to_string()),
        CaseId::Conflict(number) => format!("{mark}outage-{outage}-case-k{:0>3}.hl7", number.to_string()),
    }
}

/// The header of the file or of the batch in it; both have the same fields.
fn batch_header(name: &'static str, comment: &str, heading: &Heading<'_>, id: &str) -> Segment {
    let comment = if heading.is_practice { format!("{PRACTICE}: {comment}") } else { comment.to_owned() };
    Segment::header(name)
        .with(3, SegmentField::text(application(heading)))
        .with(4, SegmentField::text(heading.site))
        .with(7, timestamp(heading.making.at))
        .with(10, SegmentField::text(&comment))
        .with(11, SegmentField::text(id))
}

//! The record as HL7 v2.5: one `ADT^A40^ADT_A39` (merge patient) for each case, in one batch.
//!
//! The batch protocol of HL7 (chapter 2, section 2.10.3) holds the messages together: `FHS`, `BHS`, the messages, `BTS`
//! with their number, `FTS`. So a reader notices when the file was cut off, and a file without messages is still valid.
//! `PID` has the new id, which survives; `MRG` has the pool number, which is subsumed. The log holds no names of
//! patients: `PID-5` says that the name is unspecified, and `MRG-7` has the name under which the pool's numbers are
//! registered. What has no field in the standard stands in a segment of our own, `ZKV`, which other systems ignore.

mod segment;

use chrono::{DateTime, Utc};

use crate::export::record::hl7::segment::{Segment, SegmentField};
use crate::export::record::row::{Heading, POOL_NAME, PRACTICE, identity, notes, origin, raps_notice};
use kvittera_domain::calendar::stockholm;
use kvittera_domain::event::reconciling::PatientIdentity;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::views::export_selection::Ready;

const APPLICATION: &str = "KVITTERA";

pub(super) fn text(heading: &Heading<'_>, ready: &[Ready<'_>]) -> String {
    let messages = (1_usize..).zip(ready).flat_map(|(place, case)| message(heading, place, case));
    let first = [batch_header("FHS", heading), batch_header("BHS", heading)];
    let last = [
        Segment::new("BTS").with(1, SegmentField::text(&ready.len().to_string())),
        Segment::new("FTS").with(1, SegmentField::text("1")),
    ];
    first.into_iter().chain(messages).chain(last).map(|segment| segment.to_string()).collect()
}

/// The header of the file or of the batch in it; both have the same fields.
fn batch_header(name: &'static str, heading: &Heading<'_>) -> Segment {
    Segment::header(name)
        .with(3, SegmentField::text(APPLICATION))
        .with(4, SegmentField::text(heading.site))
        .with(7, timestamp(heading.making.at))
        .with(10, SegmentField::text(if heading.is_practice { PRACTICE } else { "" }))
        .with(11, SegmentField::text(&export_name(heading, 20)))
}

fn message(heading: &Heading<'_>, place: usize, ready: &Ready<'_>) -> [Segment; 5] {
    let (case, replaced) = (&ready.case, ready.replaced);
    let header = Segment::header("MSH")
        .with(3, SegmentField::text(APPLICATION))
        .with(4, SegmentField::text(heading.site))
        .with(7, timestamp(heading.making.at))
        .with(9, SegmentField::components(&["ADT", "A40", "ADT_A39"]))
        .with(10, SegmentField::text(&format!("{}{place:05}", export_name(heading, 15))))
        .with(11, SegmentField::text(if heading.is_practice { "T" } else { "P" }))
        .with(12, SegmentField::text("2.5"))
        .with(18, SegmentField::text("UNICODE UTF-8"));
    let event = Segment::new("EVN")
        .with(1, SegmentField::text("A40"))
        .with(2, timestamp(replaced.at))
        .with(5, SegmentField::text(replaced.by.vgr_id.as_str()));
    let unknown = if replaced.identity == PatientIdentity::Pending { "Y" } else { "N" };
    let survivor = Segment::new("PID")
        .with(1, SegmentField::text("1"))
        .with(3, SegmentField::id(replaced.id.value(), replaced.id.oid()))
        .with(5, SegmentField::components(&["", "", "", "", "", "", "U"]))
        .with(8, SegmentField::text(sex(replaced.id.sex())))
        .with(31, SegmentField::text(unknown));
    let subsumed = Segment::new("MRG")
        .with(1, SegmentField::id(case.number.as_str(), case.number.kind().oid()))
        .with(7, SegmentField::components(&POOL_NAME));
    [header, event, survivor, subsumed, own_segment(heading, ready)]
}

/// `ZKV`: the case itself. The numbers of its fields never change.
fn own_segment(heading: &Heading<'_>, ready: &Ready<'_>) -> Segment {
    let (case, replaced, outage) = (&ready.case, ready.replaced, heading.outage);
    let (issuance, conflict) = origin(case.id);
    let notice = raps_notice(case);
    let notes = notes(ready);
    Segment::new("ZKV")
        .with(1, SegmentField::text(&case.id.to_string()))
        .with(2, SegmentField::text(&issuance.map(|id| id.to_string()).unwrap_or_default()))
        .with(3, SegmentField::text(&conflict.map(|id| id.to_string()).unwrap_or_default()))
        .with(4, SegmentField::text(case.number.kind().name()))
        .with(5, SegmentField::text("Y"))
        .with(6, SegmentField::text(replaced.id.kind().name()))
        .with(7, SegmentField::text(identity(replaced.identity)))
        .with(8, SegmentField::text(sex(case.sex)))
        .with(9, SegmentField::text(&case.request.unit.clinic.to_string()))
        .with(10, SegmentField::text(&case.request.unit.ward.to_string()))
        .with(11, SegmentField::text(case.request.requested_by.as_str()))
        .with(12, SegmentField::text(case.issued_by.as_str()))
        .with(13, timestamp(case.issued_at))
        .with(14, timestamp(replaced.at))
        .with(15, SegmentField::text(replaced.by.vgr_id.as_str()))
        .with(16, notice.map(|notice| timestamp(notice.at)).unwrap_or_default())
        .with(17, notice.map(|notice| SegmentField::text(notice.by.as_str())).unwrap_or_default())
        .with(
            18,
            notice
                .and_then(|notice| notice.reference.as_ref())
                .map(|name| SegmentField::text(name.as_str()))
                .unwrap_or_default(),
        )
        .with(19, SegmentField::repeated(&notes))
        .with(20, SegmentField::text(&outage.id.to_string()))
        .with(21, SegmentField::text(outage.kind()))
        .with(22, timestamp(outage.started_at))
        .with(23, outage.ended_at.map(timestamp).unwrap_or_default())
}

/// The first `length` characters of the export's id: an id of HL7 v2.5 has at most 20 characters.
fn export_name(heading: &Heading<'_>, length: usize) -> String {
    heading.making.id.0.simple().to_string().chars().take(length).collect()
}

fn timestamp(moment: DateTime<Utc>) -> SegmentField {
    SegmentField::text(&stockholm(moment).format("%Y%m%d%H%M%S%z").to_string())
}

/// The code of HL7 table 0001.
const fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "F",
        Sex::Male => "M",
        Sex::Unknown => "U",
    }
}

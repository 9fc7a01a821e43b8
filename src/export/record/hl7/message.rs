//! One message: the merge of a case, and our own segment `ZKV` behind it.

use chrono::{DateTime, Utc};

use crate::export::record::error::ExportError;
use crate::export::record::fingerprint::Fingerprint;
use crate::export::record::hl7::segment::{Segment, SegmentField};
use crate::export::record::row::{Heading, identity, notes, origin, raps_notice};
use crate::export::record::system::IdSystem;
use kvittera_domain::calendar::stockholm;
use kvittera_domain::event::reconciling::PatientIdentity;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::views::export_selection::Ready;

/// The message about one case, from `MSH` to `ZKV`.
pub(super) fn message(heading: &Heading<'_>, ready: &Ready<'_>) -> Result<String, ExportError> {
    let (case, replaced) = (&ready.case, ready.replaced);
    let header = Segment::header("MSH")
        .with(3, SegmentField::text(application(heading)))
        .with(4, SegmentField::text(heading.site))
        .with(7, timestamp(heading.making.at))
        .with(9, SegmentField::components(&["ADT", "A40", "ADT_A39"]))
        .with(10, SegmentField::text(&Fingerprint::of_case(heading, ready)?.control_id()))
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
        .with(3, SegmentField::id(replaced.id.value(), IdSystem::of_new_id(&replaced.id)))
        .with(5, SegmentField::components(&["", "", "", "", "", "", "U"]))
        .with(8, SegmentField::text(sex(replaced.id.sex())))
        .with(31, SegmentField::text(unknown));
    let subsumed = Segment::new("MRG")
        .with(1, SegmentField::id(case.number.as_str(), IdSystem::of_number(&case.number)))
        .with(7, SegmentField::components(&heading.pool_name()));
    let segments = [header, event, survivor, subsumed, own_segment(heading, ready)];
    Ok(segments.iter().map(ToString::to_string).collect())
}

/// The name of the sender (`MSH-3`). A practice sender is another one, which no receiver of live merges knows: converters
/// keep it where they drop `MSH-11`.
pub(super) const fn application(heading: &Heading<'_>) -> &'static str {
    if heading.is_practice { "KVITTERA ÖVNING" } else { "KVITTERA" }
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

pub(super) fn timestamp(moment: DateTime<Utc>) -> SegmentField {
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

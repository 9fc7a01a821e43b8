//! Serialises moments, time spans and values without a JSON form of their own for the report's JSON.
#![expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde hands over references to fields")]

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serializer;

use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::views::supply::Redraw;

/// Writes RFC 3339 with Sweden's offset: `2026-11-22T03:12:00+01:00`.
pub(super) fn moment<S: Serializer>(moment: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&local_rfc3339(*moment))
}

/// Writes whole seconds, or null.
pub(super) fn seconds<S: Serializer>(span: &Option<TimeDelta>, serializer: S) -> Result<S::Ok, S::Error> {
    match span {
        Some(span) => serializer.serialize_i64(span.num_seconds()),
        None => serializer.serialize_none(),
    }
}

/// Writes whole minutes, or null.
pub(super) fn minutes<S: Serializer>(span: &Option<TimeDelta>, serializer: S) -> Result<S::Ok, S::Error> {
    match span {
        Some(span) => serializer.serialize_i64(span.num_minutes()),
        None => serializer.serialize_none(),
    }
}

/// Writes whole minutes.
pub(super) fn age<S: Serializer>(age: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(age.num_minutes())
}

/// Writes a case as people do, `3` or `k1`.
pub(super) fn case<S: Serializer>(case: &CaseId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(case)
}

/// Writes a list of cases as people do.
pub(super) fn cases<S: Serializer>(cases: &[CaseId], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(cases.iter().map(ToString::to_string))
}

/// Writes the stable English name.
pub(super) fn state<S: Serializer>(state: &CaseState, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(state.name())
}

/// Writes the stable English name.
pub(super) fn read_back<S: Serializer>(read_back: &ReadBack, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(read_back.name())
}

/// Writes the number for each sex.
pub(super) fn redraw<S: Serializer>(redraw: &Redraw, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map([("female", redraw.female), ("male", redraw.male)])
}

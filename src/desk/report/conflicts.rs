//! The conflicts that a report lists.

use serde::Serializer;
use serde::ser::SerializeSeq as _;
use serde_json::json;

use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::conflict::Conflict;
use kvittera_domain::ledger::outage::Outage;

/// The conflicts that were found in the outage, or that concern a number issued in it.
pub(super) fn reported_conflicts<'a>(ledger: &'a Ledger, outage: &Outage) -> Vec<&'a Conflict> {
    let is_issued_in_it =
        |conflict: &Conflict| ledger.issuance(conflict.with).is_some_and(|with| with.outage == outage.id);
    ledger.conflicts.iter().filter(|conflict| conflict.outage == outage.id || is_issued_in_it(conflict)).collect()
}

/// Writes the fields of each conflict that a reader needs.
pub(super) fn serialize<S: Serializer>(conflicts: &[&Conflict], serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(conflicts.len()))?;
    for conflict in conflicts {
        list.serialize_element(&json!({
            "conflict": conflict.id,
            "number": conflict.number,
            "with": conflict.with,
            "clinic": conflict.request.unit.clinic,
            "ward": conflict.request.unit.ward,
            "requested_by": conflict.request.requested_by,
            "given_by": conflict.paper.given_by,
            "given_at": local_rfc3339(conflict.given_at),
            "found_at": local_rfc3339(conflict.found_at),
            "taken_back": conflict.taken_back.as_ref().map(|taken_back| taken_back.reason.as_str()),
            "resolved": conflict.resolved.as_ref().map(|resolved| resolved.reason.as_str()),
        }))?;
    }
    list.end()
}

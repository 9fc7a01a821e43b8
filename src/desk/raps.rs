//! What RAPS must be told to undo, as JSON: the same in lists, records and reports. Other programs rely on the keys.

use serde::Serialize;

use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::Name;
use kvittera_domain::value::vgr_id::VgrId;

/// RAPS was told that the number belongs to the id, which doesn't hold.
#[derive(Debug, Clone, Serialize)]
pub struct RapsMustUndoJson<'a> {
    number: PoolNumber,
    /// `None` if RAPS was told before an id was recorded.
    id: Option<PersonId>,
    reference: Option<&'a Name>,
    told_at: String,
    told_by: &'a VgrId,
}

impl<'a> RapsMustUndoJson<'a> {
    /// What RAPS must undo about a case; `None` if there is nothing.
    #[must_use]
    pub fn of(case: &Case<'a>) -> Option<Self> {
        let told = case.reconciliation.raps_must_undo()?;
        let (number, told_at) = (case.number, local_rfc3339(told.at));
        Some(Self { number, id: told.of, reference: told.reference.as_ref(), told_at, told_by: &told.by })
    }
}

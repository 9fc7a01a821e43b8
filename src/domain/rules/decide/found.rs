//! The case that a command names, if it is one.

use crate::event::case_id::CaseId;
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::rules::refusal::Refusal;

/// A case by its id; one of a conflict that was taken back is no case.
pub(super) fn known_case(ledger: &Ledger, id: CaseId) -> Result<Case<'_>, Refusal> {
    let conflict = id.conflict().and_then(|id| ledger.conflict(id));
    if let Some(conflict) = conflict.filter(|conflict| conflict.taken_back.is_some()) {
        return Err(Refusal::ConflictTakenBack { conflict: conflict.id, with: conflict.with });
    }
    ledger.case(id).ok_or(match id {
        CaseId::Issuance(id) => Refusal::IssuanceUnknown(id),
        CaseId::Conflict(id) => Refusal::ConflictUnknown(id),
    })
}

/// A case with a patient behind it: neither void nor unused.
pub(super) fn case_in_use(ledger: &Ledger, id: CaseId) -> Result<Case<'_>, Refusal> {
    let case = known_case(ledger, id)?;
    match id {
        CaseId::Issuance(id) if case.voided.is_some() => Err(Refusal::IssuanceVoid(id)),
        _ if case.reconciliation.unused.is_some() => Err(Refusal::CaseUnused(id)),
        _ => Ok(case),
    }
}

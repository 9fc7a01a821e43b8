//! What the routine asks for and nobody did, or has not done yet.

use serde::Serialize;

use crate::desk::report::{conflicts, serial};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::check::Check;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::issuance::{Issuance, ReadBack};
use kvittera_domain::ledger::outage::{Outage, OutageState, OutageStepKind};
use kvittera_domain::value::id::{ConflictId, IssuanceId};

/// A step of the routine that is missing, in the routine's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "step", content = "of", rename_all = "snake_case")]
pub enum Lapse {
    /// Nobody checked whether it was only this workstation or this ward.
    NotAskedWhetherOnlyUs,
    /// Nobody looked in IT-nyheter.
    NewsNotRead,
    /// IT-nyheter said nothing, and nobody was called.
    NobodyCalled,
    /// Nobody said that the service is really down.
    NeverConfirmed,
    /// Nobody is known to have heard these numbers rightly.
    NotReadBack(Vec<IssuanceId>),
    /// The read-back was skipped.
    ReadBackSkipped(Vec<IssuanceId>),
    /// Nobody said that the service is back.
    NotEnded,
    /// Two patients may have the same number.
    ConflictOpen(Vec<ConflictId>),
    /// These wait for their new id or for RAPS.
    NotReconciled(#[serde(serialize_with = "serial::cases")] Vec<CaseId>),
    /// Nobody said that everything is reconciled, though it is.
    NotClosed,
}

pub(super) fn of(ledger: &Ledger, outage: &Outage) -> Vec<Lapse> {
    let read_back = |wanted: &dyn Fn(&Issuance) -> bool| -> Vec<IssuanceId> {
        ledger.issuances_of(outage.id).filter(|issuance| wanted(issuance)).map(|issuance| issuance.id).collect()
    };
    let skipped = read_back(&|issuance| issuance.is_in_use() && issuance.read_back == ReadBack::Skipped);
    let awaited = read_back(&Issuance::awaits_read_back);
    let conflicts = conflicts::of(ledger, outage).into_iter().filter(|conflict| conflict.resolved.is_none());
    let conflicts: Vec<_> = conflicts.map(|conflict| conflict.id).collect();
    let owed: Vec<_> = ledger.cases_of(outage.id).filter(Case::is_open).map(|case| case.id).collect();
    let is_over = outage.state == OutageState::Ended && owed.is_empty() && conflicts.is_empty();
    let some = |is_there: bool, lapse| is_there.then_some(lapse);
    triage(outage)
        .into_iter()
        .chain(some(!was_confirmed(outage), Lapse::NeverConfirmed))
        .chain(some(!awaited.is_empty(), Lapse::NotReadBack(awaited)))
        .chain(some(!skipped.is_empty(), Lapse::ReadBackSkipped(skipped)))
        .chain(some(outage.state.is_open(), Lapse::NotEnded))
        .chain(some(!conflicts.is_empty(), Lapse::ConflictOpen(conflicts)))
        .chain(some(!owed.is_empty(), Lapse::NotReconciled(owed)))
        .chain(some(is_over, Lapse::NotClosed))
        .collect()
}

/// What was not checked before the suspicion; a planned stop needs none of it.
fn triage(outage: &Outage) -> Vec<Lapse> {
    let suspicion = outage.course.iter().find_map(|step| match &step.what {
        OutageStepKind::Suspected(checked) => Some(checked),
        _ => None,
    });
    let Some(checked) = suspicion else { return Vec::new() };
    let has = |wanted: fn(&Check) -> bool| checked.iter().any(wanted);
    let asked = has(|check| matches!(check, Check::Workstation { .. } | Check::Ward { .. }));
    let news = has(|check| matches!(check, Check::News { .. }));
    let announced = has(|check| matches!(check, Check::News { announced: true }));
    let called = has(|check| matches!(check, Check::Called { .. }));
    let missing = [
        (!asked, Lapse::NotAskedWhetherOnlyUs),
        (!news, Lapse::NewsNotRead),
        (!announced && !called, Lapse::NobodyCalled),
    ];
    missing.into_iter().filter_map(|(is_missing, lapse)| is_missing.then_some(lapse)).collect()
}

fn was_confirmed(outage: &Outage) -> bool {
    outage.course.iter().any(|step| matches!(step.what, OutageStepKind::Confirmed | OutageStepKind::Reopened(_)))
}

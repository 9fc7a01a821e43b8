//! Steps that the routine asks for and that were not taken, or not yet.

use serde::Serialize;

use crate::desk::report::conflicts::reported_conflicts;
use crate::desk::report::serial;
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
    /// Nobody confirmed that the service is down.
    NeverConfirmed,
    /// These numbers were not read back rightly.
    NotReadBack(Vec<IssuanceId>),
    /// The read-back of these numbers was skipped.
    ReadBackSkipped(Vec<IssuanceId>),
    /// Nobody recorded that the service is back.
    NotEnded,
    /// These conflicts are not resolved: two patients may carry the same number.
    ConflictOpen(Vec<ConflictId>),
    /// These cases wait for their new id or for RAPS.
    NotReconciled(#[serde(serialize_with = "serial::cases")] Vec<CaseId>),
    /// Everything is reconciled, but nobody recorded that.
    NotClosed,
}

/// The lapses of an outage, in the routine's order.
pub(super) fn lapses_of(ledger: &Ledger, outage: &Outage) -> Vec<Lapse> {
    let ids = |wanted: &dyn Fn(&Issuance) -> bool| -> Vec<IssuanceId> {
        ledger.issuances_of(outage.id).filter(|issuance| wanted(issuance)).map(|issuance| issuance.id).collect()
    };
    let skipped = ids(&|issuance| issuance.is_in_use() && issuance.read_back == ReadBack::Skipped);
    let awaited = ids(&Issuance::awaits_read_back);
    let conflicts = reported_conflicts(ledger, outage).into_iter().filter(|conflict| conflict.is_open());
    let conflicts: Vec<_> = conflicts.map(|conflict| conflict.id).collect();
    let open: Vec<_> = ledger.cases_of(outage.id).filter(Case::is_open).map(|case| case.id).collect();
    let is_over = outage.state == OutageState::Ended && open.is_empty() && conflicts.is_empty();
    let some = |is_there: bool, lapse| is_there.then_some(lapse);
    triage(outage)
        .into_iter()
        .chain(some(!was_confirmed(outage), Lapse::NeverConfirmed))
        .chain(some(!awaited.is_empty(), Lapse::NotReadBack(awaited)))
        .chain(some(!skipped.is_empty(), Lapse::ReadBackSkipped(skipped)))
        .chain(some(outage.state.is_open(), Lapse::NotEnded))
        .chain(some(!conflicts.is_empty(), Lapse::ConflictOpen(conflicts)))
        .chain(some(!open.is_empty(), Lapse::NotReconciled(open)))
        .chain(some(is_over, Lapse::NotClosed))
        .collect()
}

/// The checks that were missing before the outage was suspected. A planned outage needs none of them.
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

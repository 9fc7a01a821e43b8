//! Outages, their steps and their issuances as JSON.

use serde::Serialize;

use crate::export::outage::{OutageJson, PlanJson};
use crate::i18n::Texts;
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::check::Check;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::outage::{Outage, OutageStep, OutageStepKind};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::actor::Role;
use kvittera_domain::value::id::{ConflictId, IssuanceId};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;

/// An outage in a list.
#[derive(Serialize)]
pub struct ListedOutageJson<'a> {
    #[serde(flatten)]
    outage: OutageJson,
    planned: Option<PlanJson<'a>>,
    #[serde(rename = "hand_outs")]
    issuances: usize,
}

impl<'a> ListedOutageJson<'a> {
    pub fn of(outage: &'a Outage, ledger: &Ledger) -> Self {
        Self {
            outage: OutageJson::of(outage),
            planned: outage.plan.as_ref().map(PlanJson::of),
            issuances: ledger.issuances_of(outage.id).count(),
        }
    }
}

/// An outage with its course, its issuances and what is left to do.
#[derive(Serialize)]
pub(super) struct WholeJson<'a> {
    #[serde(flatten)]
    outage: ListedOutageJson<'a>,
    course: Vec<StepJson<'a>>,
    issuances: Vec<IssuanceJson<'a>>,
    open: OpenJson,
}

impl<'a> WholeJson<'a> {
    pub(super) fn of(outage: &'a Outage, ledger: &'a Ledger, rights: &Rights, texts: &Texts) -> Self {
        let issuances = || ledger.issuances_of(outage.id).filter(|issuance| rights.sees_unit(&issuance.request.unit));
        let not_read_back = issuances().filter(|issuance| issuance.awaits_read_back());
        let conflicts = ledger
            .open_conflicts()
            .filter(|conflict| conflict.outage == outage.id && rights.sees_unit(&conflict.request.unit));
        let unreconciled = || {
            let cases = ledger.cases_of(outage.id).filter(|case| case.is_open() && rights.sees(case));
            cases.map(|case| case.id)
        };
        Self {
            outage: ListedOutageJson::of(outage, ledger),
            course: outage.course.iter().map(|step| StepJson::of(step, texts)).collect(),
            issuances: issuances().map(IssuanceJson::of).collect(),
            open: OpenJson {
                not_read_back: not_read_back.map(|issuance| issuance.id).collect(),
                conflicts: conflicts.map(|conflict| conflict.id).collect(),
                not_reconciled: unreconciled().filter_map(CaseId::issuance).collect(),
                not_reconciled_conflicts: unreconciled().filter_map(CaseId::conflict).collect(),
            },
        }
    }
}

/// One step in the course of an outage.
#[derive(Serialize)]
pub struct StepJson<'a> {
    at: String,
    by: &'a VgrId,
    role: Role,
    what: &'static str,
    words: String,
    #[serde(skip_serializing_if = "<[Check]>::is_empty")]
    checked: &'a [Check],
}

impl<'a> StepJson<'a> {
    pub fn of(step: &'a OutageStep, texts: &Texts) -> Self {
        let checked = if let OutageStepKind::Suspected(checked) = &step.what { checked.as_slice() } else { &[] };
        Self {
            at: local_rfc3339(step.at),
            by: &step.by.vgr_id,
            role: step.by.role,
            what: step.what.name(),
            words: texts.step(&step.what),
            checked,
        }
    }
}

#[derive(Serialize)]
struct IssuanceJson<'a> {
    issuance: IssuanceId,
    number: PoolNumber,
    sex: Sex,
    #[serde(flatten)]
    unit: &'a Unit,
    requested_by: &'a VgrId,
    issued_by: &'a VgrId,
    issued_at: String,
    read_back: &'static str,
    void: bool,
}

impl<'a> IssuanceJson<'a> {
    fn of(issuance: &'a Issuance) -> Self {
        Self {
            issuance: issuance.id,
            number: issuance.number,
            sex: issuance.sex,
            unit: &issuance.request.unit,
            requested_by: &issuance.request.requested_by,
            issued_by: &issuance.issued_by,
            issued_at: local_rfc3339(issuance.issued_at),
            read_back: issuance.read_back.name(),
            void: issuance.voided.is_some(),
        }
    }
}

#[derive(Serialize)]
struct OpenJson {
    not_read_back: Vec<IssuanceId>,
    conflicts: Vec<ConflictId>,
    not_reconciled: Vec<IssuanceId>,
    /// The conflicts whose second patient waits for a new id.
    #[serde(rename = "not_reconciled_clashes")]
    not_reconciled_conflicts: Vec<ConflictId>,
}

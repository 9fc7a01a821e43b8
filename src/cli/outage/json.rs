//! Outages, their steps and their hand-outs as JSON.

use serde::Serialize;

use crate::cli::moments::local;
use crate::domain::actor::Role;
use crate::domain::binder_number::BinderNumber;
use crate::domain::case::CaseId;
use crate::domain::check::Check;
use crate::domain::id::{ConflictId, IssuanceId, OutageId};
use crate::domain::issuance::Issuance;
use crate::domain::ledger::Ledger;
use crate::domain::outage::{Outage, Plan, Step, StepKind};
use crate::domain::permission::Rights;
use crate::domain::sex::Sex;
use crate::domain::text::Name;
use crate::domain::unit::Unit;
use crate::domain::vgr_id::VgrId;
use crate::i18n::Texts;

/// An outage in one row.
#[derive(Serialize)]
pub(in crate::cli) struct OutageJson<'a> {
    id: OutageId,
    kind: &'static str,
    state: &'static str,
    started_at: Option<String>,
    ended_at: Option<String>,
    planned: Option<PlanJson<'a>>,
    hand_outs: usize,
}

#[derive(Serialize)]
struct PlanJson<'a> {
    from: String,
    to: String,
    reference: Option<&'a str>,
}

impl<'a> OutageJson<'a> {
    pub(in crate::cli) fn of(outage: &'a Outage, ledger: &Ledger) -> Self {
        Self {
            id: outage.id,
            kind: outage.kind(),
            state: outage.state.name(),
            started_at: outage.state.has_begun().then(|| local(outage.started_at)),
            ended_at: outage.ended_at.map(local),
            planned: outage.plan.as_ref().map(PlanJson::of),
            hand_outs: ledger.hand_outs(outage.id).count(),
        }
    }
}

impl<'a> PlanJson<'a> {
    fn of(plan: &'a Plan) -> Self {
        let reference = plan.reference.as_ref().map(Name::as_str);
        Self { from: local(plan.from), to: local(plan.to), reference }
    }
}

/// An outage whole.
#[derive(Serialize)]
pub(super) struct WholeJson<'a> {
    #[serde(flatten)]
    outage: OutageJson<'a>,
    course: Vec<StepJson<'a>>,
    issuances: Vec<IssuanceJson<'a>>,
    open: OpenJson,
}

impl<'a> WholeJson<'a> {
    pub(super) fn of(outage: &'a Outage, ledger: &'a Ledger, rights: &Rights, texts: &Texts) -> Self {
        let hand_outs = || ledger.hand_outs(outage.id).filter(|issuance| rights.sees_unit(&issuance.unit));
        let not_read_back = hand_outs().filter(|issuance| issuance.awaits_read_back());
        let conflicts =
            ledger.open_conflicts().filter(|conflict| conflict.outage == outage.id && rights.sees_unit(&conflict.unit));
        let owed = || {
            let cases = ledger.cases_of(outage.id).filter(|case| case.is_open() && rights.sees(case));
            cases.map(|case| case.id)
        };
        Self {
            outage: OutageJson::of(outage, ledger),
            course: outage.course.iter().map(|step| StepJson::of(step, texts)).collect(),
            issuances: hand_outs().map(IssuanceJson::of).collect(),
            open: OpenJson {
                not_read_back: not_read_back.map(|issuance| issuance.id).collect(),
                conflicts: conflicts.map(|conflict| conflict.id).collect(),
                not_reconciled: owed().filter_map(CaseId::issuance).collect(),
                not_reconciled_clashes: owed().filter_map(CaseId::conflict).collect(),
            },
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct StepJson<'a> {
    at: String,
    by: &'a VgrId,
    role: Role,
    what: &'static str,
    words: String,
    #[serde(skip_serializing_if = "<[Check]>::is_empty")]
    checked: &'a [Check],
}

impl<'a> StepJson<'a> {
    pub(in crate::cli) fn of(step: &'a Step, texts: &Texts) -> Self {
        let checked = if let StepKind::Suspected(checked) = &step.what { checked.as_slice() } else { &[] };
        Self {
            at: local(step.at),
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
    number: BinderNumber,
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
            unit: &issuance.unit,
            requested_by: &issuance.requested_by,
            issued_by: &issuance.issued_by,
            issued_at: local(issuance.issued_at),
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
    /// The clashes whose second patient waits for a new id.
    not_reconciled_clashes: Vec<ConflictId>,
}

//! The stored form of the ledger, of issuances and conflicts.

use chrono::serde::ts_microseconds;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use kvittera_domain::event::reconciling::{PatientIdentity, ReconciliationStep, ReplacementWarning};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::compact_vec::CompactVec;
use kvittera_domain::ledger::conflict::Conflict;
use kvittera_domain::ledger::issuance::{Issuance, ReadBack};
use kvittera_domain::ledger::outages::Outages;
use kvittera_domain::ledger::pool::Pool;
use kvittera_domain::ledger::reasoned::Reasoned;
use kvittera_domain::ledger::reconciliation::{Notified, Reconciliation, Replaced, Undone};
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use kvittera_domain::value::log_identity::LogIdentity;
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::request::{NumberRequest, Paper};
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::Name;
use kvittera_domain::value::vgr_id::VgrId;

use crate::snapshot::form::{Each, Maybe, Plain, StoredForm as _, forms};
use crate::snapshot::outage_form::OutagesForm;
use crate::snapshot::packed::{ListForm, Packable};
use crate::snapshot::pool_form::PoolForm;
use crate::snapshot::value_form::{ActorForm, NumberRequestForm, ReasonedForm};

/// How a `Ledger` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Ledger")]
pub struct LedgerForm {
    identity: Option<LogIdentity>,
    #[serde(with = "PoolForm")]
    pool: Pool,
    #[serde(with = "OutagesForm")]
    outages: Outages,
    #[serde(with = "ListForm")]
    issuances: CompactVec<Issuance>,
    #[serde(with = "Each::<ConflictForm>")]
    conflicts: Vec<Conflict>,
    #[serde(with = "ListForm")]
    new_ids: CompactVec<PoolNumber>,
    seq: Seq,
}

/// How an `Issuance` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Issuance")]
pub struct IssuanceForm {
    id: IssuanceId,
    outage: OutageId,
    number: PoolNumber,
    sex: Sex,
    #[serde(with = "NumberRequestForm")]
    request: NumberRequest,
    issued_by: VgrId,
    #[serde(with = "ts_microseconds")]
    issued_at: DateTime<Utc>,
    #[serde(with = "ts_microseconds")]
    entered_at: DateTime<Utc>,
    paper: Option<Paper>,
    near: Vec<PoolNumber>,
    form_seconds: Option<u32>,
    #[serde(with = "ReadBackForm")]
    read_back: ReadBack,
    misses: usize,
    #[serde(with = "Maybe::<ReasonedForm>")]
    voided: Option<Reasoned>,
    #[serde(with = "ReconciliationForm")]
    reconciliation: Reconciliation,
    #[serde(with = "Each::<ReasonedForm>")]
    corrections: Vec<Reasoned>,
    trail: Vec<Seq>,
}

/// How a `ReadBack` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "ReadBack")]
enum ReadBackForm {
    Awaited,
    Matched,
    Skipped,
    OnPaper,
}

/// How a `Conflict` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Conflict")]
struct ConflictForm {
    id: ConflictId,
    number: PoolNumber,
    with: IssuanceId,
    outage: OutageId,
    #[serde(with = "NumberRequestForm")]
    request: NumberRequest,
    paper: Paper,
    #[serde(with = "ts_microseconds")]
    given_at: DateTime<Utc>,
    #[serde(with = "ts_microseconds")]
    found_at: DateTime<Utc>,
    #[serde(with = "ReconciliationForm")]
    reconciliation: Reconciliation,
    #[serde(with = "Maybe::<ReasonedForm>")]
    resolved: Option<Reasoned>,
    #[serde(with = "Maybe::<ReasonedForm>")]
    taken_back: Option<Reasoned>,
    trail: Vec<Seq>,
}

/// How a `Reconciliation` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Reconciliation")]
struct ReconciliationForm {
    #[serde(with = "Maybe::<ReplacedForm>")]
    replaced: Option<Replaced>,
    #[serde(with = "Each::<NotifiedForm>")]
    told: Vec<Notified>,
    #[serde(with = "Maybe::<ReasonedForm>")]
    unused: Option<Reasoned>,
    #[serde(with = "Each::<UndoneForm>")]
    undone: Vec<Undone>,
}

/// How a `Replaced` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Replaced")]
struct ReplacedForm {
    #[serde(with = "ts_microseconds")]
    at: DateTime<Utc>,
    #[serde(with = "ActorForm")]
    by: Actor,
    seq: Seq,
    id: PersonId,
    identity: PatientIdentity,
    warnings: Vec<ReplacementWarning>,
}

/// How a `Notified` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Notified")]
struct NotifiedForm {
    #[serde(with = "ts_microseconds")]
    at: DateTime<Utc>,
    by: VgrId,
    seq: Seq,
    of: Option<PersonId>,
    reference: Option<Name>,
    retracts: bool,
    taken_back: Option<Seq>,
}

/// How an `Undone` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Undone")]
struct UndoneForm {
    step: ReconciliationStep,
    #[serde(with = "ReasonedForm")]
    why: Reasoned,
}

forms! {
    LedgerForm of Ledger,
    IssuanceForm of Issuance,
    ConflictForm of Conflict,
    ReplacedForm of Replaced,
    NotifiedForm of Notified,
    UndoneForm of Undone,
}

impl Packable for Issuance {
    type Item = IssuanceForm;
    type Brief = Plain;
}

impl Packable for PoolNumber {
    type Item = Plain;
    type Brief = Plain;
}

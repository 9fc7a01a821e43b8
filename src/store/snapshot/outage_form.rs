//! The stored form of outages.

use chrono::serde::{ts_microseconds, ts_microseconds_option};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use kvittera_domain::event::check::Check;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::ledger::outage::{Outage, OutageState, OutageStep, OutageStepKind};
use kvittera_domain::ledger::outages::Outages;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::value::text::Remark;

use crate::snapshot::form::{Each, JsonText, Maybe, Plain, StoredForm, forms};
use crate::snapshot::packed::{ListForm, Packable};
use crate::snapshot::value_form::{ActorForm, PlanForm};

/// How an `Outage` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Outage")]
pub struct OutageForm {
    id: OutageId,
    #[serde(with = "Maybe::<PlanForm>")]
    plan: Option<Plan>,
    #[serde(with = "OutageStateForm")]
    state: OutageState,
    #[serde(with = "ts_microseconds")]
    started_at: DateTime<Utc>,
    #[serde(with = "ts_microseconds_option")]
    ended_at: Option<DateTime<Utc>>,
    #[serde(with = "Each::<OutageStepForm>")]
    course: Vec<OutageStep>,
}

/// How an `OutageState` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "OutageState")]
enum OutageStateForm {
    Planned,
    Cancelled,
    Suspected,
    Confirmed,
    Ended,
    Reconciled,
}

/// How an `OutageStep` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "OutageStep")]
struct OutageStepForm {
    #[serde(with = "ts_microseconds")]
    at: DateTime<Utc>,
    #[serde(with = "ActorForm")]
    by: Actor,
    #[serde(with = "OutageStepKindForm")]
    what: OutageStepKind,
}

/// How an `OutageStepKind` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "OutageStepKind")]
enum OutageStepKindForm {
    Planned(#[serde(with = "PlanForm")] Plan),
    Replanned(#[serde(with = "PlanForm")] Plan),
    Cancelled(Remark),
    Suspected(#[serde(with = "JsonText")] Vec<Check>),
    Confirmed,
    Noted(Remark),
    Ended,
    TimesSet {
        #[serde(with = "ts_microseconds_option")]
        started_at: Option<DateTime<Utc>>,
        #[serde(with = "ts_microseconds_option")]
        ended_at: Option<DateTime<Utc>>,
        reason: Remark,
    },
    Reopened(Remark),
    Reconciled,
}

forms! {
    OutageForm of Outage,
    OutageStepForm of OutageStep,
}

impl Packable for Outage {
    type Item = OutageForm;
    type Brief = Plain;
}

/// All outages.
pub struct OutagesForm;

impl StoredForm<Outages> for OutagesForm {
    fn serialize<S: Serializer>(outages: &Outages, serializer: S) -> Result<S::Ok, S::Error> {
        ListForm::serialize(outages.as_list(), serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Outages, D::Error> {
        ListForm::deserialize(deserializer).map(Outages::from_list)
    }
}

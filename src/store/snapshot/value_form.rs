//! The stored forms of what people say and who they are, where the log's own form needs JSON.

use chrono::serde::ts_microseconds;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use kvittera_domain::event::plan::Plan;
use kvittera_domain::ledger::reasoned::Reasoned;
use kvittera_domain::value::actor::{Actor, Login, Role, Ssh, Via};
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::text::{Name, Remark};
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;

use crate::snapshot::form::{JsonText, StoredForm as _, forms};

/// How an `Actor` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Actor")]
pub struct ActorForm {
    vgr_id: VgrId,
    login: Login,
    role: Role,
    #[serde(with = "ViaForm")]
    via: Via,
}

/// How a `Via` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Via")]
enum ViaForm {
    Local,
    Sudo(Login),
    Ssh(#[serde(with = "JsonText")] Box<Ssh>),
    Program,
}

/// How a `Reasoned` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Reasoned")]
pub struct ReasonedForm {
    #[serde(with = "ts_microseconds")]
    at: DateTime<Utc>,
    #[serde(with = "ActorForm")]
    by: Actor,
    reason: Remark,
}

/// How a `NumberRequest` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "NumberRequest")]
pub struct NumberRequestForm {
    requested_by: VgrId,
    unit: Unit,
    callback: Option<Name>,
}

/// How a `Plan` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Plan")]
pub struct PlanForm {
    #[serde(with = "ts_microseconds")]
    from: DateTime<Utc>,
    #[serde(with = "ts_microseconds")]
    to: DateTime<Utc>,
    reference: Option<Name>,
}

forms! {
    ReasonedForm of Reasoned,
    PlanForm of Plan,
}

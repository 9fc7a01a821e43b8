//! An outage as JSON, the same in the record and in every output of the command line. Other programs rely on the keys.

use chrono::{DateTime, Utc};
use serde::Serialize;

use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::value::text::Name;

/// An outage: id, kind, state and times.
#[derive(Debug, Serialize)]
pub struct OutageJson {
    id: OutageId,
    kind: &'static str,
    state: &'static str,
    #[serde(flatten)]
    times: OutageTimesJson,
}

impl OutageJson {
    #[must_use]
    pub fn of(outage: &Outage) -> Self {
        Self { id: outage.id, kind: outage.kind(), state: outage.state.name(), times: OutageTimesJson::of(outage) }
    }
}

/// When an outage began and ended. Both are null if it has not begun, and where there is no outage.
#[derive(Debug, Default, Serialize)]
pub struct OutageTimesJson {
    started_at: Option<String>,
    ended_at: Option<String>,
}

impl OutageTimesJson {
    #[must_use]
    pub fn of(outage: &Outage) -> Self {
        let started_at: Option<DateTime<Utc>> = outage.state.has_begun().then_some(outage.started_at);
        Self { started_at: started_at.map(local_rfc3339), ended_at: outage.ended_at.map(local_rfc3339) }
    }
}

/// The announced times of a planned stop, and the reference of the announcement.
#[derive(Debug, Serialize)]
pub struct PlanJson<'a> {
    from: String,
    to: String,
    reference: Option<&'a str>,
}

impl<'a> PlanJson<'a> {
    #[must_use]
    pub fn of(plan: &'a Plan) -> Self {
        let reference = plan.reference.as_ref().map(Name::as_str);
        Self { from: local_rfc3339(plan.from), to: local_rfc3339(plan.to), reference }
    }
}

//! An outage as JSON, alike in the record and in every answer of the command line; other programs rely on the keys.

use chrono::{DateTime, Utc};
use serde::Serialize;

use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::value::text::Name;

/// Which outage it is, its state and its times.
#[derive(Debug, Serialize)]
pub struct OutageJson {
    id: OutageId,
    kind: &'static str,
    state: &'static str,
    #[serde(flatten)]
    times: OutageTimesJson,
}

impl OutageJson {
    /// The keys of an outage.
    #[must_use]
    pub fn of(outage: &Outage) -> Self {
        Self { id: outage.id, kind: outage.kind(), state: outage.state.name(), times: OutageTimesJson::of(outage) }
    }
}

/// When an outage began and ended; both are null for one that has not begun, and for no outage.
#[derive(Debug, Default, Serialize)]
pub struct OutageTimesJson {
    started_at: Option<String>,
    ended_at: Option<String>,
}

impl OutageTimesJson {
    /// The times of an outage.
    #[must_use]
    pub fn of(outage: &Outage) -> Self {
        let started_at: Option<DateTime<Utc>> = outage.state.has_begun().then_some(outage.started_at);
        Self { started_at: started_at.map(local_rfc3339), ended_at: outage.ended_at.map(local_rfc3339) }
    }
}

/// From when to when a planned stop is announced, and the reference of the announcement.
#[derive(Debug, Serialize)]
pub struct PlanJson<'a> {
    from: String,
    to: String,
    reference: Option<&'a str>,
}

impl<'a> PlanJson<'a> {
    /// The keys of an announcement.
    #[must_use]
    pub fn of(plan: &'a Plan) -> Self {
        let reference = plan.reference.as_ref().map(Name::as_str);
        Self { from: local_rfc3339(plan.from), to: local_rfc3339(plan.to), reference }
    }
}

//! The calls of an outage: who asked, who answered, how the read-back went, and how long it took.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use crate::desk::report::median::median;
use crate::desk::report::serial;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::issuance::{Issuance, ReadBack};
use kvittera_domain::value::id::{IssuanceId, OutageId};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;

/// All calls of an outage, with their totals.
#[derive(Debug, Clone, Serialize)]
pub struct Calls<'a> {
    /// The earliest first.
    pub calls: Vec<ReportedCall<'a>>,
    /// The median of the measured calls, from the first key in the form until the number was read back rightly.
    #[serde(rename = "median_call_seconds", serialize_with = "serial::seconds")]
    pub median: Option<TimeDelta>,
    /// The slowest of the measured calls.
    #[serde(rename = "longest_call_seconds", serialize_with = "serial::seconds")]
    pub longest: Option<TimeDelta>,
    /// The totals of each person who issued numbers, by vgr-id.
    pub desks: Vec<PersonCalls<'a>>,
}

/// The calls that one person answered.
#[derive(Debug, Clone, Serialize)]
pub struct PersonCalls<'a> {
    pub vgr_id: &'a VgrId,
    pub calls: usize,
    /// How often something else was heard than the number.
    pub misses: usize,
    pub skipped: usize,
    /// The median of the measured calls.
    #[serde(rename = "median_call_seconds", serialize_with = "serial::seconds")]
    pub median: Option<TimeDelta>,
}

/// One issuance as a call.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedCall<'a> {
    pub issuance: IssuanceId,
    #[serde(serialize_with = "serial::moment")]
    pub issued_at: DateTime<Utc>,
    pub number: PoolNumber,
    /// The sex that was asked for.
    pub sex: Sex,
    #[serde(flatten)]
    pub unit: &'a Unit,
    pub requested_by: &'a VgrId,
    pub issued_by: &'a VgrId,
    #[serde(serialize_with = "serial::read_back")]
    pub read_back: ReadBack,
    /// How often something else was heard than the number.
    pub misses: usize,
    /// From the first key in the form until the issuance was confirmed.
    #[serde(rename = "form_seconds", serialize_with = "serial::seconds")]
    pub form: Option<TimeDelta>,
    /// From the issuance until the number was read back rightly.
    #[serde(rename = "read_back_seconds", serialize_with = "serial::seconds")]
    pub hearing: Option<TimeDelta>,
    /// True if the issuance was voided as a mistake.
    pub void: bool,
}

impl ReportedCall<'_> {
    /// From the first key in the form until the number was read back rightly.
    #[must_use]
    pub fn whole(&self) -> Option<TimeDelta> {
        Some(self.form? + self.hearing?)
    }
}

impl<'a> Calls<'a> {
    pub(super) fn of(ledger: &'a Ledger, events: &[Arc<RecordedEvent>], outage: OutageId) -> Self {
        let heard = heard_at(events);
        let mut calls: Vec<ReportedCall<'a>> =
            ledger.issuances_of(outage).map(|issuance| call(issuance, &heard)).collect();
        calls.sort_by_key(|call| (call.issued_at, call.issuance));
        let measured = || calls.iter().filter_map(ReportedCall::whole);
        Self { median: median(measured().collect()), longest: measured().max(), desks: desks(&calls), calls }
    }

    /// How often something else was heard than the number, in all calls.
    #[must_use]
    pub fn misses(&self) -> usize {
        self.calls.iter().map(|call| call.misses).sum()
    }

    /// How many calls have this read-back.
    #[must_use]
    pub fn with(&self, read_back: ReadBack) -> usize {
        self.calls.iter().filter(|call| call.read_back == read_back).count()
    }
}

/// When each number was read back rightly.
fn heard_at(events: &[Arc<RecordedEvent>]) -> BTreeMap<IssuanceId, DateTime<Utc>> {
    let heard = events.iter().filter_map(|recorded| match recorded.event {
        Event::ReadBack { issuance, matched: true, .. } => Some((issuance, recorded.recorded_at)),
        _ => None,
    });
    heard.collect()
}

fn call<'a>(issuance: &'a Issuance, heard: &BTreeMap<IssuanceId, DateTime<Utc>>) -> ReportedCall<'a> {
    // If the clock was set back meanwhile, the time was not measured.
    let hearing = heard.get(&issuance.id).map(|at| *at - issuance.entered_at);
    ReportedCall {
        issuance: issuance.id,
        issued_at: issuance.issued_at,
        number: issuance.number,
        sex: issuance.sex,
        unit: &issuance.request.unit,
        requested_by: &issuance.request.requested_by,
        issued_by: &issuance.issued_by,
        read_back: issuance.read_back,
        misses: issuance.misses,
        form: issuance.form_seconds.map(|seconds| TimeDelta::seconds(seconds.into())),
        hearing: hearing.filter(|span| *span >= TimeDelta::zero()),
        void: issuance.voided.is_some(),
    }
}

fn desks<'a>(calls: &[ReportedCall<'a>]) -> Vec<PersonCalls<'a>> {
    let mut by_person: BTreeMap<&'a VgrId, Vec<&ReportedCall<'a>>> = BTreeMap::new();
    for call in calls {
        by_person.entry(call.issued_by).or_default().push(call);
    }
    let desks = by_person.into_iter().map(|(vgr_id, calls)| PersonCalls {
        vgr_id,
        calls: calls.len(),
        misses: calls.iter().map(|call| call.misses).sum(),
        skipped: calls.iter().filter(|call| call.read_back == ReadBack::Skipped).count(),
        median: median(calls.iter().filter_map(|call| call.whole()).collect()),
    });
    desks.collect()
}

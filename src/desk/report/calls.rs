//! The calls: who asked, who answered, what was heard back, and how many seconds it took.

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

/// All calls of the outage, with what they add up to.
#[derive(Debug, Clone, Serialize)]
pub struct Calls<'a> {
    /// Each of them, the earliest first.
    pub calls: Vec<ReportedCall<'a>>,
    /// What half of the measured calls took at most, from the form's first key until the number was read back rightly.
    #[serde(rename = "median_call_seconds", serialize_with = "serial::seconds")]
    pub median: Option<TimeDelta>,
    /// What the slowest one took.
    #[serde(rename = "longest_call_seconds", serialize_with = "serial::seconds")]
    pub longest: Option<TimeDelta>,
    /// The same for each who handed out, by vgr-id.
    pub desks: Vec<PersonCalls<'a>>,
}

/// What one person handed out.
#[derive(Debug, Clone, Serialize)]
pub struct PersonCalls<'a> {
    /// Who.
    pub vgr_id: &'a VgrId,
    /// How many numbers.
    pub calls: usize,
    /// How often something else was heard.
    pub misses: usize,
    /// How often the read-back was skipped.
    pub skipped: usize,
    /// What half of the measured calls took at most.
    #[serde(rename = "median_call_seconds", serialize_with = "serial::seconds")]
    pub median: Option<TimeDelta>,
}

/// One hand-out as a call.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedCall<'a> {
    /// The hand-out.
    pub issuance: IssuanceId,
    /// When the number was handed out.
    #[serde(serialize_with = "serial::moment")]
    pub issued_at: DateTime<Utc>,
    /// The number.
    pub number: PoolNumber,
    /// The sex asked for.
    pub sex: Sex,
    /// Where it went.
    #[serde(flatten)]
    pub unit: &'a Unit,
    /// Who asked.
    pub requested_by: &'a VgrId,
    /// Who handed it out.
    pub issued_by: &'a VgrId,
    /// Whether it was read back.
    #[serde(serialize_with = "serial::read_back")]
    pub read_back: ReadBack,
    /// How often something else was heard.
    pub misses: usize,
    /// From the form's first key until the hand-out was confirmed.
    #[serde(rename = "form_seconds", serialize_with = "serial::seconds")]
    pub form: Option<TimeDelta>,
    /// From the hand-out until it was read back rightly.
    #[serde(rename = "read_back_seconds", serialize_with = "serial::seconds")]
    pub hearing: Option<TimeDelta>,
    /// Whether it was a mistake.
    pub void: bool,
}

impl ReportedCall<'_> {
    /// From the form's first key until the number was read back rightly.
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
        let (median, longest) = (median(measured().collect()), measured().max());
        Self { median, longest, desks: desks(&calls), calls }
    }

    /// How often something else was heard.
    #[must_use]
    pub fn misses(&self) -> usize {
        self.calls.iter().map(|call| call.misses).sum()
    }

    /// How many have this said of their read-back.
    #[must_use]
    pub fn with(&self, read_back: ReadBack) -> usize {
        self.calls.iter().filter(|call| call.read_back == read_back).count()
    }
}

/// When each hand-out was read back rightly.
fn heard_at(events: &[Arc<RecordedEvent>]) -> BTreeMap<IssuanceId, DateTime<Utc>> {
    let heard = events.iter().filter_map(|recorded| match recorded.event {
        Event::ReadBack { issuance, matched: true, .. } => Some((issuance, recorded.recorded_at)),
        _ => None,
    });
    heard.collect()
}

fn call<'a>(issuance: &'a Issuance, heard: &BTreeMap<IssuanceId, DateTime<Utc>>) -> ReportedCall<'a> {
    // A clock that was set back meanwhile has measured nothing.
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

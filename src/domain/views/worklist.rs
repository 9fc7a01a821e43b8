//! The cases in the order in which a hospital works them off: by outage, then by ward, the oldest first.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::ledger::reconciliation::CaseState;
use crate::value::id::OutageId;
use crate::value::unit::Unit;

/// How many of some cases are closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WorklistProgress {
    /// Those that are done, void or never used.
    pub closed: usize,
    /// All of them.
    pub total: usize,
}

impl WorklistProgress {
    /// Of these cases.
    #[must_use]
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case<'a>>) -> Self {
        cases.into_iter().fold(Self::default(), |progress, case| Self {
            closed: progress.closed + usize::from(!case.is_open()),
            total: progress.total + 1,
        })
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.closed == self.total
    }
}

/// The cases of one ward in one outage, the oldest first.
#[derive(Debug, Clone)]
pub struct WardCases<'a> {
    /// The ward.
    pub unit: &'a Unit,
    /// Its cases.
    pub cases: Vec<Case<'a>>,
}

/// The cases of one outage, by ward; the ward that has waited longest stands first, and wards that are done stand last.
#[derive(Debug, Clone)]
pub struct OutageCases<'a> {
    /// The outage.
    pub outage: OutageId,
    /// Its wards.
    pub wards: Vec<WardCases<'a>>,
}

impl WardCases<'_> {
    /// How many of them are closed.
    #[must_use]
    pub fn progress(&self) -> WorklistProgress {
        WorklistProgress::of(&self.cases)
    }
}

impl OutageCases<'_> {
    /// How many of them are closed.
    #[must_use]
    pub fn progress(&self) -> WorklistProgress {
        WorklistProgress::of(self.wards.iter().flat_map(|ward| &ward.cases))
    }
}

type ByWard<'a> = BTreeMap<(String, String), WardCases<'a>>;

/// The cases that `wanted` keeps, by outage from the oldest one on.
#[must_use]
pub fn worklist<'a>(ledger: &'a Ledger, wanted: impl Fn(&Case<'a>) -> bool) -> Vec<OutageCases<'a>> {
    let mut outages: BTreeMap<(DateTime<Utc>, OutageId), ByWard<'a>> = BTreeMap::new();
    for case in ledger.cases().filter(wanted) {
        let began = ledger.outages.by_id(case.outage).map_or(case.issued_at, |outage| outage.started_at);
        let wards = outages.entry((began, case.outage)).or_default();
        let ward = wards
            .entry(name(&case.request.unit))
            .or_insert_with(|| WardCases { unit: &case.request.unit, cases: Vec::new() });
        ward.cases.push(case);
    }
    let by_outage = outages.into_iter().map(|((_, outage), wards)| {
        let mut wards: Vec<WardCases<'a>> = wards.into_values().collect();
        for ward in &mut wards {
            ward.cases.sort_by_key(|case| (case.issued_at, case.id));
        }
        wards.sort_by_key(|ward| {
            let waits = ward.cases.iter().find(|case| case.is_open());
            (waits.is_none(), waits.or(ward.cases.first()).map(|case| case.issued_at))
        });
        OutageCases { outage, wards }
    });
    by_outage.collect()
}

/// Upper and lower case make no other ward.
fn name(unit: &Unit) -> (String, String) {
    (unit.clinic.as_str().to_lowercase(), unit.ward.as_str().to_lowercase())
}

/// How many cases are in which state, in the order of [`CaseState::ALL`].
#[must_use]
pub fn by_state<'a>(cases: impl IntoIterator<Item = &'a Case<'a>>) -> [(CaseState, usize); 6] {
    let mut counts = CaseState::ALL.map(|state| (state, 0));
    for case in cases {
        let state = case.state();
        if let Some((_, count)) = counts.iter_mut().find(|(counted, _)| *counted == state) {
            *count += 1;
        }
    }
    counts
}

/// How long it took from the hand-out until the patients had their new ids and RAPS knew them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeTaken {
    /// The longest.
    pub longest: TimeDelta,
    /// Half of them took no longer; of an even number the mean of the two in the middle.
    pub median: TimeDelta,
}

impl TimeTaken {
    /// Of those that are done; `None` when none is. A mistake or a number that nobody used says nothing about the time.
    #[must_use]
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case<'a>>) -> Option<Self> {
        let done = cases.into_iter().filter(|case| case.state() == CaseState::Done);
        let mut taken: Vec<TimeDelta> = done.filter_map(|case| Some(case.closed_at()? - case.issued_at)).collect();
        taken.sort();
        let (lower, upper) = (*taken.get(taken.len().checked_sub(1)? / 2)?, *taken.get(taken.len() / 2)?);
        Some(Self { longest: *taken.last()?, median: (lower + upper) / 2 })
    }
}

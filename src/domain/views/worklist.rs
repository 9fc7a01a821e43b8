//! The cases in the order in which a hospital works through them: by outage, then by ward, the oldest first.

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
    /// The cases that are done, void or unused.
    pub closed: usize,
    /// All cases.
    pub total: usize,
}

impl WorklistProgress {
    /// Counts these cases.
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
    pub unit: &'a Unit,
    pub cases: Vec<Case<'a>>,
}

/// The cases of one outage by ward. The ward that has waited longest stands first, and wards without open cases stand
/// last.
#[derive(Debug, Clone)]
pub struct OutageCases<'a> {
    pub outage: OutageId,
    pub wards: Vec<WardCases<'a>>,
}

impl WardCases<'_> {
    /// How many of the cases are closed.
    #[must_use]
    pub fn progress(&self) -> WorklistProgress {
        WorklistProgress::of(&self.cases)
    }
}

impl OutageCases<'_> {
    /// How many of the cases are closed.
    #[must_use]
    pub fn progress(&self) -> WorklistProgress {
        WorklistProgress::of(self.wards.iter().flat_map(|ward| &ward.cases))
    }
}

type ByWard<'a> = BTreeMap<(String, String), WardCases<'a>>;

/// Returns the cases for which `wanted` is true, by outage from the oldest on.
#[must_use]
pub fn worklist<'a>(ledger: &'a Ledger, wanted: impl Fn(&Case<'a>) -> bool) -> Vec<OutageCases<'a>> {
    let mut outages: BTreeMap<(DateTime<Utc>, OutageId), ByWard<'a>> = BTreeMap::new();
    for case in ledger.cases().filter(wanted) {
        let began = ledger.outages.by_id(case.outage).map_or(case.issued_at, |outage| outage.started_at);
        let wards = outages.entry((began, case.outage)).or_default();
        let ward = wards
            .entry(ward_key(&case.request.unit))
            .or_insert_with(|| WardCases { unit: &case.request.unit, cases: Vec::new() });
        ward.cases.push(case);
    }
    let by_outage = outages.into_iter().map(|((_, outage), wards)| {
        let mut wards: Vec<WardCases<'a>> = wards.into_values().collect();
        for ward in &mut wards {
            ward.cases.sort_by_key(|case| (case.issued_at, case.id));
        }
        wards.sort_by_key(|ward| {
            let longest_waiting = ward.cases.iter().find(|case| case.is_open());
            (longest_waiting.is_none(), longest_waiting.or(ward.cases.first()).map(|case| case.issued_at))
        });
        OutageCases { outage, wards }
    });
    by_outage.collect()
}

/// The key of a ward; names that differ only in case are the same ward.
fn ward_key(unit: &Unit) -> (String, String) {
    (unit.clinic.as_str().to_lowercase(), unit.ward.as_str().to_lowercase())
}

/// Counts the cases in each state, in the order of [`CaseState::ALL`].
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

/// How long it took from the issuance until the patient had a new id and RAPS knew it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeTaken {
    pub longest: TimeDelta,
    /// Half of the cases took no longer; for an even count the mean of the two in the middle.
    pub median: TimeDelta,
}

impl TimeTaken {
    /// Measures the completed cases; `None` if there are none. Void and unused cases are excluded.
    #[must_use]
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case<'a>>) -> Option<Self> {
        let done = cases.into_iter().filter(|case| case.state() == CaseState::Done);
        let mut taken: Vec<TimeDelta> = done.filter_map(|case| Some(case.closed_at()? - case.issued_at)).collect();
        taken.sort();
        let (lower, upper) = (*taken.get(taken.len().checked_sub(1)? / 2)?, *taken.get(taken.len() / 2)?);
        Some(Self { longest: *taken.last()?, median: (lower + upper) / 2 })
    }
}

//! The binder ("pärm"): the numbers drawn in advance, in the order in which they were put there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::event::number_warning::NumberWarning;
use crate::event::quarantine::Quarantine;
use crate::ledger::compact_vec::{CompactVec, Compactable};
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::pool_count::{Differences, PoolCount};
use crate::value::id::{IssuanceId, Seq};
use crate::value::pool_number::PoolNumber;
use crate::value::serde_json_text;
use crate::value::sex::Sex;
use crate::value::text::Remark;

/// One number of the binder and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolEntry {
    /// The number.
    pub number: PoolNumber,
    /// Whose page it stands on.
    pub sex: Sex,
    /// What was odd about it and accepted by a person.
    pub warnings: Vec<NumberWarning>,
    /// The fact that put it there.
    pub added: Seq,
    /// When it was put there.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub added_at: DateTime<Utc>,
    /// What became of it.
    pub state: NumberState,
}

/// What became of a number. Nothing leads back to `Free`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberState {
    /// In the binder.
    Free,
    /// Handed out.
    Issued(IssuanceId),
    /// Taken out of the pool unissued.
    Withdrawn {
        /// When.
        #[serde(with = "chrono::serde::ts_microseconds")]
        at: DateTime<Utc>,
        /// Why.
        reason: Remark,
    },
    /// Perhaps with a patient although no sound log says so; never to go out again.
    Quarantined {
        /// When this was found.
        #[serde(with = "chrono::serde::ts_microseconds")]
        at: DateTime<Utc>,
        /// Why.
        #[serde(with = "serde_json_text")]
        because: Quarantine,
    },
}

/// How many numbers of one sex are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberCount {
    /// In the binder.
    pub free: usize,
    /// Handed out, voided ones too.
    pub issued: usize,
    /// Taken out unissued.
    pub withdrawn: usize,
    /// Perhaps with a patient, and never to go out again.
    pub quarantined: usize,
}

impl NumberCount {
    /// Both together.
    #[must_use]
    const fn and(self, other: Self) -> Self {
        Self {
            free: self.free + other.free,
            issued: self.issued + other.issued,
            withdrawn: self.withdrawn + other.withdrawn,
            quarantined: self.quarantined + other.quarantined,
        }
    }

    /// All numbers ever put into the binder.
    #[must_use]
    pub const fn total(self) -> usize {
        self.free + self.issued + self.withdrawn + self.quarantined
    }
}

impl<'a> FromIterator<&'a PoolEntry> for NumberCount {
    fn from_iter<I: IntoIterator<Item = &'a PoolEntry>>(entries: I) -> Self {
        entries.into_iter().fold(Self::default(), |mut count, entry| {
            match entry.state {
                NumberState::Free => count.free += 1,
                NumberState::Issued(_) => count.issued += 1,
                NumberState::Withdrawn { .. } => count.withdrawn += 1,
                NumberState::Quarantined { .. } => count.quarantined += 1,
            }
            count
        })
    }
}

/// All numbers that were ever in the binder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    in_order: CompactVec<PoolEntry>,
    counted: Option<PoolCount>,
    #[serde(skip)]
    places: Places,
}

/// Where each number of a pool stands, once somebody has asked. It follows from the pool, so any two are alike.
#[derive(Clone, Default)]
struct Places(OnceLock<BTreeMap<PoolNumber, usize>>);

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Places {}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Places")
    }
}

impl Compactable for PoolEntry {
    /// How many of each sex are where.
    type Summary = Vec<(Sex, NumberCount)>;

    fn is_settled(&self) -> bool {
        self.state != NumberState::Free
    }

    fn summary(items: &[Self]) -> Self::Summary {
        Sex::ALL.map(|sex| (sex, items.iter().filter(|entry| entry.sex == sex).collect())).to_vec()
    }
}

impl Pool {
    /// All numbers in the binder's order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &PoolEntry> {
        self.in_order.iter()
    }

    /// The numbers of one sex in the binder's order.
    pub fn of_sex(&self, sex: Sex) -> impl DoubleEndedIterator<Item = &PoolEntry> {
        let has_some =
            move |summary: &Vec<(Sex, NumberCount)>| summary.iter().any(|(of, count)| *of == sex && count.total() > 0);
        self.in_order.iter_where(has_some).filter(move |entry| entry.sex == sex)
    }

    /// The free numbers of one sex in the binder's order.
    pub fn free(&self, sex: Sex) -> impl Iterator<Item = PoolNumber> {
        self.all_free().filter(move |entry| entry.sex == sex).map(|entry| entry.number)
    }

    /// The free numbers of both sexes in the binder's order.
    pub fn all_free(&self) -> impl Iterator<Item = &PoolEntry> {
        self.in_order.recent().iter().filter(|entry| entry.state == NumberState::Free)
    }

    /// A number, if it was ever in the binder.
    #[must_use]
    pub fn get(&self, number: PoolNumber) -> Option<&PoolEntry> {
        self.places().get(&number).and_then(|&place| self.in_order.get(place))
    }

    /// Whether a number lies in the binder and may go out.
    #[must_use]
    pub fn is_free(&self, number: PoolNumber) -> bool {
        self.get(number).is_some_and(|entry| entry.state == NumberState::Free)
    }

    /// How many numbers of `sex` are where.
    #[must_use]
    pub fn count(&self, sex: Sex) -> NumberCount {
        let packed = self.in_order.summaries().flatten().filter(|(of, _)| *of == sex).map(|(_, count)| *count);
        let recent = self.in_order.recent().iter().filter(|entry| entry.sex == sex).collect();
        packed.fold(recent, NumberCount::and)
    }

    /// The last count of the paper binder.
    #[must_use]
    pub const fn last_count(&self) -> Option<&PoolCount> {
        self.counted.as_ref()
    }

    /// How a paper binder in which the numbers of `present` lie differs from the pool.
    #[must_use]
    pub fn differences(&self, present: &BTreeSet<PoolNumber>) -> Differences {
        let pick = |free: bool, lies_there: bool| {
            let wanted = self.iter().filter(move |entry| (entry.state == NumberState::Free) == free);
            let wanted = wanted.filter(|entry| present.contains(&entry.number) == lies_there);
            wanted.map(|entry| entry.number).collect()
        };
        Differences { missing: pick(true, false), spent: pick(false, true) }
    }

    /// The free numbers that were missing when the paper binder was counted last, until somebody says what became of
    /// them: each may have been given to a patient on paper.
    pub fn unaccounted(&self) -> impl Iterator<Item = PoolNumber> {
        let missing = self.counted.iter().flat_map(|count| &count.differences.missing).copied();
        missing.filter(|number| self.is_free(*number))
    }

    /// Whether the number was missing from the paper binder and nobody has said what became of it.
    #[must_use]
    pub fn is_unaccounted(&self, number: PoolNumber) -> bool {
        self.unaccounted().any(|missing| missing == number)
    }

    /// Whether the number was missing from the paper binder at the last count, whatever became of it since.
    #[must_use]
    pub fn was_missing(&self, number: PoolNumber) -> bool {
        self.counted.as_ref().is_some_and(|count| count.differences.missing.contains(&number))
    }

    /// Whether the number lay in the paper binder at the last count although it was out or withdrawn.
    #[must_use]
    pub fn was_to_strike(&self, number: PoolNumber) -> bool {
        self.counted.as_ref().is_some_and(|count| count.differences.spent.contains(&number))
    }

    fn places(&self) -> &BTreeMap<PoolNumber, usize> {
        self.places.0.get_or_init(|| self.iter().map(|entry| entry.number).zip(0..).collect())
    }

    /// Packs away what is spent.
    pub(super) fn pack(&mut self) {
        self.in_order.pack();
    }

    pub(super) fn count_taken(&mut self, count: PoolCount) {
        self.counted = Some(count);
    }

    pub(super) fn add(&mut self, entry: PoolEntry) -> Result<(), Inconsistency> {
        if self.places().contains_key(&entry.number) {
            return Err(Inconsistency::NumberAddedTwice(entry.number));
        }
        if let Some(places) = self.places.0.get_mut() {
            places.insert(entry.number, self.in_order.len());
        }
        self.in_order.push(entry);
        Ok(())
    }

    /// Takes a number out for good; one that was withdrawn or is in quarantine may turn out to have been given on paper.
    pub(super) fn spend(&mut self, number: PoolNumber, state: NumberState) -> Result<(), Inconsistency> {
        let place = self.places().get(&number).copied();
        let entry = place.and_then(|place| self.in_order.get_mut(place)).ok_or(Inconsistency::NumberUnknown(number))?;
        match (&entry.state, &state) {
            (NumberState::Free, _)
            | (NumberState::Withdrawn { .. } | NumberState::Quarantined { .. }, NumberState::Issued(_)) => {
                entry.state = state;
                Ok(())
            }
            _ => Err(Inconsistency::NumberSpentTwice(number)),
        }
    }
}

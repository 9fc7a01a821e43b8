//! The pool ("pärm"): the numbers that were drawn in advance, in the order in which they were added.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

use chrono::{DateTime, Utc};

use crate::event::number_warning::NumberWarning;
use crate::event::quarantine::Quarantine;
use crate::ledger::compact_vec::{CompactVec, Compactable, Packer};
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::pool_count::{Differences, PoolCount};
use crate::value::id::{IssuanceId, Seq};
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;
use crate::value::text::Remark;

/// One number of the pool and its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolEntry {
    pub number: PoolNumber,
    /// The page that it stands on.
    pub sex: Sex,
    /// Warnings about the number that a person accepted.
    pub warnings: Vec<NumberWarning>,
    /// The event that added it.
    pub added: Seq,
    pub added_at: DateTime<Utc>,
    pub state: NumberState,
}

/// The state of a number. No state leads back to `Free`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberState {
    Free,
    Issued(IssuanceId),
    /// Taken out of the pool without being issued.
    Withdrawn {
        at: DateTime<Utc>,
        reason: Remark,
    },
    /// Perhaps with a patient although no intact record says so; never issued again.
    Quarantined {
        at: DateTime<Utc>,
        because: Quarantine,
    },
}

impl PoolEntry {
    /// Whether its issuance was interrupted at `since` or later, so that the program put it into quarantine.
    #[must_use]
    pub fn was_interrupted(&self, since: DateTime<Utc>) -> bool {
        matches!(&self.state, NumberState::Quarantined { at, because: Quarantine::OutcomeUnknown { .. } } if *at >= since)
    }
}

/// How many numbers of one sex are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberCount {
    pub free: usize,
    /// Issued, including issuances that were voided.
    pub issued: usize,
    /// Taken out without being issued.
    pub withdrawn: usize,
    /// Perhaps with a patient, and never issued again.
    pub quarantined: usize,
}

impl NumberCount {
    /// The sum of both.
    #[must_use]
    const fn plus(self, other: Self) -> Self {
        Self {
            free: self.free + other.free,
            issued: self.issued + other.issued,
            withdrawn: self.withdrawn + other.withdrawn,
            quarantined: self.quarantined + other.quarantined,
        }
    }

    /// All numbers that were ever added.
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

/// The pool: all numbers that were ever added to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pool {
    in_order: CompactVec<PoolEntry>,
    counted: Option<PoolCount>,
    places: Places,
}

/// The index of each number in the pool, built on the first use. It follows from the pool, so any two are equal.
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
    /// How many numbers of each sex are in each state.
    type Summary = Vec<(Sex, NumberCount)>;

    fn is_settled(&self) -> bool {
        self.state != NumberState::Free
    }

    fn summary(items: &[Self]) -> Self::Summary {
        Sex::ALL.map(|sex| (sex, items.iter().filter(|entry| entry.sex == sex).collect())).to_vec()
    }
}

impl Pool {
    /// All numbers in the order of the pool.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &PoolEntry> {
        self.in_order.iter()
    }

    /// The numbers of one sex in the order of the pool.
    pub fn of_sex(&self, sex: Sex) -> impl DoubleEndedIterator<Item = &PoolEntry> {
        let has_some =
            move |summary: &Vec<(Sex, NumberCount)>| summary.iter().any(|(of, count)| *of == sex && count.total() > 0);
        self.in_order.iter_where(has_some).filter(move |entry| entry.sex == sex)
    }

    /// The free numbers of one sex in the order of the pool.
    pub fn free(&self, sex: Sex) -> impl Iterator<Item = PoolNumber> {
        self.all_free().filter(move |entry| entry.sex == sex).map(|entry| entry.number)
    }

    /// The free numbers of both sexes in the order of the pool.
    pub fn all_free(&self) -> impl Iterator<Item = &PoolEntry> {
        self.in_order.recent().iter().filter(|entry| entry.state == NumberState::Free)
    }

    /// The entry of a number, if it was ever in the pool.
    #[must_use]
    pub fn get(&self, number: PoolNumber) -> Option<&PoolEntry> {
        self.places().get(&number).and_then(|&place| self.in_order.get(place))
    }

    /// Whether a number is in the pool and may be issued.
    #[must_use]
    pub fn is_free(&self, number: PoolNumber) -> bool {
        self.get(number).is_some_and(|entry| entry.state == NumberState::Free)
    }

    /// How many numbers of `sex` are in each state.
    #[must_use]
    pub fn count(&self, sex: Sex) -> NumberCount {
        let compacted = self.in_order.summaries().flatten().filter(|(of, _)| *of == sex).map(|(_, count)| *count);
        let recent = self.in_order.recent().iter().filter(|entry| entry.sex == sex).collect();
        compacted.fold(recent, NumberCount::plus)
    }

    /// The last count of the paper binder.
    #[must_use]
    pub const fn last_count(&self) -> Option<&PoolCount> {
        self.counted.as_ref()
    }

    /// The differences between the pool and a paper binder that holds the numbers in `present`.
    #[must_use]
    pub fn differences(&self, present: &BTreeSet<PoolNumber>) -> Differences {
        let pick = |free: bool, lies_there: bool| {
            let wanted = self.iter().filter(move |entry| (entry.state == NumberState::Free) == free);
            let wanted = wanted.filter(|entry| present.contains(&entry.number) == lies_there);
            wanted.map(|entry| entry.number).collect()
        };
        Differences { missing: pick(true, false), spent: pick(false, true) }
    }

    /// The free numbers that were missing at the last count of the paper binder, as long as nobody has said what became
    /// of them. Each may have been given to a patient on paper.
    pub fn unaccounted(&self) -> impl Iterator<Item = PoolNumber> {
        let missing = self.counted.iter().flat_map(|count| &count.differences.missing).copied();
        missing.filter(|number| self.is_free(*number))
    }

    /// Whether the number was missing at the last count of the paper binder and nobody has said what became of it.
    #[must_use]
    pub fn is_unaccounted(&self, number: PoolNumber) -> bool {
        self.unaccounted().any(|missing| missing == number)
    }

    /// Whether the number was missing at the last count of the paper binder, whatever became of it since.
    #[must_use]
    pub fn was_missing(&self, number: PoolNumber) -> bool {
        self.counted.as_ref().is_some_and(|count| count.differences.missing.contains(&number))
    }

    /// Whether the number lay in the paper binder at the last count although it was not free, so that it must be struck
    /// out there.
    #[must_use]
    pub fn was_to_strike(&self, number: PoolNumber) -> bool {
        self.counted.as_ref().is_some_and(|count| count.differences.spent.contains(&number))
    }

    fn places(&self) -> &BTreeMap<PoolNumber, usize> {
        self.places.0.get_or_init(|| self.iter().map(|entry| entry.number).zip(0..).collect())
    }

    /// Compacts the numbers that are not free.
    pub(super) fn pack(&mut self, packer: &impl Packer<PoolEntry>) {
        self.in_order.pack(packer);
    }

    /// All numbers as a list, for whoever writes the pool down; with [`Pool::last_count`] that is all of it.
    #[must_use]
    pub const fn entries(&self) -> &CompactVec<PoolEntry> {
        &self.in_order
    }

    /// The pool that was written down so.
    #[must_use]
    pub fn from_parts(entries: CompactVec<PoolEntry>, counted: Option<PoolCount>) -> Self {
        Self { in_order: entries, counted, places: Places::default() }
    }

    pub(super) fn set_last_count(&mut self, count: PoolCount) {
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

    /// Gives a free number its final state. A number that is withdrawn or in quarantine may still turn out to have been
    /// issued on paper.
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

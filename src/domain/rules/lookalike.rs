//! Chooses the number to issue: the free one that is least like those in use.
//!
//! Two numbers are compared by their *distance*: how many typing mistakes (a character replaced, left out or added, or
//! two neighbours swapped) lead from one to the other; the optimal string alignment distance. Among the free numbers of
//! the requested sex the choice is, in this order,
//!
//! 0. a number that was not missing at the last count of the paper binder, since a missing one may have been given on
//!    paper,
//! 1. the number whose nearest number in use is farthest away,
//! 2. the number that is farthest from all numbers in use together (sum of the distances),
//! 3. the number that stands first in the pool.
//!
//! So every terminal makes the same choice. Numbers of both sexes count as in use, voided ones don't. (Sources: the lex
//! Maria case of 2014 and NHS/PSA/RE/2018/008 on temporary numbers that look too similar.)

use std::cmp::Reverse;

use crate::ledger::Ledger;
use crate::value::id::IssuanceId;
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;

/// The distance from which two numbers no longer count as twins.
const TWIN_BELOW: usize = 3;

/// A number in use that differs from the proposed one in one or two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twin {
    /// The number in use.
    pub number: PoolNumber,
    /// The issuance that has it.
    pub issuance: IssuanceId,
    /// The distance between the two.
    pub differs: usize,
}

/// The number to issue next, with the numbers in use that it could be mistaken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub number: PoolNumber,
    /// Its twins in use, nearest first.
    pub near: Vec<Twin>,
}

/// The optimal string alignment distance between two numbers.
#[must_use]
pub fn distance(one: PoolNumber, other: PoolNumber) -> usize {
    strsim::osa_distance(one.as_str(), other.as_str())
}

/// Chooses the number of `sex` to issue next; `None` when none is free.
#[must_use]
pub fn propose(ledger: &Ledger, sex: Sex) -> Option<Proposal> {
    let in_use: Vec<PoolNumber> = ledger.in_use().map(|issuance| issuance.number).collect();
    let (_, number) = ledger.pool.free(sex).enumerate().min_by_key(|(place, candidate)| {
        let distances = in_use.iter().map(|used| distance(*candidate, *used));
        // Each distance is computed only once: there are as many as free numbers times numbers in use.
        let (nearest, sum) = distances.fold((None, 0), |(nearest, sum): (Option<usize>, usize), distance| {
            (Some(nearest.map_or(distance, |nearest| nearest.min(distance))), sum + distance)
        });
        (ledger.pool.is_unaccounted(*candidate), Reverse(nearest), Reverse(sum), *place)
    })?;
    Some(Proposal { number, near: twins(ledger, number) })
}

/// Returns the numbers in use that differ from `number` in one or two characters, nearest first.
#[must_use]
pub fn twins(ledger: &Ledger, number: PoolNumber) -> Vec<Twin> {
    let mut twins: Vec<Twin> = ledger
        .in_use()
        .filter(|issuance| issuance.number != number)
        .map(|issuance| Twin {
            number: issuance.number,
            issuance: issuance.id,
            differs: distance(number, issuance.number),
        })
        .filter(|twin| twin.differs < TWIN_BELOW)
        .collect();
    twins.sort_by_key(|twin| (twin.differs, twin.issuance));
    twins
}

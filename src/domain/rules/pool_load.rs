//! Putting drawn numbers into the binder: what is refused, what is odd and asked about, line by line.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::event::number_warning::NumberWarning;
use crate::ledger::Ledger;
use crate::value::log_identity::Mode;
use crate::value::pool_number::{PoolNumber, PoolNumberError};
use crate::value::reserve_number::ReserveNumberError;
use crate::value::sex::Sex;

/// What the hospital's binder is like; from the routine, kept apart from the rules that use it.
#[derive(Debug, Clone)]
pub struct PoolRules {
    /// How many numbers of each sex a full binder holds.
    pub per_sex: usize,
    /// The year and month that all birth dates lie in.
    pub birth_month: (i32, u32),
    /// The invented numbers of the practice pool, which never go into a live binder.
    pub practice_numbers: BTreeSet<PoolNumber>,
}

/// Numbers as somebody hands them over, with whether oddities were accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolLoad {
    /// The lines in the order of the file.
    pub lines: Vec<PoolLine>,
    /// Whether a person has seen the oddities and wants the numbers all the same.
    pub warnings_accepted: bool,
}

/// One line of a file of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolLine {
    /// Its place in the file, from 1.
    pub line: u64,
    /// What it says.
    pub number: Result<PoolNumber, PoolNumberError>,
    /// The sex that stands beside it, where the file has such a column.
    pub sex: Option<Sex>,
}

/// Why a line can't be put into the binder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineRefusal {
    /// It is no number of the binder's shape.
    Unreadable(PoolNumberError),
    /// The same number stands on an earlier line of the file.
    SameAsLine(u64),
    /// The log has seen this number before, whatever became of it.
    SeenBefore,
    /// A patient has it: it was recorded as somebody's new id.
    NewId,
    /// It is one of the invented numbers of the practice pool.
    PracticeNumber,
    /// Neither its letter nor the file says woman or man.
    SexUnclear,
    /// Its letter says another sex than the file does.
    SexContradicts,
}

/// What is said of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineVerdict {
    /// Its place in the file, from 1.
    pub line: u64,
    /// The number, where it could be read.
    pub number: Option<PoolNumber>,
    /// The sex and the oddities, or why it can't be taken.
    pub result: Result<(Sex, Vec<NumberWarning>), LineRefusal>,
}

/// What is said of a whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolVerdict {
    /// Line by line, in the order of the file.
    pub lines: Vec<LineVerdict>,
    /// How many women's and men's numbers would be free afterwards, when that is not a full binder.
    pub not_full: Option<(usize, usize)>,
}

impl PoolVerdict {
    /// Whether some line can't be taken, or there is none.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.lines.is_empty() || self.lines.iter().any(|line| line.result.is_err())
    }

    /// Whether a person must accept something first.
    #[must_use]
    pub fn has_warnings(&self) -> bool {
        self.not_full.is_some()
            || self.lines.iter().any(|line| line.result.as_ref().is_ok_and(|(_, warnings)| !warnings.is_empty()))
    }
}

/// Says of each line whether it may go into the binder of `ledger`.
#[must_use]
pub fn examine(ledger: &Ledger, lines: &[PoolLine], rules: &PoolRules) -> PoolVerdict {
    let mut first_seen = BTreeMap::new();
    let lines: Vec<LineVerdict> = lines
        .iter()
        .map(|line| LineVerdict {
            line: line.line,
            number: line.number.ok(),
            result: examine_line(ledger, line, rules, &mut first_seen),
        })
        .collect();
    let free_after = |sex| {
        ledger.pool.count(sex).free
            + lines.iter().filter(|line| line.result.as_ref().is_ok_and(|(of, _)| *of == sex)).count()
    };
    let (women, men) = (free_after(Sex::Female), free_after(Sex::Male));
    let full = women == rules.per_sex && men == rules.per_sex;
    PoolVerdict { lines, not_full: (!full).then_some((women, men)) }
}

fn examine_line(
    ledger: &Ledger,
    line: &PoolLine,
    rules: &PoolRules,
    first_seen: &mut BTreeMap<PoolNumber, u64>,
) -> Result<(Sex, Vec<NumberWarning>), LineRefusal> {
    let number = line.number.map_err(LineRefusal::Unreadable)?;
    match first_seen.entry(number) {
        Entry::Occupied(earlier) => return Err(LineRefusal::SameAsLine(*earlier.get())),
        Entry::Vacant(place) => place.insert(line.line),
    };
    if ledger.pool.get(number).is_some() {
        return Err(LineRefusal::SeenBefore);
    }
    if ledger.new_ids.iter().any(|id| *id == number) {
        return Err(LineRefusal::NewId);
    }
    if ledger.mode() == Some(Mode::Live) && rules.practice_numbers.contains(&number) {
        return Err(LineRefusal::PracticeNumber);
    }
    Ok((sex_of(number, line.sex)?, warnings_about(number, rules)))
}

fn sex_of(number: PoolNumber, stated: Option<Sex>) -> Result<Sex, LineRefusal> {
    match (number.letter_sex(), stated) {
        (Some(letter), Some(stated)) if letter != stated => Err(LineRefusal::SexContradicts),
        (Some(sex), _) | (None, Some(sex)) if Sex::IN_POOL.contains(&sex) => Ok(sex),
        _ => Err(LineRefusal::SexUnclear),
    }
}

fn warnings_about(number: PoolNumber, rules: &PoolRules) -> Vec<NumberWarning> {
    let lrid = match number.lrid() {
        Ok(_) => None,
        Err(ReserveNumberError::SupersededCheckDigit { .. }) => Some(NumberWarning::SupersededCheckDigit),
        Err(_) => Some(NumberWarning::NotLrid),
    };
    let in_month = number.birth_date().is_some_and(|date| (date.year(), date.month()) == rules.birth_month);
    lrid.into_iter().chain((!in_month).then_some(NumberWarning::OtherBirthMonth)).collect()
}

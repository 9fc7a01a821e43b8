//! The import of drawn numbers into the pool: which lines are refused, and which ones need a person's confirmation.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::event::number_warning::NumberWarning;
use crate::ledger::Ledger;
use crate::value::log_identity::Mode;
use crate::value::pool_number::{PoolNumber, PoolNumberError};
use crate::value::reserve_number::ReserveNumberError;
use crate::value::sex::Sex;

/// What the hospital's pool must be like. The values come from the routine and are kept apart from the rules that use
/// them.
#[derive(Debug, Clone)]
pub struct PoolRules {
    /// How many numbers of each sex a full pool holds.
    pub per_sex: usize,
    /// The year and month of all birth dates in the pool.
    pub birth_month: (i32, u32),
    /// The invented numbers of the practice pool, which never go into a live pool.
    pub practice_numbers: BTreeSet<PoolNumber>,
}

/// Numbers to add, and whether the warnings about them were accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolLoad {
    pub lines: Vec<PoolLine>,
    /// What the file holds that a person has to look at.
    pub oddities: Vec<Oddity>,
    /// Whether a person saw the warnings and wants the numbers all the same.
    pub warnings_accepted: bool,
}

/// One line of a file of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolLine {
    /// The line number in the file, from 1.
    pub line: u64,
    pub number: Result<PoolNumber, UnreadableNumber>,
    /// The sex that the file states, if it has such a column.
    pub sex: Option<Sex>,
}

/// What stands where a number should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableNumber {
    pub error: PoolNumberError,
    /// The cell as it was read, or the whole row if the cell is empty.
    pub cell: String,
}

/// Something in a file that may mean that it was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// The line number in the file, from 1.
    pub line: u64,
    pub kind: OddityKind,
}

/// What is odd about a line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OddityKind {
    /// Another number stands in this cell, which is not where the file has its numbers.
    NumberElsewhere(String),
    /// The column of sexes holds this word, which states none.
    SexUnknown(String),
    /// The name of a column was damaged on its way and is taken for the sex's.
    SexColumnDamaged(String),
    /// The file states a total that fits nothing that was read.
    TotalDiffers(String),
}

/// How many numbers were read: women's, men's, and those of which neither the letter nor the file states which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NumbersRead {
    pub women: usize,
    pub men: usize,
    pub unclear: usize,
}

impl NumbersRead {
    /// Counts the numbers of these lines.
    #[must_use]
    pub fn of(lines: &[PoolLine]) -> Self {
        let mut read = Self::default();
        for line in lines {
            let Ok(number) = line.number else { continue };
            match number.letter_sex().or(line.sex) {
                Some(Sex::Female) => read.women += 1,
                Some(Sex::Male) => read.men += 1,
                _ => read.unclear += 1,
            }
        }
        read
    }

    /// All of them.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.women + self.men + self.unclear
    }
}

impl PoolLine {
    /// Whether the file states another sex than the number's letter.
    #[must_use]
    pub fn contradicts(&self) -> bool {
        let letter = self.number.as_ref().ok().and_then(PoolNumber::letter_sex);
        self.sex.zip(letter).is_some_and(|(stated, letter)| stated != letter)
    }
}

/// Why the number of a line can't be added to the pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineRefusal {
    /// The text does not have the shape of a number.
    Unreadable(UnreadableNumber),
    /// The same number stands on this earlier line of the file.
    SameAsLine(u64),
    /// The pool has held this number before, whatever became of it.
    SeenBefore,
    /// A patient has the number: it was recorded as somebody's new id.
    NewId,
    /// The number is one of the invented numbers of the practice pool.
    PracticeNumber,
    /// Neither the letter nor the file says woman or man.
    SexUnclear,
    /// The letter states another sex than the file.
    SexContradicts,
}

/// The result of examining one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineVerdict {
    /// The line number in the file, from 1.
    pub line: u64,
    /// `None` where the line could not be read.
    pub number: Option<PoolNumber>,
    /// The sex and the warnings, or why the number can't be added.
    pub result: Result<(Sex, Vec<NumberWarning>), LineRefusal>,
}

/// The result of examining a whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolVerdict {
    pub lines: Vec<LineVerdict>,
    /// What the file holds that a person has to look at.
    pub oddities: Vec<Oddity>,
    /// How many women's and men's numbers would be free after the import; `None` when that is a full pool.
    pub not_full: Option<(usize, usize)>,
}

impl PoolVerdict {
    /// Whether the import is refused: a line can't be added, or there are no lines.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.lines.is_empty() || self.lines.iter().any(|line| line.result.is_err())
    }

    /// Whether a person must accept warnings before the import.
    #[must_use]
    pub fn has_warnings(&self) -> bool {
        self.not_full.is_some()
            || !self.oddities.is_empty()
            || self.lines.iter().any(|line| line.result.as_ref().is_ok_and(|(_, warnings)| !warnings.is_empty()))
    }
}

/// Examines whether each line may be added to the pool of `ledger`.
#[must_use]
pub fn examine(ledger: &Ledger, lines: &[PoolLine], oddities: &[Oddity], rules: &PoolRules) -> PoolVerdict {
    let mut first_seen = BTreeMap::new();
    let lines: Vec<LineVerdict> = lines
        .iter()
        .map(|line| LineVerdict {
            line: line.line,
            number: line.number.as_ref().ok().copied(),
            result: examine_line(ledger, line, rules, &mut first_seen),
        })
        .collect();
    let free_after = |sex| {
        ledger.pool.count(sex).free
            + lines.iter().filter(|line| line.result.as_ref().is_ok_and(|(of, _)| *of == sex)).count()
    };
    let (women, men) = (free_after(Sex::Female), free_after(Sex::Male));
    let full = women == rules.per_sex && men == rules.per_sex;
    PoolVerdict { lines, oddities: oddities.to_vec(), not_full: (!full).then_some((women, men)) }
}

fn examine_line(
    ledger: &Ledger,
    line: &PoolLine,
    rules: &PoolRules,
    first_seen: &mut BTreeMap<PoolNumber, u64>,
) -> Result<(Sex, Vec<NumberWarning>), LineRefusal> {
    let number = *line.number.as_ref().map_err(|unreadable| LineRefusal::Unreadable(unreadable.clone()))?;
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
        Err(ReserveNumberError::SupersededCheckDigit) => Some(NumberWarning::SupersededCheckDigit),
        Err(_) => Some(NumberWarning::NotLrid),
    };
    let in_month = number.birth_date().is_some_and(|date| (date.year(), date.month()) == rules.birth_month);
    lrid.into_iter().chain((!in_month).then_some(NumberWarning::OtherBirthMonth)).collect()
}

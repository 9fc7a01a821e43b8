//! The verdict on each line of a file of numbers that is to be loaded into the pool, in words.

use crate::desk::pool_file::PoolFileError;
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::event::number_warning::NumberWarning;
use kvittera_domain::rules::pool_load::{LineRefusal, LineVerdict};
use kvittera_domain::value::pool_number::PoolNumber;

impl Texts {
    /// `i ordning`, or the warnings, or why the line is refused.
    #[must_use]
    pub fn line_verdict(&self, verdict: &LineVerdict) -> String {
        match (&verdict.result, verdict.number) {
            (Err(refusal), _) => self.line_refusal(*refusal),
            (Ok((_, warnings)), Some(number)) if !warnings.is_empty() => {
                warnings.iter().map(|warning| self.warning(*warning, number)).collect::<Vec<_>>().join("; ")
            }
            (Ok(_), _) => t!(self, "verdict-fine"),
        }
    }

    /// A warning about a number.
    #[must_use]
    pub fn warning(&self, warning: NumberWarning, number: PoolNumber) -> String {
        match (warning, number.lrid()) {
            (NumberWarning::OtherBirthMonth, _) => t!(self, "doubt-birth-month"),
            (_, Err(error)) => t!(self, "doubt-not-lrid", why = self.reserve_number_error(error)),
            (_, Ok(_)) => t!(self, "verdict-fine"),
        }
    }

    /// The pool would not be full: how many women's and men's numbers it would have, of `per_sex` each.
    #[must_use]
    pub fn not_full(&self, (women, men): (usize, usize), per_sex: usize) -> String {
        t!(self, "verdict-not-full", women = women, men = men, full = per_sex)
    }

    /// Why a file of numbers can't be read as a whole.
    #[must_use]
    pub fn pool_file_error(&self, error: PoolFileError) -> String {
        match error {
            PoolFileError::TooLarge => t!(self, "pool-file-too-large"),
            PoolFileError::NotText => t!(self, "pool-file-not-text"),
            PoolFileError::NoNumberColumn => t!(self, "pool-file-no-column"),
            PoolFileError::NotCsv(line) => t!(self, "pool-file-not-csv", line = line),
        }
    }

    fn line_refusal(&self, refusal: LineRefusal) -> String {
        match refusal {
            LineRefusal::Unreadable(error) => self.pool_number_error(error),
            LineRefusal::SameAsLine(line) => t!(self, "refused-same-as-line", line = line),
            LineRefusal::SeenBefore => t!(self, "refused-seen-before"),
            LineRefusal::NewId => t!(self, "refused-new-id"),
            LineRefusal::PracticeNumber => t!(self, "refused-practice-number"),
            LineRefusal::SexUnclear => t!(self, "refused-sex-unclear"),
            LineRefusal::SexContradicts => t!(self, "refused-sex-contradicts"),
        }
    }
}

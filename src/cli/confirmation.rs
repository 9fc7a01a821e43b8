//! Asks before many numbers are lost for ever at once: on a terminal with their count, elsewhere by `--expect`.

use std::io::{self, IsTerminal as _};

use crate::cli::dialogue::Dialogue;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::i18n::Explanation;
use crate::t;

/// So many numbers may be lost at once without a question.
const UNASKED: usize = 3;

/// Numbers that would be lost for ever.
#[derive(Debug, Clone, Copy)]
pub enum Loss {
    Withdrawn(usize),
    Quarantined(usize),
}

impl Loss {
    /// Whether a person has to say first that there are so many.
    #[must_use]
    pub const fn is_large(self) -> bool {
        self.count() > UNASKED
    }

    const fn count(self) -> usize {
        let (Self::Withdrawn(count) | Self::Quarantined(count)) = self;
        count
    }

    /// The question with the count.
    #[must_use]
    pub fn question(self, session: &CliSession) -> String {
        match self {
            Self::Withdrawn(count) => t!(session.texts, "cli-withdraw-many", count = count),
            Self::Quarantined(count) => t!(session.texts, "cli-quarantine-many", count = count),
        }
    }

    /// Fails unless `--expect` names the right count, the loss is small, or a person on a terminal says yes. Nothing may
    /// have been written before.
    ///
    /// # Errors
    /// When nobody said that there are so many, or the terminal can't be used.
    pub fn confirm(
        self,
        session: &CliSession,
        expected: Option<usize>,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        self.check(session, expected)?;
        if expected.is_some() || !self.is_large() {
            return Ok(());
        }
        let asks = !session.json && io::stdin().is_terminal();
        let mut ask = || Dialogue::new(io::stdin().lock(), output).confirm(&session.texts, &self.question(session));
        if asks && ask()? { Ok(()) } else { Err(self.unconfirmed(session)) }
    }

    /// Fails if `--expect` names another count.
    ///
    /// # Errors
    /// When it does.
    pub fn check(self, session: &CliSession, expected: Option<usize>) -> Result<(), CliError> {
        if expected.is_none_or(|expected| expected == self.count()) { Ok(()) } else { Err(self.unconfirmed(session)) }
    }

    fn unconfirmed(self, session: &CliSession) -> CliError {
        let message = match self {
            Self::Withdrawn(count) => t!(session.texts, "cli-withdraw-unconfirmed", count = count),
            Self::Quarantined(count) => t!(session.texts, "cli-quarantine-unconfirmed", count = count),
        };
        let next = t!(session.texts, "cli-unconfirmed-next", count = self.count());
        CliError::Refused(Explanation { kind: "count_unconfirmed", message, next })
    }
}

//! Parses values that people typed, and words what is wrong with them.

use std::num::ParseIntError;
use std::str::FromStr;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::rules::permission::{UnitScope, UnitScopeError};
use kvittera_domain::value::last_four::LastFour;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::TextError;
use kvittera_domain::value::vgr_id::VgrId;

impl Texts {
    /// Parses a vgr-id; `option` names where it was typed.
    pub(super) fn read_vgr_id(&self, option: &str, typed: &str) -> Result<VgrId, CliError> {
        typed.parse().map_err(|error| self.invalid(option, &self.vgr_id_error(error)))
    }

    /// Parses the units that a ward's login sees; `option` names where they were typed.
    pub(super) fn read_scope(&self, option: &str, typed: &str) -> Result<UnitScope, CliError> {
        typed.parse().map_err(|error| match error {
            UnitScopeError::Name(error) => self.invalid(option, &self.text_error(error)),
            UnitScopeError::Parts => self.invalid(option, &t!(self, "denied-unit-needed-next")),
        })
    }

    /// The error for an invalid value; `option` names where it was typed, `why` is a sentence.
    pub(super) fn invalid(&self, option: &str, why: &str) -> CliError {
        CliError::arguments(
            "argument_invalid",
            t!(self, "cli-invalid", option = option, why = why),
            t!(self, "cli-invalid-next"),
        )
    }
}

impl CliSession {
    /// Parses a vgr-id. An unusual one leads to a message, not to an error.
    pub(super) fn vgr_id(&self, option: &str, typed: &str, output: &mut Output<'_>) -> Result<VgrId, CliError> {
        let vgr_id = self.texts.read_vgr_id(option, typed)?;
        if !vgr_id.is_usual() {
            let why = t!(self.texts, "vgr-id-unusual");
            output.message(&t!(self.texts, "cli-doubtful", option = option, value = vgr_id.as_str(), why = why))?;
        }
        Ok(vgr_id)
    }

    /// Parses a name, a ward, a reason or a note.
    pub(super) fn text<T: FromStr<Err = TextError>>(&self, option: &str, typed: &str) -> Result<T, CliError> {
        typed.parse().map_err(|error| self.texts.invalid(option, &self.texts.text_error(error)))
    }

    /// Parses a number of the pool.
    pub(super) fn number(&self, option: &str, typed: &str) -> Result<PoolNumber, CliError> {
        typed.parse().map_err(|error| self.texts.invalid(option, &self.texts.pool_number_error(error)))
    }

    /// Parses the running number of an issuance, an outage or a conflict, or a case's name.
    pub(super) fn running_number<T: FromStr<Err = ParseIntError>>(
        &self,
        option: &str,
        typed: &str,
    ) -> Result<T, CliError> {
        typed.parse().map_err(|_| self.texts.invalid(option, &t!(self.texts, "cli-running-number")))
    }

    /// Parses the last four characters of a number, as the caller read them back.
    pub(super) fn last_four(&self, option: &str, typed: &str) -> Result<LastFour, CliError> {
        typed.parse().map_err(|_| self.texts.invalid(option, &t!(self.texts, "last-four-needed")))
    }
}

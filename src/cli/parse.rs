//! Values that people typed, checked, with a sentence about what is wrong with them.

use std::num::ParseIntError;
use std::str::FromStr;

use chrono::{DateTime, Utc};

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::moment;
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::rules::permission::{UnitScope, UnitScopeError};
use kvittera_domain::value::last_four::LastFour;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::TextError;
use kvittera_domain::value::vgr_id::VgrId;

impl Texts {
    /// A vgr-id; `option` is where it was typed.
    pub(super) fn read_vgr_id(&self, option: &str, typed: &str) -> Result<VgrId, CliError> {
        typed.parse().map_err(|error| self.invalid(option, &self.vgr_id_error(error)))
    }

    /// The units of a ward; `option` is where it was typed.
    pub(super) fn read_scope(&self, option: &str, typed: &str) -> Result<UnitScope, CliError> {
        typed.parse().map_err(|error| match error {
            UnitScopeError::Name(error) => self.invalid(option, &self.text_error(error)),
            UnitScopeError::Parts => self.invalid(option, &t!(self, "denied-unit-needed-next")),
        })
    }

    pub(super) fn invalid(&self, option: &str, why: &str) -> CliError {
        CliError::arguments(
            "argument_invalid",
            t!(self, "cli-invalid", option = option, why = why),
            t!(self, "cli-invalid-next"),
        )
    }
}

impl CliSession {
    /// A vgr-id; an unusual one is asked about, not refused.
    pub(super) fn vgr_id(&self, option: &str, typed: &str, output: &mut Output<'_>) -> Result<VgrId, CliError> {
        let vgr_id = self.texts.read_vgr_id(option, typed)?;
        if !vgr_id.is_usual() {
            let why = t!(self.texts, "vgr-id-unusual");
            output.message(&t!(self.texts, "cli-doubtful", option = option, value = vgr_id.as_str(), why = why))?;
        }
        Ok(vgr_id)
    }

    /// A name, a ward, a reason or a note.
    pub(super) fn text<T: FromStr<Err = TextError>>(&self, option: &str, typed: &str) -> Result<T, CliError> {
        typed.parse().map_err(|error| self.texts.invalid(option, &self.texts.text_error(error)))
    }

    /// A number of the binder.
    pub(super) fn number(&self, option: &str, typed: &str) -> Result<PoolNumber, CliError> {
        typed.parse().map_err(|error| self.texts.invalid(option, &self.texts.pool_number_error(error)))
    }

    /// The running number of a hand-out, an outage or a clash.
    pub(super) fn running<T: FromStr<Err = ParseIntError>>(&self, option: &str, typed: &str) -> Result<T, CliError> {
        typed.parse().map_err(|_| self.texts.invalid(option, &t!(self.texts, "cli-running-number")))
    }

    /// The end of a number as heard.
    pub(super) fn last_four(&self, option: &str, typed: &str) -> Result<LastFour, CliError> {
        typed.parse().map_err(|_| self.texts.invalid(option, &t!(self.texts, "last-four-needed")))
    }

    /// A time.
    pub(super) fn moment(&self, option: &str, typed: &str) -> Result<DateTime<Utc>, CliError> {
        moment::read(typed, self.now()).map_err(|_| self.texts.invalid(option, &t!(self.texts, "cli-no-time")))
    }

    /// A time that is still to come; without a date it is the next such one after `after`.
    pub(super) fn coming(&self, option: &str, typed: &str, after: DateTime<Utc>) -> Result<DateTime<Utc>, CliError> {
        moment::read_coming(typed, after).map_err(|_| self.texts.invalid(option, &t!(self.texts, "cli-no-time")))
    }

    /// A time that may be left out.
    pub(super) fn moment_if(&self, option: &str, typed: Option<&str>) -> Result<Option<DateTime<Utc>>, CliError> {
        typed.map(|typed| self.moment(option, typed)).transpose()
    }
}

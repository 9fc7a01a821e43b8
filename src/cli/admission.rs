//! Which settings hold for this run, and who the person is: what is found out before there is a session.

use chrono::{DateTime, Utc};

use crate::cli::arguments::GlobalArgs;
use crate::cli::failure::CliError;
use crate::config::Config;
use crate::desk::access::{AccessDenied, RequestedAccess};
use crate::desk::actor::Person;
use crate::desk::login::SessionOrigin;
use crate::desk::{access, place};
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::calendar::whom_to_call;

/// Loads the settings that the arguments name, else the user's or the system's.
///
/// # Errors
/// When they can't be read or are invalid.
pub(super) fn settings(global: &GlobalArgs) -> Result<Config, CliError> {
    let file = global.config.clone().or_else(place::settings);
    Config::load(file.as_deref()).map_err(CliError::Config)
}

/// Finds out who the person is and which roles they have, from the login, the settings and the arguments.
///
/// # Errors
/// When the arguments ask for more than the person is allowed, or an argument is invalid.
pub(super) fn admit(
    global: &GlobalArgs,
    origin: &SessionOrigin,
    config: &Config,
    texts: &Texts,
    now: DateTime<Utc>,
) -> Result<Person, CliError> {
    let vgr_id = global.acting.as_deref().map(|typed| texts.read_vgr_id("--as", typed)).transpose()?;
    let unit = global.unit.as_deref().map(|typed| texts.read_scope("--unit", typed)).transpose()?;
    access::admit(origin, &config.roles, RequestedAccess { role: global.role, vgr_id, unit }).map_err(|denied| {
        let call = texts.call(&whom_to_call(now, &config.hours), &config.contacts);
        let explanation = texts.denied(&denied, &call);
        if denied == AccessDenied::UnitNeeded {
            CliError::Arguments(explanation)
        } else {
            CliError::NotAllowed(explanation)
        }
    })
}

/// The error for an option that this person may not choose.
#[must_use]
pub(super) fn forbidden_option(texts: &Texts, option: &str) -> CliError {
    let message = t!(texts, "guest-option", option = option);
    CliError::not_allowed("not_allowed", message, t!(texts, "guest-option-next", option = option))
}

/// The error for an SSH client's command that can't be read.
#[must_use]
pub(super) fn unreadable(texts: &Texts) -> CliError {
    CliError::arguments("unreadable", t!(texts, "guest-unreadable"), t!(texts, "guest-unreadable-next"))
}

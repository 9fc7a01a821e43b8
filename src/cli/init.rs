//! `kvittera init`: a live log with its pool, or a fresh practice log.

use serde::Serialize;

use crate::cli::arguments::InitArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::pool;
use crate::cli::session::CliSession;
use crate::open::Wanted;
use crate::{open, t};
use kvittera_domain::value::log_identity::Mode;

/// Carries the command out.
///
/// # Errors
/// When it can't be done; then no log was made.
pub fn run(session: &CliSession, arguments: &InitArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    match (&session.wanted, &arguments.pool) {
        (Wanted::Practice, None) => practice(session, output),
        (Wanted::Practice, Some(_)) => Err(CliError::arguments(
            "argument_invalid",
            t!(session.texts, "cli-practice-pool"),
            t!(session.texts, "cli-practice-pool-next"),
        )),
        (Wanted::Live(_), None) => Err(CliError::arguments(
            "argument_missing",
            t!(session.texts, "cli-missing", options = "--pool"),
            t!(session.texts, "log-to-make-next"),
        )),
        (Wanted::Live(named), Some(file)) => {
            let actor = session.actor()?;
            session.shut_in_to_found(&open::place_of_new(&session.wanted, &session.config)?);
            let load = pool::read_file(session, file, arguments.accept_warnings)?;
            let made =
                open::found_live(named.as_deref(), load, &session.config, &session.person, &actor, session.now());
            let path = made.map_err(|error| pool::explain(session, error.into()))?;
            // The first copy and the ballast come with the log; that it can be opened is not this command's to say.
            if let Ok(opened) = open::open(&session.wanted, &session.config, &session.person, session.now()) {
                session.has_written(&opened);
            }
            let path = path.display().to_string();
            if session.json {
                return Ok(output.json(&MadeJson { mode: Mode::Live, log: &path, former: None })?);
            }
            Ok(output.result(&t!(session.texts, "cli-made", path = path))?)
        }
    }
}

#[derive(Serialize)]
struct MadeJson<'a> {
    mode: Mode,
    log: &'a str,
    former: Option<&'a str>,
}

fn practice(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    session.shut_in_to_found(&open::place_of_new(&session.wanted, &session.config)?);
    let fresh = open::renew_practice(&session.config, &session.actor()?, session.now())?;
    let path = fresh.path.display().to_string();
    let former = fresh.former.map(|former| former.display().to_string());
    if session.json {
        return Ok(output.json(&MadeJson { mode: Mode::Practice, log: &path, former: former.as_deref() })?);
    }
    output.result(&t!(session.texts, "cli-made-practice", path = path))?;
    match former {
        Some(former) => Ok(output.result(&t!(session.texts, "cli-former-practice", path = former))?),
        None => Ok(()),
    }
}

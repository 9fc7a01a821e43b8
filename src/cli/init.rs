//! `kvittera init`: a live log with its pool, or a fresh practice log.

use serde::Serialize;

use crate::cli::arguments::InitArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::pool::{self, ListPurpose, PoolFileJson};
use crate::cli::session::CliSession;
use crate::open::Wanted;
use crate::{open, t};

/// Runs `kvittera init`.
///
/// # Errors
/// When the log can't be made; then nothing is left of it.
pub fn run(session: &CliSession, arguments: &InitArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    match (&session.wanted, &arguments.pool) {
        (Wanted::Practice, None) => practice(session, output),
        (Wanted::Practice, Some(_)) => Err(CliError::arguments(
            "argument_invalid",
            t!(session.texts, "cli-practice-pool"),
            t!(session.texts, "cli-practice-pool-next"),
        )),
        (Wanted::Live(_) | Wanted::LiveOrPractice, None) => Err(CliError::arguments(
            "argument_missing",
            t!(session.texts, "cli-missing", options = "--pool"),
            t!(session.texts, "log-to-make-next"),
        )),
        (Wanted::Live(_) | Wanted::LiveOrPractice, Some(file)) => {
            let actor = session.actor()?;
            session.confine_to_new_log(&open::place_of_new(&session.wanted, &session.config)?);
            let read = pool::read_file(session, file, ListPurpose::Load, output)?;
            let load = read.to_load(arguments.accept_warnings);
            let made = open::create_live_log(
                session.wanted.named(),
                load,
                &session.config,
                &session.person,
                &actor,
                session.now(),
            );
            let path = made.map_err(|error| pool::explain(session, error.into()))?;
            // A new log gets its first backup and its disk reserve at once. An error when it is opened for that is
            // ignored, since the log was made, and the next command reports it.
            if let Ok(opened) = open::open(&session.wanted, &session.config, &session.person, session.now()) {
                session.note_write(&opened);
            }
            let path = path.display().to_string();
            if session.json {
                let read = Some(PoolFileJson::of(&read));
                return Ok(output.json(&MadeJson { log: &path, former: None, read })?);
            }
            Ok(output.result(&t!(session.texts, "cli-made", path = path))?)
        }
    }
}

#[derive(Serialize)]
struct MadeJson<'a> {
    log: &'a str,
    former: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<PoolFileJson<'a>>,
}

fn practice(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    session.confine_to_new_log(&open::place_of_new(&session.wanted, &session.config)?);
    let renewed = open::renew_practice(&session.config, &session.person, session.now())?;
    let path = renewed.path.display().to_string();
    let former = renewed.former.map(|former| former.display().to_string());
    if session.json {
        return Ok(output.json(&MadeJson { log: &path, former: former.as_deref(), read: None })?);
    }
    output.result(&t!(session.texts, "cli-made-practice", path = path))?;
    match former {
        Some(former) => Ok(output.result(&t!(session.texts, "cli-former-practice", path = former))?),
        None => Ok(()),
    }
}

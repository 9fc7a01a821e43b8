//! `kvittera backup`: a proven copy of the log in a new file.

use serde::Serialize;

use crate::cli::arguments::BackupArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::progress::with_progress;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::i18n::Explanation;
use crate::{open, t};
use kvittera_domain::rules::permission::{Rights, TECHNICIAN};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::hash::Hash;
use kvittera_store::StoreError;

/// Runs `kvittera backup`.
///
/// # Errors
/// When this person may not copy the log, or the copy fails; then no part of the copy is left.
pub fn run(session: &CliSession, arguments: &BackupArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    session.ensure_may_name(&arguments.file)?;
    let opened = session.open_to_read(output)?;
    require_technician(opened.desk.rights())?;
    let (log, config, file) = (opened.file.path.clone(), session.config.clone(), arguments.file.clone());
    let made = with_progress(&session.texts, output, move |watch| open::copy_to(&log, &config, &file, watch))?;
    let path = arguments.file.display().to_string();
    let head = made.map_err(|error| failed(session, &path, error))?;
    if session.json {
        return Ok(output.json(&CopyJson { file: &path, events: head.seq.0, head: head.hash })?);
    }
    let words = t!(session.texts, "copy-made", path = path, count = head.seq.0, head = head.hash.short());
    Ok(output.result(&words)?)
}

/// Refuses anybody but a technician; at a single desk, where there are no roles, anybody may do what a technician may.
///
/// # Errors
/// When the person lacks the role.
pub(super) fn require_technician(rights: &Rights) -> Result<(), DeskError> {
    if rights.is_one_of(TECHNICIAN) {
        return Ok(());
    }
    Err(DeskError::Refused(Refusal::NotAllowed { role: rights.role(), allowed: TECHNICIAN }))
}

#[derive(Serialize)]
struct CopyJson<'a> {
    file: &'a str,
    events: u64,
    head: Hash,
}

/// Words the error as one of the copy, because the log itself was only read.
fn failed(session: &CliSession, path: &str, error: StoreError) -> CliError {
    let texts = &session.texts;
    match error {
        StoreError::Exists(_) => {
            CliError::arguments("file_exists", t!(texts, "copy-exists", path = path), t!(texts, "copy-exists-next"))
        }
        StoreError::Cancelled => CliError::Refused(texts.store_error(&error, "")),
        StoreError::Moved(_)
        | StoreError::HardLinked(_)
        | StoreError::ChainBroken(_)
        | StoreError::SchemaChanged(_) => DeskError::from(error).into(),
        _ => CliError::CopyFailed(Explanation {
            kind: error.kind(),
            message: t!(texts, "copy-failed", path = path, why = texts.backup_why(&error)),
            next: t!(texts, "copy-failed-next"),
        }),
    }
}

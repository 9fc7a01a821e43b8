//! `kvittera backup`: a proven copy of the log in a new file.

use serde::Serialize;

use super::arguments::Backup as Arguments;
use super::attended::attend;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::desk::DeskError;
use crate::domain::fact::Hash;
use crate::domain::permission::{Rights, TECHNICIAN};
use crate::domain::refusal::Refusal;
use crate::i18n::Explanation;
use crate::open;
use crate::store::StoreError;
use crate::t;

/// Carries the command out.
///
/// # Errors
/// When it is not this person's to do, or can't be done; then nothing of the copy is left.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    session.may_name(&arguments.file)?;
    let opened = session.open(output)?;
    allow(opened.desk.rights())?;
    let (log, config, file) = (opened.path.clone(), session.config.clone(), arguments.file.clone());
    let made = attend(&session.texts, output, move |watch| open::copy_to(&log, &config, &file, watch))?;
    let path = arguments.file.display().to_string();
    let head = made.map_err(|error| failed(session, &path, error))?;
    if session.json {
        return Ok(output.json(&CopyJson { file: &path, events: head.seq.0, head: head.hash })?);
    }
    let words = t!(session.texts, "copy-made", path = path, count = head.seq.0, head = head.hash.short());
    Ok(output.result(&words)?)
}

/// Holds that whoever copies or restores a log is a technician, or sits at a single desk.
///
/// # Errors
/// When it is somebody else.
pub(super) fn allow(rights: &Rights) -> Result<(), DeskError> {
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

/// What is wrong is said of the copy: the log itself was only read.
fn failed(session: &Session, path: &str, error: StoreError) -> Failure {
    let texts = &session.texts;
    match error {
        StoreError::Exists(_) => {
            Failure::arguments("file_exists", t!(texts, "copy-exists", path = path), t!(texts, "copy-exists-next"))
        }
        StoreError::Cancelled => Failure::Refused(texts.store_error(&error, "")),
        StoreError::Moved(_)
        | StoreError::HardLinked(_)
        | StoreError::ChainBroken(_)
        | StoreError::SchemaChanged(_) => DeskError::from(error).into(),
        _ => Failure::NotCopied(Explanation {
            kind: error.kind(),
            message: t!(texts, "copy-failed", path = path, why = texts.backup_why(&error)),
            next: t!(texts, "copy-failed-next"),
        }),
    }
}

//! `kvittera export hl7 --split`: one file a case in a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::export::left_out::LeftOutWordsJson;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::save;
use crate::cli::session::CliSession;
use crate::desk::{new_request, save as files};
use crate::export::document::Source;
use crate::export::record::{RecordFormat, SplitFile};
use crate::t;
use kvittera_domain::ledger::outage::Outage;

/// Writes the messages of the outage into `folder`. A file that is there and says the same stays as it is.
///
/// # Errors
/// When a file says something else, or one can't be written; then nothing is.
pub(super) fn run(
    session: &CliSession,
    source: &Source<'_>,
    outage: &Outage,
    folder: &Path,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let record = source.split(outage, new_request())?;
    let missing = missing(session, folder, &record.files)?;
    files::make_folder(folder).map_err(|error| save::failed(session, folder, &error))?;
    files::all_as_new_files(&missing).map_err(|(path, error)| save::failed(session, &path, &error))?;
    let (written, unchanged) = (missing.len(), record.files.len() - missing.len());
    let shown = folder.display().to_string();
    if session.json {
        return Ok(output.json(&SplitJson {
            format: RecordFormat::Hl7.name(),
            folder: &shown,
            files: record.files.iter().map(|file| file.name.as_str()).collect(),
            written,
            unchanged,
            rows: record.ready.len(),
            left_out: LeftOutWordsJson::of_all(&record.left_out, session),
        })?);
    }
    let texts = &session.texts;
    let saved = t!(texts, "cli-export-split", count = written.to_string(), path = shown);
    let same = (unchanged > 0).then(|| t!(texts, "cli-export-split-same", count = unchanged.to_string()));
    let how = t!(texts, "cli-export-how", format = RecordFormat::Hl7.name());
    let remarks = source.said(outage, &record.ready, &record.left_out);
    let lines = std::iter::once(saved).chain(same).chain(remarks).chain([how]);
    Ok(lines.into_iter().try_for_each(|line| output.message(&line))?)
}

/// The files that are not there yet, so that nothing is written where one of the others says something else.
fn missing<'a>(
    session: &CliSession,
    folder: &Path,
    files: &'a [SplitFile],
) -> Result<Vec<(PathBuf, &'a str)>, CliError> {
    let mut missing = Vec::new();
    for file in files {
        let path = folder.join(&file.name);
        match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push((path, file.text.as_str())),
            // A folder that is a file is told when it is to be made.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => missing.push((path, file.text.as_str())),
            Ok(found) if str::from_utf8(&found).is_ok_and(|found| file.says_the_same(found)) => {}
            Ok(_) | Err(_) => {
                let path = path.display().to_string();
                let message = t!(session.texts, "cli-export-split-other", path = path);
                return Err(CliError::arguments("file_exists", message, t!(session.texts, "cli-export-split-next")));
            }
        }
    }
    Ok(missing)
}

#[derive(Serialize)]
struct SplitJson<'a> {
    format: &'static str,
    folder: &'a str,
    files: Vec<&'a str>,
    /// How many of the files are new.
    written: usize,
    /// How many were there and said the same.
    unchanged: usize,
    rows: usize,
    left_out: Vec<LeftOutWordsJson>,
}

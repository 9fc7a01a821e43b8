//! Files of numbers that the arguments name: what was read is told before anything is done with it.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::Serialize;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::pool_file::{PassedOver, PassedRow, PoolFile, PoolFileError};
use crate::desk::{named_path, pool_file};
use crate::i18n::Explanation;
use crate::t;
use kvittera_domain::rules::pool_load::{NumbersRead, PoolLine};
use kvittera_domain::value::pool_number::PoolNumber;

/// What the numbers of a file are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListPurpose {
    /// They are to be loaded into the pool; the rules look at each.
    Load,
    /// They decide which numbers there are.
    Decide,
}

/// Reads a file of numbers and tells what was read; `-` stands for stdin, which works over SSH too.
///
/// # Errors
/// When this person may not name files, or the file can't be read as a list of numbers.
pub fn read_file(
    session: &CliSession,
    file: &Path,
    purpose: ListPurpose,
    output: &mut Output<'_>,
) -> Result<PoolFile, CliError> {
    let is_stdin = file == Path::new("-");
    if !is_stdin {
        session.ensure_may_name(file)?;
    }
    let path = if is_stdin { file.to_owned() } else { named_path::tried(&named_path::find(file)) };
    let unusable = |why: String| {
        let message = t!(session.texts, "cli-invalid", option = path.display().to_string(), why = why);
        CliError::arguments("pool_file", message, t!(session.texts, "cli-pool-file-next"))
    };
    let bytes = if is_stdin { read_bounded(io::stdin()) } else { File::open(&path).and_then(read_bounded) };
    let bytes = bytes.map_err(|error| unusable(session.texts.io_error(&error)))?;
    let read = pool_file::read(&bytes).map_err(|error| match error {
        // It is a list, and loading it is what the rules refuse.
        PoolFileError::NoRows(_) if purpose == ListPurpose::Load => CliError::Refused(Explanation {
            kind: "pool_refused",
            message: session.texts.pool_file_error(&error),
            next: t!(session.texts, "cli-pool-file-next"),
        }),
        error => unusable(session.texts.pool_file_error(&error)),
    })?;
    if !session.json {
        output.message(&session.texts.pool_file_read(&read))?;
        for row in &read.passed_over {
            let verdict = session.texts.passed_row(row);
            output.message(&t!(session.texts, "cli-pool-cell-line", line = row.line, verdict = verdict))?;
        }
    }
    Ok(read)
}

/// The numbers of a file that decides which numbers there are, so that every row must be understood.
///
/// # Errors
/// When a row is not understood or the file holds no number.
pub fn numbers_of(session: &CliSession, file: &Path, read: &PoolFile) -> Result<BTreeSet<PoolNumber>, CliError> {
    let bad = |line: u64, why: String| {
        let option = t!(session.texts, "cli-line", path = file.display().to_string(), line = line);
        let message = t!(session.texts, "cli-invalid", option = option, why = why);
        CliError::arguments("pool_file", message, t!(session.texts, "cli-count-file-next"))
    };
    if let Some(oddity) = read.oddities.first() {
        return Err(bad(oddity.line, session.texts.oddity(oddity)));
    }
    if let Some(line) = read.lines.iter().find(|line| line.contradicts()) {
        return Err(bad(line.line, t!(session.texts, "refused-sex-contradicts")));
    }
    let number = |line: &PoolLine| match &line.number {
        Ok(number) => Ok(*number),
        Err(unreadable) => Err(bad(line.line, session.texts.unreadable_number(unreadable))),
    };
    read.lines.iter().map(number).collect()
}

/// Reads at most one byte more than is accepted, so that a device or a huge file is refused before it fills the memory.
fn read_bounded(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(pool_file::MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What was read from a file.
#[derive(Serialize)]
pub struct PoolFileJson<'a> {
    female: usize,
    male: usize,
    unclear: usize,
    rows: usize,
    passed_over: Vec<PassedRowJson<'a>>,
}

#[derive(Serialize)]
struct PassedRowJson<'a> {
    line: u64,
    why: &'static str,
    text: &'a str,
}

impl<'a> PoolFileJson<'a> {
    #[must_use]
    pub fn of(file: &'a PoolFile) -> Self {
        let NumbersRead { women, men, unclear } = file.numbers();
        let passed_over = file.passed_over.iter().map(|PassedRow { line, why, words }| {
            let why = match why {
                PassedOver::Title => "title",
                PassedOver::Header => "header",
                PassedOver::Total => "total",
            };
            PassedRowJson { line: *line, why, text: words }
        });
        Self { female: women, male: men, unclear, rows: file.rows, passed_over: passed_over.collect() }
    }
}

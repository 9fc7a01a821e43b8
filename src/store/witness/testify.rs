//! Comparing the witness with the log.

use std::path::Path;

use super::begin::read_all;
use super::line::{Line, read_line};
use super::record::Record;
use crate::domain::fact::Hash;
use crate::domain::id::{LogId, RequestId, Seq};
use crate::domain::testimony::{Discrepancy, Intent, Testimony};
use crate::store::{Link, StoreError};

/// What the witness asks the log.
pub trait Log {
    /// The log's own name.
    fn name(&self) -> Result<LogId, StoreError>;
    /// Its last fact.
    fn head(&self) -> Result<Link, StoreError>;
    /// The hash of a fact, if it is there.
    fn hash_at(&self, seq: Seq) -> Result<Option<Hash>, StoreError>;
    /// The place of the last fact of a wish, if it became any.
    fn last_of(&self, request: RequestId) -> Result<Option<Seq>, StoreError>;
}

/// All that the witness says where it differs from the log.
pub(super) fn testify(path: &Path, record: &Record, log: &impl Log) -> Result<Testimony, StoreError> {
    let Some(opened) = &record.opened else { return Ok(only(Discrepancy::Damaged { line: 1 })) };
    if opened.log != log.name()? {
        return Ok(only(Discrepancy::Foreign { log: opened.log }));
    }
    let head = log.head()?;
    if !stands(record.done, log)? || head.seq < record.passed {
        return behind(path, log);
    }
    let mut reach = record.passed;
    let (mut unknown, mut damaged) = (Vec::new(), record.damaged);
    for intent in &record.pending {
        match (log.last_of(intent.request)?, intent.read()) {
            (Some(last), _) => reach = reach.max(last),
            (None, Some(intent)) => unknown.push(intent),
            (None, None) => damaged = damaged.or(Some(record.lines)),
        }
    }
    let ahead = (head.seq > reach).then_some(Discrepancy::LogAhead { known: reach });
    let finding = damaged.map(|line| Discrepancy::Damaged { line }).or(ahead);
    Ok(Testimony { finding, unknown, ..Testimony::default() })
}

fn only(finding: Discrepancy) -> Testimony {
    Testimony { finding: Some(finding), ..Testimony::default() }
}

fn stands(link: Option<Link>, log: &impl Log) -> Result<bool, StoreError> {
    match link {
        Some(link) if link.seq > Seq::START => Ok(log.hash_at(link.seq)? == Some(link.hash)),
        _ => Ok(true),
    }
}

/// The log has lost something: reads the whole witness again, earlier files too, for what that was.
fn behind(path: &Path, log: &impl Log) -> Result<Testimony, StoreError> {
    let mut seen = Seen::default();
    let mut known = Ok(Seq::START);
    read_all(path, |line| {
        let line = line.and_then(read_line);
        if let (Some(line), Ok(so_far)) = (&line, &known) {
            let so_far = *so_far;
            known = still_there(line, log).map(|seq| so_far.max(seq));
        }
        seen.take_in(line);
    })?;
    let finding = Some(Discrepancy::LogBehind { known: known? });
    let (lost, unknown) = (missing(seen.written, log)?, missing(seen.pending, log)?);
    Ok(Testimony { finding, lost, unknown, ..Testimony::default() })
}

/// How far the log goes along with a line.
fn still_there(line: &Line, log: &impl Log) -> Result<Seq, StoreError> {
    let seq = match line {
        Line::Done { seq, hash, .. } => log.hash_at(*seq)?.filter(|there| there == hash).map(|_| *seq),
        Line::Intent(stated) => log.last_of(stated.request())?,
        // That of a log that was restored begins just behind the copy.
        Line::Opened(opened) => log.hash_at(opened.after)?.filter(|there| *there == opened.hash).map(|_| opened.after),
    };
    Ok(seq.unwrap_or(Seq::START))
}

/// The wishes of a witness, parted by whether a later line shows that they were written.
#[derive(Default)]
struct Seen {
    written: Vec<Intent>,
    pending: Vec<Intent>,
}

impl Seen {
    fn take_in(&mut self, line: Option<Line>) {
        match line {
            Some(Line::Intent(stated)) => {
                let intent = Intent::from(stated);
                self.written.extend(self.pending.extract_if(.., |earlier| earlier.last() < intent.seq));
                self.pending.push(intent);
            }
            Some(Line::Done { request, .. }) => {
                self.written.extend(self.pending.extract_if(.., |earlier| earlier.request == request));
            }
            Some(Line::Opened(_)) | None => {}
        }
    }
}

fn missing(intents: Vec<Intent>, log: &impl Log) -> Result<Vec<Intent>, StoreError> {
    let mut missing = Vec::new();
    for intent in intents {
        if log.last_of(intent.request)?.is_none() {
            missing.push(intent);
        }
    }
    Ok(missing)
}

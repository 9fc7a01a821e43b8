//! Comparing the witness with the log.

use std::path::Path;

use super::account::Account;
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
    let Some(opened) = &record.opened else { return damaged(path, 1, None, log) };
    if opened.log != log.name()? {
        return foreign(path, opened.log, log);
    }
    let head = log.head()?;
    if !stands(record.done, log)? || head.seq < record.passed {
        return behind(path, log);
    }
    let mut reach = record.passed;
    let (mut unknown, mut unreadable) = (Vec::new(), record.damaged);
    for intent in &record.pending {
        match (log.last_of(intent.request)?, intent.read()) {
            (Some(last), _) => reach = reach.max(last),
            (None, Some(intent)) => unknown.push(intent),
            (None, None) => unreadable = unreadable.or(Some(record.lines)),
        }
    }
    if let Some(line) = unreadable {
        return damaged(path, line, Some(unknown), log);
    }
    let finding = (head.seq > reach).then_some(Discrepancy::LogAhead { known: reach });
    Ok(Testimony { finding, unknown, ..Testimony::default() })
}

fn stands(link: Option<Link>, log: &impl Log) -> Result<bool, StoreError> {
    match link {
        Some(link) if link.seq > Seq::START => Ok(log.hash_at(link.seq)? == Some(link.hash)),
        _ => Ok(true),
    }
}

/// The log has lost something: reads the whole witness again, earlier files too, for what that was.
fn behind(path: &Path, log: &impl Log) -> Result<Testimony, StoreError> {
    let account = Account::read(path, log)?;
    let finding = Some(Discrepancy::LogBehind { known: account.known });
    let is_whole = account.is_whole();
    let (lost, unknown) = account.missing()?;
    Ok(Testimony { finding, lost, unknown, is_whole, ..Testimony::default() })
}

/// A line can't be read: what it said is known all the same where a later one stands in the log.
fn damaged(path: &Path, line: u64, unknown: Option<Vec<Intent>>, log: &impl Log) -> Result<Testimony, StoreError> {
    let account = Account::read(path, log)?;
    let (finding, is_whole) = (Some(Discrepancy::Damaged { line }), account.is_whole());
    let unknown = unknown.map_or_else(|| account.missing().map(|(_, unknown)| unknown), Ok)?;
    Ok(Testimony { finding, unknown, is_whole, ..Testimony::default() })
}

/// Another log may have been filled from the same binder, so what it handed out is out here, too.
fn foreign(path: &Path, of: LogId, log: &impl Log) -> Result<Testimony, StoreError> {
    let (mut lost, mut unknown) = Account::read(path, log)?.missing()?;
    for intents in [&mut lost, &mut unknown] {
        intents.retain(|intent| intent.numbers().next().is_some());
    }
    Ok(Testimony { finding: Some(Discrepancy::Foreign { log: of }), lost, unknown, ..Testimony::default() })
}

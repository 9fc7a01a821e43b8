//! Comparing the witness with the log.

use std::path::Path;

use super::account::Account;
use super::begin::next_of;
use super::line::Unread;
use super::lines::Lines;
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
    let Some(opened) = &record.opened else {
        // Of which log it is, and from where on it tells, nobody knows.
        return Ok(Testimony { is_whole: false, ..damaged(path, 1, None, log)? });
    };
    if opened.log != log.name()? {
        return foreign(path, opened.log, log);
    }
    let head = log.head()?;
    if !stands(record.done, log)? || head.seq < record.passed {
        return behind(path, log);
    }
    let (reach, open) = reaches(record, log)?;
    let (mut unknown, mut unreadable) = (Vec::new(), record.damaged);
    for intent in open {
        match intent.read() {
            Some(intent) => unknown.push(intent),
            None => unreadable = unreadable.or(Some(record.lines)),
        }
    }
    if let Some(line) = unreadable {
        return damaged(path, line, Some(unknown), log);
    }
    if head.seq > reach {
        let (finding, is_whole) = (Some(Discrepancy::LogAhead { known: reach }), goes_on_in_next(path, reach, log)?);
        return Ok(Testimony { finding, unknown, is_whole, ..Testimony::default() });
    }
    Ok(Testimony { unknown, ..Testimony::default() })
}

/// Whether the file that was to take the place of this one, whose last known fact is `reach`, tells all that the log holds
/// after that: whoever settled something was broken off before it could.
fn goes_on_in_next(path: &Path, reach: Seq, log: &impl Log) -> Result<bool, StoreError> {
    let Some(next) = record_of(&next_of(path)) else { return Ok(false) };
    let Some(opened) = &next.opened else { return Ok(false) };
    let goes_on = opened.log == log.name()? && opened.after <= reach && stands(Some(opened.base()), log)?;
    if !goes_on || next.damaged.is_some() || !stands(next.done, log)? {
        return Ok(false);
    }
    Ok(reaches(&next, log)?.0 == log.head()?.seq)
}

/// The last fact of the log of which a file tells, and the wishes in it of which the log has nothing.
fn reaches<'a>(record: &'a Record, log: &impl Log) -> Result<(Seq, Vec<&'a Unread>), StoreError> {
    let (mut reach, mut open) = (record.passed, Vec::new());
    for intent in &record.pending {
        match log.last_of(intent.request)? {
            Some(last) => reach = reach.max(last),
            None => open.push(intent),
        }
    }
    Ok((reach, open))
}

/// What a file says that stands in for nothing yet; nothing where it can't be read.
fn record_of(path: &Path) -> Option<Record> {
    let mut lines = Lines::open(path).ok()?;
    lines.catch_up().ok()?;
    Some(lines.record)
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
    let is_whole = account.is_whole()?;
    let (lost, unknown) = account.missing()?;
    Ok(Testimony { finding, lost, unknown, is_whole, ..Testimony::default() })
}

/// A line can't be read: what it said is known all the same where a later one stands in the log.
fn damaged(path: &Path, line: u64, unknown: Option<Vec<Intent>>, log: &impl Log) -> Result<Testimony, StoreError> {
    let account = Account::read(path, log)?;
    let (finding, is_whole) = (Some(Discrepancy::Damaged { line }), account.is_whole()?);
    let (lost, told) = account.missing()?;
    Ok(Testimony { finding, lost, unknown: unknown.unwrap_or(told), is_whole, ..Testimony::default() })
}

/// Another log may have been filled from the same binder, so what it handed out is out here, too.
fn foreign(path: &Path, of: LogId, log: &impl Log) -> Result<Testimony, StoreError> {
    let (mut lost, mut unknown) = Account::read(path, log)?.missing()?;
    for intents in [&mut lost, &mut unknown] {
        intents.retain(|intent| intent.numbers().next().is_some());
    }
    let Testimony { lost: own, unknown: own_unknown, .. } = missing(path, log)?;
    lost.extend(own);
    unknown.extend(own_unknown);
    Ok(Testimony { finding: Some(Discrepancy::Foreign { log: of }), lost, unknown, ..Testimony::default() })
}

/// The witness was put back with the log: reads what was put aside of it for what both have forgotten. What the file said
/// that came after that is gone, so this is not all.
pub(super) fn forgotten(path: &Path, log: &impl Log) -> Result<Testimony, StoreError> {
    let account = Account::read_aside(path, log)?;
    let finding = Some(Discrepancy::LogBehind { known: account.known });
    let (lost, unknown) = account.missing()?;
    Ok(Testimony { finding, lost, unknown, ..Testimony::default() })
}

/// There is no witness; what was put aside of it may still name numbers that went out.
pub(super) fn missing(path: &Path, log: &impl Log) -> Result<Testimony, StoreError> {
    let (lost, unknown) = Account::read_aside(path, log)?.missing()?;
    Ok(Testimony { finding: Some(Discrepancy::Missing), lost, unknown, ..Testimony::default() })
}

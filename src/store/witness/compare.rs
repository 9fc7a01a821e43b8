//! Comparing the witness with the log.

use std::path::Path;

use crate::chain::Link;
use crate::error::StoreError;
use crate::log_view::LogView;
use crate::witness::line::RawIntent;
use crate::witness::lines::WitnessLines;
use crate::witness::record::Record;
use crate::witness::replay::Replay;
use crate::witness::segments::pending_segment;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::{LogId, Seq};

/// All that the witness says where it differs from the log.
pub(super) fn compare(path: &Path, record: &Record, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let Some(opened) = &record.opened else {
        // Of which log it is, and from where on it tells, nobody knows.
        return Ok(Comparison { is_whole: false, ..damaged(path, 1, None, log)? });
    };
    if opened.log != log.identity()?.log {
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
        return Ok(Comparison { finding, unknown, is_whole, ..Comparison::default() });
    }
    Ok(Comparison { unknown, ..Comparison::default() })
}

/// Whether the file that was to take the place of this one, whose last known fact is `reach`, tells all that the log holds
/// after that: whoever settled something was broken off before it could.
fn goes_on_in_next(path: &Path, reach: Seq, log: &dyn LogView) -> Result<bool, StoreError> {
    let Some(next) = record_of(&pending_segment(path)) else { return Ok(false) };
    let Some(opened) = &next.opened else { return Ok(false) };
    let goes_on = opened.log == log.identity()?.log && opened.after <= reach && stands(Some(opened.base()), log)?;
    if !goes_on || next.damaged.is_some() || !stands(next.done, log)? {
        return Ok(false);
    }
    Ok(reaches(&next, log)?.0 == log.head()?.seq)
}

/// The last fact of the log of which a file tells, and the wishes in it of which the log has nothing.
fn reaches<'a>(record: &'a Record, log: &dyn LogView) -> Result<(Seq, Vec<&'a RawIntent>), StoreError> {
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
    let mut lines = WitnessLines::open(path).ok()?;
    lines.catch_up().ok()?;
    Some(lines.record)
}

fn stands(link: Option<Link>, log: &dyn LogView) -> Result<bool, StoreError> {
    match link {
        Some(link) if link.seq > Seq::START => Ok(log.hash_at(link.seq)? == Some(link.hash)),
        _ => Ok(true),
    }
}

/// The log has lost something: reads the whole witness again, earlier files too, for what that was.
fn behind(path: &Path, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let account = Replay::read(path, log)?;
    let finding = Some(Discrepancy::LogBehind { known: account.known });
    let is_whole = account.is_whole()?;
    let (lost, unknown) = account.missing()?;
    Ok(Comparison { finding, lost, unknown, is_whole, ..Comparison::default() })
}

/// A line can't be read: what it said is known all the same where a later one stands in the log.
fn damaged(path: &Path, line: u64, unknown: Option<Vec<Intent>>, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let account = Replay::read(path, log)?;
    let (finding, is_whole) = (Some(Discrepancy::Damaged { line }), account.is_whole()?);
    let (lost, told) = account.missing()?;
    Ok(Comparison { finding, lost, unknown: unknown.unwrap_or(told), is_whole, ..Comparison::default() })
}

/// Another log may have been filled from the same binder, so what it handed out is out here, too.
fn foreign(path: &Path, of: LogId, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let (mut lost, mut unknown) = Replay::read(path, log)?.missing()?;
    for intents in [&mut lost, &mut unknown] {
        intents.retain(|intent| intent.numbers().next().is_some());
    }
    let Comparison { lost: own, unknown: own_unknown, .. } = missing(path, log)?;
    lost.extend(own);
    unknown.extend(own_unknown);
    Ok(Comparison { finding: Some(Discrepancy::Foreign { log: of }), lost, unknown, ..Comparison::default() })
}

/// The witness was put back with the log: reads what was put aside of it for what both have forgotten. What the file said
/// that came after that is gone, so this is not all.
pub(super) fn forgotten(path: &Path, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let account = Replay::read_aside(path, log)?;
    let finding = Some(Discrepancy::LogBehind { known: account.known });
    let (lost, unknown) = account.missing()?;
    Ok(Comparison { finding, lost, unknown, ..Comparison::default() })
}

/// There is no witness; what was put aside of it may still name numbers that went out.
pub(super) fn missing(path: &Path, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let (lost, unknown) = Replay::read_aside(path, log)?.missing()?;
    Ok(Comparison { finding: Some(Discrepancy::Missing), lost, unknown, ..Comparison::default() })
}

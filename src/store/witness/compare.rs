//! Compares the witness with the log.
//!
//! The record of the current segment answers in the usual case: its last done event stands in the log, and the log goes
//! no further. Only when something is odd are the segments read line by line (`replay`), to find what was lost.

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

/// Compares the witness at `path`, whose current segment adds up to `record`, with the log.
pub(super) fn compare(path: &Path, record: &Record, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let Some(header) = &record.header else {
        // Without its header a segment does not tell of which log it is, nor where it begins.
        return Ok(Comparison { is_whole: false, ..damaged_line(path, 1, None, log)? });
    };
    if header.log != log.identity()?.log {
        return foreign_log(path, header.log, log);
    }
    let head = log.head()?;
    if !is_in_log(record.done, log)? || head.seq < record.passed {
        return log_behind(path, log);
    }
    let (reach, open) = reach_and_open_intents(record, log)?;
    let (mut unknown, mut unreadable) = (Vec::new(), record.damaged);
    for intent in open {
        match intent.read() {
            Some(intent) => unknown.push(intent),
            None => unreadable = unreadable.or(Some(record.lines)),
        }
    }
    if let Some(line) = unreadable {
        return damaged_line(path, line, Some(unknown), log);
    }
    if head.seq > reach {
        let finding = Some(Discrepancy::LogAhead { known: reach });
        let is_whole = is_continued_in_pending(path, reach, log)?;
        return Ok(Comparison { finding, unknown, is_whole, ..Comparison::default() });
    }
    Ok(Comparison { unknown, ..Comparison::default() })
}

/// Whether the pending segment tells all that the log holds after `reach`, the last event that the current segment
/// knows. It does when a recovery was interrupted before its new segment was put in place.
fn is_continued_in_pending(path: &Path, reach: Seq, log: &dyn LogView) -> Result<bool, StoreError> {
    let Some(next) = read_pending(path) else { return Ok(false) };
    let Some(header) = &next.header else { return Ok(false) };
    let continues = header.log == log.identity()?.log && header.after <= reach && is_in_log(Some(header.base()), log)?;
    if !continues || next.damaged.is_some() || !is_in_log(next.done, log)? {
        return Ok(false);
    }
    Ok(reach_and_open_intents(&next, log)?.0 == log.head()?.seq)
}

/// Whether an interrupted recovery has left a pending segment that tells all up to the end of the log. The next recovery
/// goes on in it, since a new segment would no longer show what the interrupted one has written. No number may be open in
/// it: what was to be put back stands in the old witness, too.
pub(super) fn may_go_on_in_pending(path: &Path, log: &dyn LogView) -> Result<bool, StoreError> {
    let Some(next) = read_pending(path) else { return Ok(false) };
    let is_ours = match &next.header {
        Some(header) => header.log == log.identity()?.log && is_in_log(Some(header.base()), log)?,
        None => false,
    };
    if !is_ours || next.damaged.is_some() || !is_in_log(next.done, log)? {
        return Ok(false);
    }
    let (reach, open) = reach_and_open_intents(&next, log)?;
    let hands_nothing_out = |intent: &&RawIntent| intent.read().is_some_and(|intent| intent.numbers().next().is_none());
    Ok(reach == log.head()?.seq && open.iter().all(hands_nothing_out))
}

/// The last event of the log that the segment knows, and its intents of which the log has no event.
fn reach_and_open_intents<'a>(record: &'a Record, log: &dyn LogView) -> Result<(Seq, Vec<&'a RawIntent>), StoreError> {
    let (mut reach, mut open) = (record.passed, Vec::new());
    for intent in &record.pending {
        match log.last_of(intent.request)? {
            Some(last) => {
                reach = reach.max(last);
                // This command took the place of earlier intents, which were settled with it.
                open.retain(|earlier: &&RawIntent| earlier.first > last);
            }
            None => open.push(intent),
        }
    }
    Ok((reach, open))
}

/// Reads the pending segment, which has not been put in place; `None` if it is not there or can't be read.
fn read_pending(path: &Path) -> Option<Record> {
    let mut lines = WitnessLines::open(&pending_segment(path)).ok()?;
    lines.read_new_lines().ok()?;
    Some(lines.record)
}

/// Whether the log has this event with this hash. `None` and the place before the first event are in every log.
fn is_in_log(link: Option<Link>, log: &dyn LogView) -> Result<bool, StoreError> {
    match link {
        Some(link) if link.seq > Seq::START => Ok(log.hash_at(link.seq)? == Some(link.hash)),
        _ => Ok(true),
    }
}

/// The log has lost something: reads all segments again to find out what.
fn log_behind(path: &Path, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let replay = Replay::read(path, log)?;
    let finding = Some(Discrepancy::LogBehind { known: replay.known });
    let is_whole = replay.is_whole()?;
    let (lost, unknown) = replay.missing_intents()?;
    Ok(Comparison { finding, lost, unknown, is_whole, ..Comparison::default() })
}

/// A line can't be read. What it said is known all the same where the log has the event of a later line.
///
/// `unknown` are the open intents, where the record could name them; else those of the replay count.
fn damaged_line(
    path: &Path,
    line: u64,
    unknown: Option<Vec<Intent>>,
    log: &dyn LogView,
) -> Result<Comparison, StoreError> {
    let replay = Replay::read(path, log)?;
    let finding = Some(Discrepancy::Damaged { line });
    // A recovery that was interrupted has written on in the pending segment.
    let is_whole = replay.is_whole()? || (replay.has_no_gap() && is_continued_in_pending(path, replay.known, log)?);
    let (lost, replayed) = replay.missing_intents()?;
    Ok(Comparison { finding, lost, unknown: unknown.unwrap_or(replayed), is_whole, ..Comparison::default() })
}

/// The witness belongs to another log. That log may have been filled from the same pool, so the numbers that it issued
/// are out in this one, too; intents without numbers don't matter. Rotated segments of this log are read as well.
fn foreign_log(path: &Path, of: LogId, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let (mut lost, mut unknown) = Replay::read(path, log)?.missing_intents()?;
    for intents in [&mut lost, &mut unknown] {
        intents.retain(|intent| intent.numbers().next().is_some());
    }
    let Comparison { lost: own, unknown: own_unknown, .. } = missing_witness(path, log)?;
    lost.extend(own);
    unknown.extend(own_unknown);
    Ok(Comparison { finding: Some(Discrepancy::Foreign { log: of }), lost, unknown, ..Comparison::default() })
}

/// The witness was rolled back together with the log: reads the rotated segments for what both have forgotten. The last
/// segment of that time is gone, so this is not all, and `is_whole` stays false.
pub(super) fn rolled_back(path: &Path, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let replay = Replay::read_rotated(path, log)?;
    let finding = Some(Discrepancy::LogBehind { known: replay.known });
    let (lost, unknown) = replay.missing_intents()?;
    Ok(Comparison { finding, lost, unknown, ..Comparison::default() })
}

/// There is no witness. Its rotated segments may still name numbers that were issued.
pub(super) fn missing_witness(path: &Path, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let (lost, unknown) = Replay::read_rotated(path, log)?.missing_intents()?;
    Ok(Comparison { finding: Some(Discrepancy::Missing), lost, unknown, ..Comparison::default() })
}

//! Compares the witness with the log.
//!
//! The record of the current segment answers in the usual case: its last done event stands in the log, and the log goes
//! no further. Only when something is odd are the segments read line by line (`replay`), to find what was lost.

use std::path::Path;

use crate::chain::Link;
use crate::error::StoreError;
use crate::log_view::LogView;
use crate::witness::files::foreign_segments;
use crate::witness::line::RawIntent;
use crate::witness::record::Record;
use crate::witness::replay::Replay;
use crate::witness::segment::witness_error;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::Seq;

/// Compares the witness at `path`, whose current segment adds up to `record`, with the log.
pub(super) fn compare(path: &Path, record: &Record, log: &dyn LogView) -> Result<Comparison, StoreError> {
    if record.header.is_none() {
        // Without its header a segment does not tell of which log it is, nor where it begins.
        return Ok(Comparison { is_whole: false, ..damaged_line(path, 1, None, log)? });
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
        return Ok(Comparison { finding, unknown, ..Comparison::default() });
    }
    Ok(Comparison { unknown, ..Comparison::default() })
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
    let is_whole = replay.is_whole()?;
    let (lost, replayed) = replay.missing_intents()?;
    Ok(Comparison { finding, lost, unknown: unknown.unwrap_or(replayed), is_whole, ..Comparison::default() })
}

/// There is no segment that tells the newest. Earlier ones may still name numbers that were issued. So may the witness
/// of another log that stands here instead: that log may have been filled from the same pool, so the numbers that it
/// issued are out in this one, too; its other commands don't matter.
pub(super) fn no_segment(path: &Path, log: &dyn LogView) -> Result<Comparison, StoreError> {
    let (mut lost, mut unknown) = Replay::read(path, log)?.missing_intents()?;
    let foreign = foreign_segments(path, log.identity()?.log).map_err(|error| witness_error(path, &error))?;
    let Some((files, of)) = foreign else {
        return Ok(Comparison { finding: Some(Discrepancy::Missing), lost, unknown, ..Comparison::default() });
    };
    let (other, other_unknown) = Replay::read_files(&files, log)?.missing_intents()?;
    let hands_out = |intent: &Intent| intent.numbers().next().is_some();
    lost.splice(0..0, other.into_iter().filter(hands_out));
    unknown.splice(0..0, other_unknown.into_iter().filter(hands_out));
    Ok(Comparison { finding: Some(Discrepancy::Foreign { log: of }), lost, unknown, ..Comparison::default() })
}

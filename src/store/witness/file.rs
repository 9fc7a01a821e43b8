//! The witness as the store holds it: found and refreshed, appended to, continued in a new segment, and compared with
//! the log.
//!
//! A segment is only ever appended to. What stands in it is never changed.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::files::from_io;
use crate::log_view::LogView;
use crate::owner::FileOwner;
use crate::witness::compare::{compare, no_segment};
use crate::witness::files::{SegmentName, segment_path, segments, segments_of, write_segment};
use crate::witness::line::{IntentLine, SegmentHeader, WitnessLine};
use crate::witness::segment::{WitnessSegment, witness_error};
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::{LogId, RequestId};

/// After a segment of this many bytes a new one begins, so that opening a log never reads more than this.
const SEGMENT_LIMIT: u64 = 1 << 20;

/// The witness of one log.
#[derive(Debug)]
pub(crate) struct Witness {
    /// The path of the witness, with which the names of all segments begin.
    base: PathBuf,
    log: LogId,
    /// The newest segment that counts, with its number; `None` while there is none.
    current: Option<(u32, WitnessSegment)>,
    /// Whether a recovery that could not be proven has put commands back and is not finished.
    is_unproven: bool,
    /// Whether the segment before the current one is known to be closed.
    is_earlier_closed: bool,
    /// Whom new segments are for; `None` leaves them to the account that runs the program.
    owner: Option<FileOwner>,
}

impl Witness {
    /// The witness at `base` of this log. Nothing is read until it is refreshed.
    pub(crate) fn at(base: &Path, log: LogId) -> Self {
        Self { base: base.to_owned(), log, current: None, is_unproven: false, is_earlier_closed: false, owner: None }
    }

    /// From now on new segments belong to whom the log at `log` belongs to.
    pub(crate) fn belonging_to(self, log: &Path) -> Self {
        Self { owner: FileOwner::of(log).ok(), ..self }
    }

    /// Reads what other programs have written, in this segment or a new one.
    pub(crate) fn refresh(&mut self, log: &dyn LogView) -> Result<(), StoreError> {
        let refreshed = self.find_current(log);
        if refreshed.is_err() {
            self.current = None;
        }
        refreshed
    }

    /// Finds the newest segment that counts, and reads it as far as it is not known yet.
    fn find_current(&mut self, log: &dyn LogView) -> Result<(), StoreError> {
        let mut known = self.current.take();
        self.is_unproven = false;
        let found = segments(&self.base).map_err(|error| witness_error(&self.base, &error))?;
        for SegmentName { number, path, .. } in found.into_iter().rev().filter(|segment| segment.may_be_of(self.log)) {
            let is_there = |file_id| fs::metadata(&path).is_ok_and(|found| (found.dev(), found.ino()) == file_id);
            let reused = known.take_if(|(_, known)| known.path == path && is_there(known.file_id));
            let is_new = reused.is_none();
            let mut segment = reused.map_or_else(|| WitnessSegment::read(&path), |(_, segment)| Ok(segment))?;
            segment.read_new_lines().map_err(|error| witness_error(&path, &error))?;
            let is_ours = segment.record.header.as_ref().is_none_or(|header| header.log == self.log);
            self.is_unproven |= is_ours && segment.record.is_unproven();
            if is_ours && segment.record.counts(log)? {
                self.is_earlier_closed &= !is_new;
                self.current = Some((number, segment));
                break;
            }
        }
        Ok(())
    }

    /// Device and inode of the newest segment's file right now; `None` if there is none.
    pub(crate) fn file_id(&self) -> Option<(u64, u64)> {
        let newest = segments(&self.base).ok()?.into_iter().rfind(|segment| segment.may_be_of(self.log))?;
        fs::metadata(newest.path).ok().map(|found| (found.dev(), found.ino()))
    }

    /// Compares the witness, as of the last refresh, with the log.
    pub(crate) fn compare(&self, log: &dyn LogView) -> Result<Comparison, StoreError> {
        let comparison = match &self.current {
            // A closed segment is not the last: what came after it is gone.
            Some((_, current)) if !current.record.is_closed => compare(&self.base, &current.record, log)?,
            _ => no_segment(&self.base, log)?,
        };
        if !self.is_unproven {
            return Ok(comparison);
        }
        // What was put back so far does not prove that it was all.
        let behind = Discrepancy::LogBehind { known: log.head()?.seq };
        Ok(Comparison { finding: comparison.finding.or(Some(behind)), is_whole: false, ..comparison })
    }

    /// Notes, before a command is put back after `header`, that nothing proves that these are all. It holds until a new
    /// segment settles that.
    pub(crate) fn note_unproven(&mut self, header: SegmentHeader) -> Result<(), AppendError> {
        if self.is_unproven {
            return Ok(());
        }
        let header = SegmentHeader { is_unproven: true, ..header };
        self.write_next(&[WitnessLine::Opened(header)]).map_err(AppendError::NotWritten)?;
        self.is_unproven = true;
        Ok(())
    }

    /// Appends what is about to be written after `last`, and syncs it to the disk. The caller holds the log's write
    /// lock.
    pub(crate) fn intend(&mut self, last: Link, entry: &AppendRequest<'_>) -> Result<(), AppendError> {
        self.continue_if_long(last).map_err(AppendError::NotWritten)?;
        self.close_earlier();
        self.append(&WitnessLine::Intent(IntentLine::of(last, entry)))
    }

    /// Begins a new segment, after the last event, with what is about to be written. It settles what was wrong with the witness.
    /// Until that is in the log the segment counts for nothing.
    pub(crate) fn intend_settlement(
        &mut self,
        header: SegmentHeader,
        entry: &AppendRequest<'_>,
    ) -> Result<(), AppendError> {
        let intent = WitnessLine::Intent(IntentLine::of(header.base(), entry));
        let header = SegmentHeader { settled_by: Some(entry.request), ..header };
        // Only the commit makes it count, so what is left of it after an error does no harm.
        self.continue_in_next(&[WitnessLine::Opened(header), intent]).map_err(AppendError::NotWritten)
    }

    /// Appends that the command was committed and that `last` is its last event, and syncs it to the disk.
    pub(crate) fn done(&mut self, request: RequestId, last: Link) -> Result<(), StoreError> {
        let line = WitnessLine::Done { request, seq: last.seq, hash: last.hash };
        self.append(&line).map_err(AppendError::into_inner)
    }

    fn append(&mut self, line: &WitnessLine) -> Result<(), AppendError> {
        let Some((_, current)) = &mut self.current else {
            return Err(AppendError::NotWritten(StoreError::NoWitness(self.base.clone())));
        };
        let path = current.path.clone();
        let at = |error: &io::Error| from_io(&path, error);
        let bytes = line.encode().map_err(|error| AppendError::NotWritten(at(&error.into())))?;
        current.append(&bytes).map_err(|error| AppendError::NotWritten(at(&error)))?;
        current.sync().map_err(|error| AppendError::MayBeWritten(at(&error)))
    }

    /// Begins a new segment after `last` if the current one is long. The witness has just been compared with the log
    /// and does not forbid the command at hand, so no number is at risk that only the old segment names.
    fn continue_if_long(&mut self, last: Link) -> Result<(), StoreError> {
        let Some((_, current)) = self.current.as_ref().filter(|(_, current)| current.read_to > SEGMENT_LIMIT) else {
            return Ok(());
        };
        let Some(header) = current.record.header.clone() else { return Ok(()) };
        let header = SegmentHeader { after: last.seq, hash: last.hash, settled_by: None, ..header };
        self.continue_in_next(&[WitnessLine::Opened(header)])
    }

    /// Begins the next segment with these lines, and goes on in it.
    fn continue_in_next(&mut self, lines: &[WitnessLine]) -> Result<(), StoreError> {
        let (number, path) = self.write_next(lines)?;
        (self.current, self.is_earlier_closed) = (Some((number, WitnessSegment::read(&path)?)), false);
        Ok(())
    }

    /// Writes the next segment, and returns its number and path. What a program that was cut off has left under the next
    /// names counts for nothing and is cleared away.
    fn write_next(&self, lines: &[WitnessLine]) -> Result<(u32, PathBuf), StoreError> {
        let mut last = self.current.as_ref().map_or(0, |(number, _)| *number);
        let found = segments(&self.base).map_err(|error| witness_error(&self.base, &error))?;
        let later = found.into_iter().filter(|segment| segment.number > last && segment.may_be_of(self.log));
        for SegmentName { number, path, .. } in later.collect::<Vec<_>>() {
            if WitnessSegment::read(&path)?.record.is_left_over() {
                fs::remove_file(&path).map_err(|error| witness_error(&path, &error))?;
            } else {
                last = number;
            }
        }
        let path = segment_path(&self.base, self.log, last + 1);
        write_segment(&path, self.owner, lines)?;
        Ok((last + 1, path))
    }

    /// Closes the segment before the current one, which shows later that the current one was there. If that fails, as on
    /// a damaged disk, the next program tries again.
    fn close_earlier(&mut self) {
        let Some((_, current)) = self.current.as_ref().filter(|(number, _)| *number > 0 && !self.is_earlier_closed)
        else {
            return;
        };
        let close = || -> io::Result<()> {
            let mut found = segments_of(&self.base, self.log)?;
            found.truncate(found.iter().position(|segment| segment.path == current.path).unwrap_or(0));
            while let Some(earlier) = found.pop() {
                let mut earlier = WitnessSegment::open(&earlier.path)?;
                earlier.read_new_lines()?;
                if earlier.record.is_unproven() {
                    continue;
                }
                if !earlier.record.is_closed {
                    earlier.append(&WitnessLine::Closed.encode()?)?;
                    earlier.sync()?;
                }
                break;
            }
            Ok(())
        };
        self.is_earlier_closed = close().is_ok();
    }
}

/// Why a line could not be appended, and whether it is in the file all the same.
#[derive(Debug)]
pub(crate) enum AppendError {
    /// The line is not in the file; a part of it that may be there does not count.
    NotWritten(StoreError),
    /// The line may be in the file: the disk failed while it was synced.
    MayBeWritten(StoreError),
}

impl AppendError {
    pub(super) fn into_inner(self) -> StoreError {
        let (Self::NotWritten(error) | Self::MayBeWritten(error)) = self;
        error
    }
}

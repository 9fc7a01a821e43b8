//! What the heads of the lines of one segment add up to, line after line.
//!
//! A record says how far the segment goes and which intents are still open. The events of an intent are not read for
//! that; `compare` reads them where it must.

use crate::chain::Link;
use crate::error::StoreError;
use crate::log_view::LogView;
use crate::witness::line::{LineHead, RawIntent, SegmentHeader};
use kvittera_domain::value::id::{RequestId, Seq};

/// The state of a segment after the lines read so far.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The header; `None` until the first line was read and understood.
    pub header: Option<SegmentHeader>,
    /// The last event that is known to have been written, with its hash.
    pub done: Option<Link>,
    /// The last event that must have been written, because a later command took the place after it.
    pub passed: Seq,
    /// Intents that no later line shows to have been written.
    pub pending: Vec<RawIntent>,
    /// The number, from 1, of the first line that is whole and can't be understood. An intent that was cut short by a
    /// crash has no line break, so it is no whole line and does not count.
    pub damaged: Option<u64>,
    /// How many lines were read.
    pub lines: u64,
    /// Whether the last line says that another segment has begun after this one.
    pub is_closed: bool,
}

impl Record {
    /// Applies the next line; `None` stands for a line that can't be understood.
    pub(super) fn push(&mut self, line: Option<LineHead>) {
        self.lines += 1;
        self.is_closed = matches!(line, Some(LineHead::Closed));
        let Some(line) = line else {
            self.damaged.get_or_insert(self.lines);
            return;
        };
        match line {
            LineHead::Closed => {}
            LineHead::Opened(header) if self.header.is_none() && header.witness == SegmentHeader::VERSION => {
                self.passed = header.after;
                self.done = Some(header.base());
                self.header = Some(header);
            }
            LineHead::Opened(_) => {
                self.damaged.get_or_insert(self.lines);
            }
            LineHead::Intent(intent) => {
                self.passed = self.passed.max(intent.first.before());
                self.pending.retain(|earlier| earlier.last >= intent.first);
                self.pending.push(intent);
            }
            LineHead::Done { request, last } => {
                // Another command took the place of an earlier intent, which was settled with it.
                self.pending.retain(|intent| intent.request != request && intent.first > last.seq);
                self.passed = self.passed.max(last.seq);
                if self.done.is_none_or(|done| done.seq < last.seq) {
                    self.done = Some(last);
                }
            }
        }
    }

    /// The command that must be in the log for this segment to count; `None` if it counts anyway. Whoever wrote more than
    /// the header and the intent of that command had seen it in the log.
    fn counts_with(&self) -> Option<RequestId> {
        self.header.as_ref().and_then(|header| header.settled_by).filter(|_| self.lines <= 2)
    }

    /// Whether the segment tells anything of the log. One whose first line was never finished does not, nor one that was
    /// begun to settle a difference by a command that was never written.
    pub(super) fn counts(&self, log: &dyn LogView) -> Result<bool, StoreError> {
        match self.counts_with() {
            Some(request) => Ok(log.last_of(request)?.is_some()),
            None => Ok(self.lines > 0 && !self.is_unproven()),
        }
    }

    /// Whether the segment tells only that an unproven recovery has begun to put commands back.
    pub(super) fn is_unproven(&self) -> bool {
        self.header.as_ref().is_some_and(|header| header.is_unproven)
    }

    /// Whether the segment, which does not count, can be cleared away.
    pub(super) fn is_left_over(&self) -> bool {
        self.lines == 0 || self.counts_with().is_some()
    }

    /// Whether the segment says no more than that a log was to be created.
    pub(super) fn holds_only_creation(&self) -> bool {
        self.header.as_ref().is_some_and(|header| header.after == Seq::START) && self.passed == Seq::START
    }
}

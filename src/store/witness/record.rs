//! What the lines of a witness add up to, taken in one after the other.

use crate::chain::Link;
use crate::witness::line::{LineHead, RawIntent, SegmentHeader};
use kvittera_domain::value::id::Seq;

/// What the witness has said so far.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Of which log.
    pub opened: Option<SegmentHeader>,
    /// The last fact that is known to have been written, with its hash.
    pub done: Option<Link>,
    /// The last fact that must have been written, since a later wish took the place after it.
    pub passed: Seq,
    /// Wishes that nothing here shows to have been written.
    pub pending: Vec<RawIntent>,
    /// The first line that is whole and can't be understood: a wish that breaks off leaves no whole line.
    pub damaged: Option<u64>,
    /// How many lines it has.
    pub lines: u64,
}

impl Record {
    /// Takes the next line in; `None` when it can't be understood.
    pub(super) fn take_in(&mut self, line: Option<LineHead>) {
        self.lines += 1;
        let Some(line) = line else {
            self.damaged.get_or_insert(self.lines);
            return;
        };
        match line {
            LineHead::Opened(opened) if self.opened.is_none() && opened.witness == SegmentHeader::VERSION => {
                self.passed = opened.after;
                self.done = Some(opened.base());
                self.opened = Some(opened);
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
                self.pending.retain(|intent| intent.request != request);
                self.passed = self.passed.max(last.seq);
                if self.done.is_none_or(|done| done.seq < last.seq) {
                    self.done = Some(last);
                }
            }
        }
    }

    /// Whether it says no more than that a log was to be made.
    pub(super) fn only_founds(&self) -> bool {
        self.opened.as_ref().is_some_and(|opened| opened.after == Seq::START) && self.passed == Seq::START
    }
}

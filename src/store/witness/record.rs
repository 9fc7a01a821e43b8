//! What the lines of a witness add up to, taken in one after the other.

use super::line::{Line, Opened};
use crate::domain::id::Seq;
use crate::domain::testimony::Intent;
use crate::store::Link;

/// What the witness has said so far.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Of which log.
    pub opened: Option<Opened>,
    /// The last fact that is known to have been written, with its hash.
    pub done: Option<Link>,
    /// The last fact that must have been written, since a later wish took the place after it.
    pub passed: Seq,
    /// Wishes that nothing here shows to have been written.
    pub pending: Vec<Intent>,
    /// The first line that can't be understood although others follow.
    pub damaged: Option<u64>,
    lines: u64,
    unreadable: Option<u64>,
}

impl Record {
    /// Takes the next line in; `None` when it can't be understood.
    pub(super) fn take_in(&mut self, line: Option<Line>) {
        self.lines += 1;
        let Some(line) = line else {
            self.unreadable.get_or_insert(self.lines);
            return;
        };
        // What breaks off at the very end was never synced, so nothing that matters hung on it.
        if let Some(unreadable) = self.unreadable.take() {
            self.damaged.get_or_insert(unreadable);
        }
        match line {
            Line::Opened(opened) if self.opened.is_none() && opened.witness == Opened::VERSION => {
                self.passed = opened.after;
                self.done = Some(opened.base());
                self.opened = Some(opened);
            }
            Line::Opened(_) => {
                self.damaged.get_or_insert(self.lines);
            }
            Line::Intent(stated) => {
                let intent = Intent::from(stated);
                if let Some(before) = intent.seq.0.checked_sub(1).map(Seq) {
                    self.passed = self.passed.max(before);
                }
                self.pending.retain(|earlier| earlier.last() >= intent.seq);
                self.pending.push(intent);
            }
            Line::Done { request, seq, hash } => {
                self.pending.retain(|intent| intent.request != request);
                self.passed = self.passed.max(seq);
                if self.done.is_none_or(|done| done.seq < seq) {
                    self.done = Some(Link { seq, hash });
                }
            }
        }
    }

    /// Whether it says no more than that a log was to be made.
    pub(super) fn only_founds(&self) -> bool {
        self.opened.as_ref().is_some_and(|opened| opened.after == Seq::START) && self.passed == Seq::START
    }
}

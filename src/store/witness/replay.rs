//! The whole of a witness held against the log: what the log has lost, and whether that is all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::error::StoreError;
use crate::log_view::LogView;
use crate::witness::line::{IntentLine, SegmentHeader, WitnessLine, read_line};
use crate::witness::segments::{read_all, read_aside};
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{RequestId, Seq};

/// What the lines of a witness tell that come after the last one that stands in the log.
pub(super) struct Replay<'a> {
    log: &'a dyn LogView,
    /// The last fact that both know.
    pub known: Seq,
    /// Up to which fact the lines have told so far.
    told: Option<Seq>,
    /// Whether there was a line that stands in the log: from there on all is told.
    is_anchored: bool,
    /// Whether something was told since that can't be read or is not there.
    has_hole: bool,
    /// Wishes that a later line shows to have been written.
    written: Vec<Intent>,
    /// Wishes that may have been written.
    pending: Vec<Intent>,
    /// Wishes whose places another one took, so that they never were.
    passed_over: Vec<Intent>,
    /// The hashes of the facts that the lines tell of as written, by which a file shows that it goes on from them.
    hashes: BTreeMap<Seq, Hash>,
}

impl<'a> Replay<'a> {
    /// Reads all files of the witness at `path`.
    pub(super) fn read(path: &Path, log: &'a dyn LogView) -> Result<Self, StoreError> {
        Self::told_by(log, |visit| read_all(path, visit))
    }

    /// Reads what was put aside of the log's witness at `path`, without the file that stands there.
    pub(super) fn read_aside(path: &Path, log: &'a dyn LogView) -> Result<Self, StoreError> {
        let own = log.identity()?.log;
        Self::told_by(log, |visit| read_aside(path, own, visit))
    }

    fn told_by(
        log: &'a dyn LogView,
        read: impl FnOnce(&mut dyn FnMut(Option<&[u8]>)) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let (written, pending, passed_over) = (Vec::new(), Vec::new(), Vec::new());
        let (known, told, is_anchored, has_hole, hashes) = (Seq::START, None, false, false, BTreeMap::new());
        let mut account = Self { log, known, told, is_anchored, has_hole, written, pending, passed_over, hashes };
        let mut taken_in = Ok(());
        read(&mut |line| {
            if taken_in.is_ok() {
                taken_in = account.take_in(line);
            }
        })?;
        taken_in.map(|()| account)
    }

    /// Whether all that was written after the log's last fact is told.
    pub(super) fn is_whole(&self) -> Result<bool, StoreError> {
        Ok(self.is_anchored && !self.has_hole && self.known == self.log.head()?.seq)
    }

    /// The wishes of which the log has nothing: those that were written, and those of which nobody knows it.
    pub(super) fn missing(self) -> Result<(Vec<Intent>, Vec<Intent>), StoreError> {
        let Self { log, written, pending, passed_over, .. } = self;
        let mut seen = BTreeSet::new();
        let mut once = |intent: &Intent| seen.insert(intent.request);
        let mut lost = missing_of(written, log)?;
        lost.retain(&mut once);
        let mut unknown = missing_of(passed_over.into_iter().chain(pending).collect(), log)?;
        unknown.retain(&mut once);
        Ok((lost, unknown))
    }

    fn take_in(&mut self, line: Option<&[u8]>) -> Result<(), StoreError> {
        match line.and_then(read_line) {
            // One that breaks off may have been cut off, and others with it.
            None => self.has_hole = true,
            Some(WitnessLine::Opened(opened)) => self.begin(&opened)?,
            Some(WitnessLine::Intent(stated)) => self.intend(stated)?,
            Some(WitnessLine::Done { request, seq, hash }) => self.done(request, seq, hash)?,
        }
        Ok(())
    }

    /// A file begins. What was told of facts after that place was settled when it began, and is told again in it.
    fn begin(&mut self, opened: &SegmentHeader) -> Result<(), StoreError> {
        let after = opened.after;
        let stands = after == Seq::START || self.stands(after, opened.hash)?;
        self.told = Some(after);
        self.written.append(&mut self.pending);
        if stands || self.hashes.get(&after) == Some(&opened.hash) {
            self.written.retain(|intent| intent.last() <= after);
            self.passed_over.clear();
        } else {
            // It goes on from something else: what was told before is of another course of the log.
            self.has_hole = true;
        }
        self.hashes = BTreeMap::from([(after, opened.hash)]);
        if stands { self.anchor(after) } else { Ok(()) }
    }

    fn intend(&mut self, stated: IntentLine) -> Result<(), StoreError> {
        let intent = Intent::from(stated);
        self.has_hole |= self.told.is_none_or(|told| told.next() < intent.seq);
        self.told = Some(intent.last());
        self.settle(intent.seq);
        match self.log.last_of(intent.request)? {
            Some(last) => self.anchor(last)?,
            None => self.pending.push(intent),
        }
        Ok(())
    }

    fn done(&mut self, request: RequestId, seq: Seq, hash: Hash) -> Result<(), StoreError> {
        self.has_hole |= self.told.is_none_or(|told| told < seq);
        self.told = self.told.max(Some(seq));
        self.hashes.insert(seq, hash);
        if let Some(place) = self.pending.iter().position(|intent| intent.request == request) {
            let intent = self.pending.remove(place);
            self.settle(intent.seq);
            self.written.push(intent);
        }
        if self.stands(seq, hash)? {
            self.anchor(seq)?;
        }
        Ok(())
    }

    /// A wish took the place `first`: those before it were written, and no other one that wanted to stand there.
    fn settle(&mut self, first: Seq) {
        let earlier = self.pending.extract_if(.., |intent| intent.last() < first);
        self.written.extend(earlier);
        self.passed_over.append(&mut self.pending);
    }

    fn stands(&self, seq: Seq, hash: Hash) -> Result<bool, StoreError> {
        Ok(self.log.hash_at(seq)? == Some(hash))
    }

    /// The log has this fact, and so all before it: each names the one before. Only what another wish took the place of
    /// is not there.
    fn anchor(&mut self, seq: Seq) -> Result<(), StoreError> {
        self.known = self.known.max(seq);
        (self.is_anchored, self.has_hole) = (true, false);
        for intents in [&mut self.written, &mut self.pending, &mut self.passed_over] {
            *intents = missing_of(std::mem::take(intents), self.log)?;
        }
        Ok(())
    }
}

fn missing_of(intents: Vec<Intent>, log: &dyn LogView) -> Result<Vec<Intent>, StoreError> {
    let found = intents.into_iter().map(|intent| Ok(log.last_of(intent.request)?.is_none().then_some(intent)));
    Ok(found.collect::<Result<Vec<_>, StoreError>>()?.into_iter().flatten().collect())
}

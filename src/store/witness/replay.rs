//! Reads every line of a witness against the log: which intents the log has lost, and whether the witness tells all.
//!
//! This is the slow path, walked only when `compare` has found something odd. Lines are applied oldest first. When a
//! line names an event that the log has (an *anchor*), the log has all events before it, too, because each names the
//! hash of the one before. So only the lines after the last anchor can tell of events that the log has lost at its end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::log_view::LogView;
use crate::witness::files::{SegmentName, segments_of};
use crate::witness::line::{IntentLine, SegmentHeader, WitnessLine, read_line};
use crate::witness::segment::{WitnessSegment, each_line, witness_error};
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{RequestId, Seq};

/// What the lines say after the last one whose event stands in the log.
pub(super) struct Replay<'a> {
    log: &'a dyn LogView,
    /// The last event that both log and witness have.
    pub known: Seq,
    /// The last event that the lines so far have named, as intended or as done; `None` before the first line.
    covered: Option<Seq>,
    /// Whether a line named an event that the log has: from there on the lines can tell all.
    is_anchored: bool,
    /// Whether a line since the last anchor can't be read, or an event is named by no line.
    has_gap: bool,
    /// Intents that a later line shows to have been written.
    written: Vec<Intent>,
    /// Intents that may have been written.
    pending: Vec<Intent>,
    /// Intents whose place another command took, so that they were never written.
    superseded: Vec<Intent>,
    /// The hashes that this segment gives for its events, by which the next segment shows that it continues this one.
    hashes: BTreeMap<Seq, Hash>,
}

impl<'a> Replay<'a> {
    /// Reads all segments of the log's witness at `base` that count.
    pub(super) fn read(base: &Path, log: &'a dyn LogView) -> Result<Self, StoreError> {
        let found = segments_of(base, log.identity()?.log).map_err(|error| witness_error(base, &error))?;
        let mut files = Vec::new();
        for SegmentName { path, .. } in found {
            let counts = WitnessSegment::read(&path)?.record.counts(log)?;
            files.extend(counts.then_some(path));
        }
        Self::read_files(&files, log)
    }

    /// Reads these segments.
    pub(super) fn read_files(files: &[PathBuf], log: &'a dyn LogView) -> Result<Self, StoreError> {
        let mut replay = Self {
            log,
            known: Seq::START,
            covered: None,
            is_anchored: false,
            has_gap: false,
            written: Vec::new(),
            pending: Vec::new(),
            superseded: Vec::new(),
            hashes: BTreeMap::new(),
        };
        for file in files {
            let mut applied = Ok(());
            each_line(file, |line| {
                if applied.is_ok() {
                    applied = replay.apply(line);
                }
            })?;
            applied?;
        }
        Ok(replay)
    }

    /// Whether the lines tell all that was written after the log's last event.
    pub(super) fn is_whole(&self) -> Result<bool, StoreError> {
        Ok(self.has_no_gap() && self.known == self.log.head()?.seq)
    }

    /// Whether the lines tell all that was written after the last event that both log and witness have.
    pub(super) const fn has_no_gap(&self) -> bool {
        self.is_anchored && !self.has_gap
    }

    /// The intents of which the log has no event: first those that were written, then those of which that is unknown.
    /// Superseded intents count among the unknown.
    pub(super) fn missing_intents(self) -> Result<(Vec<Intent>, Vec<Intent>), StoreError> {
        let Self { log, written, pending, superseded, .. } = self;
        let mut seen = BTreeSet::new();
        let mut once = |intent: &Intent| seen.insert(intent.request);
        let mut lost = not_in_log(written, log)?;
        lost.retain(&mut once);
        let mut unknown = not_in_log(superseded.into_iter().chain(pending).collect(), log)?;
        unknown.retain(&mut once);
        Ok((lost, unknown))
    }

    fn apply(&mut self, line: Option<&[u8]>) -> Result<(), StoreError> {
        match line.and_then(read_line) {
            // Where a line breaks off, whole lines after it may have been cut off, too.
            None => self.has_gap = true,
            Some(WitnessLine::Opened(header)) => self.apply_header(&header)?,
            Some(WitnessLine::Intent(intent)) => self.apply_intent(intent)?,
            Some(WitnessLine::Done { request, seq, hash }) => self.apply_done(request, seq, hash)?,
            Some(WitnessLine::Closed) => {}
        }
        Ok(())
    }

    /// A segment begins. What earlier lines said of events after `header.after` was settled before it began, and what
    /// came of it is told again in this segment.
    fn apply_header(&mut self, header: &SegmentHeader) -> Result<(), StoreError> {
        let after = header.after;
        let is_in_log = after == Seq::START || self.is_in_log(after, header.hash)?;
        self.covered = Some(after);
        self.written.append(&mut self.pending);
        if is_in_log || self.hashes.get(&after) == Some(&header.hash) {
            self.written.retain(|intent| intent.last() <= after);
            self.superseded.clear();
        } else {
            // The segment continues something else: earlier lines describe another history of the log.
            self.has_gap = true;
        }
        self.hashes = BTreeMap::from([(after, header.hash)]);
        if is_in_log { self.anchor(after) } else { Ok(()) }
    }

    fn apply_intent(&mut self, line: IntentLine) -> Result<(), StoreError> {
        let intent = Intent::from(line);
        self.has_gap |= self.covered.is_none_or(|covered| covered.next() < intent.seq);
        self.covered = Some(intent.last());
        self.settle_pending(intent.seq);
        match self.log.last_of(intent.request)? {
            Some(last) => self.anchor(last)?,
            None => self.pending.push(intent),
        }
        Ok(())
    }

    fn apply_done(&mut self, request: RequestId, seq: Seq, hash: Hash) -> Result<(), StoreError> {
        self.has_gap |= self.covered.is_none_or(|covered| covered < seq);
        self.covered = self.covered.max(Some(seq));
        self.hashes.insert(seq, hash);
        if let Some(place) = self.pending.iter().position(|intent| intent.request == request) {
            let intent = self.pending.remove(place);
            self.settle_pending(intent.seq);
            self.written.push(intent);
        }
        if self.is_in_log(seq, hash)? {
            self.anchor(seq)?;
        }
        Ok(())
    }

    /// A command took the place `first`. So pending intents that end before it were written, and the others, which
    /// wanted that place or a later one, were not.
    fn settle_pending(&mut self, first: Seq) {
        let earlier = self.pending.extract_if(.., |intent| intent.last() < first);
        self.written.extend(earlier);
        self.superseded.append(&mut self.pending);
    }

    fn is_in_log(&self, seq: Seq, hash: Hash) -> Result<bool, StoreError> {
        Ok(self.log.hash_at(seq)? == Some(hash))
    }

    /// The log has this event and so all before it, since each names the hash of the one before. Of the earlier intents
    /// only those are not in the log whose place another command took; these stay in their lists.
    fn anchor(&mut self, seq: Seq) -> Result<(), StoreError> {
        self.known = self.known.max(seq);
        (self.is_anchored, self.has_gap) = (true, false);
        for intents in [&mut self.written, &mut self.pending, &mut self.superseded] {
            *intents = not_in_log(std::mem::take(intents), self.log)?;
        }
        Ok(())
    }
}

fn not_in_log(intents: Vec<Intent>, log: &dyn LogView) -> Result<Vec<Intent>, StoreError> {
    let found = intents.into_iter().map(|intent| Ok(log.last_of(intent.request)?.is_none().then_some(intent)));
    Ok(found.collect::<Result<Vec<_>, StoreError>>()?.into_iter().flatten().collect())
}

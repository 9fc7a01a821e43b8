//! A desk: a log that is open, its ledger, and the one way to execute a command on it.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::desk::expected::ExpectedLog;
use crate::desk::keeping::SnapshotState;
use crate::desk::maintenance::BackupAhead;
use crate::desk::trouble::{DeskError, HaltedOperation};
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolRules;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_store::Witnessed;
use kvittera_store::{AppendRequest, Link, StoreError};

/// A log that is open, with what its facts add up to.
#[derive(Debug)]
pub struct Desk<S> {
    pub(super) store: S,
    pub(super) rules: PoolRules,
    pub(super) rights: Rights,
    pub(super) ledger: Arc<Ledger>,
    /// The last fact of the ledger.
    pub(super) head: Link,
    /// What was taken in since somebody last asked for news.
    pub(super) news: Vec<Arc<RecordedEvent>>,
    /// Wishes of which nobody knows whether they were written.
    pub(super) unsettled: BTreeSet<RequestId>,
    /// The kept ledger, and what is still to be proven of it.
    pub(super) keeping: SnapshotState,
    /// Why nothing may be written.
    pub(super) halt: Option<Halt>,
    /// Numbers that were going out when the disk failed.
    pub(super) at_risk: Vec<PoolNumber>,
    /// Whether something about log or witness has changed since the witness was asked.
    pub(super) asks_again: bool,
    /// That the second copy holds what the log lacks.
    pub(super) ahead: Option<BackupAhead>,
}

impl<S: Witnessed> Desk<S> {
    /// Reads a log from its beginning, for somebody with these rights.
    ///
    /// # Errors
    /// When it can't be read, contradicts itself, or is another log than expected.
    pub fn open(store: S, rules: PoolRules, expected: &ExpectedLog, rights: Rights) -> Result<Self, DeskError> {
        Self::resume(store, (Ledger::default(), Link::genesis()), rules, expected, rights)
    }

    /// Reads a log on from a fact up to which all are folded already.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn resume(
        mut store: S,
        (mut ledger, known): (Ledger, Link),
        rules: PoolRules,
        expected: &ExpectedLog,
        rights: Rights,
    ) -> Result<Self, DeskError> {
        let mut folded = Ok(());
        let head = store.follow(known, &mut |recorded| {
            folded = ledger.apply(&recorded);
            if folded.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        folded?;
        expected.holds_for(&ledger)?;
        let (news, unsettled, keeping) = (Vec::new(), BTreeSet::new(), SnapshotState::default());
        let (ledger, halt, at_risk, asks_again, ahead) = (Arc::new(ledger), None, Vec::new(), false, None);
        let mut desk =
            Self { store, rules, rights, ledger, head, news, unsettled, keeping, halt, at_risk, asks_again, ahead };
        desk.ask_witness()?;
        Ok(desk)
    }

    /// What all facts known so far add up to.
    #[must_use]
    pub fn ledger(&self) -> &Arc<Ledger> {
        &self.ledger
    }

    /// The last fact known so far.
    #[must_use]
    pub const fn head(&self) -> Link {
        self.head
    }

    /// The facts that were taken in since this was last asked, oldest first.
    pub fn news(&mut self) -> Vec<Arc<RecordedEvent>> {
        std::mem::take(&mut self.news)
    }

    /// What whoever sits here may do and see.
    #[must_use]
    pub fn rights(&self) -> &Rights {
        &self.rights
    }

    /// What the hospital's binder is like.
    #[must_use]
    pub fn rules(&self) -> &PoolRules {
        &self.rules
    }

    /// Why nothing may be written here, if so.
    #[must_use]
    pub const fn halt(&self) -> Option<&Halt> {
        self.halt.as_ref()
    }

    /// Whether somebody else has written since this was last asked.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn changed(&mut self) -> Result<bool, DeskError> {
        let changed = self.store.changed()?;
        self.asks_again |= changed;
        // Whoever was in the midst of writing may have given up without a fact.
        Ok(changed || self.halts_for_now())
    }

    /// Takes in what was written since, by whomever.
    ///
    /// # Errors
    /// When the log can't be read or contradicts itself.
    pub fn follow(&mut self) -> Result<(), DeskError> {
        let read = self.store.read_after(self.ledger.seq).map_err(DeskError::from);
        let new = read.inspect_err(|error| self.note_damage(error))?;
        if !new.is_empty() {
            self.take_in(&new)?;
        }
        // A technician may have settled it elsewhere, or the witness may be back.
        let is_new = std::mem::take(&mut self.asks_again) || !new.is_empty();
        let asks = self.halts_for_now() || (self.halt.is_some() && is_new);
        if asks { self.ask_witness() } else { Ok(()) }
    }

    /// Takes in all of the facts or, when one contradicts those before it, none.
    pub(super) fn take_in(&mut self, new: &[RecordedEvent]) -> Result<(), DeskError> {
        let mut ledger = Ledger::clone(&self.ledger);
        new.iter().try_for_each(|recorded| ledger.apply(recorded))?;
        self.ledger = Arc::new(ledger);
        self.head = new.last().map_or(self.head, |last| Link { seq: last.seq, hash: last.hash });
        self.news.extend(new.iter().cloned().map(Arc::new));
        Ok(())
    }

    /// Makes facts of a wish, durably, or says why not. The same `request` never becomes facts twice.
    ///
    /// # Errors
    /// A refusal or a failure of the log; after both nothing was written, save for [`DeskError::Unknown`].
    pub fn execute(
        &mut self,
        request: RequestId,
        command: &Command,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        match self.store.find(request) {
            Ok(known) if known.is_empty() => self.unsettled.remove(&request),
            Ok(known) => return self.written(request, known),
            Err(cause) if self.unsettled.contains(&request) => return Err(self.unknown(request, cause)),
            Err(cause) => return Err(cause.into()),
        };
        let stopped = HaltedOperation::of(command, &self.rights, &self.ledger);
        loop {
            self.follow()?;
            self.refuse_halted(stopped)?;
            let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
            let events = decide(&self.ledger, command.clone(), &context).map_err(DeskError::Refused)?;
            let entry = AppendRequest { request, recorded_at: now, actor, events: &events };
            match self.store.append(self.ledger.seq, &entry) {
                Ok(written) => {
                    self.take_in(&written)?;
                    self.note_disk_failure();
                    return Ok(written);
                }
                Err(StoreError::Behind) => {}
                Err(cause @ StoreError::Unsettled) => {
                    self.ask_witness()?;
                    let halted = |halt| DeskError::Halted(halt, stopped);
                    return Err(self.halt.clone().map_or_else(|| cause.into(), halted));
                }
                Err(cause) => return self.settle(request, cause, &events, stopped),
            }
        }
    }
}

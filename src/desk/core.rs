//! A desk: a log that is open, its ledger, and the one way to execute a command on it.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::desk::expected::ExpectedLog;
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
use kvittera_store::snapshot::SnapshotState;
use kvittera_store::{AppendRequest, Link, StoreError, Witnessed};

/// An open log with its ledger, and the only way to write to it.
#[derive(Debug)]
pub struct Desk<S> {
    pub(super) store: S,
    pub(super) rules: PoolRules,
    pub(super) rights: Rights,
    pub(super) ledger: Arc<Ledger>,
    /// The last event of the ledger.
    pub(super) head: Link,
    /// The events that were applied since [`Desk::news`] was last called.
    pub(super) news: Vec<Arc<RecordedEvent>>,
    /// Commands that may or may not have been written.
    pub(super) unresolved: BTreeSet<RequestId>,
    /// The cached snapshot of the ledger, and what is still to be verified of it.
    pub(super) snapshot: SnapshotState,
    /// Set while writing is suspended.
    pub(super) halt: Option<Halt>,
    /// Numbers that were being issued when the disk failed.
    pub(super) at_risk: Vec<PoolNumber>,
    /// True if log or witness has changed since the halt was last worked out.
    pub(super) halt_is_stale: bool,
    /// Set if the backup holds events that the log lacks.
    pub(super) backup_ahead: Option<BackupAhead>,
}

impl<S: Witnessed> Desk<S> {
    /// Reads a log from its beginning, for a person with these rights.
    ///
    /// # Errors
    /// When the log can't be read, contradicts itself, or is not the expected one.
    pub fn open(store: S, rules: PoolRules, expected: &ExpectedLog, rights: Rights) -> Result<Self, DeskError> {
        Self::resume(store, (Ledger::default(), Link::genesis()), rules, expected, rights)
    }

    /// Reads the events after the last one of a ledger that is known already.
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
        let mut desk = Self {
            store,
            rules,
            rights,
            ledger: Arc::new(ledger),
            head,
            news: Vec::new(),
            unresolved: BTreeSet::new(),
            snapshot: SnapshotState::default(),
            halt: None,
            at_risk: Vec::new(),
            halt_is_stale: false,
            backup_ahead: None,
        };
        desk.update_halt()?;
        Ok(desk)
    }

    /// The ledger of all events read so far.
    #[must_use]
    pub fn ledger(&self) -> &Arc<Ledger> {
        &self.ledger
    }

    /// The last event read so far.
    #[must_use]
    pub const fn head(&self) -> Link {
        self.head
    }

    /// Takes the events that were applied since the last call, oldest first.
    pub fn news(&mut self) -> Vec<Arc<RecordedEvent>> {
        std::mem::take(&mut self.news)
    }

    /// The rights of the person at this desk.
    #[must_use]
    pub fn rights(&self) -> &Rights {
        &self.rights
    }

    /// The rules for the hospital's pool.
    #[must_use]
    pub fn rules(&self) -> &PoolRules {
        &self.rules
    }

    /// The halt, while writing is suspended.
    #[must_use]
    pub const fn halt(&self) -> Option<&Halt> {
        self.halt.as_ref()
    }

    /// Returns true if another terminal may have written since the last call.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn changed(&mut self) -> Result<bool, DeskError> {
        let changed = self.store.changed()?;
        self.halt_is_stale |= changed;
        // The terminal that was writing may have given up without writing an event, and then the halt is over.
        Ok(changed || self.halt_may_pass())
    }

    /// Reads and applies the events that any terminal has written since, and updates the halt.
    ///
    /// # Errors
    /// When the log can't be read or contradicts itself.
    pub fn follow(&mut self) -> Result<(), DeskError> {
        let read = self.store.read_after(self.ledger.seq).map_err(DeskError::from);
        let new = read.inspect_err(|error| self.note_damage(error))?;
        if !new.is_empty() {
            self.apply(&new)?;
        }
        // A technician may have recovered from another terminal, or the witness may be back.
        let is_stale = std::mem::take(&mut self.halt_is_stale) || !new.is_empty();
        let must_update = self.halt_may_pass() || (self.halt.is_some() && is_stale);
        if must_update { self.update_halt() } else { Ok(()) }
    }

    /// Applies all of the events to the ledger, or none of them when one contradicts those before it.
    pub(super) fn apply(&mut self, new: &[RecordedEvent]) -> Result<(), DeskError> {
        let mut ledger = Ledger::clone(&self.ledger);
        new.iter().try_for_each(|recorded| ledger.apply(recorded))?;
        self.ledger = Arc::new(ledger);
        self.head = new.last().map_or(self.head, |last| Link { seq: last.seq, hash: last.hash });
        self.news.extend(new.iter().cloned().map(Arc::new));
        Ok(())
    }

    /// Executes a command: writes its events durably and returns them. Repeating the same `request` writes nothing more
    /// and returns the events that it became.
    ///
    /// # Errors
    /// A refusal or a failure of the log. Nothing was written then, except that [`DeskError::Unknown`] leaves it open.
    pub fn execute(
        &mut self,
        request: RequestId,
        command: &Command,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        match self.store.find(request) {
            Ok(known) if known.is_empty() => self.unresolved.remove(&request),
            Ok(known) => return self.confirm_written(request, known),
            Err(cause) if self.unresolved.contains(&request) => return Err(self.outcome_unknown(request, cause)),
            Err(cause) => return Err(cause.into()),
        };
        let operation = HaltedOperation::of(command, &self.rights, &self.ledger);
        loop {
            self.follow()?;
            self.refuse_halted(operation)?;
            let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
            let events = decide(&self.ledger, command.clone(), &context).map_err(DeskError::Refused)?;
            if events.is_empty() {
                // The log says it already.
                return Ok(Vec::new());
            }
            let entry = AppendRequest { request, recorded_at: now, actor, events: &events };
            match self.store.append(self.ledger.seq, &entry) {
                Ok(written) => {
                    self.apply(&written)?;
                    self.note_disk_failure();
                    return Ok(written);
                }
                Err(StoreError::Behind) => {}
                Err(cause @ StoreError::Unsettled) => {
                    self.update_halt()?;
                    let halted = |halt| DeskError::Halted(halt, operation);
                    return Err(self.halt.clone().map_or_else(|| cause.into(), halted));
                }
                Err(cause) => return self.resolve_failed_append(request, cause, &events, operation),
            }
        }
    }
}

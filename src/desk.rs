//! The desk: wishes go in, facts come out. Both front ends, the screens and the command line, ask here and nowhere else.

pub mod access;
pub mod actor;
pub mod clock;
pub mod draft;
pub mod fold;
mod founding;
pub mod handover;
pub mod heeding;
pub mod history;
pub mod moment;
pub mod place;
pub mod pool_file;
pub mod practice;
pub mod proof;
pub mod recovery;
pub mod report;
pub mod restoring;
pub mod save;
mod settling;
pub mod sheet;
pub mod status;
pub mod trouble;
pub mod upkeep;
pub mod way_in;

pub use self::founding::{founding_facts, new_log, new_request};
pub use self::trouble::{DeskError, Stopped};

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use self::upkeep::Ahead;
use crate::domain::actor::Actor;
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::Command;
use crate::domain::decide;
use crate::domain::decide::Context;
use crate::domain::event::Mode;
use crate::domain::fact::Recorded;
use crate::domain::halt::Halt;
use crate::domain::id::RequestId;
use crate::domain::inconsistency::Inconsistency;
use crate::domain::ledger::Ledger;
use crate::domain::permission::Rights;
use crate::domain::pool_load::PoolRules;
use crate::domain::text::Name;
use crate::store::{Entry, EventStore, Link, StoreError};
use proof::Keeping;

/// A log that is open, with what its facts add up to.
#[derive(Debug)]
pub struct Desk<S> {
    store: S,
    rules: PoolRules,
    rights: Rights,
    ledger: Arc<Ledger>,
    /// The last fact of the ledger.
    head: Link,
    /// What was taken in since somebody last asked for news.
    news: Vec<Arc<Recorded>>,
    /// Wishes of which nobody knows whether they were written.
    unsettled: BTreeSet<RequestId>,
    /// The kept ledger, and what is still to be proven of it.
    keeping: Keeping,
    /// Why nothing may be written.
    halt: Option<Halt>,
    /// Numbers that were going out when the disk failed.
    at_stake: Vec<BinderNumber>,
    /// Whether something about log or witness has changed since the witness was asked.
    asks_again: bool,
    /// That the second copy holds what the log lacks.
    ahead: Option<Ahead>,
}

/// What a log must be to be used here.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The site in the settings.
    pub site: Name,
    /// Live or practice.
    pub mode: Mode,
}

impl Expected {
    /// Holds that these facts are of such a log.
    ///
    /// # Errors
    /// When they are of another, or of none.
    pub fn holds_for(&self, ledger: &Ledger) -> Result<(), DeskError> {
        match &ledger.identity {
            None => Err(Inconsistency::Creation.into()),
            Some(identity) if identity.site != self.site => {
                Err(DeskError::OtherSite { found: identity.site.clone(), expected: self.site.clone() })
            }
            Some(identity) if identity.mode != self.mode => Err(DeskError::OtherMode { found: identity.mode }),
            Some(_) => Ok(()),
        }
    }
}

impl<S: EventStore> Desk<S> {
    /// Reads a log from its beginning, for somebody with these rights.
    ///
    /// # Errors
    /// When it can't be read, contradicts itself, or is another log than expected.
    pub fn open(store: S, rules: PoolRules, expected: &Expected, rights: Rights) -> Result<Self, DeskError> {
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
        expected: &Expected,
        rights: Rights,
    ) -> Result<Self, DeskError> {
        let mut folded = Ok(());
        let head = store.follow(known, &mut |fact| {
            folded = ledger.apply(&fact);
            if folded.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        folded?;
        expected.holds_for(&ledger)?;
        let (news, unsettled, keeping) = (Vec::new(), BTreeSet::new(), Keeping::default());
        let (ledger, halt, at_stake, asks_again, ahead) = (Arc::new(ledger), None, Vec::new(), false, None);
        let mut desk =
            Self { store, rules, rights, ledger, head, news, unsettled, keeping, halt, at_stake, asks_again, ahead };
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
    pub fn news(&mut self) -> Vec<Arc<Recorded>> {
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
        let new = read.inspect_err(|error| self.mind_damage(error))?;
        if !new.is_empty() {
            self.take_in(&new)?;
        }
        // A technician may have settled it elsewhere, or the witness may be back.
        let is_new = std::mem::take(&mut self.asks_again) || !new.is_empty();
        let asks = self.halts_for_now() || (self.halt.is_some() && is_new);
        if asks { self.ask_witness() } else { Ok(()) }
    }

    /// Takes in all of the facts or, when one contradicts those before it, none.
    fn take_in(&mut self, new: &[Recorded]) -> Result<(), DeskError> {
        let mut ledger = Ledger::clone(&self.ledger);
        new.iter().try_for_each(|fact| ledger.apply(fact))?;
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
    ) -> Result<Vec<Recorded>, DeskError> {
        match self.store.find(request) {
            Ok(known) if known.is_empty() => self.unsettled.remove(&request),
            Ok(known) => return self.written(request, known),
            Err(cause) if self.unsettled.contains(&request) => return Err(self.unknown(request, cause)),
            Err(cause) => return Err(cause.into()),
        };
        let stopped = Stopped::of(command, &self.rights, &self.ledger);
        loop {
            self.follow()?;
            self.refuse_halted(stopped)?;
            let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
            let facts = decide(&self.ledger, command.clone(), &context).map_err(DeskError::Refused)?;
            let entry = Entry { request, recorded_at: now, actor, facts: &facts };
            match self.store.append(self.ledger.seq, &entry) {
                Ok(written) => {
                    self.take_in(&written)?;
                    self.mind_the_disk();
                    return Ok(written);
                }
                Err(StoreError::Behind) => {}
                Err(cause @ StoreError::Unsettled) => {
                    self.ask_witness()?;
                    let halted = |halt| DeskError::Halted(halt, stopped);
                    return Err(self.halt.clone().map_or_else(|| cause.into(), halted));
                }
                Err(cause) => return self.settle(request, cause, &facts, stopped),
            }
        }
    }
}

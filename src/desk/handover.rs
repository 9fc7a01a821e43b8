//! What whoever takes over has to know of an outage so far.

use chrono::{DateTime, Utc};

use super::Stopped;
use crate::domain::calendar::{Call, Hours, whom_to_call};
use crate::domain::case::Case;
use crate::domain::conflict::Conflict;
use crate::domain::event::Mode;
use crate::domain::halt::Halt;
use crate::domain::issuance::Issuance;
use crate::domain::ledger::Ledger;
use crate::domain::outage::Outage;
use crate::domain::permission::Rights;
use crate::domain::supply::{Marks, Supply};

/// Everything that is handed over, at one moment; `Texts::handover` puts it into words.
#[derive(Debug, Clone)]
pub struct Handover<'a> {
    /// The moment.
    pub now: DateTime<Utc>,
    /// Whether all of it is a drill.
    pub is_practice: bool,
    /// The outage; `None` when there has never been one.
    pub outage: Option<&'a Outage>,
    /// Whom to call now.
    pub call: Call,
    /// Why nothing may be written.
    pub halt: Option<&'a Halt>,
    /// What that means for whoever reads this.
    pub stopped: Stopped,
    /// How long the binder lasts.
    pub supplies: [Supply; 2],
    /// What went out in the outage.
    pub hand_outs: Vec<&'a Issuance>,
    /// What nobody has read back, of this outage and earlier ones.
    pub not_read_back: Vec<&'a Issuance>,
    /// The clashes that nobody has sorted out, of this outage and earlier ones.
    pub conflicts: Vec<&'a Conflict>,
    /// What still waits for its new id, of this outage and earlier ones.
    pub not_reconciled: Vec<Case<'a>>,
}

impl<'a> Handover<'a> {
    /// What is to be handed over of `outage` at `now`.
    #[must_use]
    pub fn of(
        (ledger, halt): (&'a Ledger, Option<&'a Halt>),
        outage: Option<&'a Outage>,
        hours: &Hours,
        marks: Marks,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            now,
            is_practice: ledger.mode() == Some(Mode::Practice),
            outage,
            call: whom_to_call(now, hours),
            halt,
            stopped: Stopped::HandOut,
            supplies: Supply::of_both(ledger, halt, marks, now),
            hand_outs: outage.map(|outage| ledger.hand_outs(outage.id).collect()).unwrap_or_default(),
            not_read_back: ledger.awaiting_read_back().collect(),
            conflicts: ledger.open_conflicts().collect(),
            not_reconciled: ledger.open_reconciliations().collect(),
        }
    }

    /// Leaves out the patients and numbers that somebody with these rights may not see.
    #[must_use]
    pub fn seen_with(mut self, rights: &Rights) -> Self {
        self.hand_outs.retain(|issuance| rights.sees_unit(&issuance.unit));
        self.not_read_back.retain(|issuance| rights.sees_unit(&issuance.unit));
        self.conflicts.retain(|conflict| rights.sees_unit(&conflict.unit));
        self.not_reconciled.retain(|case| rights.sees(case));
        self.stopped = Stopped::seen_with(rights);
        self
    }
}

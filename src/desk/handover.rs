//! What the person who takes over the desk has to know of an outage so far.

use chrono::{DateTime, Utc};

use crate::desk::trouble::HaltedOperation;
use kvittera_domain::calendar::{Call, Hours, whom_to_call};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::conflict::Conflict;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::views::supply::{Supply, Thresholds};

/// Everything that is handed over at one moment; `Texts::handover` puts it into words.
#[derive(Debug, Clone)]
pub struct Handover<'a> {
    pub now: DateTime<Utc>,
    pub is_practice: bool,
    /// `None` when there has never been an outage.
    pub outage: Option<&'a Outage>,
    /// Whom to call now.
    pub call: Call,
    /// Set while writing is suspended.
    pub halt: Option<&'a Halt>,
    /// What the halt keeps the reader from doing.
    pub stopped: HaltedOperation,
    /// How long the pool lasts, for each sex.
    pub supplies: [Supply; 2],
    /// The issuances of this outage.
    pub issuances: Vec<&'a Issuance>,
    /// Issuances that were not read back, of this outage and earlier ones.
    pub not_read_back: Vec<&'a Issuance>,
    /// Conflicts that are not resolved, of this outage and earlier ones.
    pub conflicts: Vec<&'a Conflict>,
    /// Cases that are not reconciled, of this outage and earlier ones.
    pub not_reconciled: Vec<Case<'a>>,
}

impl<'a> Handover<'a> {
    /// Collects what is to be handed over of `outage` at `now`.
    #[must_use]
    pub fn of(
        (ledger, halt): (&'a Ledger, Option<&'a Halt>),
        outage: Option<&'a Outage>,
        hours: &Hours,
        thresholds: Thresholds,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            now,
            is_practice: ledger.mode() == Some(Mode::Practice),
            outage,
            call: whom_to_call(now, hours),
            halt,
            stopped: HaltedOperation::Issue,
            supplies: Supply::of_both(ledger, halt, thresholds, now),
            issuances: outage.map(|outage| ledger.issuances_of(outage.id).collect()).unwrap_or_default(),
            not_read_back: ledger.awaiting_read_back().collect(),
            conflicts: ledger.open_conflicts().collect(),
            not_reconciled: ledger.open_reconciliations().collect(),
        }
    }

    /// Leaves out the patients and numbers that a person with these rights may not see.
    #[must_use]
    pub fn seen_with(mut self, rights: &Rights) -> Self {
        self.issuances.retain(|issuance| rights.sees_unit(&issuance.request.unit));
        self.not_read_back.retain(|issuance| rights.sees_unit(&issuance.request.unit));
        self.conflicts.retain(|conflict| rights.sees_unit(&conflict.request.unit));
        self.not_reconciled.retain(|case| rights.sees(case));
        self.stopped = HaltedOperation::seen_with(rights);
        self
    }
}

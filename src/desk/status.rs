//! The state of the desk at a glance, for the top of the screen and for `kvittera status`.

use chrono::{DateTime, Utc};

use kvittera_domain::calendar::{Call, Hours, whom_to_call};
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::ledger::pool::NumberCount;
use kvittera_domain::ledger::{Headline, Ledger};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::sex::Sex;

/// The state of the desk at one moment.
#[derive(Debug, Clone)]
pub struct Status<'a> {
    pub now: DateTime<Utc>,
    /// What a reader should see first.
    pub headline: Headline<'a>,
    /// The next planned outage that has not begun.
    pub planned: Option<&'a Outage>,
    /// Whom to call now.
    pub call: Call,
    pub female: NumberCount,
    pub male: NumberCount,
    /// How many cases still wait for their new id or for RAPS.
    pub open_reconciliations: usize,
    /// How many of them wait for RAPS to undo something.
    pub raps_must_undo: usize,
    /// How many conflicts are not resolved.
    pub open_conflicts: usize,
}

impl<'a> Status<'a> {
    /// Reads the state from `ledger` at `now`. Open cases are counted as far as the person may see them.
    #[must_use]
    pub fn of(ledger: &'a Ledger, rights: &Rights, hours: &Hours, now: DateTime<Utc>) -> Self {
        let open: Vec<_> = ledger.open_reconciliations().filter(|case| rights.sees(case)).collect();
        Self {
            now,
            headline: ledger.headline(now),
            planned: ledger.outages.planned().first().copied(),
            call: whom_to_call(now, hours),
            female: ledger.pool.count(Sex::Female),
            male: ledger.pool.count(Sex::Male),
            open_reconciliations: open.len(),
            raps_must_undo: open.iter().filter(|case| case.reconciliation.raps_must_undo().is_some()).count(),
            open_conflicts: ledger.open_conflicts().count(),
        }
    }
}

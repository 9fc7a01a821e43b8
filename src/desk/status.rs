//! The state of the desk in one look, for the top of the screen and for `status`.

use chrono::{DateTime, Utc};

use kvittera_domain::calendar::{Call, Hours, whom_to_call};
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::ledger::pool::NumberCount;
use kvittera_domain::ledger::{Headline, Ledger};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::sex::Sex;

/// Everything that is true of the desk at one moment.
#[derive(Debug, Clone)]
pub struct Status<'a> {
    /// The moment.
    pub now: DateTime<Utc>,
    /// What to see first.
    pub headline: Headline<'a>,
    /// The next planned stop of which nobody has said that it began.
    pub planned: Option<&'a Outage>,
    /// Whom to call now.
    pub call: Call,
    /// The women's numbers.
    pub female: NumberCount,
    /// The men's numbers.
    pub male: NumberCount,
    /// How many hand-outs still wait for their new id.
    pub open_reconciliations: usize,
    /// How many clashes nobody has sorted out.
    pub open_conflicts: usize,
}

impl<'a> Status<'a> {
    /// What is true of `ledger` at `now`. What is left to do is counted as far as the person may see it.
    #[must_use]
    pub fn of(ledger: &'a Ledger, rights: &Rights, hours: &Hours, now: DateTime<Utc>) -> Self {
        Self {
            now,
            headline: ledger.headline(now),
            planned: ledger.outages.planned().first().copied(),
            call: whom_to_call(now, hours),
            female: ledger.pool.count(Sex::Female),
            male: ledger.pool.count(Sex::Male),
            open_reconciliations: ledger.open_reconciliations().filter(|case| rights.sees(case)).count(),
            open_conflicts: ledger.open_conflicts().count(),
        }
    }
}

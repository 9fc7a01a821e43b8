//! The log screen: which facts are shown and which is chosen.

use std::sync::Arc;

use tui_input::Input;

use crate::domain::fact::Recorded;
use crate::domain::ledger::Ledger;
use crate::i18n::Texts;

/// The state of the log screen.
#[derive(Debug, Default)]
pub struct LogScreen {
    /// Only facts with this text in them are shown.
    pub filter: Input,
    /// Whether the filter is being typed.
    pub filtering: bool,
    /// Which of the shown facts is chosen, newest first, from 0.
    pub chosen: usize,
}

impl LogScreen {
    /// The places of the shown facts in `facts`, newest first.
    #[must_use]
    pub fn shown(&self, facts: &[Arc<Recorded>], ledger: &Ledger, texts: &Texts) -> Vec<usize> {
        let wanted = self.filter.value().trim().to_lowercase();
        let fits = |fact: &Recorded| wanted.is_empty() || line(fact, ledger, texts).to_lowercase().contains(&wanted);
        facts.iter().enumerate().rev().filter(|(_, fact)| fits(fact)).map(|(place, _)| place).collect()
    }
}

/// The text of a fact that a filter looks into: time, who, what.
fn line(fact: &Recorded, ledger: &Ledger, texts: &Texts) -> String {
    format!("{} {} {}", texts.date_clock(fact.occurred_at), fact.actor.vgr_id, texts.fact_in(ledger, &fact.event))
}

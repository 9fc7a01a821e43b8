//! How long the free numbers of the pool will last, in words.

use chrono::{DateTime, Utc};

use crate::i18n::refusals::sex_key;
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::views::supply::{Level, Supply};

impl Texts {
    /// `full`, `räcker`, `lågt`, `slut`.
    #[must_use]
    pub fn level(&self, level: Level) -> String {
        t!(self, "supply-level", level = level.name())
    }

    /// `Mansnumren tar slut omkring 03:40`; `None` when that can't be estimated.
    #[must_use]
    pub fn runs_dry(&self, supply: &Supply, now: DateTime<Utc>) -> Option<String> {
        let at = self.near_clock(supply.dry_at?, now);
        Some(t!(self, "supply-dry", sex = sex_key(supply.sex), at = at))
    }

    /// The warning for a sex whose numbers run low or are used up: `Män: 2 kvar i pärmen`, `Män: inga kvar i pärmen`.
    /// `None` while there are enough.
    #[must_use]
    pub fn running_low(&self, supply: &Supply) -> Option<String> {
        let sexes = self.sexes(supply.sex);
        match supply.level {
            Level::Empty => Some(t!(self, "supply-empty", sexes = sexes)),
            Level::Low => Some(t!(self, "supply-low", sexes = sexes, free = supply.count.free.to_string())),
            Level::Enough | Level::Full => None,
        }
    }
}

//! The words on the printed sheet for the paper binder.

use chrono::Weekday;

use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::calendar::Hours;

impl Texts {
    /// The paper routine, one or two sentences a step.
    #[must_use]
    pub fn paper_routine(&self) -> [String; 5] {
        [
            t!(self, "sheet-step-1"),
            t!(self, "sheet-step-2"),
            t!(self, "sheet-step-3"),
            t!(self, "sheet-step-4"),
            t!(self, "sheet-step-5"),
        ]
    }

    /// `Användarstöd, helgfria mån–fre 07:30–16:10`.
    #[must_use]
    pub fn helpdesk_in_hours(&self, hours: &Hours) -> String {
        let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
        let (opens, closes) = (clock(hours.opens()), clock(hours.closes()));
        t!(self, "sheet-helpdesk", days = self.days(hours), opens = opens, closes = closes)
    }

    /// `mån–fre`, `mån, ons`.
    fn days(&self, hours: &Hours) -> String {
        let days: Vec<Weekday> = hours.weekdays().collect();
        let is_run = days.windows(2).all(|pair| matches!(pair, [day, next] if day.succ() == *next));
        match days.as_slice() {
            [first, _, .., last] if is_run => format!("{}–{}", self.weekday(*first), self.weekday(*last)),
            days => days.iter().map(|day| self.weekday(*day)).collect::<Vec<_>>().join(", "),
        }
    }
}

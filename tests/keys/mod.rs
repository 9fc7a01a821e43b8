//! What keys do: before, keys, after. Everything goes through the real update, over a log in memory.

mod anything;
mod checkout;
mod counting;
mod drafts;
mod going_back;
mod import;
mod late_entry;
mod log;
mod long_log;
mod meant;
mod others;
mod outages;
mod palette;
mod person;
mod read_back;
mod reconciling;
pub mod rights;
mod saving;
mod times;
mod trouble;
mod typing;
mod unmeant;

use kvittera::tui::form::Field;
use kvittera::tui::model::checkout::Step;
use kvittera::tui::model::{NoticeKind, Screen};

use crate::stage::samples::SUSPECT;
use crate::stage::{Setting, Stage};

/// From an empty form to the preview: 1234 is the extension.
pub const FILLED: &str = "k vwxyz2 <enter> med <enter> hia <enter> 1234 <enter>";

/// A desk with an open outage.
fn open_desk() -> Stage {
    desk_of("abcde1")
}

/// A desk with an open outage and somebody else before it.
fn desk_of(who: &'static str) -> Stage {
    let mut desk = Stage::set(Setting { who: Some(who), ..Setting::default() });
    desk.elsewhere(&SUSPECT);
    desk
}

/// A desk where a number was just handed out.
fn number_out() -> Stage {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<f2>");
    desk
}

impl Stage {
    fn issuances_of(&self) -> usize {
        self.model.ledger.issuances.len()
    }

    fn typed(&self, field: Field) -> &str {
        self.model.form().typed(field)
    }

    fn is_filling(&self) -> bool {
        self.is_at_the_desk() && matches!(self.model.checkout.step, Step::Filling)
    }

    fn is_in_preview(&self) -> bool {
        self.is_at_the_desk() && matches!(self.model.checkout.step, Step::Preview(_))
    }

    fn shows_a_number(&self) -> bool {
        self.is_at_the_desk() && matches!(self.model.checkout.step, Step::ReadBack(_))
    }

    fn is_at_the_desk(&self) -> bool {
        self.model.dialog.is_none() && self.model.screen == Screen::Desk
    }

    pub fn says(&self, words: &str) -> bool {
        self.model.notice.as_ref().is_some_and(|notice| format!("{} {}", notice.message, notice.next).contains(words))
    }

    fn says_no(&self) -> bool {
        self.model.notice.as_ref().is_some_and(|notice| notice.kind == NoticeKind::Problem)
    }
}

//! Everything that the screen shows, and nothing else. Drawing reads it; only `update` changes it.

pub mod checkout;
pub mod counting;
pub mod dialog;
pub mod late;
pub mod log;
mod notice;
pub mod pool;
pub mod probes;
pub mod reconciliation;
pub mod sight;
pub mod triage;
mod upkeep;

pub use notice::{Notice, NoticeKind};

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::form::Form;
use super::rights::{hands_out, only_looks};
use super::theme::Theme;
use crate::clinics::Clinics;
use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::status::Status;
use crate::domain::actor::Actor;
use crate::domain::calendar::stockholm;
use crate::domain::command::Command;
use crate::domain::event::Mode;
use crate::domain::fact::Hash;
use crate::domain::halt::Halt;
use crate::domain::id::RequestId;
use crate::domain::issuance::Issuance;
use crate::domain::ledger::Ledger;
use crate::domain::permission::Rights;
use crate::domain::pool::{NumberState, PoolNumber};
use crate::domain::pool_load::PoolRules;
use crate::domain::supply::Supply;
use crate::i18n::{Explanation, Phones, Texts};
use crate::terminal::Glyphs;
use checkout::{Checkout, Step};
use dialog::{Dialog, Question};
use late::LateEntry;
use log::LogScreen;
use pool::PoolScreen;
use probes::Probes;
use reconciliation::ReconciliationScreen;
use upkeep::Kept;

/// After so long, a number without a read-back concerns everybody at the desk.
const LEFT_BEHIND: TimeDelta = TimeDelta::minutes(5);

/// The screens that fill the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The checkout.
    Desk,
    /// The outage.
    Outage,
    /// What becomes of borrowed numbers.
    Reconciliation,
    /// The log.
    Log,
    /// The binder.
    Pool,
}

/// What the screen was started with and never changes.
#[derive(Debug)]
pub struct Fixed {
    /// The settings.
    pub config: Config,
    /// The names to complete from.
    pub clinics: Clinics,
    /// What a full binder is.
    pub rules: PoolRules,
    /// What whoever sits here may do and see.
    pub rights: Rights,
    /// All sentences.
    pub texts: Arc<Texts>,
    /// All colours.
    pub theme: Theme,
    /// The characters that the terminal can show.
    pub glyphs: Glyphs,
    /// Live or practice.
    pub mode: Mode,
    /// The person at the keyboard, as the system knows them.
    pub person: Person,
    /// Where the log is.
    pub log: PathBuf,
}

/// A wish that the log has not answered yet, or whose outcome is not known.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The wish.
    pub command: Command,
    /// Who wishes.
    pub actor: Actor,
    /// Its name, once the log failed before it said what became of it.
    pub unknown: Option<RequestId>,
    /// Whether it waits for another terminal that writes.
    pub waits: bool,
    /// What the screen does once it is fulfilled.
    pub then: Then,
}

/// What the screen does once a wish is fulfilled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// It shows what happened.
    Show,
    /// The filled form goes on to the preview.
    Preview,
    /// The dialog closes, which kept what was typed until then.
    Close,
}

/// Everything that the screen shows.
#[derive(Debug)]
pub struct Model {
    /// What never changes.
    pub fixed: Fixed,
    /// The time shown.
    pub now: DateTime<Utc>,
    /// Columns and lines of the window.
    pub size: (u16, u16),
    /// Who acts; asked for when the system does not tell.
    pub actor: Option<Actor>,
    /// What all facts add up to.
    pub ledger: Arc<Ledger>,
    /// The hash of the last fact.
    pub head: Hash,
    /// Which screen is shown.
    pub screen: Screen,
    /// The checkout.
    pub checkout: Checkout,
    /// What becomes of borrowed numbers.
    pub reconciliation: ReconciliationScreen,
    /// The log.
    pub log: LogScreen,
    /// The binder.
    pub pool: PoolScreen,
    /// What was given on paper and is being entered.
    pub late: LateEntry,
    /// What lies over the screen.
    pub dialog: Option<Dialog>,
    /// Words about what just happened.
    pub notice: Option<Notice>,
    /// What the probes have seen.
    pub probes: Probes,
    /// How the second copy of the log and the disk stand.
    kept: Kept,
    /// Why nothing may be written.
    pub halt: Option<Halt>,
    /// Why the log can't be used any more.
    pub trouble: Option<Explanation>,
    /// The wish that is on its way.
    pub pending: Option<Pending>,
    /// When the last key was pressed, since the start.
    pub last_key: Duration,
    /// Whether the program ends.
    pub leaving: bool,
}

impl Model {
    /// The state before the first key.
    #[must_use]
    pub fn new(fixed: Fixed, ledger: Arc<Ledger>, head: Hash, now: DateTime<Utc>) -> Self {
        let actor = fixed.person.actor();
        let probes = Probes::none_yet(&fixed.config.probes);
        let mut model = Self {
            dialog: (actor.is_none() && !only_looks(&fixed.rights)).then(Dialog::who_are_you),
            fixed,
            now,
            size: (80, 24),
            actor,
            ledger,
            head,
            screen: Screen::Desk,
            checkout: Checkout::default(),
            reconciliation: ReconciliationScreen::default(),
            log: LogScreen::default(),
            pool: PoolScreen::default(),
            late: LateEntry::default(),
            notice: None,
            probes,
            kept: Kept::default(),
            halt: None,
            trouble: None,
            pending: None,
            last_key: Duration::ZERO,
            leaving: false,
        };
        model.say_unread_first();
        model
    }

    /// Before anything else the person is told of a number of theirs that nobody is known to have heard rightly.
    pub fn say_unread_first(&mut self) {
        let own = self.unread().filter(|issuance| self.is_own(issuance)).map(|issuance| issuance.id);
        if let Some(issuance) = own.filter(|_| self.dialog.is_none()) {
            self.dialog = Some(Dialog::Question(Question::Unread(issuance)));
        }
    }

    fn is_own(&self, issuance: &Issuance) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.vgr_id == issuance.issued_by)
    }

    /// All sentences.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.fixed.texts
    }

    /// All colours.
    #[must_use]
    pub const fn theme(&self) -> Theme {
        self.fixed.theme
    }

    /// The checkout form.
    #[must_use]
    pub const fn form(&self) -> &Form {
        &self.checkout.form
    }

    /// The state of the desk at the time shown.
    #[must_use]
    pub fn status(&self) -> Status<'_> {
        Status::of(&self.ledger, &self.fixed.rights, &self.fixed.config.hours, self.now)
    }

    /// The local date.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        stockholm(self.now).date_naive()
    }

    /// Goes to a screen. A preview is not left standing behind: the key that leads back to it must not hand out.
    pub fn show(&mut self, screen: Screen) {
        if screen != Screen::Desk && matches!(self.checkout.step, Step::Preview(_)) {
            self.checkout.step = Step::Filling;
        }
        self.screen = screen;
    }

    /// A number that is out, but that nobody is known to have heard rightly: the person's own, or one left behind.
    #[must_use]
    pub fn unread(&self) -> Option<&Issuance> {
        let left = |issuance: &Issuance| self.now - issuance.entered_at > LEFT_BEHIND;
        let seen = |issuance: &Issuance| self.screen == Screen::Desk && self.checkout.reads_back(issuance.id);
        let all = self.ledger.awaiting_read_back().filter(|_| hands_out(self));
        all.rev()
            .filter(|issuance| self.sees_unit(&issuance.unit) && issuance.reconciliation.last_step().is_none())
            .find(|issuance| !seen(issuance) && (self.is_own(issuance) || left(issuance)))
    }

    /// Whether a wish waits for another terminal that writes.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.waits)
    }

    /// Whether a number may be with a patient although the log takes it for free.
    #[must_use]
    pub fn is_at_stake(&self, entry: &PoolNumber) -> bool {
        entry.state == NumberState::Free && self.halt.as_ref().is_some_and(|halt| halt.may_be_out(entry.number))
    }

    /// How long each page of the binder lasts.
    #[must_use]
    pub fn supplies(&self) -> [Supply; 2] {
        Supply::of_both(&self.ledger, self.halt.as_ref(), self.fixed.config.pool.marks(), self.now)
    }

    /// Whom to call now, in words.
    #[must_use]
    pub fn call(&self) -> String {
        self.phones().call
    }

    /// Whom to call now and where the cashier is, in words.
    #[must_use]
    pub fn phones(&self) -> Phones {
        self.texts().phones(&self.status().call, &self.fixed.config.contacts)
    }
}

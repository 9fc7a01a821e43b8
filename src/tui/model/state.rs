//! All that the screen shows, as one value.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::desk::maintenance::Upkeep;
use crate::desk::status::Status;
use crate::i18n::{Explanation, Phones, Texts};
use crate::tui::form::Form;
use crate::tui::model::checkout::{Checkout, Step};
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::fixed::Fixed;
use crate::tui::model::late::LateEntry;
use crate::tui::model::log::LogScreen;
use crate::tui::model::maintenance::Kept;
use crate::tui::model::notice::Notice;
use crate::tui::model::pending::Pending;
use crate::tui::model::pool::PoolScreen;
use crate::tui::model::probes::Probes;
use crate::tui::model::reconciliation::ReconciliationScreen;
use crate::tui::model::screen::Screen;
use crate::tui::theme::Theme;
use kvittera_domain::calendar::stockholm;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::permission::DESK;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::views::supply::Supply;

/// After so long, a number without a read-back concerns everybody at the desk.
const LEFT_BEHIND: TimeDelta = TimeDelta::minutes(5);

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
            dialog: (actor.is_none() && !fixed.only_looks()).then(Dialog::who_are_you),
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
        let all = self.ledger.awaiting_read_back().filter(|_| self.hands_out());
        all.rev()
            .filter(|issuance| self.sees_unit(&issuance.request.unit) && issuance.reconciliation.last_step().is_none())
            .find(|issuance| !seen(issuance) && (self.is_own(issuance) || left(issuance)))
    }

    /// Whether a wish waits for another terminal that writes.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.waits)
    }

    /// Whether a number may be with a patient although the log takes it for free.
    #[must_use]
    pub fn is_at_risk(&self, entry: &PoolEntry) -> bool {
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

    /// Takes in how the second copy of the log and the disk stand now.
    pub fn looked_after(&mut self, upkeep: Upkeep) {
        self.kept.looked_after(upkeep);
        self.mind_the_copy();
    }

    /// Remembers since when the copy has lacked something, whenever the log or the copy has changed.
    pub fn mind_the_copy(&mut self) {
        self.kept.mind_the_copy(self.ledger.seq, self.now);
    }

    /// What somebody at the desk should see to about them; nothing while all is well.
    #[must_use]
    pub fn upkeep_alerts(&self) -> Vec<String> {
        if !self.fixed.rights.is_one_of(DESK) {
            return Vec::new();
        }
        self.kept.alerts(self.texts(), self.halt.as_ref(), self.ledger.seq, self.now)
    }

    /// How the second copy stands, where one is kept.
    #[must_use]
    pub fn backup_line(&self) -> Option<String> {
        self.kept.backup_line(self.texts(), self.ledger.seq, self.now)
    }

    /// The form for a new id asks for what the id that is typed needs.
    pub fn lay_out_new_id(&mut self) {
        let today = self.today();
        if let Some(Dialog::NewId(new)) = &mut self.dialog {
            let id = new.read(&self.ledger, today).and_then(Result::ok);
            new.lay_out(id);
        }
    }
}

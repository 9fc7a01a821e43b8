//! The whole state of the screens, as one value.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::config::ThemeName;
use crate::desk::maintenance::MaintenanceState;
use crate::desk::status::Status;
use crate::i18n::{Explanation, Phones, Texts};
use crate::terminal::Background;
use crate::tui::form::Form;
use crate::tui::model::checkout::{Checkout, Step};
use crate::tui::model::desk_context::DeskContext;
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::late::LateEntry;
use crate::tui::model::log::LogScreen;
use crate::tui::model::maintenance::MaintenanceStatus;
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
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::views::supply::Supply;

/// After this time, a number without a read-back is shown to everybody at the desk.
const LEFT_BEHIND: TimeDelta = TimeDelta::minutes(5);

/// The whole state of the screens.
#[derive(Debug)]
pub struct Model {
    /// What never changes.
    pub fixed: DeskContext,
    /// The time shown.
    pub now: DateTime<Utc>,
    /// Columns and lines of the window.
    pub size: (u16, u16),
    /// The theme that is wanted; at first that of the settings.
    pub theme_name: ThemeName,
    /// The background of the terminal, if it is known.
    pub background: Option<Background>,
    /// The person who acts. The screens ask for it if the system does not tell.
    pub actor: Option<Actor>,
    /// What all events together mean now.
    pub ledger: Arc<Ledger>,
    /// The hash of the last event.
    pub head: Hash,
    pub screen: Screen,
    pub checkout: Checkout,
    /// The cases: patients who carry a number of the pool.
    pub reconciliation: ReconciliationScreen,
    pub log: LogScreen,
    pub pool: PoolScreen,
    /// The late entry that is being typed.
    pub late: LateEntry,
    /// The dialog over the screen.
    pub dialog: Option<Dialog>,
    /// The dialog that comes back when the help over it is closed.
    pub under_help: Option<Dialog>,
    /// The message about what just happened.
    pub notice: Option<Notice>,
    pub probes: Probes,
    /// The state of the backup and of the disk.
    maintenance: MaintenanceStatus,
    /// Why writing is suspended.
    pub halt: Option<Halt>,
    /// Why the log can't be read any more.
    pub trouble: Option<Explanation>,
    /// The command that is not answered yet.
    pub pending: Option<Pending>,
    /// When the last key was pressed, measured from the start of the program.
    pub last_key: Duration,
    /// The character of the last key, in lower case, if it had one.
    pub last_letter: Option<char>,
    /// True once the program shall end.
    pub leaving: bool,
}

impl Model {
    /// The state before the first key.
    #[must_use]
    pub fn new(fixed: DeskContext, ledger: Arc<Ledger>, head: Hash, now: DateTime<Utc>) -> Self {
        let actor = fixed.person.actor();
        let probes = Probes::none_yet(&fixed.config.probes);
        let mut model = Self {
            dialog: (actor.is_none() && !fixed.is_read_only()).then(Dialog::who_are_you),
            theme_name: fixed.config.desk.theme,
            fixed,
            now,
            size: (80, 24),
            background: None,
            actor,
            ledger,
            head,
            screen: Screen::Desk,
            checkout: Checkout::default(),
            reconciliation: ReconciliationScreen::default(),
            log: LogScreen::default(),
            pool: PoolScreen::default(),
            late: LateEntry::default(),
            under_help: None,
            notice: None,
            probes,
            maintenance: MaintenanceStatus::default(),
            halt: None,
            trouble: None,
            pending: None,
            last_key: Duration::ZERO,
            last_letter: None,
            leaving: false,
        };
        model.ask_about_unread();
        model
    }

    /// Asks about a number of the person's own that was not read back correctly, before anything else.
    pub fn ask_about_unread(&mut self) {
        let own = self.unread().filter(|issuance| self.is_own(issuance)).map(|issuance| issuance.id);
        if let Some(issuance) = own.filter(|_| self.dialog.is_none()) {
            self.dialog = Some(Dialog::Question(Question::Unread(issuance)));
        }
    }

    fn is_own(&self, issuance: &Issuance) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.vgr_id == issuance.issued_by)
    }

    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.fixed.texts
    }

    #[must_use]
    pub const fn theme(&self) -> Theme {
        Theme::choose(self.theme_name, self.fixed.colours, self.background)
    }

    /// The form of the checkout.
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

    /// Goes to a screen. A preview is closed, because the key that leads back to the desk is the one that issues the
    /// previewed number.
    pub fn show(&mut self, screen: Screen) {
        if screen != Screen::Desk && matches!(self.checkout.step, Step::Preview(_)) {
            self.checkout.step = Step::Filling;
        }
        self.screen = screen;
    }

    /// An issued number that was not read back correctly: the person's own, or one that was left behind by somebody
    /// else.
    #[must_use]
    pub fn unread(&self) -> Option<&Issuance> {
        self.waiting_for_read_back().into_iter().rev().find(|issuance| issuance.awaits_read_back())
    }

    /// The issued numbers that wait for a read-back, also those where somebody went on without: the person's own, and
    /// those that somebody else left behind. Oldest first; the one that is read back on this screen is not among them.
    #[must_use]
    pub fn waiting_for_read_back(&self) -> Vec<&Issuance> {
        // Somebody who went on without is not in the midst of it any more.
        let left = |issuance: &Issuance| !issuance.awaits_read_back() || self.now - issuance.entered_at > LEFT_BEHIND;
        let seen = |issuance: &Issuance| self.screen == Screen::Desk && self.checkout.reads_back(issuance.id);
        let all = self.ledger.waiting_for_read_back().filter(|_| self.may_issue());
        all.filter(|issuance| self.sees_unit(&issuance.request.unit))
            .filter(|issuance| !seen(issuance) && (self.is_own(issuance) || left(issuance)))
            .collect()
    }

    /// The person's own oldest number that waits for its read-back.
    #[must_use]
    pub fn own_waiting(&self) -> Option<IssuanceId> {
        self.waiting_for_read_back().into_iter().find(|issuance| self.is_own(issuance)).map(|issuance| issuance.id)
    }

    /// Returns true if a command waits for another terminal that is writing.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.waits)
    }

    /// Returns true if a number may be with a patient although it is free in the log.
    #[must_use]
    pub fn is_at_risk(&self, entry: &PoolEntry) -> bool {
        entry.state == NumberState::Free && self.halt.as_ref().is_some_and(|halt| halt.may_be_out(entry.number))
    }

    /// How long the numbers of each sex last.
    #[must_use]
    pub fn supplies(&self) -> [Supply; 2] {
        Supply::of_both(&self.ledger, self.halt.as_ref(), self.fixed.config.pool.thresholds(), self.now)
    }

    /// Whom to call now, in words.
    #[must_use]
    pub fn call(&self) -> String {
        self.phones().call
    }

    /// Whom to call now and the cashier's phone, in words.
    #[must_use]
    pub fn phones(&self) -> Phones {
        self.texts().phones(&self.status().call, &self.fixed.config.contacts)
    }

    /// Applies the result of a maintenance round.
    pub fn apply_maintenance(&mut self, upkeep: MaintenanceState) {
        self.maintenance.apply_maintenance(upkeep);
        self.note_backup_lag();
    }

    /// Remembers since when the backup has lacked events. Call it whenever the log or the backup has changed.
    pub fn note_backup_lag(&mut self) {
        self.maintenance.note_backup_lag(self.ledger.seq, self.now);
    }

    /// What the staff should take care of about backup and disk; empty while all is well.
    #[must_use]
    pub fn maintenance_alerts(&self) -> Vec<String> {
        if !self.fixed.rights.is_one_of(DESK) {
            return Vec::new();
        }
        self.maintenance.alerts(self.texts(), self.halt.as_ref(), self.ledger.seq, self.now)
    }

    /// One line about the state of the backup, if there is one.
    #[must_use]
    pub fn backup_line(&self) -> Option<String> {
        self.maintenance.backup_line(self.texts(), self.ledger.seq, self.now)
    }

    /// Adapts the fields of the new-id form to the id that is typed.
    pub fn update_new_id_fields(&mut self) {
        let today = self.today();
        if let Some(Dialog::NewId(new)) = &mut self.dialog {
            let id = new.read(&self.ledger, today).and_then(Result::ok);
            new.choose_fields(id.map(|typed| typed.id));
        }
    }
}

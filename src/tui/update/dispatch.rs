//! Runs each action by its function in the table of actions.

use std::time::Duration;

use crate::config::ThemeName;
use crate::t;
use crate::tui::action::Action;
use crate::tui::action::table::with_actions;
use crate::tui::effect::Effect;
use crate::tui::model::checkout::Step;
use crate::tui::model::dialog::{Dialog, Palette, Question};
use crate::tui::model::late::LateEntry;
use crate::tui::model::motion::Motion;
use crate::tui::model::{Model, Notice, Screen};
use crate::tui::rights::why_not;
use crate::tui::update::checkout;
use crate::tui::update::commands;
use crate::tui::update::dialog;
use crate::tui::update::list;
use crate::tui::update::log_pages;
use crate::tui::update::outage;
use crate::tui::update::pool;
use crate::tui::update::reconciliation;
use crate::tui::update::taking_back;
use crate::tui::update::typing;
use kvittera_domain::event::reconciling::RapsAnswer;
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::sex::Sex;

/// Keys that follow each other faster than this come from a paste or a bouncing key, and confirm nothing.
const TOO_QUICK: Duration = Duration::from_millis(150);
/// Nobody reads a preview faster than this. A key pressed twice must not confirm what its first press led to.
const READ_FIRST: Duration = Duration::from_millis(400);

macro_rules! functions {
    ($(
        $(#[$doc:meta])*
        $action:ident {
            name: $name:literal, home: $home:tt, roles: $roles:expr, palette: $palette:literal, run: $run:expr, keys: $keys:tt
        }
    )+) => {
        /// Returns the function that the table names for an action.
        fn function(action: Action) -> fn(&mut Model) -> Vec<Effect> {
            match action {
                $(Action::$action => $run,)+
            }
        }
    };
}

with_actions!(functions);

/// Runs an action. `since_last` is the time since the previous key.
pub fn run(model: &mut Model, action: Action, since_last: Duration) -> Vec<Effect> {
    if let Some(why_not) = why_not(model, action) {
        model.notice = Some(why_not.into());
        return Vec::new();
    }
    if since_last < least_pause(model, action) {
        return too_quick(model);
    }
    function(action)(model)
}

/// The shortest pause after the previous key for an action that confirms something.
const fn least_pause(model: &Model, action: Action) -> Duration {
    match action {
        Action::Confirm | Action::SameIssuance | Action::RapsWasTold | Action::RapsWasNeverTold => TOO_QUICK,
        Action::Suspect if matches!(model.dialog, Some(Dialog::Triage(_))) => TOO_QUICK,
        Action::Issue => READ_FIRST,
        _ => Duration::ZERO,
    }
}

fn too_quick(model: &mut Model) -> Vec<Effect> {
    model.notice = Some(Notice::warning(t!(model.texts(), "too-quick")));
    Vec::new()
}

fn open(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    model.reconciliation.card = None;
    model.dialog = Some(dialog);
    Vec::new()
}

/// On the desk itself, the key goes on with the form.
fn go_desk(model: &mut Model) -> Vec<Effect> {
    let is_filling = model.screen == Screen::Desk && matches!(model.checkout.step, Step::Filling);
    if is_filling && model.may_issue() { checkout::go_on(model) } else { go(model, Screen::Desk) }
}

fn go(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.show(screen);
    model.notice = None;
    Vec::new()
}

/// Turns from one theme to the next, and says which one it is.
fn turn_theme(model: &mut Model) -> Vec<Effect> {
    let (name, words) = match model.theme_name {
        ThemeName::Auto => (ThemeName::Dark, t!(model.texts(), "theme-dark")),
        ThemeName::Dark => (ThemeName::Light, t!(model.texts(), "theme-light")),
        ThemeName::Light => (ThemeName::Auto, t!(model.texts(), "theme-auto")),
    };
    model.theme_name = name;
    model.notice = Some(Notice::done(words));
    vec![Effect::Redraw]
}

fn switch_person(model: &mut Model) -> Vec<Effect> {
    if model.pending.as_ref().is_some_and(|pending| pending.unknown.is_none()) {
        return commands::wait(model);
    }
    open(model, Dialog::who_are_you())
}

fn submit(model: &mut Model) -> Vec<Effect> {
    if model.dialog.is_some() { dialog::submit(model) } else { checkout::submit(model) }
}

fn clear_form(model: &mut Model) -> Vec<Effect> {
    if matches!(model.dialog, Some(Dialog::Late)) {
        model.late = LateEntry::default();
        return Vec::new();
    }
    model.show(Screen::Desk);
    open(model, Dialog::Question(Question::ClearForm))
}

fn void(model: &mut Model) -> Vec<Effect> {
    if model.screen == Screen::Reconciliation { reconciliation::void(model) } else { list::void(model) }
}

fn resolve(model: &mut Model) -> Vec<Effect> {
    if model.screen == Screen::Reconciliation { reconciliation::resolve(model) } else { list::resolve(model) }
}

fn entered_twice(model: &mut Model) -> Vec<Effect> {
    if model.screen == Screen::Reconciliation {
        reconciliation::entered_twice(model)
    } else {
        list::entered_twice(model)
    }
}

fn close_outage(model: &mut Model) -> Vec<Effect> {
    if model.screen == Screen::Reconciliation { reconciliation::close_outage(model) } else { outage::close(model) }
}

fn copy(model: &mut Model) -> Vec<Effect> {
    if model.screen == Screen::Reconciliation { reconciliation::copy(model) } else { outage::copy(model) }
}

/// Opens the help over whatever is shown, or closes it.
fn help(model: &mut Model) -> Vec<Effect> {
    if matches!(model.dialog, Some(Dialog::Help(_))) {
        return back(model);
    }
    model.under_help = model.dialog.take();
    model.dialog = Some(Dialog::Help(0));
    Vec::new()
}

/// The number that is read back, if nobody has read it back yet.
fn unread_on_screen(model: &Model) -> Option<IssuanceId> {
    let Step::ReadBack(step) = &model.checkout.step else { return None };
    model.ledger.issuance(step.issuance).filter(|issuance| issuance.may_be_read_back()).map(|issuance| issuance.id)
}

/// Copies the number while one is read back, since that is what the key means to many people; else leaves.
fn interrupt(model: &mut Model) -> Vec<Effect> {
    if unread_on_screen(model).is_some() {
        return checkout::copy_number(model);
    }
    leave(model)
}

fn leave(model: &mut Model) -> Vec<Effect> {
    // The person's own number that waits is asked about, too: whoever comes next knows nothing of the call.
    if let Some(issuance) = unread_on_screen(model).or_else(|| model.own_waiting()) {
        return open(model, Dialog::Question(Question::LeaveUnread(issuance)));
    }
    let asked = matches!(model.dialog, Some(Dialog::Question(Question::Leave | Question::LeaveUnsaved)));
    if !asked && (model.pool.count.is_some() || !model.late.form.is_empty()) {
        return open(model, Dialog::Question(Question::LeaveUnsaved));
    }
    if model.checkout.has_draft() && !asked {
        return open(model, Dialog::Question(Question::Leave));
    }
    model.leaving = true;
    Vec::new()
}

fn move_focus(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(form) = typing::form(model) {
        if forward { form.next() } else { form.previous() }
    }
    Vec::new()
}

/// Goes one step back, never further.
fn back(model: &mut Model) -> Vec<Effect> {
    if let Some(Dialog::Triage(triage)) = &mut model.dialog
        && triage.step_back()
    {
        return Vec::new();
    }
    if reconciliation::step_back(model) {
        return Vec::new();
    }
    if matches!(model.dialog, Some(Dialog::Late)) && model.late.asks.take().is_some() {
        return Vec::new();
    }
    if taking_back::step_back(model) {
        return Vec::new();
    }
    if matches!(model.dialog, Some(Dialog::Help(_))) {
        model.dialog = model.under_help.take();
        return Vec::new();
    }
    if let Some(left) = model.dialog.take() {
        model.dialog = model.reconciliation.card.take().map(|id| Dialog::Case(id, 0));
        // A draft that was found meanwhile had to wait for the answer.
        return if matches!(left, Dialog::Question(Question::Unread(_))) {
            log_pages::start(model)
        } else {
            Vec::new()
        };
    }
    match model.screen {
        Screen::Desk if matches!(model.checkout.step, Step::Preview(_)) => model.checkout.step = Step::Filling,
        Screen::Desk => {
            let fills = matches!(model.checkout.step, Step::Filling) && !model.form().is_empty();
            model.notice = fills.then(|| Notice::warning(t!(model.texts(), "escape-keeps-form")));
        }
        Screen::Log if model.log.filtering || !model.log.filter.value().is_empty() => {
            model.log.filter.reset();
            model.log.filtering = false;
            model.log.chosen = 0;
        }
        Screen::Reconciliation if model.reconciliation.filtering || !model.reconciliation.filter.value().is_empty() => {
            model.reconciliation.filter.reset();
            model.reconciliation.filtering = false;
        }
        Screen::Pool if model.pool.counting => pool::leave_count(model),
        Screen::Outage | Screen::Reconciliation | Screen::Log | Screen::Pool => model.screen = Screen::Desk,
    }
    Vec::new()
}

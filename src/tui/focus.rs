//! Where the keyboard focus is: which scopes of the key table are active, and whether keys are text.

use crate::tui::form::{Field, Form};
use crate::tui::keymap::Scope;
use crate::tui::model::checkout::Step;
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::late::LateQuestion;
use crate::tui::model::triage::TriageStep;
use crate::tui::model::{Model, Screen};

/// Returns the active scopes, innermost first.
#[must_use]
pub fn scopes(model: &Model) -> Vec<Scope> {
    let mut scopes = match &model.dialog {
        Some(dialog) => dialog_scopes(model, dialog),
        None => screen_scopes(model),
    };
    scopes.push(Scope::Always);
    scopes
}

/// Returns true if a letter is text now instead of a key.
#[must_use]
pub fn is_typing(model: &Model) -> bool {
    match &model.dialog {
        Some(Dialog::Triage(triage)) => triage.step() == TriageStep::Call,
        Some(Dialog::NewId(new)) => !new.asked,
        Some(Dialog::Late) => model.late.asks.is_none(),
        Some(Dialog::RapsTold(..)) => false,
        Some(dialog) => matches!(dialog, Dialog::Palette(_) | Dialog::Prompt(_)) || dialog.form().is_some(),
        None => match model.screen {
            Screen::Desk if !model.may_issue() => false,
            Screen::Desk => match &model.checkout.step {
                Step::Filling => model.form().focus() != Field::Sex,
                Step::Preview(_) => false,
                Step::ReadBack(_) => true,
            },
            Screen::Reconciliation => model.reconciliation.filtering,
            Screen::Log => model.log.filtering,
            Screen::Outage | Screen::Pool => false,
        },
    }
}

fn dialog_scopes(model: &Model, dialog: &Dialog) -> Vec<Scope> {
    match dialog {
        Dialog::Help(_) | Dialog::Event(_) | Dialog::Saved(..) => vec![Scope::Reading],
        Dialog::Palette(_) => vec![Scope::Palette],
        Dialog::Prompt(_) => vec![Scope::Prompt],
        Dialog::Question(Question::Suspect { .. }) => vec![Scope::SuspectQuestion],
        Dialog::Question(Question::MeantVgrId) => vec![Scope::MeantQuestion],
        Dialog::Question(_) | Dialog::Counted => vec![Scope::Question],
        Dialog::Draft(_) => vec![Scope::Draft],
        Dialog::Import(read, _) if read.verdict.is_refused() => vec![Scope::Reading],
        Dialog::Import(..) => vec![Scope::Question, Scope::Reading],
        Dialog::Triage(triage) => match triage.step() {
            TriageStep::Call => prompt_scopes(&triage.call),
            TriageStep::Register => vec![Scope::Question],
            TriageStep::Local => vec![Scope::Reading],
            TriageStep::Workstation | TriageStep::Ward | TriageStep::News => vec![Scope::Triage],
        },
        Dialog::Late => match model.late.asks {
            Some(LateQuestion::Same(_)) => vec![Scope::SameQuestion],
            Some(LateQuestion::Sure) => vec![Scope::Question],
            None => prompt_scopes(&model.late.form),
        },
        Dialog::RapsTold(..) => vec![Scope::RapsQuestion],
        Dialog::HandOver(..) => vec![Scope::HandOver, Scope::Reading],
        Dialog::Case(..) => vec![Scope::Case, Scope::Reading],
        Dialog::NewId(new) if new.asked => vec![Scope::Question],
        Dialog::NewId(_)
        | Dialog::Correction(..)
        | Dialog::Plan(..)
        | Dialog::Times(..)
        | Dialog::Raps(..)
        | Dialog::TakeBack(..) => dialog.form().map(prompt_scopes).unwrap_or_default(),
    }
}

fn prompt_scopes(form: &Form) -> Vec<Scope> {
    std::iter::once(Scope::Prompt).chain(form_scopes(form)).collect()
}

fn screen_scopes(model: &Model) -> Vec<Scope> {
    let mut scopes = match model.screen {
        Screen::Desk if !model.may_issue() => vec![Scope::NoText],
        Screen::Desk => match &model.checkout.step {
            Step::Filling => form_scopes(model.form()),
            Step::Preview(_) => vec![Scope::Preview, Scope::NoText],
            Step::ReadBack(_) => vec![Scope::ReadBack],
        },
        Screen::Outage => vec![Scope::Outage, Scope::NoText],
        Screen::Reconciliation if model.reconciliation.filtering => vec![Scope::Filtering],
        Screen::Reconciliation => vec![Scope::Reconciliation, Scope::List, Scope::NoText],
        Screen::Log if model.log.filtering => vec![Scope::Filtering],
        Screen::Log => vec![Scope::Log, Scope::List, Scope::NoText],
        Screen::Pool if model.pool.counting => vec![Scope::Counting, Scope::List, Scope::NoText],
        Screen::Pool => vec![Scope::Pool, Scope::List, Scope::NoText],
    };
    scopes.push(Scope::Everywhere);
    scopes
}

fn form_scopes(form: &Form) -> Vec<Scope> {
    match form.focus() {
        Field::Sex => vec![Scope::SexField, Scope::Form, Scope::NoText],
        Field::Identity | Field::Step => vec![Scope::Choice, Scope::Form],
        _ => vec![Scope::Form],
    }
}

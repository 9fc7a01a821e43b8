//! The checkout, step by step: form, preview, number, read-back.

use crate::tui::completion::{suggestions, taken};
use crate::tui::effect::Effect;
use crate::tui::model::checkout::{Preview, ReadBackStep, Step};
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::{Model, Screen};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::proposal;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex;

use crate::tui::update::commands;
use crate::tui::update::typing;

/// Accepts the suggestion and goes on to the next field; from the last field it goes on to the preview.
pub fn submit(model: &mut Model) -> Vec<Effect> {
    take_suggestion(model);
    let effects = typing::keep_draft(model);
    if model.form().at_end() {
        preview(model);
    } else {
        model.checkout.form.next();
    }
    effects
}

/// Puts the suggestion that Enter accepts into the field.
pub fn take_suggestion(model: &mut Model) {
    let (clinics, ledger) = (model.fixed.clinics.clone(), model.ledger.clone());
    if let Some(form) = typing::form(model)
        && let Some(suggestion) = taken(form, &suggestions(form, &clinics, &ledger))
    {
        form.set(form.focus(), &suggestion);
    }
}

/// Selects the next or the previous suggestion.
pub fn pick(model: &mut Model, forward: bool) -> Vec<Effect> {
    let (clinics, ledger) = (model.fixed.clinics.clone(), model.ledger.clone());
    if let Some(form) = typing::form(model) {
        let last = suggestions(form, &clinics, &ledger).len().saturating_sub(1);
        let first = usize::from(!form.typed(form.focus()).trim().is_empty());
        form.picked = Some(match form.picked {
            None => first.min(last),
            Some(place) if forward => (place + 1).min(last),
            Some(place) => place.saturating_sub(1),
        });
    }
    Vec::new()
}

/// Chooses the sex. There are no numbers for unknown sex, so the refusal says what to do instead.
pub fn choose_sex(model: &mut Model, sex: Sex) -> Vec<Effect> {
    if matches!(model.checkout.step, Step::Preview(_)) {
        model.checkout.step = Step::Filling;
    }
    model.checkout.form.sex = Some(sex);
    if sex == Sex::Unknown {
        commands::refuse(model, &Refusal::SexUnknown);
    } else {
        model.notice = None;
        model.checkout.form.next();
    }
    typing::keep_draft(model)
}

/// Switches between woman and man.
pub fn toggle_sex(model: &mut Model) -> Vec<Effect> {
    let turned = if model.form().sex == Some(Sex::Female) { Sex::Male } else { Sex::Female };
    model.checkout.form.sex = Some(turned);
    model.notice = None;
    typing::keep_draft(model)
}

/// Shows everything once more, with the number, if no field has a problem.
pub fn preview(model: &mut Model) {
    // The form is hidden during such a halt, and what to do instead stands in its place. The typed text stays until the
    // halt is settled.
    if model.halt.as_ref().is_some_and(|halt| !halt.cause.passes()) {
        model.checkout.step = Step::Filling;
        return;
    }
    let Some((sex, request)) = model.form().checkout() else {
        model.checkout.form.go_to_problem();
        if model.form().sex == Some(Sex::Unknown) {
            commands::refuse(model, &Refusal::SexUnknown);
        }
        return;
    };
    match proposal(&model.ledger, sex) {
        Ok(proposal) => {
            model.notice = None;
            model.checkout.step = Step::Preview(Preview { sex, request, proposal });
        }
        Err(Refusal::OutageNotOpen) => {
            let is_due = model.ledger.outages.due(model.now).is_some();
            let question =
                if is_due { Question::Begun { form_waits: true } } else { Question::Suspect { form_waits: true } };
            model.dialog = Some(Dialog::Question(question));
        }
        Err(refusal) => {
            model.checkout.step = Step::Filling;
            commands::refuse(model, &refusal);
        }
    }
}

/// Issues the number that the preview shows, and no other.
pub fn issue(model: &mut Model) -> Vec<Effect> {
    let Step::Preview(Preview { sex, request, proposal }) = &model.checkout.step else { return Vec::new() };
    let (sex, request, proposed) = (*sex, request.clone(), Some(proposal.number));
    let form_seconds = model.checkout.seconds(model.last_key);
    let command = Command::Issue { sex, request, proposed, form_seconds };
    commands::send(model, command)
}

/// Shows a number again that was issued but not read back.
pub fn show_unread(model: &mut Model) -> Vec<Effect> {
    if let Some(issuance) = model.unread().map(|issuance| issuance.id) {
        model.show(Screen::Desk);
        model.notice = None;
        model.checkout.step = Step::ReadBack(ReadBackStep::of(issuance));
    }
    Vec::new()
}

/// Records what was read back, once it is four letters and digits.
pub fn check_read_back(model: &mut Model) -> Vec<Effect> {
    let Step::ReadBack(step) = &mut model.checkout.step else { return Vec::new() };
    let issuance = step.issuance;
    let heard = step.heard.value().parse();
    step.incomplete = heard.is_err();
    heard.map_or_else(|_| Vec::new(), |heard| commands::send(model, Command::ReadBack { issuance, heard }))
}

/// Continues without a read-back, which is recorded too.
pub fn skip_read_back(model: &mut Model) -> Vec<Effect> {
    let Step::ReadBack(step) = &model.checkout.step else { return Vec::new() };
    let issuance = step.issuance;
    commands::send(model, Command::SkipReadBack { issuance })
}

//! The checkout, step by step: form, preview, number, read-back.

use crate::config::Language;
use crate::t;
use crate::tui::completion::Suggestions;
use crate::tui::effect::Effect;
use crate::tui::form::Field;
use crate::tui::model::checkout::{Preview, ReadBackStep, Step};
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::{Model, Notice, Screen};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::proposal;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::sex::Sex;

use crate::tui::update::commands;
use crate::tui::update::typing;

/// Accepts the suggestion and goes on to the next field; from the last field it goes on to the preview.
pub fn submit(model: &mut Model) -> Vec<Effect> {
    if model.form().focus() == Field::Sex && (model.form().sex.is_none() || is_exhausted(model)) {
        return sex_first(model);
    }
    if model.form().focus() == Field::VgrId && ask_about_vgr_id(model) {
        return Vec::new();
    }
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
        && let Some(name) = Suggestions::of(form, &clinics, &ledger).taken()
    {
        form.complete(name);
    }
}

/// Selects the next or the previous suggestion.
pub fn pick(model: &mut Model, forward: bool) -> Vec<Effect> {
    let (clinics, ledger) = (model.fixed.clinics.clone(), model.ledger.clone());
    if let Some(form) = typing::form(model) {
        let shown = Suggestions::of(form, &clinics, &ledger);
        let last = shown.lines.len().saturating_sub(1);
        form.picked = Some(match shown.marked {
            None => 0,
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
    model.checkout.form.sex_letter = None;
    if sex == Sex::Unknown {
        commands::refuse(model, &Refusal::SexUnknown);
    } else if is_exhausted(model) {
        // Nobody has to say everything else before they hear that there is nothing to be had.
        refuse_exhausted(model, sex);
    } else {
        model.notice = None;
        model.checkout.form.next();
    }
    typing::keep_draft(model)
}

/// Chooses the sex by a key or by its name. A letter that closely follows one that is no sex belongs to a word that was
/// typed a field early, and chooses nothing.
pub fn choose_sex_by_key(model: &mut Model, sex: Sex) -> Vec<Effect> {
    let is_on_field = model.screen == Screen::Desk && model.dialog.is_none() && model.form().focus() == Field::Sex;
    let letter = model.last_letter.filter(|_| is_on_field);
    if letter.is_some() && model.checkout.follows_wrong_letter(model.last_key) {
        return sex_first(model);
    }
    let effects = choose_sex(model, sex);
    model.checkout.form.sex_letter = letter;
    effects
}

/// Chooses a woman's number by K, and by F and W where English is spoken; elsewhere these are letters like any other.
pub fn choose_female(model: &mut Model) -> Vec<Effect> {
    match (model.last_letter, model.texts().language()) {
        (Some('f' | 'w'), Language::Sv) => sex_first(model),
        _ => choose_sex_by_key(model, Sex::Female),
    }
}

/// Returns true if no number of the chosen sex is left.
fn is_exhausted(model: &Model) -> bool {
    model.form().sex.is_some_and(|sex| sex != Sex::Unknown && model.ledger.pool.free(sex).next().is_none())
}

fn refuse_exhausted(model: &mut Model, sex: Sex) {
    let other_free = model.ledger.pool.all_free().count();
    commands::refuse(model, &Refusal::PoolEmpty { sex, other_free });
}

/// Says that the sex comes first, or that no number of it is left, and rings.
pub fn sex_first(model: &mut Model) -> Vec<Effect> {
    model.checkout.wrong_letter_at = Some(model.last_key);
    if let Some(sex) = model.form().sex.filter(|_| is_exhausted(model)) {
        refuse_exhausted(model, sex);
        return vec![Effect::Ring];
    }
    model.notice = Some(Notice::warning(t!(model.texts(), "sex-first")));
    vec![Effect::Ring]
}

/// Asks whether the letter that chose the sex was the first one of the vgr-id, where it looks so.
fn ask_about_vgr_id(model: &mut Model) -> bool {
    let asks = model.form().meant_vgr_id().is_some();
    if asks {
        model.dialog = Some(Dialog::Question(Question::MeantVgrId));
    }
    asks
}

/// Puts the vgr-id right, and leaves the sex to be chosen.
pub fn take_meant_vgr_id(model: &mut Model) -> Vec<Effect> {
    let form = &mut model.checkout.form;
    if let Some(meant) = form.meant_vgr_id() {
        form.set(Field::VgrId, meant.as_str());
        form.sex = None;
        form.sex_letter = None;
        form.go(Field::Sex);
    }
    typing::keep_draft(model)
}

/// Remembers that the vgr-id lacks no letter, and goes on.
pub fn keep_vgr_id(model: &mut Model) -> Vec<Effect> {
    model.dialog = None;
    let form = &mut model.checkout.form;
    form.vgr_id_is_whole = Some(form.typed(Field::VgrId).trim().to_owned());
    if form.at_end() || form.focus() == Field::VgrId { submit(model) } else { Vec::new() }
}

/// Goes to the first field with a problem, or to the last field, from where Enter leads to the preview.
pub fn go_on(model: &mut Model) -> Vec<Effect> {
    if model.form().sex.is_none() {
        model.checkout.form.go(Field::Sex);
        return sex_first(model);
    }
    if model.form().first_wrong(model.now).is_some() {
        model.checkout.form.go_to_problem(model.now);
    } else {
        // The key that leads to the preview must not be the one that issues a number there.
        model.checkout.form.go(Field::Callback);
        model.notice = Some(Notice::warning(t!(model.texts(), "enter-shows-preview")));
    }
    Vec::new()
}

/// Switches between woman and man.
pub fn toggle_sex(model: &mut Model) -> Vec<Effect> {
    model.checkout.form.sex_letter = None;
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
    if ask_about_vgr_id(model) {
        model.checkout.step = Step::Filling;
        return;
    }
    let Some((sex, request)) = model.form().checkout() else {
        model.checkout.form.go_to_problem(model.now);
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
    let shown = match &model.checkout.step {
        Step::ReadBack(step) => Some(step.issuance),
        Step::Filling | Step::Preview(_) => None,
    };
    let waiting: Vec<IssuanceId> = model.waiting_for_read_back().iter().map(|issuance| issuance.id).collect();
    // From one number the key leads to the next one, and from the last to the first.
    let next = waiting.iter().copied().find(|id| shown.is_some_and(|shown| *id > shown));
    if let Some(issuance) = next.or(waiting.first().copied()) {
        model.show(Screen::Desk);
        model.notice = None;
        model.checkout.step = Step::ReadBack(ReadBackStep::of(issuance));
    } else if shown.is_none() {
        model.notice = Some(Notice::done(t!(model.texts(), "none-waits")));
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

/// Asks before it continues without a read-back, since Esc is pressed without a thought.
pub fn ask_to_skip(model: &mut Model) -> Vec<Effect> {
    let Step::ReadBack(step) = &model.checkout.step else { return Vec::new() };
    let issuance = step.issuance;
    // A number that was read back or voided elsewhere meanwhile leaves nothing to be skipped.
    if model.ledger.issuance(issuance).is_some_and(|found| !found.may_be_read_back()) {
        model.checkout.step = Step::Filling;
        return Vec::new();
    }
    model.dialog = Some(Dialog::Question(Question::SkipReadBack(issuance)));
    Vec::new()
}

/// Copies the number that is read back.
pub fn copy_number(model: &mut Model) -> Vec<Effect> {
    let Step::ReadBack(step) = &model.checkout.step else { return Vec::new() };
    let issuance = step.issuance;
    let Some(number) = model.ledger.issuance(issuance).map(|issuance| issuance.number.to_string()) else {
        return Vec::new();
    };
    model.notice = Some(Notice::done(t!(model.texts(), "interrupt-copies", number = number.as_str())));
    vec![Effect::Copy(number)]
}

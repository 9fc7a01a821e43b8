//! Draws the dialogs, which lie over a screen.

mod case;
mod counted;
mod draft;
mod event;
mod filled;
mod help;
mod import;
mod late;
mod new_id;
mod palette;
mod prompt;
mod question;
mod raps_told;
mod text;
mod triage;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::t;
use crate::tui::model::Model;
use crate::tui::model::dialog::Dialog;
use crate::tui::widgets::number::grouped;
use kvittera_domain::event::case_id::CaseId;

/// Draws the dialog over `area`.
pub fn draw(frame: &mut Frame, model: &Model, dialog: &Dialog, area: Rect) {
    match dialog {
        Dialog::Help(line) => help::draw(frame, model, *line, area),
        Dialog::Palette(state) => palette::draw(frame, model, state, area),
        Dialog::Prompt(prompt) => prompt::draw(frame, model, prompt, area),
        Dialog::Question(question) => question::draw(frame, model, *question, area),
        Dialog::Draft(kept) => draft::draw(frame, model, kept, area),
        Dialog::Import(read, line) => import::draw(frame, model, read, *line, area),
        Dialog::Correction(issuance, form) => {
            let title = t!(model.texts(), "title-correct", issuance = issuance.to_string());
            filled::draw(frame, model, &title, form, area);
        }
        Dialog::Plan(None, form) => filled::draw(frame, model, &t!(model.texts(), "title-plan"), form, area),
        Dialog::Plan(Some(outage), form) => {
            let title = t!(model.texts(), "title-replan", outage = outage.to_string());
            filled::draw(frame, model, &title, form, area);
        }
        Dialog::Times(outage, form) => {
            let title = t!(model.texts(), "title-times", outage = outage.to_string());
            filled::draw(frame, model, &title, form, area);
        }
        Dialog::Counted => {
            if let Some(count) = &model.pool.count {
                counted::draw(frame, model, count, area);
            }
        }
        Dialog::Late => late::draw(frame, model, area),
        Dialog::Triage(state) => triage::draw(frame, model, state, area),
        Dialog::HandOver(words, line) => {
            text::draw(frame, model, &t!(model.texts(), "title-hand-over"), words, *line, area);
        }
        Dialog::Saved(words, line) => {
            text::draw(frame, model, &t!(model.texts(), "title-saved"), words, *line, area);
        }
        Dialog::Case(id, line) => case::draw(frame, model, *id, *line, area),
        Dialog::NewId(new) => new_id::draw(frame, model, new, area),
        Dialog::Raps(id, form) => {
            let title = t!(model.texts(), "title-raps", case = id.to_string(), number = number(model, *id));
            filled::draw(frame, model, &title, form, area);
        }
        Dialog::TakeBack(id, form) => {
            let title = t!(model.texts(), "title-take-back", case = id.to_string(), number = number(model, *id));
            filled::draw(frame, model, &title, form, area);
        }
        Dialog::RapsTold(told, _) => raps_told::draw(frame, model, told, area),
        Dialog::Event(recorded) => event::draw(frame, model, recorded, area),
    }
}

/// The number of a case, in groups as it is said.
fn number(model: &Model, id: CaseId) -> String {
    model.ledger.case(id).map(|case| grouped(case.number)).unwrap_or_default()
}

/// The last line to which the dialog over `area` can be scrolled.
#[must_use]
pub fn max_scroll(model: &Model, dialog: &Dialog, area: Rect) -> usize {
    match dialog {
        Dialog::Help(_) => help::max_scroll(model, area),
        Dialog::Import(read, _) => import::max_scroll(model, read, area),
        Dialog::HandOver(words, _) | Dialog::Saved(words, _) => text::max_scroll(model, words, area),
        Dialog::Case(id, _) => case::max_scroll(model, *id, area),
        _ => 0,
    }
}

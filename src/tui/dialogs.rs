//! What lies over a screen.

mod correction;
mod draft;
mod fact;
mod help;
mod import;
mod palette;
mod prompt;
mod question;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::Model;
use super::model::dialog::Dialog;

/// Draws the dialog over `area`.
pub fn draw(frame: &mut Frame, model: &Model, dialog: &Dialog, area: Rect) {
    match dialog {
        Dialog::Help(line) => help::draw(frame, model, *line, area),
        Dialog::Palette(state) => palette::draw(frame, model, state, area),
        Dialog::Prompt(prompt) => prompt::draw(frame, model, prompt, area),
        Dialog::Question(question) => question::draw(frame, model, *question, area),
        Dialog::Draft(kept) => draft::draw(frame, model, kept, area),
        Dialog::Import(read, line) => import::draw(frame, model, read, *line, area),
        Dialog::Correction(issuance, form) => correction::draw(frame, model, *issuance, form, area),
        Dialog::Fact(place) => fact::draw(frame, model, *place, area),
    }
}

//! A hand-out is set right.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Padding};

use crate::domain::id::IssuanceId;
use crate::t;
use crate::tui::form::Form;
use crate::tui::model::Model;
use crate::tui::widgets::field::draw_form;
use crate::tui::widgets::panel::{middle, panel, practice_title};

/// Draws the form with what stands now.
pub fn draw(frame: &mut Frame, model: &Model, issuance: IssuanceId, form: &Form, area: Rect) {
    let title = t!(model.texts(), "title-correct", issuance = issuance.to_string());
    let place = middle(area, area.width.saturating_sub(8).min(70), 13);
    let block = practice_title(model, panel(model, &title)).padding(Padding::horizontal(1));
    let inner = block.inner(place);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    draw_form(frame, model, form, inner, true);
}

//! Offers a checkout that was left half filled.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::desk::draft::CheckoutDraft;
use crate::t;
use crate::tui::form::Field;
use crate::tui::model::Model;
use crate::tui::widgets::field::label;
use crate::tui::widgets::panel::boxed;
use crate::tui::widgets::text::labelled;

/// Draws the offer.
pub fn draw(frame: &mut Frame, model: &Model, kept: &CheckoutDraft, area: Rect) {
    let texts = model.texts();
    let row = |field, value: &str| labelled(model, &label(model, field), value, 12);
    let sex = kept.sex.map(|sex| texts.sex(sex)).unwrap_or_default();
    let time = texts.near_clock(kept.saved_at, model.now);
    let found = match kept.request {
        None => t!(texts, "draft-found", time = time),
        // The draft was sent as a command. A log without its issuance may have lost it.
        Some(_) => t!(texts, "draft-found-asked", time = time),
    };
    let lines = vec![
        Line::from(found),
        Line::default(),
        row(Field::Sex, &sex),
        row(Field::VgrId, &kept.vgr_id),
        row(Field::Clinic, &kept.clinic),
        row(Field::Ward, &kept.ward),
        row(Field::Callback, &kept.callback),
    ];
    boxed(frame, model, area, &t!(texts, "title-draft"), lines);
}

//! A patient's new id: the form, and the question whether to keep an id that has warnings.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::form::Field;
use crate::tui::model::Model;
use crate::tui::model::reconciliation::NewId;
use crate::tui::theme::Tone;
use crate::tui::widgets::number::grouped;
use crate::tui::widgets::panel::boxed;
use crate::tui::widgets::{new_id, notice};

use crate::tui::dialogs::filled;

/// Draws the form, or the question.
pub fn draw(frame: &mut Frame, model: &Model, new: &NewId, area: Rect) {
    let texts = model.texts();
    let number = model.ledger.case(new.case).map(|case| grouped(case.number)).unwrap_or_default();
    let title = t!(texts, "title-new-id", case = new.case.to_string(), number = number);
    if !new.asked {
        return filled::draw(frame, model, &title, &new.form, area);
    }
    let read = new.read(&model.ledger, model.today()).and_then(Result::ok).map(|typed| texts.new_id_read(typed.id));
    let read = read.unwrap_or_else(|| new.form.typed(Field::NewId).to_owned());
    let mut lines = vec![Line::from(Span::styled(read, model.theme().style(Tone::Title)))];
    lines.extend(new_id::warnings(model, new));
    lines.extend([Line::default(), Line::from(t!(texts, "ask-keep-doubtful"))]);
    lines.extend(notice::in_dialog(model));
    boxed(frame, model, area, &title, lines);
}

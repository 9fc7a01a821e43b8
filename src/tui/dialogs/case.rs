//! The card of a case over the whole screen, for windows where it has no place beside the list.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::{Clear, Padding, Paragraph};

use crate::domain::case::CaseId;
use crate::t;
use crate::tui::model::Model;
use crate::tui::screens::reconciliation::{card_actions, card_lines};
use crate::tui::widgets::bottom;
use crate::tui::widgets::panel::{more_below, panel, practice_title};

/// Draws the card from `line` on.
pub fn draw(frame: &mut Frame, model: &Model, id: CaseId, line: usize, area: Rect) {
    let Some(case) = model.ledger.case(id) else { return };
    let title = t!(model.texts(), "title-case", case = id.to_string());
    let block = practice_title(model, panel(model, &title)).padding(Padding::horizontal(1));
    let inner = block.inner(area);
    frame.render_widget(Clear, area);
    let keys = card_actions(model, &case, usize::from(inner.width));
    let height = u16::try_from(keys.len()).unwrap_or(0);
    let [page, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(inner);
    let page = bottom::draw(frame, model, page);
    let lines = card_lines(model, &case, usize::from(page.width));
    let furthest = lines.len().saturating_sub(usize::from(page.height));
    frame.render_widget(if line < furthest { more_below(model, block) } else { block }, area);
    frame.render_widget(Paragraph::new(lines).scroll((u16::try_from(line.min(furthest)).unwrap_or(0), 0)), page);
    frame.render_widget(Paragraph::new(keys), foot);
}

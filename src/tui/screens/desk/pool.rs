//! The part of the pool for one sex: its numbers, and where they are.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::number::{hidden, short, sign};
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::fit;
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::value::sex::Sex;

/// Draws the numbers of one sex. If there are more numbers than lines, the free ones come first.
pub fn draw(frame: &mut Frame, model: &Model, sex: Sex, area: Rect) {
    let count = model.ledger.pool.count(sex);
    let free = model.ledger.pool.all_free().filter(|entry| entry.sex == sex && !model.is_at_risk(entry)).count();
    let title = t!(model.texts(), "title-binder", sexes = model.texts().sexes(sex), free = free, total = count.total());
    let block = panel(model, &title);
    let inner = block.inner(area);
    let width = usize::from(inner.width);
    let shown = page(model, sex, usize::from(inner.height));
    let lines: Vec<Line> = shown.into_iter().map(|entry| line(model, entry, width)).collect();
    frame.render_widget(Paragraph::new(lines).block(block), area);
}

/// The numbers that fit on a page. The oldest spent numbers are left out first.
fn page(model: &Model, sex: Sex, height: usize) -> Vec<&PoolEntry> {
    let free = model.ledger.pool.all_free().filter(|entry| entry.sex == sex);
    let free: Vec<&PoolEntry> = free.take(height).collect();
    let is_spent = |entry: &&PoolEntry| entry.state != NumberState::Free;
    let spent = model.ledger.pool.of_sex(sex).rev().filter(is_spent).take(height - free.len());
    let mut page: Vec<&PoolEntry> = free.into_iter().chain(spent).collect();
    page.sort_by_key(|entry| entry.added);
    page
}

fn line(model: &Model, entry: &PoolEntry, width: usize) -> Line<'static> {
    let theme = model.theme();
    if model.is_at_risk(entry) {
        let number = if model.sees_number(entry) { short(entry.number) } else { "····".to_owned() };
        let words = format!("? {number} {}", t!(model.texts(), "number-at-stake"));
        return Line::from(Span::styled(fit(&words, width), theme.style(Tone::Alarm)));
    }
    if !model.sees_number(entry) {
        let words = format!("{} {}", sign(&entry.state, false), hidden(model, entry));
        return Line::from(Span::styled(fit(&words, width), theme.style(Tone::Faint)));
    }
    let issuance = match entry.state {
        NumberState::Issued(id) => model.ledger.issuance(id),
        _ => None,
    };
    let void = issuance.is_some_and(|issuance| !issuance.is_in_use());
    let tone = match entry.state {
        NumberState::Free => Tone::Free,
        NumberState::Issued(_) if !void => Tone::Out,
        _ => Tone::Unusable,
    };
    let number = format!("{} {} ", sign(&entry.state, void), short(entry.number));
    let room = width.saturating_sub(number.width());
    let place = match (issuance, &entry.state) {
        (Some(issuance), _) if void => model.texts().issuance_state(issuance),
        (Some(issuance), _) => issuance.request.unit.ward.to_string(),
        (None, NumberState::Withdrawn { .. } | NumberState::Quarantined { .. }) => {
            model.texts().number_state(&entry.state)
        }
        (None, _) => String::new(),
    };
    Line::from(vec![Span::styled(number, theme.style(tone)), Span::styled(fit(&place, room), theme.style(Tone::Faint))])
}

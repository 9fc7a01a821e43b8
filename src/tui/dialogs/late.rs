//! The form for an issuance that was made on paper. Below the fields stands what is known about the number and the
//! time.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Padding, Paragraph, Wrap};

use crate::t;
use crate::tui::form::Field;
use crate::tui::model::late::LateQuestion;
use crate::tui::model::{Model, WindowLayout};
use crate::tui::theme::Tone;
use crate::tui::widgets::field::draw_form;
use crate::tui::widgets::notice;
use crate::tui::widgets::panel::{self, dialog_keys, middle, panel, practice_title};

/// Height in lines of the dialog, where there is room.
const LINES: u16 = 20;

/// Draws the form, or the question that precedes a conflict.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let place = if model.layout() == WindowLayout::Desk {
        middle(area, area.width.saturating_sub(4).min(74), area.height.min(LINES))
    } else {
        area
    };
    let needed = u16::try_from(model.late.form.fields().len()).unwrap_or(u16::MAX).saturating_add(4);
    if place.height < needed {
        panel::cut(frame, model, area);
        return;
    }
    let block = practice_title(model, panel(model, &t!(model.texts(), "title-late"))).padding(Padding::horizontal(1));
    let inner = block.inner(place);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    let words = Paragraph::new(remarks(model)).wrap(Wrap { trim: true });
    let height = u16::try_from(words.line_count(inner.width)).unwrap_or(0);
    let [fields, said, keys] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(height), Constraint::Length(1)]).areas(inner);
    draw_form(frame, model, &model.late.form, fields, model.late.asks.is_none());
    frame.render_widget(words, said);
    if model.late.asks.is_some() {
        frame.set_cursor_position(keys.as_position());
    }
    frame.render_widget(dialog_keys(model), keys);
}

/// What is known about the typed number and time, and what entering them leads to.
fn remarks(model: &Model) -> Vec<Line<'static>> {
    let (texts, theme) = (model.texts(), model.theme());
    let mut lines = Vec::new();
    let mut say = |words: String, warns: bool| {
        let (sign, tone) = if warns { ("! ", Tone::Warning) } else { ("", Tone::Faint) };
        lines.push(Line::from(Span::styled(format!("{sign}{words}"), theme.style(tone))));
    };
    if let Some(LateQuestion::Same(case)) = model.late.asks {
        // What the number alone would lead to is not said beside the question whether there is anything to enter.
        say(t!(texts, "late-same", case = case.to_string()), true);
    } else if let Some(number) = model.late.number() {
        let (words, warns) = texts.on_paper(&model.ledger, number);
        say(words, warns);
    }
    if let Some(Ok(at)) = model.late.form.moment(Field::GivenAt, model.now) {
        match model.ledger.outages.at(at) {
            _ if at > model.now => say(t!(texts, "time-in-future", at = texts.whole_clock(at)), true),
            None => say(t!(texts, "no-outage-yet"), true),
            Some(outage) if at < outage.started_at => {
                let (started, outage) = (texts.date_clock(outage.started_at), outage.id.to_string());
                say(t!(texts, "late-before", at = texts.whole_clock(at), outage = outage, started = started), true);
            }
            Some(outage) => {
                say(t!(texts, "late-at", at = texts.whole_clock(at), outage = outage.id.to_string()), false);
            }
        }
    }
    if let Some(question) = model.late.asks {
        let words = match question {
            LateQuestion::Same(_) => t!(texts, "ask-late-same"),
            LateQuestion::Sure if model.late.is_number_out(&model.ledger) => t!(texts, "ask-late-clash"),
            LateQuestion::Sure => t!(texts, "ask-late-time"),
        };
        lines.push(Line::from(Span::styled(words, theme.style(Tone::Title))));
    }
    lines.extend(notice::in_dialog(model));
    lines
}

//! A form, field by field. Below the fields stand the problem of the focused one and the suggestions for it.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

use crate::t;
use crate::tui::completion::{Suggestion, Suggestions};
use crate::tui::form::{Field, Form, Problem};
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::new_id;
use crate::tui::widgets::text::{fit, pad};
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::vgr_id::{VgrId, VgrIdError};

/// Width in columns of field names.
const LABEL: u16 = 13;
/// Width in columns of the sign before a field, and of the indentation below it.
const SIGN: u16 = 2;

/// Draws a form into `area`; `active` says whether the form has the keyboard focus. The fields keep their lines, whatever
/// has the focus and whatever is said of it, so that nothing jumps under the eyes.
pub fn draw_form(frame: &mut Frame, model: &Model, form: &Form, area: Rect, active: bool) {
    let fields = u16::try_from(form.fields().len()).unwrap_or(u16::MAX);
    let [rows, foot] = Layout::vertical([Constraint::Length(fields), Constraint::Fill(1)]).areas(area);
    for (field, row) in form.fields().iter().zip(rows.rows()) {
        draw_field(frame, model, form, *field, active && *field == form.focus(), row);
    }
    if active {
        let inset = Rect { x: foot.x + SIGN, width: foot.width.saturating_sub(SIGN), ..foot };
        frame.render_widget(Paragraph::new(below(model, form, inset.width)).wrap(Wrap { trim: false }), inset);
    }
}

fn draw_field(frame: &mut Frame, model: &Model, form: &Form, field: Field, focused: bool, area: Rect) {
    let theme = model.theme();
    let wrong = form.is_left_wrong(field, model.now);
    let sign = match (focused, wrong) {
        (true, _) => "▸ ",
        (false, true) => "✗ ",
        (false, false) => "  ",
    };
    let label = pad(&format!("{sign}{}", label(model, field)), usize::from(LABEL));
    let tone = if focused { Tone::Focus } else { Tone::Faint };
    let label_tone = match (focused, wrong) {
        (true, _) => Tone::Title,
        (false, true) => Tone::Warning,
        (false, false) => Tone::Faint,
    };
    frame.render_widget(Span::styled(label, theme.style(label_tone)), area);
    let value = Rect { x: area.x + LABEL, width: area.width.saturating_sub(LABEL), ..area };
    if field.is_choice() {
        let words = chosen(model, form, field).unwrap_or_else(|| "?".to_owned());
        frame.render_widget(Span::styled(format!("‹ {words} ›"), theme.style(tone)), value);
        if focused {
            frame.set_cursor_position(value.as_position());
        }
    } else if let (true, input) = (focused, form.input(field)) {
        draw_text(frame, model, input.unwrap_or(&Input::default()), value);
        if form.is_prefilled(field) {
            // What the first character replaces looks like selected text.
            let selected =
                Rect { width: u16::try_from(form.typed(field).width()).unwrap_or(0).min(value.width), ..value };
            frame.buffer_mut().set_style(selected, theme.style(Tone::Chosen));
        }
    } else {
        let (words, tone) = match form.typed(field) {
            "" => (left_empty(model, field), Tone::Faint),
            typed => (typed.to_owned(), Tone::Plain),
        };
        frame.render_widget(Span::styled(fit(&words, usize::from(value.width)), theme.style(tone)), value);
    }
}

/// What an empty field means.
fn left_empty(model: &Model, field: Field) -> String {
    match field {
        Field::Told => t!(model.texts(), "empty-told"),
        Field::ToldBy => model.actor.as_ref().map(|actor| actor.vgr_id.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The chosen value of a field that is chosen instead of typed.
fn chosen(model: &Model, form: &Form, field: Field) -> Option<String> {
    match field {
        Field::Identity => Some(model.texts().identity(form.identity)),
        Field::Step => form.step.map(|step| model.texts().reconciliation_step(step)),
        _ => form.sex.map(|sex| model.texts().sex(sex)),
    }
}

/// Draws a line of text with its cursor, and where it may be typed.
pub fn draw_input(frame: &mut Frame, model: &Model, input: &Input, area: Rect) {
    frame.buffer_mut().set_style(area, model.theme().style(Tone::Focus));
    draw_text(frame, model, input, area);
}

/// Draws a line of text with its cursor. Blanks are left as they are, since each would cost a byte on a slow line
/// whenever the focus moves.
fn draw_text(frame: &mut Frame, model: &Model, input: &Input, area: Rect) {
    let width = usize::from(area.width).saturating_sub(1);
    let scroll = input.visual_scroll(width);
    let words = Span::styled(input.value(), model.theme().style(Tone::Focus));
    frame.render_widget(Paragraph::new(words).scroll((0, u16::try_from(scroll).unwrap_or(0))), area);
    let cursor = u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    frame.set_cursor_position(Position::new((area.x + cursor).min(area.right().saturating_sub(1)), area.y));
}

/// The lines below the focused field.
fn below(model: &Model, form: &Form, width: u16) -> Vec<Line<'static>> {
    let theme = model.theme();
    let mut lines = new_id::lines(model, form);
    let (words, tone) = remark(model, form);
    if !words.is_empty() && form.picked.is_none() {
        lines.push(Line::from(Span::styled(words, theme.style(tone))));
    }
    let offered = Suggestions::of(form, &model.fixed.clinics, &model.ledger);
    for (place, suggestion) in offered.lines.iter().enumerate() {
        let marked = offered.marked == Some(place);
        let (sign, tone) = if marked { ("› ", Tone::Focus) } else { ("  ", Tone::Faint) };
        let words = match suggestion {
            Suggestion::Name(name) => name.clone(),
            Suggestion::AsTyped(text) => t!(model.texts(), "as-typed", text = text.as_str()),
        };
        let room = usize::from(width).saturating_sub(sign.width());
        lines.push(Line::from(vec![Span::raw(sign), Span::styled(fit(&words, room), theme.style(tone))]));
    }
    lines
}

/// The problem of the focused field, or a hint while nothing is typed.
fn remark(model: &Model, form: &Form) -> (String, Tone) {
    let texts = model.texts();
    let field = form.focus();
    let typed = form.typed(field);
    let missed = !typed.is_empty() || form.shows_problem();
    match form.problem(field, model.now) {
        // An id that is still being typed is not wrong yet.
        Some(Problem::VgrId(VgrIdError::TooShort { .. })) if !form.shows_problem() => (hint(model, field), Tone::Faint),
        Some(Problem::VgrId(error)) if missed => (texts.vgr_id_error(error), Tone::Warning),
        Some(Problem::Text(error)) if missed => (texts.text_error(error), Tone::Warning),
        Some(Problem::Moment(error)) if missed => (texts.no_time(error), Tone::Warning),
        Some(Problem::Number(error)) if missed => (texts.pool_number_error(error), Tone::Warning),
        Some(Problem::UnknownSex) => (t!(texts, "hint-sex-unknown"), Tone::Warning),
        _ if field == Field::Identity || field == Field::Step => (hint(model, field), Tone::Faint),
        None if matches!(field, Field::VgrId | Field::GivenBy) && is_unusual(typed) => {
            (t!(texts, "vgr-id-unusual"), Tone::Warning)
        }
        // The late entry says it below, with the outage.
        None if field == Field::GivenAt => (String::new(), Tone::Faint),
        None if !typed.is_empty() && form.moment(field, model.now).is_some() => {
            let at = form.moment(field, model.now).and_then(Result::ok);
            (at.map(|at| texts.whole_clock(at)).unwrap_or_default(), Tone::Faint)
        }
        // The hint stays where suggestions follow, so that they don't move with every letter, which would cost bytes.
        None if !typed.is_empty() && !matches!(field, Field::VgrId | Field::Clinic | Field::Ward) => {
            (String::new(), Tone::Faint)
        }
        _ => (hint(model, field), Tone::Faint),
    }
}

/// The first letters of an id do not tell yet.
fn is_unusual(typed: &str) -> bool {
    !VgrId::may_become_usual(typed) && typed.parse::<VgrId>().is_ok_and(|id| !id.is_usual())
}

fn hint(model: &Model, field: Field) -> String {
    let texts = model.texts();
    match field {
        Field::Sex => t!(
            texts,
            "hint-sex",
            female = texts.sex(Sex::Female),
            male = texts.sex(Sex::Male),
            unknown = texts.sex(Sex::Unknown)
        ),
        Field::VgrId => t!(texts, "hint-vgr-id"),
        Field::Clinic => t!(texts, "hint-clinic"),
        Field::Ward => t!(texts, "hint-ward"),
        Field::Callback => t!(texts, "hint-callback"),
        Field::Reason => t!(texts, "hint-reason"),
        Field::From => t!(texts, "hint-from"),
        Field::To => t!(texts, "hint-to"),
        Field::Reference => t!(texts, "hint-reference"),
        Field::Started | Field::Ended => t!(texts, "hint-time"),
        Field::Whom => t!(texts, "hint-whom"),
        Field::Answer => t!(texts, "hint-answer"),
        Field::NewId => t!(texts, "hint-new-id"),
        Field::Identity => t!(texts, "hint-identity"),
        Field::Told => t!(texts, "hint-told"),
        Field::ToldBy => t!(texts, "hint-told-by"),
        Field::RapsReference => t!(texts, "hint-raps-reference"),
        Field::Step => t!(texts, "hint-step"),
        Field::Number => t!(texts, "hint-number"),
        Field::GivenAt => t!(texts, "hint-given-at"),
        Field::GivenBy => t!(texts, "hint-given-by"),
    }
}

/// The label of a field.
#[must_use]
pub fn label(model: &Model, field: Field) -> String {
    let texts = model.texts();
    match field {
        Field::Sex => t!(texts, "label-sex"),
        Field::VgrId => t!(texts, "label-vgr-id"),
        Field::Clinic => t!(texts, "label-clinic"),
        Field::Ward => t!(texts, "label-ward"),
        Field::Callback => t!(texts, "label-callback"),
        Field::Reason => t!(texts, "label-reason"),
        Field::From => t!(texts, "label-from"),
        Field::To => t!(texts, "label-to"),
        Field::Reference | Field::RapsReference => t!(texts, "label-reference"),
        Field::Started => t!(texts, "label-started"),
        Field::Ended => t!(texts, "label-ended"),
        Field::Whom => t!(texts, "label-whom"),
        Field::Answer => t!(texts, "label-answer"),
        Field::NewId => t!(texts, "label-new-id"),
        Field::Identity => t!(texts, "label-identity"),
        Field::Told => t!(texts, "label-told"),
        Field::ToldBy => t!(texts, "label-told-by"),
        Field::Step => t!(texts, "label-step"),
        Field::Number => t!(texts, "label-number"),
        Field::GivenAt => t!(texts, "label-given-at"),
        Field::GivenBy => t!(texts, "label-given-by"),
    }
}

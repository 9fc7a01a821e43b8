//! The lines around the screen: practice band, header, headline, alerts, hints.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::t;
use crate::tui::action::Action;
use crate::tui::focus::scopes;
use crate::tui::keymap;
use crate::tui::keymap::KEYMAP;
use crate::tui::model::checkout::Step;
use crate::tui::model::{Model, Screen, WindowLayout};
use crate::tui::rights::why_not;
use crate::tui::theme::Tone;
use crate::tui::widgets::number::grouped;
use crate::tui::widgets::text::{fit, key_hint};
use kvittera_domain::calendar::Contact;
use kvittera_domain::ledger::Headline;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::text::visible;

/// The band across the window that distinguishes practice from live use.
pub fn practice(frame: &mut Frame, model: &Model, area: Rect) {
    if model.fixed.mode == Mode::Practice && area.height > 0 {
        let style = model.theme().style(Tone::Practice);
        let word = format!(" {} ", t!(model.texts(), "practice-word"));
        let word_width = word.width();
        frame.buffer_mut().set_style(area, style);
        two_ends(frame, area, Span::styled(word.clone(), style), Span::styled(word, style));
        let words = t!(model.texts(), "practice-band");
        if words.width() + 2 * word_width < usize::from(area.width) {
            frame.render_widget(Line::styled(words, style).centered(), area);
        }
    }
}

/// The program and the site to the left, the person and the clock to the right.
pub fn header(frame: &mut Frame, model: &Model, area: Rect) {
    let texts = model.texts();
    let left = format!(" Kvittera · {}", visible(model.fixed.config.site.name.as_str()));
    let who = model
        .actor
        .as_ref()
        .map_or_else(|| t!(texts, "nobody"), |actor| format!("{} {}", texts.role(actor.role), actor.vgr_id));
    let who = if model.fixed.rights == Rights::Onlooker { t!(texts, "onlooker") } else { who };
    let right = format!("{} · {} ", who, texts.day_clock(model.now));
    two_ends(frame, area, Span::styled(left, model.theme().style(Tone::Title)), Span::raw(right));
}

/// The state of the service to the left, whom to call to the right.
pub fn headline(frame: &mut Frame, model: &Model, area: Rect) {
    let left = state_line(model);
    let room = usize::from(area.width).saturating_sub(left.width() + 1);
    let call = fit(&format!("{} ", call_words(model, room.saturating_sub(1))), room);
    frame.render_widget(Line::from(call).right_aligned(), area);
    frame.render_widget(left, area);
}

/// The state of the service in a line of its own.
pub fn state(frame: &mut Frame, model: &Model, area: Rect) {
    frame.render_widget(state_line(model), area);
}

/// Whom to call in a line of its own.
pub fn call(frame: &mut Frame, model: &Model, area: Rect) {
    let words = call_words(model, usize::from(area.width).saturating_sub(1));
    frame.render_widget(Line::from(format!(" {words}")), area);
}

/// The state of the service.
#[must_use]
pub fn state_line(model: &Model) -> Line<'static> {
    let status = model.status();
    let (sign, tone) = match status.headline {
        Headline::Operational => ("○", Tone::Good),
        Headline::Down(_) => ("■", Tone::Alarm),
        Headline::Due(_) => ("■", Tone::Warning),
        Headline::Restored(_) => ("▲", Tone::Warning),
        Headline::Planned(_) => ("◇", Tone::Warning),
    };
    let words = model.texts().headline(status.headline, status.open_reconciliations, model.now);
    Line::from(Span::styled(format!(" {sign} {words} "), model.theme().style(tone)))
}

/// Whom to call, in as many words as fit. A phone number is never cut, because somebody might dial the rest.
#[must_use]
pub fn call_words(model: &Model, room: usize) -> String {
    let (texts, contacts) = (model.texts(), &model.fixed.config.contacts);
    let status = model.status();
    let call = texts.call(&status.call, contacts);
    let shorter = texts.call_briefly(&status.call, contacts);
    let number = match status.call.who {
        Contact::Helpdesk => contacts.helpdesk.clone(),
        Contact::OnCall => contacts.switchboard.clone(),
    };
    let offers = [t!(texts, "call-now", call = call), t!(texts, "call-now", call = shorter.clone()), shorter];
    offers.into_iter().find(|offer| offer.width() <= room).unwrap_or(number)
}

/// What must not be overlooked, on every screen: trouble with the log, conflicts, numbers that were not read back, the
/// state of the backup and of the disk.
#[must_use]
pub fn alerts(model: &Model) -> Vec<Line<'static>> {
    let texts = model.texts();
    let alarm = model.theme().style(Tone::Alarm);
    // During a halt the desk screen says what to do next.
    let trouble = model.trouble.iter().map(|trouble| match &model.halt {
        Some(_) => trouble.message.clone(),
        None => format!("{} → {}", trouble.message, trouble.next),
    });
    let halted = (model.halt.is_some() && model.screen != Screen::Desk).then(|| t!(texts, "alert-halted"));
    let conflicts = model.ledger.open_conflicts().filter(|conflict| model.sees_unit(&conflict.request.unit));
    let conflicts = conflicts.take(2).map(|conflict| {
        let (id, number) = (conflict.id.to_string(), grouped(conflict.number));
        t!(texts, "alert-conflict", conflict = id, number = number)
    });
    let unread = model.unread().map(|issuance| {
        let key = KEYMAP.iter().find(|binding| binding.action == Action::ShowUnread);
        let key = key.and_then(|binding| binding.keys.first()).map(|key| key.name()).unwrap_or_default();
        t!(texts, "alert-unread", issuance = issuance.id.to_string(), key = key)
    });
    let outage = model.ledger.open_outage().map(|outage| outage.started_at);
    let interrupted = outage.into_iter().flat_map(|since| {
        let interrupted = model.ledger.pool.iter().filter(move |entry| entry.was_interrupted(since));
        interrupted.map(|entry| t!(texts, "alert-interrupted", number = grouped(entry.number)))
    });
    let interrupted = interrupted.take(if model.fixed.rights.sees_pool() { 2 } else { 0 });
    let line = |words: &str, style| Line::from(Span::styled(format!("▲ {}", visible(words)), style));
    let alarms = halted
        .into_iter()
        .chain(trouble)
        .chain(conflicts)
        .chain(unread)
        .chain(interrupted)
        .map(|words| line(&words, alarm));
    let warning = model.theme().style(Tone::Warning);
    alarms.chain(model.maintenance_alerts().iter().map(|words| line(words, warning))).collect()
}

/// The keys that matter now.
pub fn hints(frame: &mut Frame, model: &Model, area: Rect) {
    let scopes = scopes(model);
    let mut spans = vec![Span::raw(" ")];
    let mut taken = Vec::new();
    let mut room = usize::from(area.width).saturating_sub(1);
    // On the desk itself the key only leads through the form.
    let goes_nowhere = model.screen == Screen::Desk && !matches!(model.checkout.step, Step::Filling);
    let offered = keymap::hints(KEYMAP, &scopes)
        .filter(|binding| why_not(model, binding.action).is_none())
        .filter(|binding| !(goes_nowhere && binding.action == Action::GoDesk));
    for binding in offered {
        let first = binding.keys.first();
        if taken.contains(&first) {
            continue;
        }
        let mut hint = key_hint(model, binding, 1).to_vec();
        // Leaving comes last. If there is no room for its words, there may be for its key; so it is in a narrow window.
        let may_be_short = binding.action == Action::Quit || model.layout() != WindowLayout::Desk;
        if may_be_short && width(&hint) > room {
            hint.truncate(1);
        }
        if width(&hint) > room {
            break;
        }
        taken.push(first);
        room = room.saturating_sub(width(&hint) + 2);
        spans.extend(hint);
        spans.push(Span::raw("  "));
    }
    frame.render_widget(Line::from(spans), area);
}

fn width(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| span.content.width()).sum()
}

fn two_ends(frame: &mut Frame, area: Rect, left: Span<'_>, right: Span<'_>) {
    frame.render_widget(Line::from(right).right_aligned(), area);
    frame.render_widget(left, area);
}

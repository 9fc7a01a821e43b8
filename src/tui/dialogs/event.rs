//! Shows one recorded event with all its details.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::t;
use crate::tui::model::Model;
use crate::tui::widgets::panel::boxed;
use crate::tui::widgets::text::labelled;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::actor::Via;

const LABEL: usize = 14;

/// Draws a recorded event.
pub fn draw(frame: &mut Frame, model: &Model, recorded: &RecordedEvent, area: Rect) {
    let texts = model.texts();
    let row = |label: String, value: &str| labelled(model, &label, value, LABEL);
    let via = match &recorded.actor.via {
        Via::Program => t!(texts, "via-program"),
        Via::Local => t!(texts, "via-local"),
        Via::Sudo(login) => t!(texts, "via-sudo", login = login.as_str()),
        Via::Ssh(ssh) => match &ssh.key {
            None => t!(texts, "via-ssh", client = ssh.client.as_str()),
            Some(key) => t!(texts, "via-ssh-key", client = ssh.client.as_str(), key = key.as_str()),
        },
    };
    let role = texts.role(recorded.actor.role);
    let body = serde_json::to_string(&recorded.event).unwrap_or_default();
    let lines = vec![
        Line::from(texts.event_in(&model.ledger, &recorded.event)),
        Line::default(),
        row(t!(texts, "label-happened"), &texts.date_clock_seconds(recorded.occurred_at)),
        row(t!(texts, "label-entered"), &texts.date_clock_seconds(recorded.recorded_at)),
        row(t!(texts, "label-who"), &format!("{} · {role}", recorded.actor.vgr_id)),
        row(t!(texts, "label-login"), &format!("{} · {via}", recorded.actor.login)),
        row(t!(texts, "label-request"), &recorded.request.to_string()),
        row(t!(texts, "label-hash"), &recorded.hash.short()),
        Line::default(),
        Line::from(kvittera_domain::value::text::visible(&body).into_owned()),
    ];
    boxed(frame, model, area, &t!(texts, "title-fact", seq = recorded.seq.to_string()), lines);
}

//! One fact, whole.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::actor::Via;
use crate::domain::fact::Recorded;
use crate::t;
use crate::tui::model::Model;
use crate::tui::widgets::panel::boxed;
use crate::tui::widgets::text::labelled;

const LABEL: usize = 14;

/// Draws a fact.
pub fn draw(frame: &mut Frame, model: &Model, fact: &Recorded, area: Rect) {
    let texts = model.texts();
    let row = |label: String, value: &str| labelled(model, &label, value, LABEL);
    let via = match &fact.actor.via {
        Via::Local => t!(texts, "via-local"),
        Via::Sudo(login) => t!(texts, "via-sudo", login = login.as_str()),
        Via::Ssh(ssh) => match &ssh.key {
            None => t!(texts, "via-ssh", client = ssh.client.as_str()),
            Some(key) => t!(texts, "via-ssh-key", client = ssh.client.as_str(), key = key.as_str()),
        },
    };
    let role = texts.role(fact.actor.role);
    let body = serde_json::to_string(&fact.event).unwrap_or_default();
    let lines = vec![
        Line::from(texts.fact_in(&model.ledger, &fact.event)),
        Line::default(),
        row(t!(texts, "label-happened"), &texts.date_clock_seconds(fact.occurred_at)),
        row(t!(texts, "label-entered"), &texts.date_clock_seconds(fact.recorded_at)),
        row(t!(texts, "label-who"), &format!("{} · {role}", fact.actor.vgr_id)),
        row(t!(texts, "label-login"), &format!("{} · {via}", fact.actor.login)),
        row(t!(texts, "label-request"), &fact.request.to_string()),
        row(t!(texts, "label-hash"), &fact.hash.short()),
        Line::default(),
        Line::from(crate::domain::text::visible(&body).into_owned()),
    ];
    boxed(frame, model, area, &t!(texts, "title-fact", seq = fact.seq.to_string()), lines);
}

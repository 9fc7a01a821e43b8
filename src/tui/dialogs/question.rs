//! Asks a question with yes and no. The sentence says what will happen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::t;
use crate::tui::form::Field;
use crate::tui::model::Model;
use crate::tui::model::dialog::Question;
use crate::tui::widgets::notice;
use crate::tui::widgets::number::about_issuance;
use crate::tui::widgets::panel::boxed;

/// Draws the question.
pub fn draw(frame: &mut Frame, model: &Model, question: Question, area: Rect) {
    let texts = model.texts();
    let (title, words) = match question {
        Question::Leave => (t!(texts, "title-leave"), vec![t!(texts, "ask-leave")]),
        Question::LeaveUnsaved => (t!(texts, "title-leave"), vec![t!(texts, "ask-leave-unsaved")]),
        Question::ClearForm => (t!(texts, "title-clear"), vec![t!(texts, "ask-clear")]),
        Question::MeantVgrId => {
            let meant = model.form().meant_vgr_id().map(|id| id.to_string()).unwrap_or_default();
            (
                t!(texts, "title-meant-vgr-id"),
                vec![t!(texts, "ask-meant-vgr-id", typed = model.form().typed(Field::VgrId), meant = meant)],
            )
        }
        Question::Unread(issuance) => {
            let unit = model.ledger.issuance(issuance).map(|found| found.request.unit.to_string()).unwrap_or_default();
            let said = t!(texts, "unread-before", issuance = issuance.to_string(), unit = unit);
            (t!(texts, "title-unread"), vec![said, t!(texts, "ask-unread")])
        }
        Question::LeaveUnread(id) => {
            (t!(texts, "title-leave"), vec![about_issuance(model, id), t!(texts, "ask-leave-unread")])
        }
        Question::SkipReadBack(id) => {
            (t!(texts, "title-skip-read-back"), vec![about_issuance(model, id), t!(texts, "ask-skip-read-back")])
        }
        Question::Begun { .. } => (t!(texts, "title-begun"), vec![t!(texts, "ask-begun")]),
        Question::CloseOutage(None) => (t!(texts, "title-close-outage"), vec![t!(texts, "ask-close-outage")]),
        Question::CloseOutage(Some(outage)) => {
            (t!(texts, "title-close-outage"), vec![t!(texts, "ask-close-numbered", outage = outage.to_string())])
        }
        Question::ConfirmOutage => (t!(texts, "title-confirm-outage"), vec![t!(texts, "ask-confirm-outage")]),
        Question::EndOutage => (t!(texts, "title-end-outage"), vec![t!(texts, "ask-end-outage")]),
        Question::Suspect { form_waits } => (t!(texts, "title-suspect"), triage(model, form_waits)),
    };
    let mut lines: Vec<Line> = words.into_iter().map(Line::from).collect();
    lines.extend(notice::in_dialog(model));
    boxed(frame, model, area, &title, lines);
}

/// What the routine demands before an outage is registered, in its order.
fn triage(model: &Model, form_waits: bool) -> Vec<String> {
    let texts = model.texts();
    let last = if form_waits { t!(texts, "ask-suspect-go-on") } else { t!(texts, "ask-suspect") };
    vec![
        t!(texts, "triage-first"),
        t!(texts, "triage-only-us"),
        t!(texts, "triage-news"),
        t!(texts, "triage-call", call = model.call()),
        String::new(),
        last,
    ]
}

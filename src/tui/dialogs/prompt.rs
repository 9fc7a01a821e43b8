//! Asks for one line of text.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::model::Model;
use crate::tui::model::dialog::{Prompt, PromptProblem, Purpose};
use crate::tui::theme::Tone;
use crate::tui::widgets::field::draw_input;
use crate::tui::widgets::notice;
use crate::tui::widgets::number::{about_issuance, grouped};
use crate::tui::widgets::panel::boxed;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::value::vgr_id::VgrIdError;

/// Draws the prompt.
pub fn draw(frame: &mut Frame, model: &Model, prompt: &Prompt, area: Rect) {
    let texts = model.texts();
    let (title, words) = match prompt.purpose {
        Purpose::WhoAreYou => (t!(texts, "title-who"), t!(texts, "ask-who")),
        Purpose::PoolFile => (t!(texts, "title-import"), t!(texts, "ask-pool-file")),
        Purpose::NoteOutage => (t!(texts, "title-note"), t!(texts, "ask-note")),
        Purpose::CancelPlan => (t!(texts, "title-cancel-plan"), t!(texts, "ask-cancel-plan")),
        Purpose::Reopen => (t!(texts, "title-reopen"), t!(texts, "ask-reopen")),
        Purpose::SaveHandOver => (t!(texts, "title-save"), t!(texts, "ask-save")),
        Purpose::SaveExport(outage) => {
            (t!(texts, "title-save-export", outage = outage.to_string()), t!(texts, "ask-save-export"))
        }
        Purpose::SaveSheet => (t!(texts, "title-save-sheet"), t!(texts, "ask-save-sheet")),
        Purpose::Void(issuance) => (t!(texts, "title-void", issuance = issuance.to_string()), t!(texts, "ask-void")),
        Purpose::Withdraw(number) => {
            (t!(texts, "title-withdraw", number = number.to_string()), t!(texts, "ask-withdraw"))
        }
        Purpose::Unused(id) => {
            let number = model.ledger.case(id).map(|case| grouped(case.number)).unwrap_or_default();
            (t!(texts, "title-unused", case = id.to_string(), number = number), t!(texts, "ask-unused"))
        }
        Purpose::EnteredTwice(conflict) => {
            let with = model.ledger.conflict(conflict).map(|found| found.with.to_string()).unwrap_or_default();
            let words = t!(texts, "ask-entered-twice", conflict = conflict.to_string(), issuance = with);
            (t!(texts, "title-entered-twice", conflict = conflict.to_string()), words)
        }
        Purpose::Resolve(conflict) => {
            (t!(texts, "title-resolve", conflict = conflict.to_string()), t!(texts, "ask-resolve"))
        }
    };
    let wrong = match prompt.wrong {
        None => String::new(),
        Some(PromptProblem::VgrId(VgrIdError::Empty)) => t!(texts, "own-vgr-id-needed"),
        Some(PromptProblem::VgrId(error)) => texts.vgr_id_error(error),
        Some(PromptProblem::Text(error)) => texts.text_error(error),
        Some(PromptProblem::Ending) if prompt.purpose == Purpose::SaveSheet => t!(texts, "ending-sheet"),
        Some(PromptProblem::Ending) => t!(texts, "ending-export"),
    };
    let warning = model.theme().style(Tone::Warning);
    let mut lines = vec![Line::default(), Line::from(Span::styled(wrong, warning))];
    let about = about(model, prompt.purpose);
    lines.extend(about.map(|about| Line::from(Span::styled(about, model.theme().style(Tone::Title)))));
    lines.push(Line::from(words));
    lines.extend(notice::in_dialog(model));
    let inner = boxed(frame, model, area, &title, lines);
    draw_input(frame, model, &prompt.input, Rect { height: 1, ..inner });
}

/// What the line of text is about, where the answer can't be taken back.
fn about(model: &Model, purpose: Purpose) -> Option<String> {
    match purpose {
        Purpose::Void(issuance) | Purpose::Unused(CaseId::Issuance(issuance)) => Some(about_issuance(model, issuance)),
        Purpose::Withdraw(number) => {
            let entry = model.ledger.pool.get(number)?;
            Some(format!("{} · {}", grouped(number), model.texts().sex(entry.sex)))
        }
        Purpose::Unused(CaseId::Conflict(conflict)) | Purpose::Resolve(conflict) | Purpose::EnteredTwice(conflict) => {
            let conflict = model.ledger.conflict(conflict)?;
            let (unit, who) = (conflict.request.unit.to_string(), conflict.request.requested_by.to_string());
            let time = model.texts().near_clock(conflict.given_at, model.now);
            let number = grouped(conflict.number);
            Some(t!(model.texts(), "about-issuance", number = number, unit = unit, who = who, time = time))
        }
        _ => None,
    }
}

//! Saves documents as new files: the handover, documents about an outage, the sheet for the paper binder.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::desk::DeskError;
use crate::export::document::{DocumentForm, Source};
use crate::export::report::ReportFormat;
use crate::t;
use crate::tui::effect::{Effect, Export, Saving};
use crate::tui::model::dialog::{Dialog, Prompt, PromptProblem, Purpose};
use crate::tui::model::{DeskContext, Model, Notice};
use crate::tui::update::commands;
use crate::tui::update::outage;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::RequestId;

/// Submits the path. The prompt stays until the disk has answered, so that a path that fails can be corrected.
pub fn submit_path(model: &mut Model, prompt: Prompt) -> Vec<Effect> {
    let path: PathBuf = prompt.input.value().trim().into();
    let form = DocumentForm::of_file(&path);
    // A report and the sheet cover all wards at once.
    let is_whole = prompt.purpose == Purpose::SaveSheet || matches!(form, Some(DocumentForm::Report(_)));
    if let Err(refusal) = model.fixed.rights.permit_overview()
        && is_whole
    {
        model.dialog = Some(Dialog::Prompt(prompt));
        return commands::refuse(model, &refusal);
    }
    let effect = match (prompt.purpose, form) {
        (Purpose::SaveExport(outage), Some(form)) => Ok(Effect::Name(Export { path, form, outage })),
        (Purpose::SaveSheet, Some(DocumentForm::Report(ReportFormat::Html))) => match sheet(model, path) {
            Ok(saving) => Ok(Effect::Save(saving)),
            Err(error) => {
                model.dialog = Some(Dialog::Prompt(prompt));
                model.notice = Some(model.texts().desk_error(&error, &model.phones()).into());
                return Vec::new();
            }
        },
        (Purpose::SaveExport(_) | Purpose::SaveSheet, _) => Err(PromptProblem::Ending),
        _ => Ok(Effect::Save(saving(path, &outage::hand_over_text(model)))),
    };
    model.dialog = Some(Dialog::Prompt(Prompt { wrong: effect.as_ref().err().copied(), ..prompt }));
    model.notice = None;
    effect.into_iter().collect()
}

/// Writes the requested document, once it has an id and the events of its cases are read.
pub fn write_document(model: &mut Model, export: Export, id: RequestId, events: &[Arc<RecordedEvent>]) -> Vec<Effect> {
    let Export { path, form, outage } = export;
    let ledger = model.ledger.clone();
    let Some(outage) = ledger.outages.by_id(outage) else {
        return commands::refuse(model, &Refusal::OutageUnknown(outage));
    };
    match source(model, events).make(form, outage, id) {
        Ok(made) => vec![Effect::Save(Saving { path, text: made.text, said: made.said })],
        Err(error) => {
            not_saved(model, &path.display().to_string(), &error.to_string());
            Vec::new()
        }
    }
}

/// Says where it was saved, with remarks, or why it was not; then the path stays to be corrected.
pub fn apply_saved(model: &mut Model, saving: Saving, outcome: io::Result<()>) {
    let path = saving.path.display().to_string();
    match outcome {
        Ok(()) => {}
        // The sandbox forbids it, or the folder belongs to somebody else.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            model.notice = Some(Notice::warning(t!(model.texts(), "not-saved-there", path = path)));
            return;
        }
        Err(error) => return not_saved(model, &path, &error.to_string()),
    }
    let words = t!(model.texts(), "saved", path = path);
    let asked = matches!(&model.dialog, Some(Dialog::Prompt(prompt)) if prompt.purpose.is_saving());
    let many = saving.said.len() > 1;
    if asked && many {
        // They would not all fit at the foot of the screen, and each line is about a patient.
        model.dialog = Some(Dialog::Saved(saving.said.join("\n"), 0));
    } else if asked {
        model.dialog = model.reconciliation.card.take().map(|id| Dialog::Case(id, 0));
    }
    let said = saving.said.into_iter().filter(|_| !(asked && many));
    model.notice = Some(Notice { next: said.collect::<Vec<_>>().join(" "), ..Notice::done(words) });
}

fn not_saved(model: &mut Model, path: &str, detail: &str) {
    model.notice = Some(Notice::warning(t!(model.texts(), "not-saved", path = path, detail = detail)));
}

fn source<'a>(model: &'a Model, events: &'a [Arc<RecordedEvent>]) -> Source<'a> {
    let DeskContext { config, texts, rights, .. } = &model.fixed;
    let halt = model.halt.as_ref();
    Source { ledger: &model.ledger, halt, events, head: Some(model.head), rights, config, texts, now: model.now }
}

fn sheet(model: &Model, path: PathBuf) -> Result<Saving, DeskError> {
    let source = source(model, &[]);
    Ok(saving(path, &source.printed(&source.sheet()?)))
}

fn saving(path: PathBuf, lines: &str) -> Saving {
    Saving { path, text: format!("{lines}\n"), said: Vec::new() }
}

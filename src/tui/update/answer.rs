//! What the log answered to a wish.

use crate::desk::DeskError;
use crate::domain::command::Command;
use crate::domain::decide::proposal;
use crate::domain::event::{Event, Recorded};
use crate::domain::refusal::Refusal;
use crate::t;
use crate::tui::effect::Effect;
use crate::tui::model::checkout::{Checkout, ReadBackStep, Step};
use crate::tui::model::{Model, Notice, Pending};

use super::checkout;

/// Takes in the answer to the wish on its way.
pub fn done(model: &mut Model, result: Result<Vec<Recorded>, DeskError>) -> Vec<Effect> {
    let pending = model.pending.take();
    match result {
        Ok(facts) => {
            let effects = facts.iter().flat_map(|fact| happened(model, &fact.event)).collect();
            if pending.is_some_and(|pending| pending.form_waits) {
                checkout::preview(model);
            }
            effects
        }
        Err(error) => {
            failed(model, pending, &error);
            Vec::new()
        }
    }
}

fn happened(model: &mut Model, event: &Event) -> Vec<Effect> {
    let texts = &model.fixed.texts;
    match event {
        Event::Issued { issuance, .. } => {
            model.checkout = Checkout { step: Step::ReadBack(ReadBackStep::of(*issuance)), ..Checkout::default() };
            model.notice = None;
            model.actor.iter().map(|actor| Effect::DiscardDraft { owner: actor.vgr_id.clone() }).collect()
        }
        Event::ReadBack { issuance, heard, matched: false } => {
            let message = t!(texts, "misheard", heard = heard.to_string());
            model.notice = Some(Notice::warning(message));
            model.checkout.step = Step::ReadBack(ReadBackStep::of(*issuance));
            Vec::new()
        }
        Event::ReadBack { .. } | Event::ReadBackSkipped { .. } => {
            model.notice = Some(Notice::done(texts.fact(event)));
            model.checkout.step = Step::Filling;
            Vec::new()
        }
        Event::NumberAdded { .. } => {
            model.notice = Some(Notice::done(t!(texts, "import-done")));
            Vec::new()
        }
        _ => {
            model.notice = Some(Notice::done(texts.fact(event)));
            Vec::new()
        }
    }
}

fn failed(model: &mut Model, pending: Option<Pending>, error: &DeskError) {
    model.notice = Some(model.texts().desk_error(error, &model.call()).into());
    match error {
        DeskError::Unknown { request, .. } => {
            model.pending = pending.map(|pending| Pending { unknown: Some(*request), ..pending });
        }
        DeskError::Refused(Refusal::ProposalGone { .. }) => propose_again(model),
        DeskError::Refused(Refusal::PoolEmpty { .. } | Refusal::OutageNotOpen)
            if pending.as_ref().is_some_and(|pending| matches!(pending.command, Command::Issue { .. })) =>
        {
            model.checkout.step = Step::Filling;
        }
        _ => {}
    }
}

/// The draft stays; only the number is another, and it must be confirmed anew.
fn propose_again(model: &mut Model) {
    if let Step::Preview(preview) = &mut model.checkout.step {
        match proposal(&model.ledger, preview.sex) {
            Ok(proposal) => preview.proposal = proposal,
            Err(_) => model.checkout.step = Step::Filling,
        }
    }
}

//! The answer of the log to a command.

use crate::desk::DeskError;
use crate::t;
use crate::tui::effect::Effect;
use crate::tui::model::checkout::{Checkout, ReadBackStep, Step};
use crate::tui::model::dialog::Dialog;
use crate::tui::model::{FollowUp, Model, Notice, NoticeKind, Pending};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::proposal;
use kvittera_domain::rules::refusal::Refusal;

use crate::tui::update::checkout;
use crate::tui::update::pool;

/// Applies the answer to the pending command.
pub fn apply_result(model: &mut Model, result: Result<Vec<RecordedEvent>, DeskError>) -> Vec<Effect> {
    let pending = model.pending.take();
    match result {
        Ok(events) => {
            let effects = events.iter().flat_map(|recorded| apply_event(model, recorded)).collect();
            match pending.map(|pending| pending.follow_up) {
                Some(FollowUp::Preview) => {
                    close(model);
                    checkout::preview(model);
                }
                Some(FollowUp::Close) => close(model),
                Some(FollowUp::Show) | None => {}
            }
            effects
        }
        Err(error) => {
            apply_error(model, pending, &error);
            Vec::new()
        }
    }
}

/// Closes the dialog that asked for the command. It kept the typed text until the log had answered.
fn close(model: &mut Model) {
    let kept = model.dialog.as_ref().is_some_and(|dialog| {
        let asks = matches!(dialog, Dialog::Prompt(_) | Dialog::Import(..) | Dialog::Counted | Dialog::Late);
        asks || dialog.form().is_some()
    });
    if kept {
        model.dialog = model.reconciliation.card.take().map(|id| Dialog::Case(id, 0));
    }
}

/// The log can be read again, so it can be found out whether a command of unknown outcome was recorded.
pub fn log_recovered(model: &mut Model) -> Vec<Effect> {
    model.trouble = None;
    model.log.asked.clear();
    let Some(request) = model.pending.as_ref().and_then(|pending| pending.unknown) else { return Vec::new() };
    vec![Effect::Find(request)]
}

/// Applies what became of the command of unknown outcome: these events, or none.
pub fn apply_outcome(model: &mut Model, events: Vec<RecordedEvent>) -> Vec<Effect> {
    if events.is_empty() {
        model.pending = None;
        model.notice = Some(Notice {
            kind: NoticeKind::Problem,
            next: t!(model.texts(), "not-written-next"),
            ..Notice::done(t!(model.texts(), "not-written"))
        });
        return Vec::new();
    }
    apply_result(model, Ok(events))
}

fn apply_event(model: &mut Model, recorded: &RecordedEvent) -> Vec<Effect> {
    let texts = &model.fixed.texts;
    let event = &recorded.event;
    let own = model.actor.as_ref().is_some_and(|actor| actor.vgr_id == recorded.actor.vgr_id);
    match event {
        Event::Issued { paper: Some(_), .. }
        | Event::ConflictFound { .. }
        | Event::PoolCounted { .. }
        | Event::NumberWithdrawn { .. }
        | Event::NumberQuarantined { .. }
        | Event::NumberAdded { .. } => {
            pool::apply_event(model, event);
            Vec::new()
        }
        Event::Issued { issuance, .. } if own => {
            model.checkout = Checkout { step: Step::ReadBack(ReadBackStep::of(*issuance)), ..Checkout::default() };
            model.notice = None;
            vec![Effect::DiscardDraft { owner: recorded.actor.vgr_id.clone() }]
        }
        Event::Issued { .. } => {
            model.notice = Some(Notice::done(texts.recorded(event)));
            vec![Effect::DiscardDraft { owner: recorded.actor.vgr_id.clone() }]
        }
        Event::ReadBack { issuance, heard, matched: false } => {
            model.notice = None;
            model.checkout.step =
                Step::ReadBack(ReadBackStep { misheard: Some(*heard), ..ReadBackStep::of(*issuance) });
            vec![Effect::Ring]
        }
        Event::ReadBack { .. } | Event::ReadBackSkipped { .. } => {
            // Somebody who skips must not believe that it is done.
            let notice = if matches!(event, Event::ReadBack { .. }) { Notice::done } else { Notice::warning };
            model.notice = Some(notice(texts.recorded(event)));
            model.checkout.step = Step::Filling;
            // A draft that was begun before may have had to wait for the number.
            vec![Effect::FindDraft { owner: recorded.actor.vgr_id.clone() }]
        }
        _ => {
            model.notice = Some(Notice::done(texts.recorded(event)));
            Vec::new()
        }
    }
}

fn apply_error(model: &mut Model, pending: Option<Pending>, error: &DeskError) {
    model.notice = Some(model.texts().desk_error(error, &model.phones()).into());
    // A person who skips a read-back wants to go on; the alert reminds them of the number.
    if let Some(Command::SkipReadBack { issuance }) = pending.as_ref().map(|pending| &pending.command)
        && model.checkout.reads_back(*issuance)
    {
        model.checkout.step = Step::Filling;
    }
    if matches!(pending.as_ref().map(|pending| &pending.command), Some(Command::LateEntry { .. })) {
        model.late.asks = None;
    }
    match error {
        DeskError::Unknown { request, .. } => {
            model.pending = pending.map(|pending| Pending { unknown: Some(*request), ..pending });
        }
        DeskError::Refused(Refusal::ProposalGone { .. }) => propose_again(model),
        // The outage that the triage asks about is registered already, or is asked about in another way.
        DeskError::Refused(_) if matches!(model.dialog, Some(Dialog::Triage(_))) => model.dialog = None,
        DeskError::Refused(Refusal::AlreadyReadBack(issuance) | Refusal::IssuanceVoid(issuance))
            if model.checkout.reads_back(*issuance) =>
        {
            model.checkout.step = Step::Filling;
        }
        DeskError::Refused(Refusal::PoolEmpty { .. } | Refusal::OutageNotOpen)
            if pending.as_ref().is_some_and(|pending| matches!(pending.command, Command::Issue { .. })) =>
        {
            model.checkout.step = Step::Filling;
        }
        _ => {}
    }
}

/// The draft stays. Only the number is another one, and it must be confirmed anew.
fn propose_again(model: &mut Model) {
    if let Step::Preview(preview) = &mut model.checkout.step {
        match proposal(&model.ledger, preview.sex) {
            Ok(proposal) => preview.proposal = proposal,
            Err(_) => model.checkout.step = Step::Filling,
        }
    }
}

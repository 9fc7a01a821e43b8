//! All rules of the desk: how a command becomes events, or why it does not.
//!
//! [`decide()`] looks at the ledger and returns either the events that follow or the reason why none do. It never reads
//! a clock and never writes. Its caller appends the events at once, or asks again when the log has grown meanwhile.

mod conflict;
mod context;
mod found;
mod issue;
mod late;
mod outage;
mod plan;
mod pool;
mod reconcile;
mod tell;
mod undo;

pub use conflict::check_takes_back;
pub use context::Context;
pub use issue::proposal;
pub use late::{recorded_already, says_already};
pub use reconcile::{check_case_in_use, check_untouched, warnings};
pub use tell::{check_to_tell, raps_told};

use crate::event::NewEvent;
use crate::ledger::Ledger;
use crate::rules::command::Command;
use crate::rules::refusal::Refusal;

/// Returns the events that follow from a command, or the rule that refuses it.
///
/// # Errors
/// The [`Refusal`]; nothing may be written then.
pub fn decide(ledger: &Ledger, command: Command, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    context.rights.permit(ledger, &command)?;
    match command {
        Command::LoadPool(load) => pool::load(ledger, &load, context),
        Command::Withdraw { number, reason } => pool::withdraw(ledger, number, reason, context),
        Command::Restore(restoration) => pool::restore(ledger, restoration, context),
        Command::Recover(recovery) => pool::recover(ledger, recovery, context),
        Command::Settle { quarantine, unknown_numbers } => pool::settle(ledger, quarantine, unknown_numbers, context),
        Command::CountPool { present } => pool::count(ledger, &present, context),
        Command::SuspectOutage { at, checked } => outage::suspect(ledger, at, checked, context),
        Command::ConfirmOutage { at } => outage::confirm(ledger, at, context),
        Command::PlanOutage(plan) => plan::announce(ledger, plan, context),
        Command::ReplanOutage { outage, plan } => plan::replan(ledger, outage, plan, context),
        Command::CancelOutage { outage, reason } => plan::cancel(ledger, outage, reason, context),
        Command::SetOutageTimes { outage, started_at, ended_at, reason } => {
            outage::set_times(ledger, outage, started_at, ended_at, reason, context)
        }
        Command::ReopenOutage { reason } => outage::reopen(ledger, reason, context),
        Command::ReconcileOutage { outage } => outage::reconcile(ledger, outage, context),
        Command::EndOutage { at } => outage::end(ledger, at, context),
        Command::NoteOutage { at, note } => outage::note(ledger, at, note, context),
        Command::Issue { sex, request, proposed, form_seconds } => {
            issue::issue(ledger, sex, request, proposed, form_seconds, context)
        }
        Command::LateEntry { number, at, given_by, request, answer } => {
            late::enter(ledger, (number, request), (at, given_by), answer, context)
        }
        Command::ReadBack { issuance, heard } => issue::read_back(ledger, issuance, heard, context),
        Command::SkipReadBack { issuance } => issue::skip_read_back(ledger, issuance, context),
        Command::Void { issuance, reason } => issue::void(ledger, issuance, reason, context),
        Command::Correct { issuance, correction, reason } => {
            issue::correct(ledger, issuance, correction, reason, context)
        }
        Command::ResolveConflict { conflict, reason } => conflict::resolve(ledger, conflict, reason, context),
        Command::TakeBackConflict { conflict, reason } => conflict::take_back(ledger, conflict, reason, context),
        Command::Replace { case, replacement, reason } => {
            reconcile::replace(ledger, case, replacement, reason, context)
        }
        Command::NotifyRaps { case, notice, reason } => tell::notify(ledger, case, notice, reason, context),
        Command::MarkUnused { case, reason } => reconcile::mark_unused(ledger, case, reason, context),
        Command::Undo { case, step, reason, raps } => undo::undo(ledger, case, step, (reason, raps), context),
    }
}

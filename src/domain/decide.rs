//! All rules of the desk: what becomes of a wish.
//!
//! [`decide()`] looks at the ledger and either says which facts follow or why none do. It never looks at a clock and
//! never writes; whoever calls it appends the facts at once, or asks again when the log has moved on meanwhile.

mod binder;
mod hand_out;
mod outage;
mod plan;
mod reconcile;

use chrono::{DateTime, Utc};

use super::actor::Actor;
use super::command::Command;
use super::event::Event;
use super::fact::Fact;
use super::ledger::Ledger;
use super::permission::Rights;
use super::pool_load::PoolRules;
use super::refusal::Refusal;

pub use hand_out::proposal;
pub use reconcile::{check_carried, check_untouched, doubts};

/// What a decision may depend on beside the ledger.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The time of entry.
    pub now: DateTime<Utc>,
    /// Who wishes.
    pub actor: &'a Actor,
    /// What they may.
    pub rights: &'a Rights,
    /// What the hospital's binder is like.
    pub pool_rules: &'a PoolRules,
}

/// The facts that follow from a wish, or the rule that refuses it.
///
/// # Errors
/// The [`Refusal`]; then nothing may be written.
pub fn decide(ledger: &Ledger, command: Command, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    context.rights.permit(ledger, &command)?;
    match command {
        Command::LoadPool(load) => binder::load(ledger, &load, context),
        Command::Withdraw { number, reason } => binder::withdraw(ledger, number, reason, context),
        Command::Restore(restoration) => binder::restore(ledger, restoration, context),
        Command::Recover(recovery) => binder::recover(ledger, recovery, context),
        Command::CountPool { present } => binder::count(ledger, &present, context),
        Command::SuspectOutage { at, checked } => outage::suspect(ledger, at, checked, context),
        Command::ConfirmOutage { at } => outage::confirm(ledger, at, context),
        Command::PlanOutage(plan) => plan::announce(ledger, plan, context),
        Command::ReplanOutage { outage, plan } => plan::change(ledger, outage, plan, context),
        Command::CancelOutage { outage, reason } => plan::cancel(ledger, outage, reason, context),
        Command::SetOutageTimes { outage, started_at, ended_at, reason } => {
            outage::set_times(ledger, outage, started_at, ended_at, reason, context)
        }
        Command::ReopenOutage { reason } => outage::reopen(ledger, reason, context),
        Command::ReconcileOutage { outage } => outage::reconcile(ledger, outage, context),
        Command::EndOutage { at } => outage::end(ledger, at, context),
        Command::NoteOutage { at, note } => outage::note(ledger, at, note, context),
        Command::Issue { sex, request, proposed, form_seconds } => {
            hand_out::issue(ledger, sex, request, proposed, form_seconds, context)
        }
        Command::LateEntry { number, at, given_by, request } => {
            hand_out::late_entry(ledger, number, at, given_by, request, context)
        }
        Command::ReadBack { issuance, heard } => hand_out::read_back(ledger, issuance, heard, context),
        Command::SkipReadBack { issuance } => hand_out::skip_read_back(ledger, issuance, context),
        Command::Void { issuance, reason } => hand_out::void(ledger, issuance, reason, context),
        Command::Correct { issuance, correction, reason } => {
            hand_out::correct(ledger, issuance, correction, reason, context)
        }
        Command::ResolveConflict { conflict, reason } => hand_out::resolve(ledger, conflict, reason, context),
        Command::Replace { case, replacement, reason } => {
            reconcile::replace(ledger, case, replacement, reason, context)
        }
        Command::NotifyRaps { case, notice, reason } => reconcile::notify(ledger, case, notice, reason, context),
        Command::MarkUnused { case, reason } => reconcile::unused(ledger, case, reason, context),
        Command::Undo { case, step, reason } => reconcile::undo(ledger, case, step, reason, context),
    }
}

/// When something happened: as said, or now; never ahead of the clock.
fn moment(at: Option<DateTime<Utc>>, context: &Context<'_>) -> Result<DateTime<Utc>, Refusal> {
    let at = at.unwrap_or(context.now);
    if at > context.now { Err(Refusal::TimeInFuture(at)) } else { Ok(at) }
}

fn one(occurred_at: DateTime<Utc>, event: Event) -> Vec<Fact> {
    vec![Fact { occurred_at, event }]
}

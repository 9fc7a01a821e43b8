//! `kvittera recover`: settles, step by step, that the log and its witness differ, so that numbers may be issued again.

use std::io::{self, BufRead, IsTerminal as _};
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::cli::arguments::RecoverArgs;
use crate::cli::confirmation::Loss;
use crate::cli::dialogue::Dialogue;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::restore::unissued;
use crate::cli::session::CliSession;
use crate::desk::recovery::RecoveryPlan;
use crate::desk::restoring::OperatorStatement;
use crate::desk::{DeskError, HaltedOperation};
use crate::open::{FileCare, OpenedLog};
use crate::t;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::recovery::halt::HaltCause;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::recover::Recovery;
use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::Remark;

/// Runs `kvittera recover`.
///
/// # Errors
/// When this person may not settle it, an argument is invalid or missing, or the log, the witness or the output can't
/// be used.
pub fn run(session: &CliSession, arguments: &RecoverArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let reason = arguments.reason.as_deref().map(|typed| session.text("--reason", typed)).transpose()?;
    let unissued = if arguments.nothing_later {
        Vouched::All
    } else {
        unissued(session, &arguments.unissued, arguments.unissued_file.as_deref(), output)?
    };
    let mut opened = if arguments.look { session.open_to_read(output)? } else { session.open(output)? };
    if let Some(halt) = opened.desk.halt().filter(|halt| matches!(halt.cause, HaltCause::BackupAhead { .. })) {
        // A backup that is ahead of the log is not settled here; the halt says what to do.
        return Err(DeskError::Halted(halt.clone(), HaltedOperation::Note).into());
    }
    let Some(plan) = opened.desk.recovery_plan()? else {
        return if session.json {
            Ok(output.json(&RecoverJson::default())?)
        } else {
            Ok(output.sentence(&t!(session.texts, "cli-recover-agree"))?)
        };
    };
    check_rights(&opened, reason.as_ref())?;
    if !session.json {
        show(session, &opened, &plan, output)?;
    }
    let loss = plan.quarantined(&unissued);
    let events = match (arguments.look, reason) {
        (true, _) => Vec::new(),
        (false, Some(reason)) => {
            Loss::Quarantined(loss).confirm(session, arguments.expect, output)?;
            recover(session, &mut opened, OperatorStatement { unissued, reason })?
        }
        (false, None) if !session.json && io::stdin().is_terminal() => {
            let dialogue = &mut Dialogue::new(io::stdin().lock(), output);
            ask(session, &mut opened, &plan, (unissued, arguments.expect), dialogue)?
        }
        (false, None) => {
            let message = t!(session.texts, "cli-missing", options = "--reason");
            return Err(CliError::arguments("argument_missing", message, t!(session.texts, "cli-recover-reason-next")));
        }
    };
    if !events.is_empty() {
        session.ensure_owner_can_use(&opened.file.path, &opened.file.witness)?;
    }
    if session.json {
        let copy_agrees = backup_that_agrees(session, &opened).is_some();
        return Ok(output.json(&RecoverJson { copy_agrees, ..RecoverJson::of(&plan, loss, &events) })?);
    }
    events.iter().try_for_each(|recorded| output.sentence(&session.texts.recorded(&recorded.event)))?;
    if events.is_empty() {
        return Ok(());
    }
    let is_empty = opened.desk.ledger().pool.all_free().next().is_none();
    let done = if is_empty { t!(session.texts, "cli-recover-empty") } else { t!(session.texts, "cli-recover-done") };
    Ok(output.sentence(&done)?)
}

/// Fails if the person may not settle it or may not see every ward, so that this is said before anything is shown.
/// Without a reason, only the right to see is checked.
fn check_rights(opened: &OpenedLog, reason: Option<&Remark>) -> Result<(), DeskError> {
    let desk = &opened.desk;
    desk.rights().permit_overview().map_err(DeskError::Refused)?;
    let Some(reason) = reason else { return Ok(()) };
    let (quarantine, unissued, reason) = (Vec::new(), Vec::new(), reason.clone());
    let recovery = Recovery { finding: None, put_back: 0, quarantine, unknown_numbers: Vec::new(), unissued, reason };
    desk.rights().permit(desk.ledger(), &Command::Recover(recovery)).map_err(DeskError::Refused)
}

/// Prints what was found, and what would be done about it.
fn show(session: &CliSession, opened: &OpenedLog, plan: &RecoveryPlan, output: &mut Output<'_>) -> io::Result<()> {
    let texts = &session.texts;
    let RecoveryPlan { comparison, can_be_put_back, at_risk, unproven } = plan;
    output.sentence(&t!(texts, "cli-recover-found", finding = texts.difference(comparison.finding)))?;
    if comparison.finding == Some(Discrepancy::Missing) {
        let path = opened.file.witness.display().to_string();
        output.sentence(&t!(texts, "cli-recover-missing", path = path))?;
    }
    let (back, gone) = comparison.lost.split_at(*can_be_put_back);
    for (heading, intents) in [
        (t!(texts, "cli-recover-back", count = back.len()), back),
        (t!(texts, "cli-recover-gone", count = gone.len()), gone),
        (t!(texts, "cli-recover-unknown", count = comparison.unknown.len()), &comparison.unknown),
    ] {
        if !intents.is_empty() {
            output.sentence(&heading)?;
            intents.iter().try_for_each(|intent| output.sentence(&format!("  {}", texts.intent(intent))))?;
        }
    }
    for (number, because) in at_risk {
        let because = texts.quarantine(because);
        output.sentence(&t!(texts, "cli-recover-quarantine", number = number.to_string(), because = because))?;
    }
    if !comparison.proves() {
        let last = opened.desk.ledger().issuances.iter().map(|issuance| issuance.issued_at).max();
        let last = last.map_or_else(|| "–".to_owned(), |last| texts.near_clock(last, session.now()));
        let seq = opened.desk.head().seq.to_string();
        output.sentence(&t!(texts, "cli-recover-unproven", seq = seq, last = last))?;
        if let Some((folder, made)) = backup_that_agrees(session, opened) {
            let (folder, made) = (folder.display().to_string(), texts.near_clock(made, session.now()));
            output.sentence(&t!(texts, "cli-recover-copy-agrees", folder = folder, made = made))?;
        }
        let numbers = unproven.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        output.sentence(&t!(texts, "cli-recover-doubtful", count = unproven.len(), numbers = numbers))?;
    }
    if !comparison.proves() || gone.iter().any(adds_numbers) {
        output.sentence(&t!(texts, "cli-recover-no-import"))?;
    }
    let is_missing = comparison.finding == Some(Discrepancy::Missing);
    let words = if is_missing { t!(texts, "cli-recover-witness-anew") } else { t!(texts, "cli-recover-witness") };
    output.sentence(&words)
}

/// The folder of a backup that ends with the log's last event, and when that backup was made. It was made from the log,
/// so it proves nothing by itself: whoever knows that no older log was put back can affirm it.
fn backup_that_agrees(session: &CliSession, opened: &OpenedLog) -> Option<(PathBuf, DateTime<Utc>)> {
    let backup = FileCare::of(opened, &session.config).state().backup?;
    let last = backup.last.filter(|last| backup.trouble.is_none() && last.seq == opened.desk.head().seq)?;
    Some((backup.folder, last.at))
}

/// The longest answer, in characters, that can only be a yes or a no.
const LONGEST_YES_OR_NO: usize = 3;

fn adds_numbers(intent: &Intent) -> bool {
    intent.events.iter().any(|recorded| matches!(recorded.event, Event::NumberAdded { .. }))
}

fn ask(
    session: &CliSession,
    opened: &mut OpenedLog,
    plan: &RecoveryPlan,
    (unissued, expected): (Vouched, Option<usize>),
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<Vec<RecordedEvent>, CliError> {
    let texts = &session.texts;
    if !plan.comparison.lost.is_empty() || !plan.comparison.unknown.is_empty() {
        dialogue.output.sentence(&t!(texts, "cli-recover-ask-wards"))?;
    }
    let reason = dialogue.ask_until(texts, &t!(texts, "cli-recover-ask-reason"), |typed| {
        // An answer of "j" was meant for a question with yes or no, and a recorded reason can never be changed.
        let is_reason = typed.trim().chars().count() > LONGEST_YES_OR_NO;
        let reason = session.text("--reason", typed).ok().filter(|_| is_reason);
        reason.ok_or_else(|| t!(texts, "cli-recover-reason-wrong"))
    })?;
    check_rights(opened, Some(&reason))?;
    let asks = !plan.unproven.is_empty() && unissued == Vouched::These(Vec::new());
    let unissued =
        if asks && dialogue.confirm(texts, &t!(texts, "cli-recover-ask-later"))? { Vouched::All } else { unissued };
    let loss = Loss::Quarantined(plan.quarantined(&unissued));
    loss.check(session, expected)?;
    let question = if loss.is_large() { loss.question(session) } else { t!(texts, "cli-recover-ask") };
    if dialogue.confirm(texts, &question)? {
        recover(session, opened, OperatorStatement { unissued, reason })
    } else {
        dialogue.output.sentence(&t!(texts, "cli-recover-left"))?;
        Ok(Vec::new())
    }
}

fn recover(
    session: &CliSession,
    opened: &mut OpenedLog,
    statement: OperatorStatement,
) -> Result<Vec<RecordedEvent>, CliError> {
    let outcome = opened.desk.recover(statement, &session.actor()?, session.now());
    session.note_write(opened);
    Ok(outcome?)
}

#[derive(Default, Serialize)]
struct RecoverJson<'a> {
    finding: Option<&'static str>,
    can_be_put_back: usize,
    lost: Vec<RequestId>,
    unknown: Vec<RequestId>,
    #[serde(rename = "at_stake")]
    at_risk: Vec<PoolNumber>,
    proven: bool,
    unproven: &'a [PoolNumber],
    /// Whether the backup ends with the log's last event.
    copy_agrees: bool,
    /// How many numbers go into quarantine, as `--expect` wants to know it.
    to_quarantine: usize,
    #[serde(rename = "facts")]
    events: &'a [RecordedEvent],
}

impl<'a> RecoverJson<'a> {
    fn of(plan: &'a RecoveryPlan, loss: usize, events: &'a [RecordedEvent]) -> Self {
        let requests = |intents: &[Intent]| intents.iter().map(|intent| intent.request).collect();
        let (comparison, is_done) = (&plan.comparison, !events.is_empty());
        Self {
            finding: Some(comparison.finding.as_ref().map_or("intent_unsettled", Discrepancy::name)),
            can_be_put_back: plan.can_be_put_back,
            lost: requests(&comparison.lost),
            unknown: requests(&comparison.unknown),
            at_risk: if is_done { Vec::new() } else { plan.at_risk.iter().map(|(number, _)| *number).collect() },
            proven: comparison.proves(),
            copy_agrees: false,
            unproven: if is_done { &[] } else { &plan.unproven },
            to_quarantine: if is_done { 0 } else { loss },
            events,
        }
    }
}

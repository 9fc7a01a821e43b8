//! `kvittera recover`: settle that the log and its witness differ, step by step, so that numbers may go out again.

use std::io::{self, BufRead, IsTerminal as _};

use serde::Serialize;

use super::arguments::Recover as Arguments;
use super::dialogue::Dialogue;
use super::failure::Failure;
use super::output::Output;
use super::restore::unissued;
use super::session::Session;
use crate::desk::recovery::Outlook;
use crate::desk::restoring::Statement;
use crate::desk::{DeskError, Stopped};
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::{Command, Recovery};
use crate::domain::event::Event;
use crate::domain::fact::Recorded;
use crate::domain::halt::Cause;
use crate::domain::id::RequestId;
use crate::domain::quarantine::Unissued;
use crate::domain::testimony::{Discrepancy, Intent};
use crate::domain::text::Remark;
use crate::open::Opened;
use crate::t;

/// Carries the command out.
///
/// # Errors
/// When this person may not, or log or witness can't be used.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    let reason = arguments.reason.as_deref().map(|typed| session.text("--reason", typed)).transpose()?;
    let unissued = if arguments.nothing_later {
        Unissued::All
    } else {
        unissued(session, &arguments.unissued, arguments.unissued_file.as_deref())?
    };
    let mut opened = session.open(output)?;
    if let Some(halt) = opened.desk.halt().filter(|halt| matches!(halt.cause, Cause::CopyAhead { .. })) {
        // The way on is another one, which the halt says.
        return Err(DeskError::Halted(halt.clone(), Stopped::Note).into());
    }
    let Some(outlook) = opened.desk.outlook()? else {
        return if session.json {
            Ok(output.json(&RecoverJson::default())?)
        } else {
            Ok(output.sentence(&t!(session.texts, "cli-recover-agree"))?)
        };
    };
    may_look(&opened, reason.as_ref())?;
    if !session.json {
        show(session, &opened, &outlook, output)?;
    }
    let facts = match (arguments.look, reason) {
        (true, _) => Vec::new(),
        (false, Some(reason)) => recover(session, &mut opened, Statement { unissued, reason })?,
        (false, None) if !session.json && io::stdin().is_terminal() => {
            let dialogue = &mut Dialogue::new(io::stdin().lock(), output);
            ask(session, &mut opened, &outlook, unissued, dialogue)?
        }
        (false, None) => {
            let message = t!(session.texts, "cli-missing", options = "--reason");
            return Err(Failure::arguments("argument_missing", message, t!(session.texts, "cli-recover-reason-next")));
        }
    };
    if session.json {
        return Ok(output.json(&RecoverJson::of(&outlook, &facts))?);
    }
    facts.iter().try_for_each(|fact| output.sentence(&session.texts.fact(&fact.event)))?;
    if facts.is_empty() {
        return Ok(());
    }
    let is_empty = opened.desk.ledger().pool.all_free().next().is_none();
    let done = if is_empty { t!(session.texts, "cli-recover-empty") } else { t!(session.texts, "cli-recover-done") };
    Ok(output.sentence(&done)?)
}

/// Who may not settle it, and who may not even see the wards concerned, is told before anything is shown.
fn may_look(opened: &Opened, reason: Option<&Remark>) -> Result<(), DeskError> {
    let desk = &opened.desk;
    desk.rights().permit_whole().map_err(DeskError::Refused)?;
    let Some(reason) = reason else { return Ok(()) };
    let (quarantine, unissued, reason) = (Vec::new(), Vec::new(), reason.clone());
    let recovery = Recovery { finding: None, put_back: 0, quarantine, strangers: Vec::new(), unissued, reason };
    desk.rights().permit(desk.ledger(), &Command::Recover(recovery)).map_err(DeskError::Refused)
}

/// What was found, and what would be done about it.
fn show(session: &Session, opened: &Opened, outlook: &Outlook, output: &mut Output<'_>) -> io::Result<()> {
    let texts = &session.texts;
    let Outlook { testimony, can_be_put_back, at_stake, unproven } = outlook;
    output.sentence(&t!(texts, "cli-recover-found", finding = texts.difference(testimony.finding)))?;
    if testimony.finding == Some(Discrepancy::Missing) {
        let path = opened.witness.display().to_string();
        output.sentence(&t!(texts, "cli-recover-missing", path = path))?;
    }
    let (back, gone) = testimony.lost.split_at(*can_be_put_back);
    for (heading, intents) in [
        (t!(texts, "cli-recover-back", count = back.len()), back),
        (t!(texts, "cli-recover-gone", count = gone.len()), gone),
        (t!(texts, "cli-recover-unknown", count = testimony.unknown.len()), &testimony.unknown),
    ] {
        if !intents.is_empty() {
            output.sentence(&heading)?;
            intents.iter().try_for_each(|intent| output.sentence(&format!("  {}", texts.intent(intent))))?;
        }
    }
    for (number, because) in at_stake {
        let because = texts.quarantine(because);
        output.sentence(&t!(texts, "cli-recover-quarantine", number = number.to_string(), because = because))?;
    }
    if !testimony.proves() {
        let last = opened.desk.ledger().issuances.iter().map(|issuance| issuance.issued_at).max();
        let last = last.map_or_else(|| "–".to_owned(), |last| texts.near_clock(last, session.now()));
        let seq = opened.desk.head().seq.to_string();
        output.sentence(&t!(texts, "cli-recover-unproven", seq = seq, last = last))?;
        let numbers = unproven.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        output.sentence(&t!(texts, "cli-recover-doubtful", count = unproven.len(), numbers = numbers))?;
    }
    if !testimony.proves() || gone.iter().any(adds_numbers) {
        output.sentence(&t!(texts, "cli-recover-no-import"))?;
    }
    let is_missing = testimony.finding == Some(Discrepancy::Missing);
    let words = if is_missing { t!(texts, "cli-recover-witness-anew") } else { t!(texts, "cli-recover-witness") };
    output.sentence(&words)
}

/// As long as an answer that says only yes or no.
const A_WORD: usize = 3;

fn adds_numbers(intent: &Intent) -> bool {
    intent.facts.iter().any(|fact| matches!(fact.event, Event::NumberAdded { .. }))
}

fn ask(
    session: &Session,
    opened: &mut Opened,
    outlook: &Outlook,
    unissued: Unissued,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<Vec<Recorded>, Failure> {
    let texts = &session.texts;
    if !outlook.testimony.lost.is_empty() || !outlook.testimony.unknown.is_empty() {
        dialogue.output.sentence(&t!(texts, "cli-recover-ask-wards"))?;
    }
    let reason = dialogue.ask_until(texts, &t!(texts, "cli-recover-ask-reason"), |typed| {
        // Whoever answers "j" here has taken it for another question, and a fact is never changed.
        let is_said = typed.trim().chars().count() > A_WORD;
        let said = session.text("--reason", typed).ok().filter(|_| is_said);
        said.ok_or_else(|| t!(texts, "cli-recover-reason-wrong"))
    })?;
    may_look(opened, Some(&reason))?;
    let asks = !outlook.unproven.is_empty() && unissued == Unissued::These(Vec::new());
    let unissued =
        if asks && dialogue.confirm(texts, &t!(texts, "cli-recover-ask-later"))? { Unissued::All } else { unissued };
    if dialogue.confirm(texts, &t!(texts, "cli-recover-ask"))? {
        recover(session, opened, Statement { unissued, reason })
    } else {
        dialogue.output.sentence(&t!(texts, "cli-recover-left"))?;
        Ok(Vec::new())
    }
}

fn recover(session: &Session, opened: &mut Opened, statement: Statement) -> Result<Vec<Recorded>, Failure> {
    let outcome = opened.desk.recover(statement, &session.actor()?, session.now());
    session.has_written(opened);
    Ok(outcome?)
}

#[derive(Default, Serialize)]
struct RecoverJson<'a> {
    finding: Option<&'static str>,
    can_be_put_back: usize,
    lost: Vec<RequestId>,
    unknown: Vec<RequestId>,
    at_stake: Vec<BinderNumber>,
    proven: bool,
    unproven: &'a [BinderNumber],
    facts: &'a [Recorded],
}

impl<'a> RecoverJson<'a> {
    fn of(outlook: &'a Outlook, facts: &'a [Recorded]) -> Self {
        let requests = |intents: &[Intent]| intents.iter().map(|intent| intent.request).collect();
        let (testimony, is_done) = (&outlook.testimony, !facts.is_empty());
        Self {
            finding: Some(testimony.finding.as_ref().map_or("intent_unsettled", Discrepancy::name)),
            can_be_put_back: outlook.can_be_put_back,
            lost: requests(&testimony.lost),
            unknown: requests(&testimony.unknown),
            at_stake: if is_done { Vec::new() } else { outlook.at_stake.iter().map(|(number, _)| *number).collect() },
            proven: testimony.proves(),
            unproven: if is_done { &[] } else { &outlook.unproven },
            facts,
        }
    }
}

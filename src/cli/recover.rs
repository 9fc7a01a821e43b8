//! `kvittera recover`: settle that the log and its witness differ, step by step, so that numbers may go out again.

use std::io::{self, BufRead, IsTerminal as _};

use serde::Serialize;

use super::arguments::Recover as Arguments;
use super::dialogue::Dialogue;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::desk::DeskError;
use crate::desk::recovery::Outlook;
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::{Command, Recovery};
use crate::domain::fact::Recorded;
use crate::domain::id::RequestId;
use crate::domain::quarantine::Quarantine;
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
    let mut opened = session.open(output)?;
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
        (false, Some(reason)) => recover(session, &mut opened, &reason)?,
        (false, None) if !session.json && io::stdin().is_terminal() => {
            ask(session, &mut opened, &mut Dialogue::new(io::stdin().lock(), output))?
        }
        (false, None) => {
            let message = t!(session.texts, "cli-missing", options = "--reason");
            return Err(Failure::arguments("argument_missing", message, t!(session.texts, "cli-recover-reason-next")));
        }
    };
    if session.json {
        return Ok(output.json(&RecoverJson::of(&opened, &outlook, &facts))?);
    }
    facts.iter().try_for_each(|fact| output.sentence(&session.texts.fact(&fact.event)))?;
    if facts.is_empty() { Ok(()) } else { Ok(output.sentence(&t!(session.texts, "cli-recover-done"))?) }
}

/// Who may not settle it, and who may not even see the wards concerned, is told before anything is shown.
fn may_look(opened: &Opened, reason: Option<&Remark>) -> Result<(), DeskError> {
    let desk = &opened.desk;
    desk.rights().permit_whole().map_err(DeskError::Refused)?;
    let Some(reason) = reason else { return Ok(()) };
    let recovery = Recovery { finding: None, put_back: 0, quarantine: Vec::new(), reason: reason.clone() };
    desk.rights().permit(desk.ledger(), &Command::Recover(recovery)).map_err(DeskError::Refused)
}

/// What was found, and what would be done about it.
fn show(session: &Session, opened: &Opened, outlook: &Outlook, output: &mut Output<'_>) -> io::Result<()> {
    let texts = &session.texts;
    let Outlook { testimony, can_be_put_back } = outlook;
    output.sentence(&t!(texts, "cli-recover-found", finding = texts.difference(testimony.finding)))?;
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
    for (number, because) in at_stake(opened, outlook) {
        let because = texts.quarantine(&because);
        output.sentence(&t!(texts, "cli-recover-quarantine", number = number.to_string(), because = because))?;
    }
    output.sentence(&t!(texts, "cli-recover-witness"))
}

/// The numbers that would go into quarantine; what is put back is out, as it was.
fn at_stake(opened: &Opened, outlook: &Outlook) -> Vec<(BinderNumber, Quarantine)> {
    let back: Vec<BinderNumber> =
        outlook.testimony.lost.iter().take(outlook.can_be_put_back).flat_map(Intent::numbers).collect();
    let all = outlook.testimony.at_stake(opened.desk.ledger());
    all.into_iter().filter(|(number, _)| !back.contains(number)).collect()
}

fn ask(
    session: &Session,
    opened: &mut Opened,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<Vec<Recorded>, Failure> {
    let texts = &session.texts;
    dialogue.output.sentence(&t!(texts, "cli-recover-ask-wards"))?;
    let reason = dialogue.ask_until(texts, &t!(texts, "cli-recover-ask-reason"), |typed| {
        session.text("--reason", typed).map_err(|_| t!(texts, "cli-recover-reason-wrong"))
    })?;
    may_look(opened, Some(&reason))?;
    if dialogue.confirm(texts, &t!(texts, "cli-recover-ask"))? {
        recover(session, opened, &reason)
    } else {
        dialogue.output.sentence(&t!(texts, "cli-recover-left"))?;
        Ok(Vec::new())
    }
}

fn recover(session: &Session, opened: &mut Opened, reason: &Remark) -> Result<Vec<Recorded>, Failure> {
    let outcome = opened.desk.recover(reason, &session.actor()?, session.now());
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
    facts: &'a [Recorded],
}

impl<'a> RecoverJson<'a> {
    fn of(opened: &Opened, outlook: &Outlook, facts: &'a [Recorded]) -> Self {
        let requests = |intents: &[Intent]| intents.iter().map(|intent| intent.request).collect();
        let testimony = &outlook.testimony;
        Self {
            finding: Some(testimony.finding.as_ref().map_or("intent_unsettled", Discrepancy::name)),
            can_be_put_back: outlook.can_be_put_back,
            lost: requests(&testimony.lost),
            unknown: requests(&testimony.unknown),
            at_stake: if facts.is_empty() {
                at_stake(opened, outlook).into_iter().map(|(number, _)| number).collect()
            } else {
                Vec::new()
            },
            facts,
        }
    }
}

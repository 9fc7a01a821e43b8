//! The whole call, line by line: outage, form, preview, number, read-back. Nothing goes out before the last yes.

use std::io::BufRead;

use super::{questions, shown};
use crate::cli::dialogue::{Dialogue, nothing_issued};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::desk::{DeskError, Stopped};
use crate::domain::actor::Actor;
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::{Command, NumberRequest};
use crate::domain::decide::proposal;
use crate::domain::event::Event;
use crate::domain::fact::Recorded;
use crate::domain::id::IssuanceId;
use crate::domain::last_four::LastFour;
use crate::domain::lookalike::Proposal;
use crate::domain::refusal::Refusal;
use crate::domain::sex::Sex;
use crate::open::{OpenError, Opened};
use crate::t;

/// Goes through the call with the person at the terminal.
pub(super) fn run(session: &Session, dialogue: &mut Dialogue<'_, '_, impl BufRead>) -> Result<(), Failure> {
    let actor = session.actor()?;
    let mut opened = session.open(dialogue.output)?;
    refuse_halted(&opened)?;
    ensure_outage(session, &mut opened, &actor, dialogue)?;
    let sex = questions::sex(session, dialogue)?;
    proposed(&opened, sex)?;
    let request = questions::request(session, dialogue)?;
    let facts = confirmed(session, &mut opened, &actor, sex, &request, dialogue)?;
    facts.iter().try_for_each(|fact| match &fact.event {
        Event::Issued { issuance, number, near, .. } => {
            shown::hand_out(session, *number, near, dialogue.output)
                .map_err(|cause| Failure::NotShown { issuance: *issuance, cause })?;
            read_back(session, &mut opened, &actor, *issuance, dialogue)
        }
        _ => Ok(()),
    })
}

/// Without an open outage the ordinary service must be used; the person may register one and go on.
fn ensure_outage(
    session: &Session,
    opened: &mut Opened,
    actor: &Actor,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), Failure> {
    if opened.desk.ledger().open_outage().is_some() {
        return Ok(());
    }
    say_refusal(session, &Refusal::OutageNotOpen, dialogue)?;
    if !dialogue.confirm(&session.texts, &t!(session.texts, "cli-ask-suspect"))? {
        return Err(nothing_issued(&session.texts));
    }
    let facts = session.execute(opened, &Command::SuspectOutage { at: None, checked: Vec::new() }, actor)?;
    say_facts(session, &facts, dialogue)
}

/// Shows the preview until it is confirmed; a number that has gone meanwhile leads to a new preview.
fn confirmed(
    session: &Session,
    opened: &mut Opened,
    actor: &Actor,
    sex: Sex,
    request: &NumberRequest,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<Vec<Recorded>, Failure> {
    loop {
        opened.desk.follow()?;
        refuse_halted(opened)?;
        let Proposal { number, near } = proposed(opened, sex)?;
        let twins: Vec<BinderNumber> = near.iter().map(|twin| twin.number).collect();
        preview(session, sex, number, request, dialogue)?;
        shown::twins(session, &twins, dialogue.output)?;
        shown::missing(session, opened.desk.ledger(), number, dialogue.output)?;
        if !dialogue.confirm(&session.texts, &t!(session.texts, "cli-ask-issue"))? {
            return Err(nothing_issued(&session.texts));
        }
        let command = Command::Issue { sex, request: request.clone(), proposed: Some(number), form_seconds: None };
        match session.execute(opened, &command, actor) {
            Err(Failure::Open(OpenError::Desk(DeskError::Refused(gone @ Refusal::ProposalGone { .. })))) => {
                say_refusal(session, &gone, dialogue)?;
            }
            outcome => return outcome,
        }
    }
}

fn preview(
    session: &Session,
    sex: Sex,
    number: BinderNumber,
    request: &NumberRequest,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), Failure> {
    let sentence = t!(
        session.texts,
        "cli-preview",
        number = number.groups().join(" "),
        sex = session.texts.sex(sex),
        unit = request.unit.to_string(),
        who = request.requested_by.as_str()
    );
    Ok(dialogue.output.result(&sentence)?)
}

fn read_back(
    session: &Session,
    opened: &mut Opened,
    actor: &Actor,
    issuance: IssuanceId,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), Failure> {
    let texts = &session.texts;
    while let Some(answer) = dialogue.ask(&t!(texts, "cli-ask-read-back"))? {
        if answer.is_empty() {
            let facts = session.execute(opened, &Command::SkipReadBack { issuance }, actor)?;
            return say_facts(session, &facts, dialogue);
        }
        let Ok(heard) = answer.parse::<LastFour>() else {
            dialogue.output.message(&t!(texts, "last-four-needed"))?;
            continue;
        };
        let facts = session.execute(opened, &Command::ReadBack { issuance, heard }, actor)?;
        say_facts(session, &facts, dialogue)?;
        if facts.iter().any(|fact| matches!(fact.event, Event::ReadBack { matched: true, .. })) {
            return Ok(());
        }
    }
    Ok(())
}

/// A number that a stop forbids to use is not shown, nor is anybody asked for what could lead to one.
fn refuse_halted(opened: &Opened) -> Result<(), Failure> {
    Ok(opened.desk.refuse_halted(Stopped::seen_with(opened.desk.rights()))?)
}

fn proposed(opened: &Opened, sex: Sex) -> Result<Proposal, Failure> {
    Ok(proposal(opened.desk.ledger(), sex).map_err(DeskError::Refused)?)
}

fn say_refusal(
    session: &Session,
    refusal: &Refusal,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), Failure> {
    let explanation = session.texts.refusal(refusal, &session.call());
    dialogue.output.message(&explanation.message)?;
    Ok(dialogue.output.message(&explanation.next)?)
}

fn say_facts(
    session: &Session,
    facts: &[Recorded],
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), Failure> {
    Ok(facts.iter().try_for_each(|fact| dialogue.output.result(&session.texts.fact(&fact.event)))?)
}

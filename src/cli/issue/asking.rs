//! The whole call, line by line: outage, form, preview, number, read-back. No number is issued before the last yes.

use std::io::BufRead;

use crate::cli::dialogue::{Dialogue, Reply, cancelled};
use crate::cli::failure::CliError;
use crate::cli::interrupt::Interruptible;
use crate::cli::issue::output;
use crate::cli::issue::questions::{Answers, CallQuestion};
use crate::cli::session::CliSession;
use crate::clinics::Clinics;
use crate::desk::{DeskError, HaltedOperation};
use crate::open::{OpenError, OpenedLog};
use crate::t;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::proposal;
use kvittera_domain::rules::lookalike::Proposal;
use kvittera_domain::rules::permission::CASHIER;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::last_four::LastFour;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::vgr_id::VgrId;

/// Asks the person at the terminal everything, issues the number, and asks for the read-back.
pub(super) fn run(session: &CliSession, dialogue: &mut Dialogue<'_, '_, impl BufRead>) -> Result<(), CliError> {
    // On a terminal that does not let Ctrl-C be changed, it ends the program as it always does.
    let _interruptible = Interruptible::begin().ok();
    let actor = actor(session, dialogue)?;
    let clinics = Clinics::load(&session.config.clinics.file).map_err(CliError::Config)?;
    let mut opened = session.open(dialogue.output)?;
    refuse_halted(&opened)?;
    refuse_others(&opened)?;
    print_waiting(session, &opened, dialogue)?;
    ensure_outage(session, &mut opened, &actor, dialogue)?;
    dialogue.output.message(&t!(session.texts, "cli-how-to-go-back"))?;
    let events = ask_and_issue(session, &mut opened, &actor, &clinics, dialogue)?;
    events.iter().try_for_each(|recorded| match &recorded.event {
        Event::Issued { issuance, number, near, .. } => {
            output::print_number(session, *number, near, dialogue.output)
                .map_err(|cause| CliError::NotShown { issuance: *issuance, cause })?;
            read_back(session, &mut opened, &actor, (*issuance, *number), dialogue)
        }
        _ => Ok(()),
    })
}

/// Refuses whoever may not issue numbers before they are shown or asked anything.
fn refuse_others(opened: &OpenedLog) -> Result<(), CliError> {
    let rights = opened.desk.rights();
    if rights.is_one_of(CASHIER) {
        return Ok(());
    }
    Err(DeskError::Refused(Refusal::NotAllowed { role: rights.role(), allowed: CASHIER }).into())
}

/// Who acts; asked for where neither the login nor an option tells.
fn actor(session: &CliSession, dialogue: &mut Dialogue<'_, '_, impl BufRead>) -> Result<Actor, CliError> {
    if let Some(actor) = session.person.actor() {
        return Ok(actor);
    }
    let texts = &session.texts;
    let who: VgrId = dialogue.ask_until(texts, &t!(texts, "cli-ask-own-vgr-id"), |answer| match answer {
        "" => Err(t!(texts, "own-vgr-id-needed")),
        _ => answer.parse().map_err(|error| texts.vgr_id_error(error)),
    })?;
    Ok(session.person.acting_as(who))
}

/// Says which numbers nobody has read back, before another one is asked for.
fn print_waiting(
    session: &CliSession,
    opened: &OpenedLog,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), CliError> {
    for issuance in opened.desk.ledger().waiting_for_read_back() {
        dialogue.output.message(&left_unread(session, opened.mode, issuance.id, issuance.number))?;
    }
    Ok(())
}

/// That a number was issued and not read back, and the command that makes it up.
fn left_unread(session: &CliSession, mode: Mode, issuance: IssuanceId, number: PoolNumber) -> String {
    let number = number.groups().join(" ");
    let program = output::program(mode);
    t!(session.texts, "cli-left-unread", issuance = issuance.to_string(), number = number, program = program)
}

/// Asks question by question, with a way back, until the number is issued. If another desk has issued the number in the
/// meantime, shows a new preview.
fn ask_and_issue(
    session: &CliSession,
    opened: &mut OpenedLog,
    actor: &Actor,
    clinics: &Clinics,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<Vec<RecordedEvent>, CliError> {
    let (mut answers, mut step) = (Answers::default(), CallQuestion::Sex);
    loop {
        let asked = step;
        step = answers.ask(step, session, (clinics, opened.desk.ledger()), dialogue)?;
        let Some(sex) = answers.sex else { continue };
        if asked == CallQuestion::Sex {
            match proposal(opened.desk.ledger(), sex) {
                Err(refusal @ Refusal::SexUnknown) => {
                    print_refusal(session, &refusal, dialogue)?;
                    answers.sex = None;
                    step = CallQuestion::Sex;
                }
                proposed => drop(proposed.map_err(DeskError::Refused)?),
            }
        }
        let (CallQuestion::Confirm, Some(request)) = (step, answers.request(session)?) else { continue };
        match confirmed(session, opened, actor, sex, &request, dialogue)? {
            Reply::Answer(events) => return Ok(events),
            Reply::Back => step = step.previous(),
        }
    }
}

/// Makes sure that an outage is open. If none is, the ordinary service must be used, unless the person registers an
/// outage now.
fn ensure_outage(
    session: &CliSession,
    opened: &mut OpenedLog,
    actor: &Actor,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), CliError> {
    if opened.desk.ledger().open_outage().is_some() {
        return Ok(());
    }
    print_refusal(session, &Refusal::OutageNotOpen, dialogue)?;
    if !dialogue.confirm(&session.texts, &t!(session.texts, "cli-ask-suspect"))? {
        return Err(cancelled(&session.texts));
    }
    let events = session.execute(opened, &Command::SuspectOutage { at: None, checked: Vec::new() }, actor)?;
    print_events(session, &events, dialogue)
}

/// Shows the preview and issues the number once it is confirmed. If another desk has issued the number in the
/// meantime, shows a new preview.
fn confirmed(
    session: &CliSession,
    opened: &mut OpenedLog,
    actor: &Actor,
    sex: Sex,
    request: &NumberRequest,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<Reply<Vec<RecordedEvent>>, CliError> {
    loop {
        opened.desk.follow()?;
        refuse_halted(opened)?;
        let Proposal { number, near } = proposed(opened, sex)?;
        let twins: Vec<PoolNumber> = near.iter().map(|twin| twin.number).collect();
        preview(session, sex, number, request, dialogue)?;
        output::print_twins(session, &twins, dialogue.output)?;
        output::print_missing_warning(session, opened.desk.ledger(), number, dialogue.output)?;
        match dialogue.confirm_step(&session.texts, &t!(session.texts, "cli-ask-issue"))? {
            Reply::Answer(true) => {}
            Reply::Answer(false) => return Err(cancelled(&session.texts)),
            Reply::Back => return Ok(Reply::Back),
        }
        let command = Command::Issue { sex, request: request.clone(), proposed: Some(number), form_seconds: None };
        match session.execute(opened, &command, actor) {
            Err(CliError::Open(OpenError::Desk(DeskError::Refused(gone @ Refusal::ProposalGone { .. })))) => {
                print_refusal(session, &gone, dialogue)?;
            }
            outcome => return outcome.map(Reply::Answer),
        }
    }
}

fn preview(
    session: &CliSession,
    sex: Sex,
    number: PoolNumber,
    request: &NumberRequest,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), CliError> {
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
    session: &CliSession,
    opened: &mut OpenedLog,
    actor: &Actor,
    (issuance, number): (IssuanceId, PoolNumber),
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), CliError> {
    let texts = &session.texts;
    while let Some(answer) = dialogue.ask(&t!(texts, "cli-ask-read-back"))? {
        if answer.is_empty() {
            let events = session.execute(opened, &Command::SkipReadBack { issuance }, actor)?;
            return print_events(session, &events, dialogue);
        }
        let Ok(heard) = answer.parse::<LastFour>() else {
            dialogue.output.message(&t!(texts, "last-four-needed"))?;
            continue;
        };
        let events = session.execute(opened, &Command::ReadBack { issuance, heard }, actor)?;
        print_events(session, &events, dialogue)?;
        if events.iter().any(|recorded| matches!(recorded.event, Event::ReadBack { matched: true, .. })) {
            return Ok(());
        }
        output::print_number(session, number, &[], dialogue.output)
            .map_err(|cause| CliError::NotShown { issuance, cause })?;
    }
    Ok(dialogue.output.message(&left_unread(session, opened.mode, issuance, number))?)
}

/// Fails while the log is halted, so that no number is shown and no question asked that could lead to one.
fn refuse_halted(opened: &OpenedLog) -> Result<(), CliError> {
    Ok(opened.desk.refuse_halted(HaltedOperation::seen_with(opened.desk.rights()))?)
}

fn proposed(opened: &OpenedLog, sex: Sex) -> Result<Proposal, CliError> {
    Ok(proposal(opened.desk.ledger(), sex).map_err(DeskError::Refused)?)
}

fn print_refusal(
    session: &CliSession,
    refusal: &Refusal,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), CliError> {
    let explanation = session.texts.refusal(refusal, &session.call());
    dialogue.output.message(&explanation.message)?;
    Ok(dialogue.output.message(&explanation.next)?)
}

fn print_events(
    session: &CliSession,
    events: &[RecordedEvent],
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<(), CliError> {
    Ok(events.iter().try_for_each(|recorded| dialogue.output.result(&session.texts.recorded(&recorded.event)))?)
}

//! `kvittera outage`: open, confirm, end, note and list outages.

use serde::Serialize;

use super::arguments::Outage as Arguments;
use super::columns::aligned;
use super::failure::Failure;
use super::moments::local;
use super::output::Output;
use super::session::Session;
use crate::domain::check::Check;
use crate::domain::command::Command;
use crate::domain::id::OutageId;
use crate::domain::outage::Outage;
use crate::t;

/// Carries the command out.
///
/// # Errors
/// When it can't be done.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    let at = |typed: &Option<String>| session.moment_if("--at", typed.as_deref());
    let command = match arguments {
        Arguments::Suspect { checked, at: when } => Command::SuspectOutage {
            at: at(when)?,
            checked: checked
                .iter()
                .map(|typed| Ok(Check::Other { words: session.text("--checked", typed)? }))
                .collect::<Result<_, Failure>>()?,
        },
        Arguments::Confirm { at: when } => Command::ConfirmOutage { at: at(when)? },
        Arguments::End { at: when } => Command::EndOutage { at: at(when)? },
        Arguments::Note { text, at: when } => Command::NoteOutage { at: at(when)?, note: session.text("TEXT", text)? },
        Arguments::List => return list(session, output),
    };
    session.carry_out(&command, output)
}

#[derive(Serialize)]
struct OutageJson {
    id: OutageId,
    kind: &'static str,
    state: &'static str,
    started_at: String,
    ended_at: Option<String>,
    hand_outs: usize,
}

fn list(session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    let opened = session.open(output)?;
    let ledger = opened.desk.ledger();
    let hand_outs = |outage: &Outage| ledger.issuances.iter().filter(|issuance| issuance.outage == outage.id).count();
    if session.json {
        let all: Vec<OutageJson> = ledger.outages.iter().map(|outage| as_json(outage, hand_outs(outage))).collect();
        return Ok(output.json(&all)?);
    }
    let rows: Vec<_> = ledger.outages.iter().map(|outage| row(session, outage, hand_outs(outage))).collect();
    if rows.is_empty() {
        output.message(&t!(session.texts, "cli-no-outages"))?;
    }
    Ok(aligned(&rows).iter().try_for_each(|line| output.result(line))?)
}

fn as_json(outage: &Outage, hand_outs: usize) -> OutageJson {
    OutageJson {
        id: outage.id,
        kind: if outage.plan.is_some() { "planned" } else { "unplanned" },
        state: outage.state.name(),
        started_at: local(outage.started_at),
        ended_at: outage.ended_at.map(local),
        hand_outs,
    }
}

fn row(session: &Session, outage: &Outage, hand_outs: usize) -> [String; 5] {
    let texts = &session.texts;
    let ended = outage.ended_at.map_or_else(String::new, |ended| texts.date_clock(ended));
    [
        outage.id.to_string(),
        texts.outage_state(outage.state),
        texts.date_clock(outage.started_at),
        format!("– {ended}").trim_end().to_owned(),
        t!(texts, "cli-hand-outs", count = hand_outs),
    ]
}

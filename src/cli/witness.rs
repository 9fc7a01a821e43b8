//! `kvittera log --witness`: lists the intents in the witness, which stays readable when the log is not.

use serde::Serialize;

use crate::cli::arguments::LogArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::i18n::Explanation;
use crate::open::{OpenError, WitnessReading};
use crate::{open, t};
use kvittera_domain::event::Event;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_store::StoreError;

/// Runs `kvittera log --witness`.
///
/// # Errors
/// When the witness can't be read or has nothing to tell, this person may not see all wards, or the output can't be
/// written.
pub fn run(session: &CliSession, arguments: &LogArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let reading = open::read_witness(&session.wanted, &session.config).map_err(|error| unreadable(session, error))?;
    session.person.rights_in(reading.mode).permit_overview().map_err(DeskError::Refused)?;
    session.announce(reading.mode, &reading.log, reading.instead_of.as_deref(), output)?;
    if let Some(failure) = without_intents(session, &reading) {
        return Err(failure);
    }
    let since = session.since("--since", arguments.since.as_deref())?;
    let wanted = arguments.grep.as_deref().map(str::to_lowercase);
    let line = |intent: &Intent| {
        let state = if reading.heard.unknown.contains(&intent.request) {
            t!(session.texts, "cli-journal-unknown")
        } else {
            t!(session.texts, "cli-journal-written")
        };
        format!("{:>4}  {}  {state}", intent.seq, session.texts.intent(intent))
    };
    let fits = |intent: &&Intent| {
        since.is_none_or(|since| intent.recorded_at >= since)
            && wanted.as_ref().is_none_or(|wanted| line(intent).to_lowercase().contains(wanted))
    };
    let intents: Vec<&Intent> = reading.heard.intents.iter().filter(fits).collect();
    let skipped = arguments.limit.map_or(0, |limit| intents.len().saturating_sub(limit));
    for intent in intents.into_iter().skip(skipped) {
        if session.json {
            output.json(&IntentJson::of(intent, !reading.heard.unknown.contains(&intent.request)))?;
        } else {
            output.result(&line(intent))?;
        }
    }
    if reading.heard.after > Seq::START {
        output.message(&t!(session.texts, "cli-journal-after", seq = reading.heard.after.to_string()))?;
    }
    if reading.heard.damaged > 0 {
        output.message(&t!(session.texts, "cli-journal-damaged", count = reading.heard.damaged))?;
    }
    Ok(())
}

/// The error for a witness without a readable intent. A witness that begins with the log always holds the intent that
/// founded it, so one without any was emptied or is damaged. That must not be mistaken for a log that issued nothing.
fn without_intents(session: &CliSession, reading: &WitnessReading) -> Option<CliError> {
    let contents = &reading.heard;
    if !contents.intents.is_empty() || contents.after > Seq::START {
        return None;
    }
    let (texts, path) = (&session.texts, reading.path.display().to_string());
    let (kind, message) = match contents.damaged {
        0 => ("witness_empty", t!(texts, "journal-empty", path = path)),
        _ => ("witness_damaged", t!(texts, "journal-unreadable", path = path)),
    };
    Some(CliError::WitnessUnreadable(Explanation {
        kind,
        message,
        next: t!(texts, "journal-nothing-next", call = session.call()),
    }))
}

/// The error for a witness that can't be read. A missing one gets words of its own, which claim nothing about what was
/// issued.
fn unreadable(session: &CliSession, error: OpenError) -> CliError {
    let texts = &session.texts;
    let OpenError::Desk(DeskError::Store(StoreError::NoWitness(path))) = &error else { return error.into() };
    let message = t!(texts, "journal-missing", path = path.display().to_string());
    let next = t!(texts, "journal-nothing-next", call = session.call());
    CliError::WitnessUnreadable(Explanation { kind: "witness_not_found", message, next })
}

#[derive(Serialize)]
struct IntentJson<'a> {
    seq: Seq,
    request: RequestId,
    recorded_at: String,
    vgr_id: &'a VgrId,
    written: bool,
    #[serde(rename = "facts")]
    events: Vec<&'a Event>,
}

impl<'a> IntentJson<'a> {
    fn of(intent: &'a Intent, written: bool) -> Self {
        Self {
            seq: intent.seq,
            request: intent.request,
            recorded_at: intent.recorded_at.to_rfc3339(),
            vgr_id: &intent.actor.vgr_id,
            written,
            events: intent.events.iter().map(|recorded| &recorded.event).collect(),
        }
    }
}

//! `kvittera log --journal`: what the witness says, which stays readable where the log does not.

use serde::Serialize;

use crate::cli::arguments::LogArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::i18n::Explanation;
use crate::open::{Journal, OpenError};
use crate::{open, t};
use kvittera_domain::event::Event;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_store::StoreError;

/// Carries the command out.
///
/// # Errors
/// When the witness can't be read, or tells nothing.
pub fn run(session: &CliSession, arguments: &LogArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let journal = open::journal(&session.wanted, &session.config).map_err(|error| unread(session, error))?;
    session.person.rights_in(journal.mode).permit_whole().map_err(DeskError::Refused)?;
    session.say_practice(journal.mode, &journal.log, journal.instead_of.as_deref(), output)?;
    if let Some(failure) = tells_nothing(session, &journal) {
        return Err(failure);
    }
    let since = session.moment_if("--since", arguments.since.as_deref())?;
    let wanted = arguments.grep.as_deref().map(str::to_lowercase);
    let line = |intent: &Intent| {
        let state = if journal.heard.unknown.contains(&intent.request) {
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
    let intents: Vec<&Intent> = journal.heard.intents.iter().filter(fits).collect();
    let skipped = arguments.limit.map_or(0, |limit| intents.len().saturating_sub(limit));
    for intent in intents.into_iter().skip(skipped) {
        if session.json {
            output.json(&IntentJson::of(intent, !journal.heard.unknown.contains(&intent.request)))?;
        } else {
            output.result(&line(intent))?;
        }
    }
    if journal.heard.after > Seq::START {
        output.message(&t!(session.texts, "cli-journal-after", seq = journal.heard.after.to_string()))?;
    }
    if journal.heard.damaged > 0 {
        output.message(&t!(session.texts, "cli-journal-damaged", count = journal.heard.damaged))?;
    }
    Ok(())
}

/// A witness that begins with the log has its founding in it, so that one without any wish was emptied or can't be read.
fn tells_nothing(session: &CliSession, journal: &Journal) -> Option<CliError> {
    let heard = &journal.heard;
    if !heard.intents.is_empty() || heard.after > Seq::START {
        return None;
    }
    let (texts, path) = (&session.texts, journal.path.display().to_string());
    let (kind, message) = match heard.damaged {
        0 => ("witness_empty", t!(texts, "journal-empty", path = path)),
        _ => ("witness_damaged", t!(texts, "journal-unreadable", path = path)),
    };
    Some(CliError::NotHeard(Explanation {
        kind,
        message,
        next: t!(texts, "journal-nothing-next", call = session.call()),
    }))
}

/// Nothing is known of what went out, so nothing is said of that.
fn unread(session: &CliSession, error: OpenError) -> CliError {
    let texts = &session.texts;
    let OpenError::Desk(DeskError::Store(StoreError::NoWitness(path))) = &error else { return error.into() };
    let message = t!(texts, "journal-missing", path = path.display().to_string());
    let next = t!(texts, "journal-nothing-next", call = session.call());
    CliError::NotHeard(Explanation { kind: "witness_not_found", message, next })
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

//! `kvittera restore`: makes a log from a backup, and says what a technician has to do then.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use crate::cli::arguments::RestoreArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::progress::with_progress;
use crate::cli::session::CliSession;
use crate::cli::{backup, pool};
use crate::desk::DeskError;
use crate::desk::restoring::OperatorStatement;
use crate::i18n::Explanation;
use crate::open::{OpenError, RestorePlan, RestoredLog, WitnessChoice};
use crate::{open, t};
use kvittera_domain::event::restored::Restored;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_store::StoreError;

/// Runs `kvittera restore`.
///
/// # Errors
/// When this person may not restore a log, or restoring fails; then there is no new log.
pub fn run(session: &CliSession, arguments: &RestoreArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let (lost, mode) = open::lost_log(&session.wanted, &session.config)?;
    backup::require_technician(session.person.rights_in(mode))?;
    let files = [Some(&arguments.file), Some(&arguments.to), arguments.witness.as_ref()];
    files.into_iter().flatten().try_for_each(|file| session.ensure_may_name(file))?;
    let plan = plan(session, arguments, output)?;
    let (actor, now) = (session.actor()?, session.now());
    session.confine(&lost);
    let (wanted, config, person) = (session.wanted.clone(), session.config.clone(), session.person.clone());
    let restored = with_progress(&session.texts, output, move |watch| {
        open::restore(&wanted, plan, &config, (&person, &actor), now, watch)
    })?;
    let restored = restored.map_err(|error| failed(session, error))?;
    session.ensure_owner_can_use(&restored.log, &restored.own_witness)?;
    if session.json {
        return Ok(output.json(&RestoredJson::of(&restored))?);
    }
    Ok(words(session, mode, &restored).iter().try_for_each(|line| output.result(line))?)
}

fn plan(session: &CliSession, arguments: &RestoreArgs, output: &mut Output<'_>) -> Result<RestorePlan, CliError> {
    let unissued = unissued(session, &arguments.unissued, arguments.unissued_file.as_deref(), output)?;
    let witness = match &arguments.witness {
        Some(file) => WitnessChoice::Named(file.clone()),
        None if arguments.no_witness => WitnessChoice::Unavailable,
        None => WitnessChoice::Usual,
    };
    let reason = session.text("--reason", &arguments.reason)?;
    let statement = OperatorStatement { unissued, reason };
    Ok(RestorePlan { file: arguments.file.clone(), to: arguments.to.clone(), witness, statement })
}

/// The numbers that a person vouches for: those typed and those in the file.
pub(super) fn unissued(
    session: &CliSession,
    typed: &[String],
    file: Option<&Path>,
    output: &mut Output<'_>,
) -> Result<Vouched, CliError> {
    let typed = typed.iter().map(|typed| session.number("--unissued", typed));
    let mut numbers: BTreeSet<PoolNumber> = typed.collect::<Result<_, _>>()?;
    if let Some(file) = file {
        let read = pool::read_file(session, file, pool::ListPurpose::Decide, output)?;
        numbers.extend(pool::numbers_of(session, file, &read)?);
    }
    Ok(Vouched::These(numbers.into_iter().collect()))
}

/// Keeps the message of the error, but replaces the advice: whatever failed, no new log was made.
fn failed(session: &CliSession, error: OpenError) -> CliError {
    let texts = &session.texts;
    let OpenError::Desk(DeskError::Store(error)) = error else { return error.into() };
    let Explanation { kind, message, .. } = texts.store_error(&error, &session.call());
    match error {
        StoreError::Cancelled => CliError::Refused(texts.store_error(&error, "")),
        StoreError::NoWitness(path) => {
            let message = t!(texts, "restore-witness-missing", path = path.display().to_string());
            CliError::CopyFailed(Explanation { kind, message, next: t!(texts, "restore-witness-missing-next") })
        }
        StoreError::Exists(_) | StoreError::WitnessWithoutLog(_) => {
            CliError::Refused(Explanation { kind, message, next: t!(texts, "restore-taken-next") })
        }
        _ => CliError::CopyFailed(Explanation { kind, message, next: t!(texts, "restore-failed-next") }),
    }
}

/// What was found and done, and what to do now, a line for each.
fn words(session: &CliSession, mode: Mode, restored: &RestoredLog) -> Vec<String> {
    let (texts, now) = (&session.texts, session.now());
    let (copied, count) = (restored.copy.seq.to_string(), restored.head.seq.0);
    let (path, former) = (restored.log.display().to_string(), restored.lost.display().to_string());
    let mut lines = vec![t!(texts, "restore-made", path = path.as_str(), count = count, copied = copied)];
    let recorded = restored.events.iter().map(|recorded| texts.recorded(&recorded.event));
    lines.extend(recorded.map(|words| format!("  {words}")));
    lines.push(match &restored.witness {
        None => t!(texts, "restore-no-witness"),
        Some((witness, last)) => {
            let last = last.map_or_else(|| "–".to_owned(), |last| texts.near_clock(last, now));
            t!(texts, "restore-witness", path = witness.display().to_string(), last = last)
        }
    });
    let [women, men] = [Sex::Female, Sex::Male].map(|sex| restored.ledger.pool.free(sex).count());
    lines.push(t!(texts, "restore-free", women = women, men = men));
    if restored.quarantined().next().is_some() && !restored.is_proven() {
        lines.push(t!(texts, "restore-vouch"));
    }
    if !restored.is_proven() {
        lines.push(t!(texts, "restore-no-import"));
    }
    // A log restored at its old path needs neither: the lost log is gone, and the settings name the new one already.
    if restored.log != restored.lost {
        lines.push(t!(texts, "restore-lost", path = former));
        if mode == Mode::Live {
            lines.push(t!(texts, "restore-settings", path = path.as_str()));
            let has_witness = !session.config.log.witness.as_os_str().is_empty();
            lines.extend(has_witness.then(|| t!(texts, "restore-settings-witness", path = path)));
        }
    }
    lines.push(t!(texts, "restore-count"));
    lines
}

impl RestoredLog {
    fn is_proven(&self) -> bool {
        self.events.iter().any(|recorded| matches!(recorded.event, Event::LogRestored(Restored { proven: true, .. })))
    }

    fn quarantined(&self) -> impl Iterator<Item = PoolNumber> {
        self.events.iter().filter_map(|recorded| match recorded.event {
            Event::NumberQuarantined { number, .. } => Some(number),
            _ => None,
        })
    }
}

#[derive(Serialize)]
struct RestoredJson<'a> {
    log: String,
    lost: String,
    copied: u64,
    #[serde(rename = "facts")]
    event_count: u64,
    head: Hash,
    witness: Option<String>,
    proven: bool,
    quarantined: Vec<PoolNumber>,
    free: Vec<PoolNumber>,
    events: &'a [RecordedEvent],
}

impl<'a> RestoredJson<'a> {
    fn of(restored: &'a RestoredLog) -> Self {
        let free = [Sex::Female, Sex::Male].into_iter().flat_map(|sex| restored.ledger.pool.free(sex));
        Self {
            log: restored.log.display().to_string(),
            lost: restored.lost.display().to_string(),
            copied: restored.copy.seq.0,
            event_count: restored.head.seq.0,
            head: restored.head.hash,
            witness: restored.witness.as_ref().map(|(path, _)| path.display().to_string()),
            proven: restored.is_proven(),
            quarantined: restored.quarantined().collect(),
            free: free.collect(),
            events: &restored.events,
        }
    }
}

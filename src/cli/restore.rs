//! `kvittera restore`: a log made again from a copy, and what a technician has to do then.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::arguments::Restore as Arguments;
use super::attended::attend;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use super::{backup, pool};
use crate::desk::DeskError;
use crate::desk::restoring::Statement;
use crate::domain::binder_number::BinderNumber;
use crate::domain::event::{Event, Mode};
use crate::domain::fact::{Hash, Recorded};
use crate::domain::quarantine::Unissued;
use crate::domain::restoration::Restored as Fact;
use crate::domain::sex::Sex;
use crate::i18n::Explanation;
use crate::open::{self, Asked, OpenError, Plan, Restored};
use crate::store::StoreError;
use crate::t;

/// Carries the command out.
///
/// # Errors
/// When it is not this person's to do, or can't be done; then there is no log.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    let (lost, mode) = open::lost(&session.wanted, &session.config)?;
    backup::allow(session.person.rights_in(mode))?;
    let named = [Some(&arguments.file), Some(&arguments.to), arguments.witness.as_ref()];
    named.into_iter().flatten().try_for_each(|file| session.may_name(file))?;
    let plan = plan(session, arguments)?;
    let (actor, now) = (session.actor()?, session.now());
    session.shut_in(&lost);
    let (wanted, config, person) = (session.wanted.clone(), session.config.clone(), session.person.clone());
    let restored = attend(&session.texts, output, move |watch| {
        open::restore(&wanted, plan, &config, (&person, &actor), now, watch)
    })?;
    let restored = restored.map_err(|error| failed(session, error))?;
    if session.json {
        return Ok(output.json(&RestoredJson::of(&restored))?);
    }
    Ok(words(session, mode, &restored).iter().try_for_each(|line| output.result(line))?)
}

fn plan(session: &Session, arguments: &Arguments) -> Result<Plan, Failure> {
    let unissued = unissued(session, &arguments.unissued, arguments.unissued_file.as_deref())?;
    let witness = match &arguments.witness {
        Some(file) => Asked::Named(file.clone()),
        None if arguments.no_witness => Asked::Nobody,
        None => Asked::Usual,
    };
    let reason = session.text("--reason", &arguments.reason)?;
    let statement = Statement { unissued, reason };
    Ok(Plan { file: arguments.file.clone(), to: arguments.to.clone(), witness, statement })
}

/// The numbers for which a person vouches.
pub(super) fn unissued(session: &Session, typed: &[String], file: Option<&Path>) -> Result<Unissued, Failure> {
    let typed = typed.iter().map(|typed| session.number("--unissued", typed));
    let mut numbers: BTreeSet<BinderNumber> = typed.collect::<Result<_, _>>()?;
    if let Some(file) = file {
        numbers.extend(pool::numbers_in(session, file)?);
    }
    Ok(Unissued::These(numbers.into_iter().collect()))
}

/// Whatever fails, there is no log; only what to do next is special here.
fn failed(session: &Session, error: OpenError) -> Failure {
    let texts = &session.texts;
    let OpenError::Desk(DeskError::Store(error)) = error else { return error.into() };
    let Explanation { kind, message, .. } = texts.store_error(&error, &session.call());
    match error {
        StoreError::Cancelled => Failure::Refused(texts.store_error(&error, "")),
        StoreError::NoWitness(path) => {
            let message = t!(texts, "restore-witness-missing", path = path.display().to_string());
            Failure::NotCopied(Explanation { kind, message, next: t!(texts, "restore-witness-missing-next") })
        }
        StoreError::Exists(_) | StoreError::WitnessWithoutLog(_) => {
            Failure::Refused(Explanation { kind, message, next: t!(texts, "restore-taken-next") })
        }
        _ => Failure::NotCopied(Explanation { kind, message, next: t!(texts, "restore-failed-next") }),
    }
}

/// What was found and done, and what to do now.
fn words(session: &Session, mode: Mode, restored: &Restored) -> Vec<String> {
    let (texts, now) = (&session.texts, session.now());
    let (copied, count) = (restored.copy.seq.to_string(), restored.head.seq.0);
    let (path, former) = (restored.log.display().to_string(), restored.lost.display().to_string());
    let mut lines = vec![t!(texts, "restore-made", path = path.as_str(), count = count, copied = copied)];
    let told = restored.facts.iter().map(|fact| texts.fact(&fact.event));
    lines.extend(told.map(|words| format!("  {words}")));
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
    // At its own place nothing of the lost log stands any more, and the settings name the new one already.
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

impl Restored {
    fn is_proven(&self) -> bool {
        self.facts.iter().any(|fact| matches!(fact.event, Event::LogRestored(Fact { proven: true, .. })))
    }

    fn quarantined(&self) -> impl Iterator<Item = BinderNumber> {
        self.facts.iter().filter_map(|fact| match fact.event {
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
    events: u64,
    head: Hash,
    witness: Option<String>,
    proven: bool,
    quarantined: Vec<BinderNumber>,
    free: Vec<BinderNumber>,
    facts: &'a [Recorded],
}

impl<'a> RestoredJson<'a> {
    fn of(restored: &'a Restored) -> Self {
        let free = [Sex::Female, Sex::Male].into_iter().flat_map(|sex| restored.ledger.pool.free(sex));
        Self {
            log: restored.log.display().to_string(),
            lost: restored.lost.display().to_string(),
            copied: restored.copy.seq.0,
            events: restored.head.seq.0,
            head: restored.head.hash,
            witness: restored.witness.as_ref().map(|(path, _)| path.display().to_string()),
            proven: restored.is_proven(),
            quarantined: restored.quarantined().collect(),
            free: free.collect(),
            facts: &restored.facts,
        }
    }
}

//! Restoring a log from a copy: all of it happens under a temporary name, and only a whole log gets its own.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::restoring::{OperatorStatement, RestoreSources};
use crate::desk::{Desk, place, practice};
use crate::open::error::OpenError;
use crate::open::located::{Wanted, expected, live_path, options};
use crate::open::maintenance;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::sqlite::{CopyComparison, Restoring, Watch};
use kvittera_store::{Link, StoreError, sqlite};

/// Which witness is asked for what happened after the copy was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WitnessChoice {
    /// That of the lost log at its usual place, which must be there.
    Usual,
    /// The one in this file, which must be there.
    Named(PathBuf),
    /// None: it is lost, or was itself taken from a copy.
    Nobody,
}

/// What is to be restored, and where.
#[derive(Debug, Clone)]
pub struct RestorePlan {
    /// The copy.
    pub file: PathBuf,
    /// The log that is made of it.
    pub to: PathBuf,
    /// The witness to ask.
    pub witness: WitnessChoice,
    /// What a person says.
    pub statement: OperatorStatement,
}

/// A log that was restored.
#[derive(Debug)]
pub struct RestoredLog {
    /// The new log, from `/`.
    pub log: PathBuf,
    /// The log that is lost, which must never be opened again.
    pub lost: PathBuf,
    /// The last fact of the copy.
    pub copy: Link,
    /// The last fact of the log.
    pub head: Link,
    /// The witness that was asked, and when its last wish was entered; `None` where there was none.
    pub witness: Option<(PathBuf, Option<DateTime<Utc>>)>,
    /// What was added to the copy.
    pub events: Vec<RecordedEvent>,
    /// What it all adds up to.
    pub ledger: Ledger,
}

/// The log that is wanted, whether it is still there or not: practice never stands in for a log that is lost.
///
/// # Errors
/// When there is no place for it.
pub fn lost(wanted: &Wanted, config: &Config) -> Result<(PathBuf, Mode), OpenError> {
    let (path, mode) = match wanted {
        Wanted::Practice => (place::practice_log()?, Mode::Practice),
        Wanted::Live(named) => (live_path(named.as_deref(), config)?, Mode::Live),
    };
    // The restored log is named from the root too, and the two may be one and the same.
    Ok((std::path::absolute(&path).unwrap_or(path), mode))
}

/// Restores a log.
///
/// # Errors
/// When the copy is not sound, something stands at its place, a rule refuses it or it can't be written; then nothing is
/// there.
pub fn restore(
    wanted: &Wanted,
    plan: RestorePlan,
    config: &Config,
    (person, actor): (&Person, &Actor),
    now: DateTime<Utc>,
    watch: &Watch,
) -> Result<RestoredLog, OpenError> {
    let RestorePlan { file, to, witness, statement } = plan;
    let (lost, mode) = lost(wanted, config)?;
    let usual = sqlite::witness_of(&lost, &options(&lost, mode, config));
    let restoring = Restoring::begin(&file, &to, &options(&to, mode, config), watch)?;
    let asked = ask(&restoring, witness, &usual)?;
    let beyond = beyond(&restoring, config)?;
    let (witness, evidence) = match asked {
        Some((path, CopyComparison { comparison, is_whole, last: entered, done })) => {
            // What is left of the lost log may show that its witness was cut, or is that of another course of it.
            let told = comparison.lost.iter().chain(&comparison.unknown).map(Intent::last).max();
            let told = told.unwrap_or(restoring.head().seq);
            let end = done.iter().max_by_key(|done| done.seq).copied().unwrap_or(restoring.head());
            let is_whole = is_whole
                && match sqlite::reach(&lost) {
                    Ok(left) if left.seq > told => false,
                    // One that is damaged further up tells nothing, and keeps nobody from restoring.
                    Ok(left) => {
                        done.contains(&left) || restoring.holds(left)? || sqlite::holds(&lost, end).unwrap_or(false)
                    }
                    Err(_) => true,
                };
            (Some((path, entered)), RestoreSources { comparison: Some(comparison), is_whole, beyond })
        }
        None => (None, RestoreSources { beyond, ..RestoreSources::default() }),
    };
    let copy = restoring.head();
    let rights = person.rights_in(mode).clone();
    let store = restoring.open(now)?;
    let mut desk = Desk::open(store, practice::rules(config), &expected(config, mode), rights)?;
    let events = desk.restore(&evidence, statement, actor, now)?;
    let ledger = Ledger::clone(desk.ledger());
    drop(desk);
    let (log, head) = (restoring.place().to_owned(), restoring.publish(watch)?);
    Ok(RestoredLog { log, lost, copy, head, witness, events, ledger })
}

/// What the second copy in the settings knows beyond the copy that is restored; one that can't be read tells nothing.
fn beyond(restoring: &Restoring, config: &Config) -> Result<Vec<Intent>, StoreError> {
    let copy = maintenance::copy_of(&restoring.identity()?, config);
    let events = copy.and_then(|(_, copy)| restoring.beyond(&copy).ok()).unwrap_or_default();
    Ok(events.into_iter().map(Intent::from).collect())
}

fn ask(
    restoring: &Restoring,
    witness: WitnessChoice,
    usual: &Path,
) -> Result<Option<(PathBuf, CopyComparison)>, StoreError> {
    let heard = |path: PathBuf| restoring.hear(&path).map(|account| Some((path, account)));
    match witness {
        WitnessChoice::Nobody => Ok(None),
        WitnessChoice::Named(path) => heard(path),
        WitnessChoice::Usual => heard(usual.to_owned()),
    }
}

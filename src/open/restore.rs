//! Restores a log from a backup. This happens under a temporary name, and only a complete log gets its final one.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::restoring::{OperatorStatement, RestoreSources};
use crate::desk::{Desk, place, practice};
use crate::open::error::OpenError;
use crate::open::located::{Wanted, expected, live_path, options};
use crate::open::maintenance::backup_path;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::sqlite::{CopyComparison, Restoring, Watch};
use kvittera_store::witness::newest_segment;
use kvittera_store::{FileOwner, Link, StoreError, sqlite};

/// Which witness is read for the events after the backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WitnessChoice {
    /// The witness of the lost log at its usual path, which must exist.
    Usual,
    /// The witness in this file, which must exist.
    Named(PathBuf),
    /// No witness: it is lost, or was itself taken from a copy.
    Unavailable,
}

/// What is to be restored, and to which path.
#[derive(Debug, Clone)]
pub struct RestorePlan {
    /// The backup.
    pub file: PathBuf,
    /// The path of the restored log.
    pub to: PathBuf,
    pub witness: WitnessChoice,
    pub statement: OperatorStatement,
}

/// A log that was restored.
#[derive(Debug)]
pub struct RestoredLog {
    /// The absolute path of the restored log.
    pub log: PathBuf,
    /// Its witness.
    pub own_witness: PathBuf,
    /// The log that is lost, which must never be opened again.
    pub lost: PathBuf,
    /// The last event of the backup.
    pub copy: Link,
    /// The last event of the restored log.
    pub head: Link,
    /// The witness that was read, and when its last command was recorded; `None` if no witness was read.
    pub witness: Option<(PathBuf, Option<DateTime<Utc>>)>,
    /// The events that were added to those of the backup.
    pub events: Vec<RecordedEvent>,
    pub ledger: Ledger,
}

/// The absolute path of the wanted log, whether it still exists or not. Practice never takes the place of a lost log.
///
/// # Errors
/// When there is no folder for it.
pub fn lost_log(wanted: &Wanted, config: &Config) -> Result<(PathBuf, Mode), OpenError> {
    let (path, mode) = match wanted {
        Wanted::Practice => (place::practice_log()?, Mode::Practice),
        Wanted::Live(_) | Wanted::LiveOrPractice => (live_path(wanted.named(), config)?, Mode::Live),
    };
    // The path of the restored log is absolute too, and the two may be the same.
    Ok((std::path::absolute(&path).unwrap_or(path), mode))
}

/// Restores a log.
///
/// # Errors
/// When the backup is not sound, the path exists already, a rule refuses it, or the log can't be written; then nothing
/// is left of it.
pub fn restore(
    wanted: &Wanted,
    plan: RestorePlan,
    config: &Config,
    (person, actor): (&Person, &Actor),
    now: DateTime<Utc>,
    watch: &Watch,
) -> Result<RestoredLog, OpenError> {
    let RestorePlan { file, to, witness, statement } = plan;
    let (lost, mode) = lost_log(wanted, config)?;
    let usual = sqlite::witness_of(&lost, &options(&lost, mode, config));
    let left = newest_segment(&usual)?;
    let owner = FileOwner::of(&lost).ok().or_else(|| FileOwner::of(&left?).ok());
    let restoring = Restoring::begin(&file, &to, owner, &options(&to, mode, config), watch)?;
    let compared = read_witness(&restoring, witness, &usual)?;
    let beyond = events_beyond(&restoring, config)?;
    let (witness, sources) = match compared {
        Some((path, compared)) => {
            let is_whole = compared.is_whole && fits_remains(&compared, &restoring, &lost)?;
            let sources = RestoreSources { comparison: Some(compared.comparison), is_whole, beyond };
            (Some((path, compared.last)), sources)
        }
        None => (None, RestoreSources { beyond, ..RestoreSources::default() }),
    };
    let copy = restoring.head();
    let rights = person.rights_in(mode).clone();
    let store = restoring.open(now)?;
    let mut desk = Desk::open(store, practice::rules(config), &expected(config, mode), rights)?;
    let events = desk.restore(&sources, statement, actor, now)?;
    let ledger = Ledger::clone(desk.ledger());
    drop(desk);
    let (log, head) = (restoring.place().to_owned(), restoring.publish(watch)?);
    let own_witness = sqlite::witness_of(&log, &options(&log, mode, config));
    let own_witness = newest_segment(&own_witness)?.unwrap_or(own_witness);
    Ok(RestoredLog { log, own_witness, lost, copy, head, witness, events, ledger })
}

/// Returns false if what is left of the lost log shows that its witness was cut, or belongs to another course of the
/// log.
fn fits_remains(compared: &CopyComparison, restoring: &Restoring, lost: &Path) -> Result<bool, StoreError> {
    let CopyComparison { comparison, done, .. } = compared;
    let named = comparison.lost.iter().chain(&comparison.unknown).map(Intent::last).max();
    let named = named.unwrap_or(restoring.head().seq);
    let end = done.iter().max_by_key(|done| done.seq).copied().unwrap_or(restoring.head());
    Ok(match sqlite::reach(lost) {
        Ok(left) if left.seq > named => false,
        // If an earlier event of the remains is damaged, they prove nothing, which must not prevent the restoration.
        Ok(left) => done.contains(&left) || restoring.holds(left)? || sqlite::holds(lost, end).unwrap_or(false),
        Err(_) => true,
    })
}

/// The events that the backup in the settings holds after the end of the one that is restored; empty if it can't be
/// read.
fn events_beyond(restoring: &Restoring, config: &Config) -> Result<Vec<Intent>, StoreError> {
    let backup = backup_path(&restoring.identity()?, config);
    let events = backup.and_then(|(_, backup)| restoring.events_after(&backup).ok()).unwrap_or_default();
    Ok(events.into_iter().map(Intent::from).collect())
}

/// Reads the chosen witness and compares it with the backup.
fn read_witness(
    restoring: &Restoring,
    witness: WitnessChoice,
    usual: &Path,
) -> Result<Option<(PathBuf, CopyComparison)>, StoreError> {
    let read = |path: PathBuf| restoring.compare_witness(&path).map(|compared| Some((path, compared)));
    match witness {
        WitnessChoice::Unavailable => Ok(None),
        WitnessChoice::Named(path) => read(path),
        WitnessChoice::Usual => read(usual.to_owned()),
    }
}

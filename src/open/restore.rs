//! Restoring a log from a copy: all of it happens under a temporary name, and only a whole log gets its own.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{OpenError, Wanted, expected, live_path, options, upkeep};
use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::restoring::{Evidence, Statement};
use crate::desk::{Desk, place, practice};
use crate::domain::actor::Actor;
use crate::domain::event::Mode;
use crate::domain::fact::Recorded;
use crate::domain::ledger::Ledger;
use crate::domain::testimony::Intent;
use crate::store::sqlite::{self, Account, Restoring, Watch};
use crate::store::{Link, StoreError};

/// Which witness is asked for what happened after the copy was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// That of the lost log at its usual place, which must be there.
    Usual,
    /// The one in this file, which must be there.
    Named(PathBuf),
    /// None: it is lost, or was itself taken from a copy.
    Nobody,
}

/// What is to be restored, and where.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The copy.
    pub file: PathBuf,
    /// The log that is made of it.
    pub to: PathBuf,
    /// The witness to ask.
    pub witness: Asked,
    /// What a person says.
    pub statement: Statement,
}

/// A log that was restored.
#[derive(Debug)]
pub struct Restored {
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
    pub facts: Vec<Recorded>,
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
    plan: Plan,
    config: &Config,
    (person, actor): (&Person, &Actor),
    now: DateTime<Utc>,
    watch: &Watch,
) -> Result<Restored, OpenError> {
    let Plan { file, to, witness, statement } = plan;
    let (lost, mode) = lost(wanted, config)?;
    let usual = sqlite::witness_of(&lost, &options(&lost, mode, config));
    let restoring = Restoring::begin(&file, &to, &options(&to, mode, config), watch)?;
    let asked = ask(&restoring, witness, &usual)?;
    let beyond = beyond(&restoring, config)?;
    let (witness, evidence) = match asked {
        Some((path, Account { testimony, is_whole, last: entered, done })) => {
            // What is left of the lost log may show that its witness was cut, or is that of another course of it.
            let told = testimony.lost.iter().chain(&testimony.unknown).map(Intent::last).max();
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
            (Some((path, entered)), Evidence { testimony: Some(testimony), is_whole, beyond })
        }
        None => (None, Evidence { beyond, ..Evidence::default() }),
    };
    let copy = restoring.head();
    let rights = person.rights_in(mode).clone();
    let store = restoring.open(now)?;
    let mut desk = Desk::open(store, practice::rules(config), &expected(config, mode), rights)?;
    let facts = desk.restore(&evidence, statement, actor, now)?;
    let ledger = Ledger::clone(desk.ledger());
    drop(desk);
    let (log, head) = (restoring.place().to_owned(), restoring.publish(watch)?);
    Ok(Restored { log, lost, copy, head, witness, facts, ledger })
}

/// What the second copy in the settings knows beyond the copy that is restored; one that can't be read tells nothing.
fn beyond(restoring: &Restoring, config: &Config) -> Result<Vec<Intent>, StoreError> {
    let copy = upkeep::copy_of(&restoring.identity()?, config);
    let facts = copy.and_then(|(_, copy)| restoring.beyond(&copy).ok()).unwrap_or_default();
    Ok(facts.into_iter().map(Intent::from).collect())
}

fn ask(restoring: &Restoring, witness: Asked, usual: &Path) -> Result<Option<(PathBuf, Account)>, StoreError> {
    let heard = |path: PathBuf| restoring.hear(&path).map(|account| Some((path, account)));
    match witness {
        Asked::Nobody => Ok(None),
        Asked::Named(path) => heard(path),
        Asked::Usual => heard(usual.to_owned()),
    }
}

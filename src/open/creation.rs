//! Creates logs: a live one with its pool, and practice logs as often as they are wanted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::{DeskError, creation_events, new_log, new_request, place, practice};
use crate::open::archive::{archive, archive_companions};
use crate::open::engine;
use crate::open::error::{OpenError, io_error};
use crate::open::located::{expected, is_missing, live_path, options};
use crate::open::maintenance::refuse_orphaned_backup;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolLoad;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::{AppendRequest, StoreError, make_private_folder};

/// Creates a live log with its pool, and returns its path.
///
/// # Errors
/// When a log exists already, a rule refuses the pool, or the log can't be written; then nothing was created.
pub fn create_live_log(
    named: Option<&Path>,
    load: PoolLoad,
    config: &Config,
    person: &Person,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<PathBuf, OpenError> {
    let path = live_path(named, config)?;
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(io_error(&path, &error).into()),
        Ok(_) => return Err(StoreError::Exists(path).into()),
    }
    refuse_orphaned_backup(config)?;
    create(&path, Mode::Live, load, config, (actor, &person.rights), now)?;
    Ok(path)
}

/// A practice log that was just created.
#[derive(Debug)]
pub struct FreshPractice {
    pub path: PathBuf,
    /// The new path of the former log, if there was one.
    pub former: Option<PathBuf>,
}

/// Creates a fresh practice log. A former one is archived under a dated name beside it.
///
/// # Errors
/// When the former log can't be archived or the new one can't be written.
pub fn renew_practice(config: &Config, person: &Person, now: DateTime<Utc>) -> Result<FreshPractice, OpenError> {
    let actor = practice::practice_creator(person)?;
    let path = place::practice_log()?;
    let former = if is_missing(&path) { None } else { Some(archive(&path, now)?) };
    create(&path, Mode::Practice, practice::pool(), config, (&actor, &Rights::SingleDesk), now)?;
    Ok(FreshPractice { path, former })
}

/// Creates the practice log, unless another terminal has created it at the same moment.
pub(super) fn create_practice(
    path: &Path,
    config: &Config,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<(), OpenError> {
    match create(path, Mode::Practice, practice::pool(), config, (actor, &Rights::SingleDesk), now) {
        Err(OpenError::Desk(DeskError::Store(StoreError::Exists(_)))) => Ok(()),
        // The former practice log was deleted, and only its witness is left.
        Err(OpenError::Desk(DeskError::Store(StoreError::WitnessWithoutLog(_)))) => {
            archive_companions(path, now)?;
            create(path, Mode::Practice, practice::pool(), config, (actor, &Rights::SingleDesk), now)
        }
        outcome => outcome,
    }
}

fn create(
    path: &Path,
    mode: Mode,
    load: PoolLoad,
    config: &Config,
    (actor, rights): (&Actor, &Rights),
    now: DateTime<Utc>,
) -> Result<(), OpenError> {
    let rules = practice::rules(config);
    let events = creation_events(new_log(), &expected(config, mode), load, actor, rights, &rules, now)
        .map_err(DeskError::Refused)?;
    path.parent().map_or(Ok(()), make_private_folder)?;
    let entry = AppendRequest { request: new_request(), recorded_at: now, actor, events: &events };
    Ok(engine::create(path, options(path, mode, config), &entry)?)
}

//! Making logs: a live one with its pool, and practice logs as often as somebody wants one.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::{DeskError, creation_events, new_log, new_request, place, practice};
use crate::open::error::{OpenError, trouble};
use crate::open::located::{expected, is_missing, live_path, options};
use crate::open::{archive, maintenance};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolLoad;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::sqlite::SqliteLog;
use kvittera_store::{AppendRequest, StoreError};

/// Makes a live log with its pool and says where.
///
/// # Errors
/// When one is there already, a rule refuses the pool, or it can't be written; then nothing was made.
pub fn found_live(
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
        Err(error) => return Err(trouble(&path, &error).into()),
        Ok(_) => return Err(StoreError::Exists(path).into()),
    }
    maintenance::refuse_copies(config)?;
    found(&path, Mode::Live, load, config, (actor, &person.rights), now)?;
    Ok(path)
}

/// A practice log that was just made, and what the former one is called now.
#[derive(Debug)]
pub struct FreshPractice {
    /// The new log.
    pub path: PathBuf,
    /// The former log, if there was one.
    pub former: Option<PathBuf>,
}

/// Makes a fresh practice log; a former one is put aside under a dated name beside it.
///
/// # Errors
/// When the former one can't be put aside or the new one can't be written.
pub fn renew_practice(config: &Config, actor: &Actor, now: DateTime<Utc>) -> Result<FreshPractice, OpenError> {
    let path = place::practice_log()?;
    let former = if is_missing(&path) { None } else { Some(archive::put(&path, now)?) };
    found(&path, Mode::Practice, practice::pool(), config, (actor, &Rights::SingleDesk), now)?;
    Ok(FreshPractice { path, former })
}

/// Another terminal may have made it at the same moment, which is just as well.
pub(super) fn found_practice(path: &Path, config: &Config, actor: &Actor, now: DateTime<Utc>) -> Result<(), OpenError> {
    match found(path, Mode::Practice, practice::pool(), config, (actor, &Rights::SingleDesk), now) {
        Err(OpenError::Desk(DeskError::Store(StoreError::Exists(_)))) => Ok(()),
        // Of a drill that somebody threw away only the witness is left.
        Err(OpenError::Desk(DeskError::Store(StoreError::WitnessWithoutLog(_)))) => {
            archive::put_companions(path, now)?;
            found(path, Mode::Practice, practice::pool(), config, (actor, &Rights::SingleDesk), now)
        }
        outcome => outcome,
    }
}

fn found(
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
    make_folder(path)?;
    let entry = AppendRequest { request: new_request(), recorded_at: now, actor, events: &events };
    SqliteLog::create(path, options(path, mode, config), &entry)?;
    Ok(())
}

fn make_folder(log: &Path) -> Result<(), StoreError> {
    let Some(folder) = log.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| trouble(folder, &error))
}

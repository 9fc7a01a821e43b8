//! The practice pool: twenty invented numbers with wrong check digits, so that no other system accepts one of them.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::pool_file;
use kvittera_domain::rules::pool_load::{PoolLoad, PoolRules};
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::vgr_id::VgrIdError;

/// The invented numbers, in a file like the one that a hospital loads.
pub const POOL: &str = include_str!("../../data/practice-pool.csv");

/// The practice pool, ready to be loaded into a practice log.
#[must_use]
pub fn pool() -> PoolLoad {
    let read = pool_file::read(POOL.as_bytes());
    let empty = || PoolLoad { lines: Vec::new(), oddities: Vec::new(), warnings_accepted: true };
    read.map_or_else(|_| empty(), |file| file.to_load(true))
}

/// The invented numbers. They are needed whenever a log is opened, and in a file of one column each line is a number or
/// nothing, so that no reader of CSV is needed.
#[must_use]
pub fn numbers() -> BTreeSet<PoolNumber> {
    POOL.lines().filter_map(|line| line.parse().ok()).collect()
}

/// The rules for the hospital's pool, from the settings.
#[must_use]
pub fn rules(config: &Config) -> PoolRules {
    PoolRules {
        per_sex: config.pool.per_sex,
        birth_month: (config.pool.birth_month.0, config.pool.birth_month.1),
        practice_numbers: numbers(),
    }
}

/// The actor who creates a practice log: the person, or an invented one while their vgr-id is unknown.
///
/// # Errors
/// Only if the built-in vgr-id is invalid, which would be a fault of the build.
pub fn practice_creator(person: &Person) -> Result<Actor, VgrIdError> {
    let vgr_id = person.vgr_id.clone().map_or_else(|| INVENTED_VGR_ID.parse(), Ok)?;
    Ok(person.acting_as(vgr_id))
}

const INVENTED_VGR_ID: &str = "ovning";

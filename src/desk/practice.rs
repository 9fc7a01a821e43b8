//! The practice pool: twenty invented numbers whose check digit is wrong on purpose, so that no other system takes one.

use std::collections::BTreeSet;

use crate::config::Config;
use kvittera_domain::rules::pool_load::{PoolLoad, PoolRules};
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::vgr_id::VgrIdError;

use crate::desk::actor::Person;
use crate::desk::pool_file;

/// The invented numbers, as a file like any other.
pub const POOL: &str = include_str!("../../data/practice-pool.csv");

/// The practice pool, ready to be put into a practice log.
#[must_use]
pub fn pool() -> PoolLoad {
    let lines = pool_file::read(POOL.as_bytes()).unwrap_or_default();
    PoolLoad { lines, warnings_accepted: true }
}

/// The invented numbers. Whatever opens a log asks for them, and in a file of one column each line is one or none.
#[must_use]
pub fn numbers() -> BTreeSet<PoolNumber> {
    POOL.lines().filter_map(|line| line.parse().ok()).collect()
}

/// What the hospital's binder is like, from the settings.
#[must_use]
pub fn rules(config: &Config) -> PoolRules {
    PoolRules {
        per_sex: config.pool.per_sex,
        birth_month: (config.pool.birth_month.0, config.pool.birth_month.1),
        practice_numbers: numbers(),
    }
}

/// Who founds a practice log: the person there, or an invented one as long as nobody has said who that is.
///
/// # Errors
/// Only by a fault of the build, since the invented vgr-id is built in.
pub fn founder(person: &Person) -> Result<Actor, VgrIdError> {
    let vgr_id = person.vgr_id.clone().map_or_else(|| FOUNDER.parse(), Ok)?;
    Ok(person.acting_as(vgr_id))
}

const FOUNDER: &str = "ovning";

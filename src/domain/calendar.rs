//! The local calendar and clock: what day it is in Borås, and whom to call then.
//!
//! Local time is Europe/Stockholm whatever the host's zone is.

mod call;
mod holidays;
mod hours;

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{Europe, Tz};

pub use call::{Call, CallRule, Contact, whom_to_call};
pub use holidays::{Eve, Holiday, easter, eve, public_holiday};
pub use hours::{Hours, HoursError};

/// The instant on the clocks of Sweden.
#[must_use]
pub fn stockholm(instant: DateTime<Utc>) -> DateTime<Tz> {
    instant.with_timezone(&Europe::Stockholm)
}

/// The instant that clocks in Sweden show as `local`.
///
/// In the autumn hour that comes twice it is the first. In the spring hour that never comes, the clock is taken to
/// have been left unset, so that 02:30 is what shows as 03:30 (both as in RFC 5545, section 3.3.5).
#[must_use]
pub fn from_local(local: NaiveDateTime) -> DateTime<Tz> {
    let shown = |local: &NaiveDateTime| Europe::Stockholm.from_local_datetime(local).earliest();
    let hour = TimeDelta::hours(1);
    let unset = || Some(shown(&local.checked_sub_signed(hour)?)? + hour);
    shown(&local).or_else(unset).unwrap_or_else(|| Europe::Stockholm.from_utc_datetime(&local))
}

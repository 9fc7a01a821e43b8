//! Local time: Europe/Stockholm, whatever the time zone of the host is.

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, SecondsFormat, TimeDelta, TimeZone, Utc};
use chrono_tz::{Europe, Tz};

/// The instant in the local time of Sweden.
#[must_use]
pub fn stockholm(instant: DateTime<Utc>) -> DateTime<Tz> {
    instant.with_timezone(&Europe::Stockholm)
}

/// The instant in RFC 3339 with the offset of Sweden, as documents and programs get it: `2026-11-22T03:12:00+01:00`.
#[must_use]
pub fn local_rfc3339(instant: DateTime<Utc>) -> String {
    stockholm(instant).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The instant at which clocks in Sweden show `local`.
///
/// In the autumn hour that occurs twice, it is the first occurrence. In the spring hour that does not occur, the clock
/// is taken as not yet set forward, so that 02:30 means the instant shown as 03:30 (both as in RFC 5545, section
/// 3.3.5).
#[must_use]
pub fn from_local(local: NaiveDateTime) -> DateTime<Tz> {
    let shown = |local: &NaiveDateTime| Europe::Stockholm.from_local_datetime(local).earliest();
    let hour = TimeDelta::hours(1);
    let unset = || Some(shown(&local.checked_sub_signed(hour)?)? + hour);
    shown(&local).or_else(unset).unwrap_or_else(|| Europe::Stockholm.from_utc_datetime(&local))
}

/// The instants at which clocks in Sweden show `local`: one; two in the autumn hour that occurs twice, the earlier
/// first; none in the spring hour that does not occur.
#[must_use]
pub fn shown_at(local: NaiveDateTime) -> MappedLocalTime<DateTime<Utc>> {
    Europe::Stockholm.from_local_datetime(&local).map(|shown| shown.to_utc())
}

//! How moments are written in JSON.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::domain::calendar::stockholm;

/// RFC 3339 with the offset of Sweden: `2026-11-22T03:12:00+01:00`.
#[must_use]
pub fn local(moment: DateTime<Utc>) -> String {
    stockholm(moment).to_rfc3339_opts(SecondsFormat::Secs, true)
}

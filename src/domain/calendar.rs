//! The local calendar and clock: which day it is in Borås, and whom to call then.
//!
//! Local time is Europe/Stockholm, whatever the time zone of the host is.

mod call;
mod holidays;
mod hours;
mod local_time;

pub use call::{Call, CallRule, Contact, whom_to_call};
pub use holidays::{Eve, Holiday, easter, eve, public_holiday};
pub use hours::{Hours, HoursError};
pub use local_time::{from_local, local_rfc3339, shown_at, stockholm};

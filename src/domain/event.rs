//! The events that the log consists of, and the values that they carry.
//!
//! Their names and fields in JSON are stable, since logs are kept for at least five years.

pub mod case_id;
mod catalogue;
pub mod check;
pub mod correction;
pub mod discrepancy;
pub mod number_warning;
pub mod plan;
pub mod quarantine;
pub mod reconciling;
mod recorded;
pub mod restored;

pub use catalogue::Event;
pub use recorded::{NewEvent, RecordedEvent};

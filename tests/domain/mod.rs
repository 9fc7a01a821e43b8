//! The rules, tested without a database.

pub mod samples;
pub mod scenario;
pub mod wishes;

mod binder_number;
mod call;
mod holidays;
mod hours;
mod issuing;
mod late_entries;
mod local_time;
mod luhn;
mod outages;
mod person_id;
mod reserve_number;
mod text;
mod unit;
mod vgr_id;

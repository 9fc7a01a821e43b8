//! The rules, tested without a database.

mod binder_number;
mod call;
mod holidays;
mod hours;
mod local_time;
mod luhn;
mod person_id;
mod reserve_number;
mod samples;
mod text;
mod unit;
mod vgr_id;

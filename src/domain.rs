//! The vocabulary of the desk and all of its rules, as pure values and functions.
//!
//! What is *not* here: no I/O, no clock, no randomness, no SQL and no sentence for a person. Time, identity and
//! randomness come in as arguments; refusals go out as types that `i18n` puts into words.

pub mod binder_number;
pub mod calendar;
pub mod luhn;
pub mod person_id;
pub mod reserve_number;
pub mod sex;
pub mod text;
mod text_form;
mod typed;
pub mod unit;
pub mod vgr_id;

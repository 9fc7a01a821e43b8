//! The vocabulary of the desk and all of its rules, as pure values and functions.
//!
//! What is *not* here: no I/O, no clock, no randomness, no SQL and no sentence for a person. Time, identity and
//! randomness come in as arguments; refusals go out as types that `i18n` puts into words.
//!
//! Reading order: the identities, then what a fact is ([`event`]), what can be wished for ([`command`]), what the facts
//! add up to ([`ledger`]) and which wishes become facts ([`decide()`]). Beside it stands what the probes see
//! ([`reachability`]), from which no fact ever comes by itself.

pub mod binder_number;
pub mod last_four;
pub mod luhn;
pub mod person_id;
mod rare;
pub mod reserve_number;
pub mod sex;
pub mod text;
mod text_form;
mod typed;
pub mod unit;
pub mod vgr_id;

pub mod actor;
pub mod calendar;

pub mod event;
pub mod fact;
pub mod id;
pub mod mode;

pub mod check;
pub mod command;
pub mod correction;
pub mod refusal;

pub mod archive;
pub mod case;
pub mod conflict;
pub mod count;
pub mod halt;
pub mod handing_on;
pub mod inconsistency;
pub mod issuance;
pub mod ledger;
pub mod lookalike;
pub mod outage;
pub mod outages;
pub mod paper;
pub mod pool;
pub mod pool_load;
pub mod quarantine;
pub mod reconciliation;
pub mod replacement;
pub mod restoration;
pub mod supply;
pub mod testimony;
pub mod worklist;

pub mod permission;

pub mod decide;

pub mod news;
pub mod reachability;
pub mod target;

pub use decide::decide;

//! The vocabulary of the desk and all of its rules, as pure values and functions.
//!
//! This package holds no I/O, no clock, no randomness, no SQL and no sentence for a person. Time, identity and
//! randomness come in as arguments; refusals go out as types that `i18n` puts into words. No dependency of the package
//! can do any of these.
//!
//! The rooms are layers. Each may use those above it in this list and none below, and no file may depend on itself in a
//! circle:
//!
//! 1. [`value`]: ids, names, numbers, people, and how they are written;
//! 2. [`event`]: what the log consists of;
//! 3. [`ledger`]: the state that all events add up to;
//! 4. [`rules`]: which commands become events, who may give them, and what is refused;
//! 5. [`recovery`]: what follows when log and witness differ;
//! 6. [`views`]: what screens and documents show of the ledger.
//!
//! Beside the layers stand [`calendar`] (whom to call at a given time) and [`reachability`] (what the probes see).
//! Neither of them ever creates an event.

pub mod value;

pub mod event;

pub mod ledger;

pub mod rules;

pub mod recovery;

pub mod views;

pub mod calendar;
pub mod reachability;

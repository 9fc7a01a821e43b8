//! The vocabulary of the desk and all of its rules, as pure values and functions.
//!
//! What is *not* here: no I/O, no clock, no randomness, no SQL and no sentence for a person. Time, identity and
//! randomness come in as arguments; refusals go out as types that `i18n` puts into words. The package has no dependency
//! that could do any of these.
//!
//! The rooms are layers. Each may use those above it in this list and none below, and no file reaches itself:
//!
//! 1. [`value`]: ids, names, numbers, times of people, and how they are written;
//! 2. [`event`]: what the log is made of;
//! 3. [`ledger`]: what all events add up to;
//! 4. [`rules`]: which commands become events, who may give them, and what is refused;
//! 5. [`recovery`]: what follows when log and witness differ;
//! 6. [`views`]: what screens and documents show of the ledger.
//!
//! Beside them stand [`calendar`] (whom to call by the clock) and [`reachability`] (what the probes see), from which no
//! event ever comes by itself.

pub mod value;

pub mod event;

pub mod ledger;

pub mod rules;

pub mod recovery;

pub mod views;

pub mod calendar;
pub mod reachability;

//! Kvittera hands out reserve numbers while the hospital's person-id service is down.
//!
//! Everything that happens at the desk is a fact in one append-only log. [`domain`] holds all rules: the pure function
//! [`domain::decide()`] turns a wish into facts or a refusal, and folding the facts gives the [`domain::ledger`].
//! [`store`] keeps the facts, [`desk`] is where wishes go in and facts come out, [`i18n`] puts everything into words,
//! [`export`] writes down what is handed on to other systems, and [`tui`] and [`cli`] are two ways of asking the same
//! desk. [`open`] decides which log that is, [`probe`] looks whether it is only us, [`confine`] and [`mishap`] see to what
//! must not happen. The modules stand below in the order in which they are best read; ARCHITECTURE.md is the map.

pub mod domain;

pub mod store;

pub mod clinics;
pub mod config;
pub mod desk;
pub mod export;
pub mod i18n;
pub mod limits;
pub mod terminal;

pub mod open;
pub mod probe;

pub mod confine;
pub mod mishap;

pub mod cli;
pub mod tui;

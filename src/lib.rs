//! Kvittera issues reserve numbers while the hospital's person-id service is down.
//!
//! Everything that happens at the desk is an event in one append-only log. The package `kvittera-domain` holds all
//! rules: the pure function [`decide()`](kvittera_domain::rules::decide::decide()) turns a command into events or a
//! refusal, and folding the events gives the [`Ledger`](kvittera_domain::ledger::Ledger). The package `kvittera-store`
//! keeps the events. Here, [`desk`] is where commands go in and events come out, [`i18n`] puts everything into words,
//! [`export`] writes what other systems read, and [`tui`] and [`cli`] are two ways of asking the same desk. [`open`]
//! decides which log that is, [`probe`] finds out whether the fault is here or at the service, [`sandbox`] confines the
//! program and [`panics`] handles panics. The modules stand below in the order in which they are best read;
//! ARCHITECTURE.md is the map.

pub mod clinics;
pub mod config;
pub mod desk;
pub mod export;
pub mod i18n;
pub mod limits;
pub mod terminal;

pub mod open;
pub mod probe;

pub mod panics;
pub mod sandbox;

pub mod cli;
pub mod tui;

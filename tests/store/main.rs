//! The log: one suite for every store, and what only a file can suffer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../given/store.rs"]
mod given;

mod absence;
mod account;
mod backup;
mod bad_files;
mod conformance;
mod contention;
mod creation;
mod foreign_writer;
mod indexes;
mod intents;
mod killed;
mod moved;
mod outage_view;
mod reconciliation_view;
mod restore;
mod room;
mod tampering;
mod views;
mod witness;

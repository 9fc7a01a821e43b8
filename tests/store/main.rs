//! Tests of the log: one suite for every kind of store, and what can happen only to a file.
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
mod disk_space;
mod foreign_writer;
mod indexes;
mod intents;
mod killed;
mod moved;
mod outage_view;
mod reconciliation_view;
mod restore;
mod snapshot;
mod tampering;
mod torn_sectors;
mod views;
mod witness;

//! The one integration binary; a module for each concern.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod architecture;
mod cli;
mod confine;
mod desk;
mod domain;
mod export;
mod faults;
mod fuzz;
mod i18n;
mod keymap;
mod keys;
mod night;
mod probes;
mod processes;
mod screens;
mod screenshots;
mod ssh;
mod stage;
mod store;
mod terminal;

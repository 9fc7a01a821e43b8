//! The one integration binary; a module for each concern.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod architecture;
mod cli;
mod desk;
mod export;
mod faults;
mod fuzz;
mod given;
mod i18n;
mod input;
mod keymap;
mod keys;
mod night;
mod probes;
mod processes;
mod sandbox;
mod screens;
mod screenshots;
mod ssh;
mod stage;
mod terminal;

//! The one integration binary; a module for each concern.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod cli;
mod desk;
mod domain;
mod i18n;
mod processes;
mod screenshots;
mod stage;
mod store;
mod terminal;

//! Kvittera hands out reserve numbers while the hospital's person-id service is down.

pub mod domain;

pub mod store;

pub mod clinics;
pub mod config;
pub mod desk;
pub mod i18n;

pub mod open;
pub mod probe;

pub mod cli;
pub mod tui;

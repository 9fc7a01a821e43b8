//! Kvittera hands out reserve numbers while the hospital's person-id service is down.

pub mod domain;
pub mod store;

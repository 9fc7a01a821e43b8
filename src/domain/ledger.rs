//! The ledger: the state that all events add up to (pool, outages, issuances, conflicts).

pub mod case;
mod cases;
pub mod compact_vec;
pub mod conflict;
mod fold;
pub mod inconsistency;
pub mod issuance;
pub mod outage;
pub mod outages;
pub mod pool;
pub mod pool_count;
mod raps;
pub mod reasoned;
pub mod reconciliation;
mod reconciling;
mod state;

pub use state::{Headline, Ledger};

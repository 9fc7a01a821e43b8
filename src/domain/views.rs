//! What screens and documents show of the ledger.

pub mod export_selection;
pub mod supply;
pub mod worklist;

//! What leaves the desk as a document: the record for others, the report on an outage, the sheet of paper for the binder.

pub mod document;
pub mod outage;
mod page;
pub mod record;
pub mod report;
pub mod sheet;

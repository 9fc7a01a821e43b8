//! What leaves the desk as a document: the report on an outage, and the sheet of paper for the binder.

mod page;
pub mod report;
pub mod sheet;

//! Documents that leave the program: the record of new ids for other systems, the report on an outage, and the printed
//! sheet for the paper binder. They are made in memory; the front ends write them to files.

pub mod document;
pub mod outage;
mod page;
pub mod record;
pub mod report;
pub mod sheet;

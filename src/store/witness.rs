//! The witness: a second record beside the database, a text file of JSON lines that is only ever added to.
//!
//! Before a wish is committed, everything that will be written stands here, synced to the disk (an *intent*); after the
//! commit its place and hash do (*done*). Only then is it shown. So whatever happens to the database, to this file or to
//! the program in between, what one of them has lost the other one knows. The list stays readable where no database can
//! be opened at all.

mod compare;
mod contents;
mod file;
mod line;
mod lines;
mod record;
mod replay;
mod segments;

pub use contents::WitnessContents;
pub use line::{IntentLine, SegmentHeader, WitnessLine, read_line};

pub(crate) use file::{AppendError, Witness};
pub(crate) use segments::{begin, put_in_place_of, rotated};

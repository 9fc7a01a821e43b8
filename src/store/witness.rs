//! The witness: a second record beside the database, a text file of JSON lines that is only ever appended to.
//!
//! Before a command is committed, everything that will be written is appended here and synced to the disk (an
//! *intent*). After the commit, the place and the hash of its last event are appended (*done*). Only then is the result
//! shown. So whatever happens to the database, to this file or to the program in between, one of the two records knows
//! what the other has lost. The list stays readable where no database can be opened at all.
//!
//! The list stands in numbered *segments*. A new one begins where one has become long, and where a person has settled
//! that witness and log differ. The path from the bytes on the disk to the verdict, in the order in which to read it:
//!
//! 1. `line`: one line, its JSON and its checksum. `peek` reads only the head of a line, `read_line` all of it.
//! 2. `record`: what the heads of the lines of one segment add up to. That is all there is to know while nothing is
//!    odd.
//! 3. `segment`: one open segment, its lock and its fsync. It reads new lines into the record and appends lines.
//! 4. `files`: which segments there are, and how a new one is made.
//! 5. `file`: the `Witness` that the store holds. It appends intents and dones, and asks for the comparison.
//! 6. `compare`: holds the record against the log. The answer is a `Comparison`, empty when both agree.
//! 7. `replay`: when they don't, every line of every segment is read whole and held against the log, event by event.
//! 8. `guard`: how an append asks all of this on its way, within the transaction.
//!
//! `contents` stands beside this path: it lists the commands of a witness without any log.

mod compare;
mod contents;
mod file;
mod files;
mod guard;
mod line;
mod record;
mod replay;
mod segment;

pub use contents::WitnessContents;
pub use files::{base_of, newest_segment};
pub use line::{IntentLine, SegmentHeader, WitnessLine, read_line};

pub(crate) use file::Witness;
pub(crate) use files::{NewWitness, clear_unfinished_creation, publish_segments};
pub(crate) use guard::{AppendPurpose, WitnessGuard};

//! The witness: a second record beside the database, a text file of JSON lines that is only ever added to.
//!
//! Before a wish is committed, everything that will be written stands here, synced to the disk (an *intent*); after the
//! commit its place and hash do (*done*). Only then is it shown. So whatever happens to the database, to this file or to
//! the program in between, what one of them has lost the other one knows. The list stays readable where no database can
//! be opened at all.

mod account;
mod begin;
mod file;
mod heard;
mod line;
mod lines;
mod record;
mod testify;

pub use self::heard::Heard;
pub use self::line::{Line, Opened, Stated, read_line};

pub(super) use self::begin::{begin, put_aside, put_in_place_of};
pub(super) use self::file::{Unsaid, Witness};
pub(super) use self::testify::Log;

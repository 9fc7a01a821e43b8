//! The log in a SQLite file.
//!
//! Opening examines the file without touching it (`place`, `identity`), then connects, checks the schema and the whole
//! chain, migrates an older log and confines the connection (`authorizer`). Writing makes every check that could still
//! refuse the command inside one IMMEDIATE transaction. The schema's triggers and constraints refuse the rest, whatever
//! program writes.

mod authorizer;
mod backup;
mod connection;
mod create;
mod divergence;
mod fault;
mod identity;
mod leftovers;
mod migrate;
mod network;
mod options;
mod place;
mod reading;
mod reserve;
mod restore;
mod rows;
mod schema;
mod sqlite_store;
mod verification;
mod view;
mod witness_access;
mod witness_path;

pub use backup::{Progress, Watch, copy_to, holds, reach, renew, unwatched};
pub use divergence::contains_all;
pub use options::OpenOptions;
pub use place::require_writable_folder;
pub use reserve::{disk_space, ensure_reserve, write_barrier};
pub use restore::{CopyComparison, Restoring};
pub use sqlite_store::SqliteStore;
pub use verification::{Finding, Verification, VerifyProgress, verify, verify_each};
pub use witness_access::comparison;
pub use witness_path::{resolved, witness_of};

/// A log in a SQLite file with its witness.
pub type SqliteLog = crate::witnessed::WithWitness<SqliteStore>;

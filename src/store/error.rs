//! Why the log can't be used.

use std::path::PathBuf;

use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::pool_number::PoolNumber;

/// Why the log can't be used. `i18n` says each in words, with what is safe and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file of that name.
    #[error("no log at {0}")]
    NotFound(PathBuf),
    /// A new log was asked for where something stands already.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// It is a directory or another thing that is no file.
    #[error("{0} is not a file")]
    NotAFile(PathBuf),
    /// The file or its folder may not be read or written by this user.
    #[error("no permission for {0}")]
    NoPermission(PathBuf),
    /// The file can be read only.
    #[error("{0} is read-only")]
    ReadOnly(PathBuf),
    /// It is no Kvittera log: another database, or no database at all.
    #[error("{0} is not a Kvittera log")]
    NotALog(PathBuf),
    /// Part of the file is missing or unreadable.
    #[error("{path} is damaged: {detail}")]
    Damaged {
        /// The log.
        path: PathBuf,
        /// What was found, technically.
        detail: String,
    },
    /// Another version of the program wrote it, with a schema that this one does not know.
    #[error("{path} is of version {found}, this program knows {known}")]
    OtherVersion {
        /// The log.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The file has more than one name, so two programs could take it for two logs.
    #[error("{0} has more than one name")]
    HardLinked(PathBuf),
    /// It lies on a file system whose locks can't be relied on.
    #[error("{path} lies on a network file system ({kind})")]
    NetworkFileSystem {
        /// The log.
        path: PathBuf,
        /// The file system.
        kind: &'static str,
    },
    /// The file was moved, replaced or deleted while the program ran.
    #[error("{0} was moved, replaced or deleted while the program ran")]
    Moved(PathBuf),
    /// Tables, triggers or views are not those of a log of this version.
    #[error("the schema was changed: {0}")]
    SchemaChanged(String),
    /// A fact does not fit the hash of the one before: something was changed from outside.
    #[error("fact {0} does not fit its hash")]
    ChainBroken(Seq),
    /// A fact can't be understood.
    #[error("fact {seq} can't be read: {detail}")]
    Unreadable {
        /// The fact.
        seq: Seq,
        /// What was found, technically.
        detail: String,
    },
    /// The settings that make it durable could not be had.
    #[error("durable writing can't be had: {0}")]
    NotDurable(&'static str),
    /// The SQLite that runs is older than the one whose faults are known to be mended.
    #[error("SQLite {0} is too old")]
    SqliteTooOld(&'static str),
    /// The log has moved on; nothing was written.
    #[error("the log has moved on")]
    Behind,
    /// The wish was written before.
    #[error("request {0} has been written before")]
    Repeated(RequestId),
    /// The log itself refuses the facts, whoever writes them; nothing was written.
    #[error("the log refuses it: {0}")]
    Forbidden(String),
    /// Witness and log differ, so nothing may be written before a technician has looked.
    #[error("witness and log differ")]
    Unsettled,
    /// The disk failed while this program wrote: nothing more is written by it.
    #[error("the disk failed while something was written")]
    WriteDisabled,
    /// No witness can be found or put at this path.
    #[error("no witness at {0}")]
    NoWitness(PathBuf),
    /// There is no log, but a witness of one at this path.
    #[error("the log is gone, its witness is at {0}")]
    WitnessWithoutLog(PathBuf),
    /// Another terminal kept the log for too long.
    #[error("the log is busy")]
    Busy,
    /// There is no room left.
    #[error("no room left at {0}")]
    Full(PathBuf),
    /// The second copy holds facts that the log doesn't; it is left as it is.
    #[error("the copy {path} holds what happened after fact {known}, up to {copy}, and the log lacks that")]
    CopyAhead {
        /// The copy.
        path: PathBuf,
        /// The last fact that both know.
        known: Seq,
        /// The last fact of the copy.
        copy: Seq,
        /// The numbers that went out after the last fact that both know.
        out: Vec<PoolNumber>,
    },
    /// There is no log, but a second copy of one at this path.
    #[error("the log is gone, a copy of it is at {0}")]
    CopyWithoutLog(PathBuf),
    /// What stands in the place of the second copy is that of another log; it is left as it is.
    #[error("{0} is the copy of another log")]
    CopyForeign(PathBuf),
    /// Somebody stopped it before it was done; nothing is left of it.
    #[error("stopped before it was done")]
    Cancelled,
    /// The system failed in another way.
    #[error("{path}: {detail}")]
    Io {
        /// The log.
        path: PathBuf,
        /// What was found, technically.
        detail: String,
    },
}

impl StoreError {
    /// The stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "log_not_found",
            Self::Exists(_) => "log_exists",
            Self::NotAFile(_) => "not_a_file",
            Self::NoPermission(_) => "no_permission",
            Self::ReadOnly(_) => "log_read_only",
            Self::NotALog(_) => "not_a_log",
            Self::Damaged { .. } => "log_damaged",
            Self::OtherVersion { .. } => "log_other_version",
            Self::HardLinked(_) => "log_hard_linked",
            Self::NetworkFileSystem { .. } => "network_file_system",
            Self::Moved(_) => "log_moved",
            Self::SchemaChanged(_) => "schema_changed",
            Self::ChainBroken(_) => "chain_broken",
            Self::Unreadable { .. } => "fact_unreadable",
            Self::NotDurable(_) => "not_durable",
            Self::SqliteTooOld(_) => "sqlite_too_old",
            Self::Behind => "behind",
            Self::Repeated(_) => "request_repeated",
            Self::Forbidden(_) => "log_forbids",
            Self::Unsettled => "unsettled",
            Self::WriteDisabled => "disk_failed",
            Self::NoWitness(_) => "witness_not_found",
            Self::WitnessWithoutLog(_) => "witness_without_log",
            Self::Busy => "log_busy",
            Self::Full(_) => "disk_full",
            Self::CopyAhead { .. } => "copy_ahead",
            Self::CopyWithoutLog(_) => "copy_without_log",
            Self::CopyForeign(_) => "copy_foreign",
            Self::Cancelled => "cancelled",
            Self::Io { .. } => "io",
        }
    }
}

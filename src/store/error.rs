//! Why the log can't be used.

use std::path::PathBuf;

use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::pool_number::PoolNumber;

/// Why the log can't be used. `i18n` has a text for each, with what is safe and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("no log at {0}")]
    NotFound(PathBuf),
    /// A new file was to be made where one exists already.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The path leads to a directory, a device or the like.
    #[error("{0} is not a file")]
    NotAFile(PathBuf),
    /// This user may not read or write the file or its folder.
    #[error("no permission for {0}")]
    NoPermission(PathBuf),
    #[error("{0} is read-only")]
    ReadOnly(PathBuf),
    /// Nobody may create files in the folder of a log, where SQLite needs to write beside it.
    #[error("the folder {0} is read-only")]
    ReadOnlyFolder(PathBuf),
    /// Root made a file that can't be given to the account that owns the log, which would be locked out.
    #[error("{0} can't be given to the log's owner")]
    OwnerKept(PathBuf),
    /// The file is another program's database, or no database at all.
    #[error("{0} is not a Kvittera log")]
    NotALog(PathBuf),
    /// Part of the file is missing or unreadable.
    #[error("{path} is damaged: {detail}")]
    Damaged {
        path: PathBuf,
        /// What was found, in technical words.
        detail: String,
    },
    /// Another version of the program wrote it, with a schema that this one does not know.
    #[error("{path} is of version {found}, this program knows {known}")]
    OtherVersion {
        path: PathBuf,
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The file has more than one name (hard links), so two programs could take it for two logs.
    #[error("{0} has more than one name")]
    HardLinked(PathBuf),
    /// The log lies on a file system whose locks can't be relied on.
    #[error("{path} lies on a network file system ({kind})")]
    NetworkFileSystem {
        path: PathBuf,
        /// The file system: NFS, CIFS and so on.
        kind: &'static str,
    },
    /// The file was moved, replaced or deleted while the program ran.
    #[error("{0} was moved, replaced or deleted while the program ran")]
    Moved(PathBuf),
    /// Tables, triggers or views are not those of a log of its version. Says which.
    #[error("the schema was changed: {0}")]
    SchemaChanged(String),
    /// An event does not fit the hash of the one before it: something was changed from outside.
    #[error("fact {0} does not fit its hash")]
    ChainBroken(Seq),
    /// This program can't understand an event.
    #[error("fact {seq} can't be read: {detail}")]
    Unreadable {
        seq: Seq,
        /// What was found, in technical words.
        detail: String,
    },
    /// SQLite refused a setting that makes commits durable.
    #[error("durable writing can't be had: {0}")]
    NotDurable(&'static str),
    /// The linked SQLite is older than the first version without the faults that lose commits.
    #[error("SQLite {0} is too old")]
    SqliteTooOld(&'static str),
    /// The log has moved on since the expected event; nothing was written.
    #[error("the log has moved on")]
    Behind,
    /// The command was written before.
    #[error("request {0} has been written before")]
    Repeated(RequestId),
    /// A trigger or constraint of the log refuses the events, whatever program writes them; nothing was written.
    #[error("the log refuses it: {0}")]
    Forbidden(String),
    /// Witness and log differ, so nothing may be written before a technician has settled that.
    #[error("witness and log differ")]
    Unsettled,
    /// The disk failed while this program wrote, so this program writes nothing more.
    #[error("the disk failed while something was written")]
    WriteDisabled,
    /// No witness can be found or created at this path.
    #[error("no witness at {0}")]
    NoWitness(PathBuf),
    /// There is no log, but the witness of one, or a rotated segment of it, at this path.
    #[error("the log is gone, its witness is at {0}")]
    WitnessWithoutLog(PathBuf),
    /// Another terminal held the log's lock for too long.
    #[error("the log is busy")]
    Busy,
    /// The disk, the quota or the file size limit of this process leaves no room.
    #[error("no room left at {0}")]
    Full(PathBuf),
    /// The backup contains events that the log does not. The backup is left as it is.
    #[error("the copy {path} holds what happened after fact {known}, up to {copy}, and the log lacks that")]
    BackupAhead {
        /// The backup.
        path: PathBuf,
        /// The last event that both have.
        known: Seq,
        /// The last event of the backup.
        copy: Seq,
        /// The numbers that the backup issued after `known`.
        out: Vec<PoolNumber>,
    },
    /// There is no log, but a backup of one at this path.
    #[error("the log is gone, a copy of it is at {0}")]
    BackupWithoutLog(PathBuf),
    /// The file in the place of the backup is the backup of another log. It is left as it is.
    #[error("{0} is the copy of another log")]
    BackupForeign(PathBuf),
    /// A person cancelled the operation; nothing is left of it.
    #[error("stopped before it was done")]
    Cancelled,
    /// Any other error of the system.
    #[error("{path}: {detail}")]
    Io {
        path: PathBuf,
        /// What was found, in technical words.
        detail: String,
    },
}

impl StoreError {
    /// The stable name for programs, which stands in JSON output.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "log_not_found",
            Self::Exists(_) => "log_exists",
            Self::NotAFile(_) => "not_a_file",
            Self::NoPermission(_) => "no_permission",
            Self::ReadOnly(_) => "log_read_only",
            Self::ReadOnlyFolder(_) => "folder_read_only",
            Self::OwnerKept(_) => "owner_kept",
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
            Self::BackupAhead { .. } => "copy_ahead",
            Self::BackupWithoutLog(_) => "copy_without_log",
            Self::BackupForeign(_) => "copy_foreign",
            Self::Cancelled => "cancelled",
            Self::Io { .. } => "io",
        }
    }
}

//! The files of this machine that the arguments name, so that the sandbox lets the command reach them.

use std::path::{PathBuf, absolute};

use crate::cli::arguments::backups::{BackupArgs, RestoreArgs};
use crate::cli::arguments::command::CommandArgs;
use crate::cli::arguments::exports::ExportArgs;
use crate::cli::arguments::logs::{CountArgs, InitArgs, PoolArgs};
use crate::cli::arguments::outages::{HandoverArgs, OutageArgs};
use crate::cli::arguments::reports::ReportArgs;
use crate::desk::named_path;
use crate::sandbox::Allowed;

/// The files that a command reads or makes because its arguments name them.
#[derive(Debug, Clone, Default)]
pub struct NamedFiles {
    /// A file that the command reads.
    pub read: Option<PathBuf>,
    /// A new file that the command makes.
    pub made: Option<PathBuf>,
    /// A folder in which the command makes files; it may not exist yet.
    pub folder: Option<PathBuf>,
    /// Files that SQLite opens; it keeps files of its own (`-wal`, `-shm`) beside them.
    pub databases: Vec<PathBuf>,
}

impl NamedFiles {
    /// The files that `command` names. The match lists every command, so that a new one can't be forgotten here.
    #[must_use]
    pub fn of(command: &CommandArgs) -> Self {
        match command {
            CommandArgs::Init(InitArgs { pool: file, .. })
            | CommandArgs::Pool(PoolArgs::Count(CountArgs { file, .. })) => {
                Self { read: file.as_deref().map(named_path::find), ..Self::default() }
            }
            CommandArgs::Pool(PoolArgs::Import { file, .. }) => {
                Self { read: Some(named_path::find(file)), ..Self::default() }
            }
            CommandArgs::Pool(PoolArgs::Sheet { output })
            | CommandArgs::Report(ReportArgs { output, .. })
            | CommandArgs::Outage(OutageArgs::Handover(HandoverArgs { output, .. })) => {
                Self { made: output.clone(), ..Self::default() }
            }
            CommandArgs::Export(ExportArgs { output, split, .. }) => {
                // Without its whole path the nearest folder above one that is yet to be made can't be found.
                let folder = split.as_ref().map(|folder| absolute(folder).unwrap_or_else(|_| folder.clone()));
                Self { made: output.clone(), folder, ..Self::default() }
            }
            CommandArgs::Backup(BackupArgs { file }) => Self { databases: vec![file.clone()], ..Self::default() },
            CommandArgs::Restore(RestoreArgs { file, to, witness, .. }) => {
                let databases = std::iter::once(to).chain(witness).cloned().collect();
                Self { read: Some(file.clone()), databases, ..Self::default() }
            }
            CommandArgs::Status
            | CommandArgs::Outage(_)
            | CommandArgs::Issue(_)
            | CommandArgs::ReadBack(_)
            | CommandArgs::Void(_)
            | CommandArgs::Correct(_)
            | CommandArgs::Conflict(_)
            | CommandArgs::Pool(PoolArgs::List | PoolArgs::Withdraw { .. } | PoolArgs::Redraw)
            | CommandArgs::Reconcile(_)
            | CommandArgs::Recover(_)
            | CommandArgs::Log(_)
            | CommandArgs::Check
            | CommandArgs::Verify
            | CommandArgs::Completions { .. }
            | CommandArgs::Man { .. } => Self::default(),
        }
    }

    /// Adds these files to what the sandbox allows.
    #[must_use]
    pub fn add_to(&self, allowed: Allowed) -> Allowed {
        let allowed = self.read.iter().fold(allowed, |allowed, file| allowed.with_file(file));
        let allowed = self.made.iter().fold(allowed, |allowed, file| allowed.with_new_file(file));
        let allowed = self.folder.iter().fold(allowed, |allowed, folder| allowed.with_folder(folder));
        self.databases.iter().fold(allowed, |allowed, file| allowed.with_log(file))
    }
}

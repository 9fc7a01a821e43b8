//! The files of this machine that arguments name: what is to be read and what is to be made.

use std::path::PathBuf;

use crate::cli::arguments::command::CommandArgs;
use crate::cli::arguments::copies::{BackupArgs, RestoreArgs};
use crate::cli::arguments::exports::ExportArgs;
use crate::cli::arguments::logs::{CountArgs, InitArgs, PoolArgs};
use crate::cli::arguments::outages::{HandoverArgs, OutageArgs};
use crate::cli::arguments::reports::ReportArgs;
use crate::sandbox::Allowed;

/// The files that a command names.
#[derive(Debug, Clone, Default)]
pub struct NamedFiles {
    /// One that is read.
    pub read: Option<PathBuf>,
    /// One that is made.
    pub made: Option<PathBuf>,
    /// Those that SQLite works on, which keeps its own files beside them.
    pub databases: Vec<PathBuf>,
}

impl NamedFiles {
    /// Those of a command; a new command is not forgotten here.
    #[must_use]
    pub fn by(command: &CommandArgs) -> Self {
        match command {
            CommandArgs::Init(InitArgs { pool: file, .. })
            | CommandArgs::Pool(PoolArgs::Count(CountArgs { file, .. })) => {
                Self { read: file.clone(), ..Self::default() }
            }
            CommandArgs::Pool(PoolArgs::Import { file, .. }) => Self { read: Some(file.clone()), ..Self::default() },
            CommandArgs::Pool(PoolArgs::Sheet { output })
            | CommandArgs::Report(ReportArgs { output, .. })
            | CommandArgs::Export(ExportArgs { output, .. })
            | CommandArgs::Outage(OutageArgs::Handover(HandoverArgs { output, .. })) => {
                Self { made: output.clone(), ..Self::default() }
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

    /// Leaves these files within reach.
    #[must_use]
    pub fn within(&self, walls: Allowed) -> Allowed {
        let walls = self.read.iter().fold(walls, |walls, file| walls.with_file(file));
        let walls = self.made.iter().fold(walls, |walls, file| walls.with_new_file(file));
        self.databases.iter().fold(walls, |walls, file| walls.with_log(file))
    }
}

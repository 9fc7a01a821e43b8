//! The files of this machine that arguments name: what is to be read and what is to be made.

use std::path::PathBuf;

use super::{Backup, Command, Count, Export, Handover, Init, Outage, Pool, Report, Restore};
use crate::confine::Walls;

/// The files that a command names.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// One that is read.
    pub read: Option<PathBuf>,
    /// One that is made.
    pub made: Option<PathBuf>,
    /// Those that SQLite works on, which keeps its own files beside them.
    pub databases: Vec<PathBuf>,
}

impl Named {
    /// Those of a command; a new command is not forgotten here.
    #[must_use]
    pub fn by(command: &Command) -> Self {
        match command {
            Command::Init(Init { pool: file, .. }) | Command::Pool(Pool::Count(Count { file, .. })) => {
                Self { read: file.clone(), ..Self::default() }
            }
            Command::Pool(Pool::Import { file, .. }) => Self { read: Some(file.clone()), ..Self::default() },
            Command::Pool(Pool::Sheet { output })
            | Command::Report(Report { output, .. })
            | Command::Export(Export { output, .. })
            | Command::Outage(Outage::Handover(Handover { output, .. })) => {
                Self { made: output.clone(), ..Self::default() }
            }
            Command::Backup(Backup { file }) => Self { databases: vec![file.clone()], ..Self::default() },
            Command::Restore(Restore { file, to, witness, .. }) => {
                let databases = std::iter::once(to).chain(witness).cloned().collect();
                Self { read: Some(file.clone()), databases, ..Self::default() }
            }
            Command::Status
            | Command::Outage(_)
            | Command::Issue(_)
            | Command::ReadBack(_)
            | Command::Void(_)
            | Command::Correct(_)
            | Command::Conflict(_)
            | Command::Pool(Pool::List | Pool::Withdraw { .. } | Pool::Redraw)
            | Command::Reconcile(_)
            | Command::Recover(_)
            | Command::Log(_)
            | Command::Check
            | Command::Verify
            | Command::Completions { .. }
            | Command::Man { .. } => Self::default(),
        }
    }

    /// Leaves these files within reach.
    #[must_use]
    pub fn within(&self, walls: Walls) -> Walls {
        let walls = self.read.iter().fold(walls, |walls, file| walls.with_file(file));
        let walls = self.made.iter().fold(walls, |walls, file| walls.with_new_file(file));
        self.databases.iter().fold(walls, |walls, file| walls.with_log(file))
    }
}

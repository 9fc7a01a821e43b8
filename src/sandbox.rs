//! The program shuts itself in (Landlock): from then on the kernel lets it run no other program, reach no network that
//! nobody asked for, and touch no files but its own and those that were named.
//!
//! Whoever found a hole in it could then do little more than the program does anyway. A kernel that can't, or can only in
//! part, is no reason to stand still in the night of an outage: `verify` says so.

mod allowed;

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _,
    RulesetCreatedAttr as _, RulesetError, RulesetStatus, Scope, path_beneath_rules,
};
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

use crate::config::ProbeSettings;
use crate::sandbox::allowed::{NETWORK_FILES, own_folders, standing};

/// The newest kernel interface that this was tried with; what a later one adds is left alone.
const TRIED: ABI = ABI::V6;

/// How far the kernel has shut the program in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confinement {
    /// As far as asked.
    Full,
    /// The kernel is too old for all of it.
    Partial,
    /// Not at all.
    None,
}

impl Confinement {
    /// The name by which other programs know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }
}

/// What stays within reach once the program is shut in.
#[derive(Debug, Clone)]
pub struct Allowed {
    own: Vec<PathBuf>,
    written: Vec<PathBuf>,
    read: Vec<PathBuf>,
    network: bool,
}

impl Allowed {
    /// Nothing but the terminal.
    #[must_use]
    pub const fn bare() -> Self {
        Self { own: Vec::new(), written: Vec::new(), read: Vec::new(), network: false }
    }

    /// The same, and what the probes need where there are any.
    #[must_use]
    pub fn around(probes: &ProbeSettings) -> Self {
        let mut walls = Self::bare();
        walls.network = !probes.targets().is_empty() || probes.news_feed.is_some();
        if walls.network {
            walls.read.extend(allowed::certificates(probes));
            walls.read.extend(NETWORK_FILES.map(PathBuf::from));
        }
        walls
    }

    /// A log and what lies beside it: what SQLite keeps there, drafts, copies.
    #[must_use]
    pub fn with_log(mut self, log: &Path) -> Self {
        self.own.extend(own_folders(log));
        self
    }

    /// A log that is yet to be made, as its folder may be; nothing where only the root of everything stands yet.
    #[must_use]
    pub fn with_new_log(self, log: &Path) -> Option<Self> {
        let folder = standing(std::path::absolute(log).ok()?.parent()?)?;
        Some(self.with_log(log).with_folder(&folder))
    }

    /// A folder in which files may be read, made, replaced and removed.
    #[must_use]
    pub fn with_folder(mut self, folder: &Path) -> Self {
        self.own.extend(standing(folder));
        self
    }

    /// A file that is yet to be made.
    #[must_use]
    pub fn with_new_file(mut self, file: &Path) -> Self {
        self.written.extend(own_folders(file));
        self
    }

    /// A file that is yet to be read.
    #[must_use]
    pub fn with_file(mut self, file: &Path) -> Self {
        self.read.extend(allowed::real(file));
        self
    }

    /// Shuts this thread in for good, and every thread that it will start.
    #[expect(clippy::must_use_candidate, reason = "whoever does not tell of it has nothing else to do with it")]
    pub fn close(&self) -> Confinement {
        match self.restrict() {
            Ok(RulesetStatus::FullyEnforced) => Confinement::Full,
            Ok(RulesetStatus::PartiallyEnforced) => Confinement::Partial,
            Ok(RulesetStatus::NotEnforced) | Err(_) => Confinement::None,
        }
    }

    fn restrict(&self) -> Result<RulesetStatus, RulesetError> {
        use AccessFs::{
            IoctlDev, MakeDir, MakeReg, ReadDir, ReadFile, Refer, RemoveDir, RemoveFile, Truncate, WriteFile,
        };
        let network = if self.network { AccessNet::BindTcp.into() } else { AccessNet::from_all(TRIED) };
        let owned = ReadFile | ReadDir | WriteFile | Truncate | MakeReg | MakeDir | RemoveFile | RemoveDir | Refer;
        let status = Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(TRIED))?
            .handle_access(network)?
            .scope(Scope::from_all(TRIED))?
            .create()?
            .add_rules(path_beneath_rules(&self.own, owned))?
            .add_rules(path_beneath_rules(&self.written, WriteFile | MakeReg | RemoveFile))?
            .add_rules(path_beneath_rules(&self.read, ReadFile | ReadDir))?
            // The size of the window is asked for through a terminal that is opened anew each time.
            .add_rules(path_beneath_rules(["/dev/tty"], ReadFile | WriteFile | IoctlDev))?
            .restrict_self()?;
        Ok(status.ruleset)
    }
}

/// Keeps what the program knows out of the files that the system writes when a program dies: it leaves no image of its
/// memory behind, and no other program of the same account may look into it.
///
/// Done on a best-effort basis, before anything is known: a system that refuses is no reason to hand out nothing.
pub fn disable_core_dumps() {
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).ok();
    set_dumpable_behavior(DumpableBehavior::NotDumpable).ok();
}

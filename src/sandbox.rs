//! The program confines itself with Landlock. From then on the kernel lets it run no other program, use no network
//! unless probes are configured, and touch no files except its own and those that were named.
//!
//! A person who exploits a flaw in the program can then do little more than the program does anyway. If the kernel does
//! not support all of this, the program works all the same, because it is needed in the night of an outage; `verify`
//! reports it.

mod allowed;

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _,
    RulesetCreatedAttr as _, RulesetError, RulesetStatus, Scope, path_beneath_rules,
};
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

use crate::config::ProbeSettings;
use crate::sandbox::allowed::{NETWORK_FILES, certificates, nearest_existing, own_folders, real_path};

/// The newest kernel interface that this was tested with. Restrictions that later ones add are not used.
const TESTED: ABI = ABI::V6;

/// How far the kernel has confined the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SandboxStatus {
    /// All restrictions are enforced.
    Full,
    /// The kernel is too old for some of the restrictions.
    Partial,
    /// No restriction is enforced.
    None,
}

impl SandboxStatus {
    /// The stable name, for other programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }
}

/// What the program may still use once it is confined; the terminal always.
#[derive(Debug, Clone)]
pub struct Allowed {
    /// Folders in which files may be read, created, replaced and removed.
    own: Vec<PathBuf>,
    /// Folders in which files may be created and written.
    written: Vec<PathBuf>,
    /// Files and folders that may be read.
    read: Vec<PathBuf>,
    /// True if outgoing connections are allowed.
    network: bool,
}

impl Allowed {
    /// Allows nothing but the terminal.
    #[must_use]
    pub const fn bare() -> Self {
        Self { own: Vec::new(), written: Vec::new(), read: Vec::new(), network: false }
    }

    /// Allows the terminal, and what the probes need if any are configured.
    #[must_use]
    pub fn around(probes: &ProbeSettings) -> Self {
        let mut allowed = Self::bare();
        allowed.network = !probes.targets().is_empty() || probes.news_feed.is_some();
        if allowed.network {
            allowed.read.extend(certificates(probes));
            allowed.read.extend(NETWORK_FILES.map(PathBuf::from));
        }
        allowed
    }

    /// Adds a log and what lies beside it: SQLite's own files, drafts, copies.
    #[must_use]
    pub fn with_log(mut self, log: &Path) -> Self {
        self.own.extend(own_folders(log));
        self
    }

    /// Adds a log that does not exist yet, and maybe not its folder either. `None` if none of the folders above it
    /// exists but the root.
    #[must_use]
    pub fn with_new_log(self, log: &Path) -> Option<Self> {
        let folder = nearest_existing(std::path::absolute(log).ok()?.parent()?)?;
        Some(self.with_log(log).with_folder(&folder))
    }

    /// Adds a folder in which files may be read, created, replaced and removed.
    #[must_use]
    pub fn with_folder(mut self, folder: &Path) -> Self {
        self.own.extend(nearest_existing(folder));
        self
    }

    /// Adds a file that is yet to be created.
    #[must_use]
    pub fn with_new_file(mut self, file: &Path) -> Self {
        self.written.extend(own_folders(file));
        self
    }

    /// Adds a file that is yet to be read.
    #[must_use]
    pub fn with_file(mut self, file: &Path) -> Self {
        self.read.extend(real_path(file));
        self
    }

    /// Confines this thread for good, and every thread that it will start.
    #[expect(clippy::must_use_candidate, reason = "a caller that does not report the result has no other use for it")]
    pub fn enter(&self) -> SandboxStatus {
        match self.restrict() {
            Ok(RulesetStatus::FullyEnforced) => SandboxStatus::Full,
            Ok(RulesetStatus::PartiallyEnforced) => SandboxStatus::Partial,
            Ok(RulesetStatus::NotEnforced) | Err(_) => SandboxStatus::None,
        }
    }

    fn restrict(&self) -> Result<RulesetStatus, RulesetError> {
        use AccessFs::{
            IoctlDev, MakeDir, MakeReg, ReadDir, ReadFile, Refer, RemoveDir, RemoveFile, Truncate, WriteFile,
        };
        let network = if self.network { AccessNet::BindTcp.into() } else { AccessNet::from_all(TESTED) };
        let owned = ReadFile | ReadDir | WriteFile | Truncate | MakeReg | MakeDir | RemoveFile | RemoveDir | Refer;
        let status = Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(TESTED))?
            .handle_access(network)?
            .scope(Scope::from_all(TESTED))?
            .create()?
            .add_rules(path_beneath_rules(&self.own, owned))?
            .add_rules(path_beneath_rules(&self.written, WriteFile | MakeReg | RemoveFile))?
            .add_rules(path_beneath_rules(&self.read, ReadFile | ReadDir))?
            // Reading the size of the window opens the terminal anew each time.
            .add_rules(path_beneath_rules(["/dev/tty"], ReadFile | WriteFile | IoctlDev))?
            .restrict_self()?;
        Ok(status.ruleset)
    }
}

/// Disables core dumps, so that a crash leaves no image of the memory behind, and keeps other programs of the same
/// account from reading the memory.
///
/// This is done first of all, and with best effort: the program must issue numbers even if the system refuses it.
pub fn disable_core_dumps() {
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).ok();
    set_dumpable_behavior(DumpableBehavior::NotDumpable).ok();
}

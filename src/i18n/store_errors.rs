//! Why the log can't be used, in words: what happened, what is safe, and what to do next.

use std::path::Path;

use crate::desk::DeskError;
use crate::i18n::calls::Phones;
use crate::i18n::texts::{Explanation, Texts};
use crate::open::Finding;
use crate::t;
use kvittera_store::StoreError;

impl Texts {
    /// A finding of `verify`: something in the log is not as it was written.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> String {
        match finding {
            Finding::Damaged(detail) => t!(self, "finding-damaged", detail = detail.as_str()),
            Finding::SchemaChanged(detail) => t!(self, "schema-changed", detail = detail.as_str()),
            Finding::Missing(seq) => t!(self, "finding-missing", seq = seq.to_string()),
            Finding::Unlinked(seq) => t!(self, "finding-unlinked", seq = seq.to_string()),
            Finding::Unsealed(seq) => t!(self, "chain-broken", seq = seq.to_string()),
            Finding::Unreadable { seq, detail } => {
                t!(self, "fact-unreadable", seq = seq.to_string(), detail = detail.as_str())
            }
        }
    }

    /// Why a command recorded no events. `phones` says whom to call now.
    #[must_use]
    pub fn desk_error(&self, error: &DeskError, phones: &Phones) -> Explanation {
        let call = phones.call.as_str();
        let (message, next) = match error {
            DeskError::Refused(refusal) => return self.refusal(refusal, call),
            DeskError::Store(error) => return self.store_error(error, call),
            DeskError::Inconsistent(_) => {
                (t!(self, "log-inconsistent", detail = error.to_string()), t!(self, "log-damaged-next", call = call))
            }
            DeskError::OtherSite { found, expected } => (
                t!(self, "other-site", found = found.as_str(), expected = expected.as_str()),
                t!(self, "other-site-next", call = call),
            ),
            DeskError::OtherMode { .. } => (t!(self, "other-mode"), t!(self, "other-mode-next", call = call)),
            DeskError::FoldDiffers => (t!(self, "fold-differs"), t!(self, "fold-differs-next", call = call)),
            DeskError::Halted(halt, stopped) => return self.halt(halt, *stopped, phones),
            DeskError::Unknown { cause, .. } => {
                (t!(self, "outcome-unknown", detail = cause.to_string()), t!(self, "outcome-unknown-next", call = call))
            }
        };
        Explanation { kind: error.kind(), message, next }
    }

    /// Why the log can't be used. `call` says whom to call now.
    #[must_use]
    pub fn store_error(&self, error: &StoreError, call: &str) -> Explanation {
        let path = |path: &Path| path.display().to_string();
        let paper = || t!(self, "paper-next", call = call);
        let damaged = || t!(self, "log-damaged-next", call = call);
        let (message, next) = match error {
            StoreError::NotFound(at) => {
                (t!(self, "log-not-found", path = path(at)), t!(self, "log-not-found-next", call = call))
            }
            StoreError::Exists(at) if is_left_over(at) => {
                (t!(self, "log-left-over", path = path(at)), t!(self, "log-left-over-next", call = call))
            }
            StoreError::Exists(at) => (t!(self, "log-exists", path = path(at)), t!(self, "log-exists-next")),
            StoreError::NotAFile(at) => {
                (t!(self, "not-a-file", path = path(at)), t!(self, "other-path-next", call = call))
            }
            StoreError::NoPermission(at) => {
                (t!(self, "no-permission", path = path(at)), t!(self, "no-permission-next", call = call))
            }
            StoreError::ReadOnly(at) => {
                (t!(self, "log-read-only", path = path(at)), t!(self, "log-read-only-next", call = call))
            }
            StoreError::ReadOnlyFolder(at) => {
                (t!(self, "folder-read-only", path = path(at)), t!(self, "log-read-only-next", call = call))
            }
            StoreError::OwnerKept(at) => (t!(self, "owner-kept", path = path(at)), t!(self, "owner-kept-next")),
            StoreError::NotALog(at) => {
                (t!(self, "not-a-log", path = path(at)), t!(self, "not-a-log-next", call = call))
            }
            StoreError::Damaged { path: at, detail } => {
                (t!(self, "log-damaged", path = path(at), detail = detail.as_str()), damaged())
            }
            StoreError::OtherVersion { path: at, found, known } => (
                t!(self, "log-other-version", path = path(at), found = found.to_string(), known = known.to_string()),
                t!(self, "log-other-version-next", call = call),
            ),
            StoreError::HardLinked(at) => {
                (t!(self, "log-hard-linked", path = path(at)), t!(self, "log-hard-linked-next", call = call))
            }
            StoreError::NetworkFileSystem { path: at, kind } => (
                t!(self, "network-file-system", path = path(at), kind = kind.to_string()),
                t!(self, "network-file-system-next", call = call),
            ),
            StoreError::Moved(at) => (t!(self, "log-moved", path = path(at)), t!(self, "log-moved-next", call = call)),
            StoreError::SchemaChanged(detail) => {
                (t!(self, "schema-changed", detail = detail.as_str()), t!(self, "log-tampered-next", call = call))
            }
            StoreError::ChainBroken(seq) => (t!(self, "chain-broken", seq = seq.to_string()), damaged()),
            StoreError::Unreadable { seq, detail } => {
                (t!(self, "fact-unreadable", seq = seq.to_string(), detail = detail.as_str()), damaged())
            }
            StoreError::NotDurable(what) => (t!(self, "not-durable", what = what.to_string()), paper()),
            StoreError::SqliteTooOld(version) => (
                t!(self, "sqlite-too-old", version = version.to_string()),
                t!(self, "sqlite-too-old-next", call = call),
            ),
            StoreError::Forbidden(detail) => {
                (t!(self, "log-forbidden", detail = detail.as_str()), t!(self, "log-forbidden-next", call = call))
            }
            StoreError::Repeated(_) => (t!(self, "log-repeated"), t!(self, "log-repeated-next")),
            StoreError::Unsettled => (t!(self, "log-unsettled"), paper()),
            StoreError::WriteDisabled => (t!(self, "log-spent"), paper()),
            StoreError::NoWitness(at) => {
                (t!(self, "no-witness", path = path(at)), t!(self, "no-witness-next", call = call))
            }
            StoreError::WitnessWithoutLog(at) => {
                (t!(self, "witness-without-log", path = path(at)), t!(self, "witness-without-log-next", call = call))
            }
            StoreError::Behind | StoreError::Busy => (t!(self, "log-busy"), t!(self, "log-busy-next")),
            StoreError::Cancelled => (t!(self, "broken-off"), t!(self, "broken-off-next")),
            StoreError::Full(at) => (t!(self, "disk-full", path = path(at)), t!(self, "disk-full-next", call = call)),
            StoreError::BackupAhead { path: at, .. } => {
                (t!(self, "copy-ahead", path = path(at)), t!(self, "copy-ahead-next"))
            }
            StoreError::BackupWithoutLog(at) => {
                (t!(self, "copy-without-log", path = path(at)), t!(self, "copy-without-log-next", call = call))
            }
            StoreError::BackupForeign(at) => (t!(self, "copy-foreign", path = path(at)), t!(self, "copy-foreign-next")),
            StoreError::Io { path: at, detail } => {
                (t!(self, "log-io", path = path(at), detail = detail.as_str()), paper())
            }
        };
        Explanation { kind: error.kind(), message, next }
    }
}

/// Whether the file is one that SQLite leaves beside a log, and not a log itself.
fn is_left_over(path: &Path) -> bool {
    let name = path.as_os_str().as_encoded_bytes();
    ["-wal", "-shm", "-journal"].iter().any(|end| name.ends_with(end.as_bytes()))
}

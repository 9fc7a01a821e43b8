//! The file with the snapshot, beside the log.
//!
//! It may be deleted at any time. It counts only if every byte of it is as it was written, by this version of the program,
//! and if its last event still stands in the log; then the log's own chain vouches for everything before.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::marker::PhantomData;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::hash::Hash;

use crate::chain::Link;
use crate::owner::FileOwner;
use crate::snapshot::form::{ReadAs, WrittenAs};
use crate::snapshot::ledger_form::LedgerForm;

/// Goes up when the ledger is folded or written in another way.
const FORMAT: u32 = 6;
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// SHA-256 over everything before it.
const SUM: usize = 32;

/// The file beside one log.
#[derive(Debug, Clone)]
pub struct SnapshotFile {
    log: PathBuf,
    path: PathBuf,
}

/// What stands in it, the last event's hash beside the ledger.
#[derive(Serialize, Deserialize)]
struct Snapshot<L> {
    format: u32,
    program: String,
    hash: Hash,
    ledger: L,
}

type Loaded = ReadAs<Ledger, LedgerForm>;

impl SnapshotFile {
    /// The file that belongs to the log at `log`.
    #[must_use]
    pub fn beside(log: &Path) -> Self {
        Self { log: log.to_owned(), path: named(log, ".fold") }
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// The ledger and its last event; `None` if there is none that counts.
    #[must_use]
    pub fn load(&self) -> Option<(Ledger, Link)> {
        let whole = fs::read(&self.path).ok()?;
        let (kept, sum) = whole.split_last_chunk::<SUM>()?;
        if Sha256::digest(kept).as_slice() != sum {
            return None;
        }
        let Snapshot { format, program, hash, ledger } = postcard::from_bytes::<Snapshot<Loaded>>(kept).ok()?;
        let ledger = ledger.0;
        let link = Link { seq: ledger.seq, hash };
        (format == FORMAT && program == PROGRAM && ledger.identity.is_some()).then_some((ledger, link))
    }

    /// Keeps a ledger in place of an earlier one; a crash leaves one of the two whole, or one that doesn't count.
    ///
    /// # Errors
    /// When it can't be written, which does no harm.
    pub fn keep(&self, ledger: &Ledger, hash: Hash) -> io::Result<()> {
        // Two programs that keep at once must not write into one file.
        let unfinished = named(&self.path, &format!(".{}", std::process::id()));
        let ledger = WrittenAs(ledger, PhantomData);
        let written = write(
            &unfinished,
            FileOwner::of(&self.log).ok(),
            &Snapshot { format: FORMAT, program: PROGRAM.to_owned(), hash, ledger },
        );
        let named = written.and_then(|()| fs::rename(&unfinished, &self.path));
        named.inspect_err(|_| {
            fs::remove_file(&unfinished).ok();
        })
    }

    /// Throws the file away; there need not be one.
    pub fn discard(&self) {
        fs::remove_file(&self.path).ok();
    }
}

fn write(path: &Path, owner: Option<FileOwner>, form: &Snapshot<WrittenAs<'_, Ledger, LedgerForm>>) -> io::Result<()> {
    let file = File::options().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    owner.map_or(Ok(()), |owner| owner.take(&file, path)).map_err(io::Error::other)?;
    let mut summed = Summed { file: BufWriter::new(file), sum: Sha256::new() };
    postcard::to_io(form, &mut summed).map_err(io::Error::other)?;
    let Summed { mut file, sum } = summed;
    file.write_all(sum.finalize().as_slice())?;
    file.flush()
}

/// Sums up what is written through it, so that it is never in memory as a whole.
struct Summed {
    file: BufWriter<File>,
    sum: Sha256,
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn named(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

//! Looking through a whole log for anything that is not as it was written.

mod file;
mod indexes;

use std::hash::RandomState;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle};

use crate::chain::{Link, is_sealed};
use crate::codec::Decoder;
use crate::error::StoreError;
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::place::Place;
use crate::sqlite::verification::indexes::{Contents, ExpectedSums};
use crate::sqlite::{connection, identity, rows};
use crate::stored_row::StoredRow;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::id::Seq;

/// What a look through the whole log has found. A cut tail shows only when `head` is compared with one kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many facts there are.
    pub events: usize,
    /// The last fact and its hash.
    pub head: Link,
    /// What is wrong; nothing in a sound log.
    pub findings: Vec<Finding>,
    /// Facts before which the clock went back. Nothing is wrong with that: what counts is the order of writing.
    pub clock_set_back: Vec<Seq>,
    last_recorded_at: String,
}

impl Verification {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// Looks at the chain; whether the fact fits its hash, and what it says, is looked at elsewhere meanwhile.
    fn look_at(&mut self, row: &StoredRow) {
        let link = Link::of(row);
        let found = [
            (link.seq != self.head.seq.next()).then_some(Finding::Missing(link.seq)),
            (row.prev != self.head.hash.0).then_some(Finding::Unlinked(link.seq)),
        ];
        self.findings.extend(found.into_iter().flatten());
        // Times of entry are of one form, so that their texts are in the order of time.
        if row.recorded_at < self.last_recorded_at {
            self.clock_set_back.push(link.seq);
        }
        self.last_recorded_at.clone_from(&row.recorded_at);
        self.events += 1;
        self.head = link;
    }
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds the file damaged; says how, technically.
    Damaged(String),
    /// A table, trigger or view is not what it should be; says which.
    SchemaChanged(String),
    /// Facts are missing before this one.
    Missing(Seq),
    /// A fact names another hash than that of the fact before it.
    Unlinked(Seq),
    /// A fact's contents don't fit its own hash.
    Unsealed(Seq),
    /// A fact can't be understood.
    Unreadable {
        /// The fact.
        seq: Seq,
        /// What was found, technically.
        detail: String,
    },
}

/// What is told on the way: how many facts were looked at, of how many. It says whether to go on.
pub type Look<'a> = dyn Fn(u64, u64) -> bool + 'a;

/// Looks through a log that can't be opened because it was tampered with.
///
/// # Errors
/// When it is no log, or can't be read at all.
pub fn verify(path: &Path, options: &OpenOptions) -> Result<Verification, StoreError> {
    verify_each(path, options, |_| (), &|_, _| true)
}

/// The same, and shows every fact that can be read to `each` and how far it has come to `watch`.
///
/// # Errors
/// [`StoreError::Cancelled`] when `watch` says so; or when it is no log, or can't be read at all.
pub fn verify_each(
    path: &Path,
    options: &OpenOptions,
    each: impl FnMut(&RecordedEvent) + Send,
    watch: &Look<'_>,
) -> Result<Verification, StoreError> {
    let place = Place::examine(path, options)?;
    identity::recognise(place.path(), |_| Ok(()))?;
    let look = || -> WriteOutcome<Verification> {
        let mut connection = connection::existing(place.path())?;
        identity::is_ours(&connection, place.path())?;
        run(&mut connection, place.path(), each, watch)
    };
    look().map_err(|fault| fault.at(place.path()))
}

/// How many facts are handed on at once from the chain to their reader.
const BATCH: usize = 512;
/// How many such batches may wait.
const WAITING: usize = 8;
/// How often somebody who waits for the file alone is asked whether to go on.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

impl Finding {
    /// The fact that it is about; what is about none comes last.
    fn seq(&self) -> Seq {
        match self {
            Self::Damaged(_) | Self::SchemaChanged(_) => Seq(u64::MAX),
            Self::Missing(seq) | Self::Unlinked(seq) | Self::Unsealed(seq) | Self::Unreadable { seq, .. } => *seq,
        }
    }
}

/// Looks through everything, going on after what it finds for as long as there is something to read, and shows every fact
/// that can be read to `each`.
///
/// The file, the chain and what the facts say are looked at side by side.
pub(super) fn run(
    connection: &mut Connection,
    path: &Path,
    each: impl FnMut(&RecordedEvent) + Send,
    watch: &Look<'_>,
) -> WriteOutcome<Verification> {
    let mut beside = connection::existing(path)?;
    let stop = beside.get_interrupt_handle();
    let snapshot = connection.transaction()?;
    // What is read of the file from here on holds all of this, and perhaps more.
    let last = rows::last(&snapshot).map_or(Seq::START, |last| last.seq);
    let secret = RandomState::new();
    thread::scope(|scope| {
        let (to_reader, batches) = sync_channel(WAITING);
        let (give_back, used) = channel();
        let (expect, expected) = channel();
        let (tell, told) = channel();
        let of_rows = ExpectedSums::new(secret.clone());
        scope.spawn(move || tell.send(file::look(&mut beside, path, last, &secret, &expected)));
        let reader = scope.spawn(move || read_all(&batches, &give_back, of_rows, each));
        let seen = look_at_chain(&snapshot, path, last, (to_reader, &used), watch);
        let read = reader.join().map_err(|_| StoreError::NotDurable("the reading of the facts broke off"));
        let seen = seen.and_then(|seen| Ok((seen, read?)));
        if let Ok((Verification { findings, .. }, (odd, contents))) = &seen {
            // A file check that has ended has found its end; what is wrong with it is told below.
            let _ = expect.send(contents.filter(|_| findings.is_empty() && odd.is_empty()));
        }
        drop(expect);
        let of_file = await_file(&told, &stop, seen.is_ok(), || watch(last.0, last.0));
        let (mut seen, (odd, _)) = seen?;
        seen.findings.extend(odd);
        seen.findings.sort_by_key(Finding::seq);
        seen.findings.splice(0..0, of_file?);
        Ok(seen)
    })
}

/// Waits for the look at the file, and breaks it off when it is not wanted any more.
fn await_file(
    told: &Receiver<WriteOutcome<Vec<Finding>>>,
    stop: &InterruptHandle,
    mut is_wanted: bool,
    mut goes_on: impl FnMut() -> bool,
) -> WriteOutcome<Vec<Finding>> {
    loop {
        if !is_wanted {
            stop.interrupt();
        }
        match told.recv_timeout(BETWEEN_LOOKS) {
            Ok(found) => return found,
            Err(RecvTimeoutError::Timeout) => is_wanted = is_wanted && goes_on(),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(StoreError::NotDurable("the check of the file broke off").into());
            }
        }
    }
}

fn look_at_chain(
    snapshot: &Connection,
    path: &Path,
    last: Seq,
    (to_reader, used): (SyncSender<Vec<StoredRow>>, &Receiver<Vec<StoredRow>>),
    watch: &Look<'_>,
) -> WriteOutcome<Verification> {
    let mut seen = Verification {
        events: 0,
        head: Link::genesis(),
        findings: Vec::new(),
        clock_set_back: Vec::new(),
        last_recorded_at: String::new(),
    };
    let (mut batch, mut blank, mut stopped) = (Vec::with_capacity(BATCH), Vec::new(), false);
    let walked = rows::each_after(snapshot, Seq::START, |row| {
        seen.look_at(row);
        batch.push(std::mem::replace(row, blank.pop().unwrap_or_default()));
        if batch.len() == BATCH {
            blank = used.try_recv().unwrap_or_default();
            // A reader that has ended has found its end; what is wrong with it is told when it is joined.
            let _ = to_reader.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)));
            stopped = !watch(seen.head.seq.0, last.0);
        }
        if stopped { Err(StoreError::Cancelled) } else { Ok(()) }
    });
    if stopped {
        return Err(StoreError::Cancelled.into());
    }
    let _ = to_reader.send(batch);
    if let Err(fault) = walked {
        seen.findings.extend(finding(fault.at(path))?);
    }
    Ok(seen)
}

/// Reads what the facts say, and gives back which don't fit their hash or say nothing that is understood, and what the
/// indexes should hold. Rows that were read are given back to be used again.
fn read_all(
    batches: &Receiver<Vec<StoredRow>>,
    give_back: &Sender<Vec<StoredRow>>,
    mut expected: ExpectedSums,
    mut each: impl FnMut(&RecordedEvent),
) -> (Vec<Finding>, Option<Contents>) {
    let (mut odd, mut decoder) = (Vec::new(), Decoder::default());
    for batch in batches {
        for row in &batch {
            if !is_sealed(row) {
                odd.push(Finding::Unsealed(Link::of(row).seq));
            }
            match decoder.decode(row) {
                Ok(recorded) => each(&recorded),
                Err(error) => {
                    odd.push(Finding::Unreadable { seq: Link::of(row).seq, detail: error.to_string() });
                }
            }
            expected.take_in(row);
        }
        let _ = give_back.send(batch);
    }
    (odd, expected.contents())
}

/// Damage is what is looked for; any other failure says nothing about the log.
fn finding(error: StoreError) -> WriteOutcome<Vec<Finding>> {
    match error {
        StoreError::Damaged { detail, .. } => Ok(vec![Finding::Damaged(detail)]),
        StoreError::SchemaChanged(what) => Ok(vec![Finding::SchemaChanged(what)]),
        StoreError::NotALog(_) => Ok(vec![Finding::Damaged("not a database".to_owned())]),
        other => Err(other.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc::channel;
    use std::thread;

    use rusqlite::Connection;

    use super::await_file;
    use crate::error::StoreError;
    use crate::sqlite::fault::Fault;

    /// The chain has been followed; whoever looks on breaks off what is left.
    #[test]
    fn a_look_at_the_file_alone_can_be_broken_off() -> rusqlite::Result<()> {
        let endless = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n";
        let connection = Connection::open_in_memory()?;
        let (stop, (tell, told)) = (connection.get_interrupt_handle(), channel());
        let look = thread::spawn(move || {
            let looked = connection.query_row(endless, [], |row| row.get::<_, i64>(0));
            tell.send(looked.map(|_| Vec::new()).map_err(Fault::from))
        });
        let mut asked = 0;
        let found = await_file(&told, &stop, true, || {
            asked += 1;
            asked < 3
        });
        assert!(matches!(found.map_err(|fault| fault.at(Path::new("log"))), Err(StoreError::Cancelled)));
        assert_eq!((asked, look.join().is_ok()), (3, true));
        Ok(())
    }
}

//! Looking through a whole log for anything that is not as it was written.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rusqlite::Connection;

use super::fault::{Fault, Outcome};
use super::place::Place;
use super::schema::{self, Schema};
use super::{OpenOptions, connection, identity, rows};
use crate::domain::fact::Recorded;
use crate::domain::id::Seq;
use crate::store::chain::{Link, is_sealed};
use crate::store::row::Row;
use crate::store::{StoreError, codec};

/// What a look through the whole log has found. A cut tail shows only when `head` is compared with one kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many facts there are.
    pub facts: usize,
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

    /// Looks at the chain; what the fact says is looked at elsewhere meanwhile.
    fn look_at(&mut self, row: &Row) {
        let link = Link::of(row);
        let found = [
            (link.seq != self.head.seq.next()).then_some(Finding::Missing(link.seq)),
            (row.prev != self.head.hash.0).then_some(Finding::Unlinked(link.seq)),
            (!is_sealed(row)).then_some(Finding::Unsealed(link.seq)),
        ];
        self.findings.extend(found.into_iter().flatten());
        // Times of entry are of one form, so that their texts are in the order of time.
        if row.recorded_at < self.last_recorded_at {
            self.clock_set_back.push(link.seq);
        }
        self.last_recorded_at.clone_from(&row.recorded_at);
        self.facts += 1;
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
    each: impl FnMut(&Recorded) + Send,
    watch: &Look<'_>,
) -> Result<Verification, StoreError> {
    let place = Place::examine(path, options)?;
    identity::recognise(place.path(), |_| Ok(()))?;
    let look = || -> Outcome<Verification> {
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
    each: impl FnMut(&Recorded) + Send,
    watch: &Look<'_>,
) -> Outcome<Verification> {
    let mut beside = connection::existing(path)?;
    let stop = beside.get_interrupt_handle();
    let (to_reader, batches) = sync_channel(WAITING);
    thread::scope(|scope| {
        let whole = scope.spawn(move || look_at_file(&mut beside, path));
        let reader = scope.spawn(move || read_all(&batches, each));
        let seen = look_at_chain(connection, path, &to_reader, watch);
        drop(to_reader);
        if seen.is_err() {
            stop.interrupt();
        }
        let (file, unreadable) = (whole.join(), reader.join().unwrap_or_default());
        let mut seen = seen?;
        let of_file = file.unwrap_or_else(|_| Err(StoreError::NotDurable("the check of the file broke off").into()))?;
        seen.findings.extend(unreadable);
        seen.findings.sort_by_key(Finding::seq);
        seen.findings.splice(0..0, of_file);
        Ok(seen)
    })
}

fn look_at_file(connection: &mut Connection, path: &Path) -> Outcome<Vec<Finding>> {
    let damage = |fault: Fault| finding(fault.at(path));
    let mut findings = integrity(connection).or_else(damage)?;
    if let Err(fault) = schema(connection, path) {
        findings.extend(damage(fault)?);
    }
    Ok(findings)
}

fn look_at_chain(
    connection: &mut Connection,
    path: &Path,
    to_reader: &SyncSender<Vec<Row>>,
    watch: &Look<'_>,
) -> Outcome<Verification> {
    let snapshot = connection.transaction()?;
    let mut seen = Verification {
        facts: 0,
        head: Link::genesis(),
        findings: Vec::new(),
        clock_set_back: Vec::new(),
        last_recorded_at: String::new(),
    };
    let (mut batch, mut stopped) = (Vec::with_capacity(BATCH), false);
    let last = rows::last(&snapshot).map_or(Seq::START, |last| last.seq);
    let walked = rows::each_after(&snapshot, Seq::START, |row| {
        seen.look_at(row);
        batch.push(row.clone());
        if batch.len() == BATCH {
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

/// Reads what the facts say, and gives back which say nothing that is understood.
fn read_all(batches: &Receiver<Vec<Row>>, mut each: impl FnMut(&Recorded)) -> Vec<Finding> {
    let mut unreadable = Vec::new();
    for row in batches.iter().flatten() {
        match codec::decode(&row) {
            Ok(fact) => each(&fact),
            Err(error) => unreadable.push(Finding::Unreadable { seq: Link::of(&row).seq, detail: error.to_string() }),
        }
    }
    unreadable
}

fn integrity(connection: &Connection) -> Outcome<Vec<Finding>> {
    let mut query = connection.prepare("PRAGMA integrity_check")?;
    let lines: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(Finding::Damaged).collect())
}

fn schema(connection: &Connection, path: &Path) -> Outcome<()> {
    Schema::of_version(schema::version(connection, path)?)?.verify(connection)
}

/// Damage is what is looked for; any other failure says nothing about the log.
fn finding(error: StoreError) -> Outcome<Vec<Finding>> {
    match error {
        StoreError::Damaged { detail, .. } => Ok(vec![Finding::Damaged(detail)]),
        StoreError::SchemaChanged(what) => Ok(vec![Finding::SchemaChanged(what)]),
        StoreError::NotALog(_) => Ok(vec![Finding::Damaged("not a database".to_owned())]),
        other => Err(other.into()),
    }
}

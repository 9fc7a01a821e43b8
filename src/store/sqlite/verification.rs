//! Verifies a whole log: finds everything that is not as it was written.
//!
//! Three threads walk the chain, decode the rows, and check the file with its indexes. The rules of the domain are not
//! checked here.

mod file;
mod finding;
mod indexes;

pub use finding::Finding;

use std::hash::RandomState;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle};

use crate::chain::{Link, is_sealed};
use crate::codec::Decoder;
use crate::error::StoreError;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::place::Place;
use crate::sqlite::verification::finding::as_finding;
use crate::sqlite::verification::indexes::{ExpectedSums, IndexSums};
use crate::sqlite::{connection, identity, rows};
use crate::stored_row::StoredRow;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::id::Seq;

/// The result of verifying a log. Events cut off at its end show only when `head` is compared with one kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    pub events: usize,
    pub head: Link,
    /// Everything that is wrong; empty for a sound log.
    pub findings: Vec<Finding>,
    /// The events before which the clock went back. That is no finding, because the order of writing is what counts.
    pub clock_set_back: Vec<Seq>,
    /// The time of entry of the row before.
    last_recorded_at: String,
}

impl Verification {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// Checks the place of the next row in the chain. Meanwhile [`decode_all`] checks its hash and its contents.
    fn push(&mut self, row: &StoredRow) {
        let link = Link::of(row);
        let found = [
            (link.seq != self.head.seq.next()).then_some(Finding::Missing(link.seq)),
            (row.prev != self.head.hash.0).then_some(Finding::Unlinked(link.seq)),
        ];
        self.findings.extend(found.into_iter().flatten());
        // Times of entry have one fixed form, so their texts sort like the times.
        if row.recorded_at < self.last_recorded_at {
            self.clock_set_back.push(link.seq);
        }
        self.last_recorded_at.clone_from(&row.recorded_at);
        self.events += 1;
        self.head = link;
    }
}

/// A callback that is told how many events were checked, of how many. It returns whether to go on.
pub type VerifyProgress<'a> = dyn Fn(u64, u64) -> bool + 'a;

/// Verifies the log at `path`, even one that can't be opened because it was tampered with.
///
/// # Errors
/// When the file is no log, or can't be read at all.
pub fn verify(path: &Path, options: &OpenOptions) -> Result<Verification, StoreError> {
    verify_each(path, options, |_| (), &|_, _| true)
}

/// Like [`verify`], and passes every event that can be decoded to `each`, and the progress to `watch`.
///
/// # Errors
/// [`StoreError::Cancelled`] when `watch` says so. Else when the file is no log, or can't be read at all.
pub fn verify_each(
    path: &Path,
    options: &OpenOptions,
    each: impl FnMut(&RecordedEvent) + Send,
    watch: &VerifyProgress<'_>,
) -> Result<Verification, StoreError> {
    let place = Place::examine(path, options)?;
    identity::recognise(place.path(), |_| Ok(()))?;
    let verify = || -> FaultResult<Verification> {
        let mut connection = connection::at(&place)?;
        identity::is_ours(&connection, place.path())?;
        run(&mut connection, &place, each, watch)
    };
    verify().map_err(|fault| fault.at(place.path()))
}

/// How many rows the thread that walks the chain passes on at once to the thread that decodes them.
const BATCH_ROWS: usize = 512;
/// How many such batches may wait to be decoded.
const WAITING_BATCHES: usize = 8;
/// How often `watch` is asked whether to go on, once only the check of the file is left.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// Verifies everything, and goes on after a finding. Every event that can be decoded is passed to `each`.
pub(super) fn run(
    connection: &mut Connection,
    place: &Place,
    each: impl FnMut(&RecordedEvent) + Send,
    watch: &VerifyProgress<'_>,
) -> FaultResult<Verification> {
    let (path, mut for_file) = (place.path(), connection::at(place)?);
    let stop = for_file.get_interrupt_handle();
    let snapshot = connection.transaction()?;
    // The other connection, which reads the file from here on, sees all events of this snapshot and perhaps more.
    let last = rows::last(&snapshot).map_or(Seq::START, |last| last.seq);
    let secret = RandomState::new();
    thread::scope(|scope| {
        let (to_decoder, batches) = sync_channel(WAITING_BATCHES);
        let (give_back, used) = channel();
        let (expected_sender, expected) = channel();
        let (file_sender, file_result) = channel();
        let sums = ExpectedSums::new(secret.clone());
        scope.spawn(move || file_sender.send(file::check(&mut for_file, path, last, &secret, &expected)));
        let decoding = scope.spawn(move || decode_all(&batches, &give_back, sums, each));
        let verification = check_chain(&snapshot, path, last, (to_decoder, &used), watch);
        let decoded = decoding.join().map_err(|_| StoreError::NotDurable("the decoding of the events broke off"));
        let verification = verification.and_then(|verification| Ok((verification, decoded?)));
        if let Ok((Verification { findings, .. }, (row_findings, sums))) = &verification {
            // If the check of the file has ended already, its result says why; it is received below.
            let _ = expected_sender.send(sums.filter(|_| findings.is_empty() && row_findings.is_empty()));
        }
        drop(expected_sender);
        let file_findings = await_file(&file_result, &stop, verification.is_ok(), || watch(last.0, last.0));
        let (mut verification, (row_findings, _)) = verification?;
        verification.findings.extend(row_findings);
        verification.findings.sort_by_key(Finding::seq);
        verification.findings.splice(0..0, file_findings?);
        Ok(verification)
    })
}

/// Waits for the check of the file, and interrupts it when its result is not wanted any more.
fn await_file(
    result: &Receiver<FaultResult<Vec<Finding>>>,
    stop: &InterruptHandle,
    mut is_wanted: bool,
    mut goes_on: impl FnMut() -> bool,
) -> FaultResult<Vec<Finding>> {
    loop {
        if !is_wanted {
            stop.interrupt();
        }
        match result.recv_timeout(POLL_INTERVAL) {
            Ok(found) => return found,
            Err(RecvTimeoutError::Timeout) => is_wanted = is_wanted && goes_on(),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(StoreError::NotDurable("the check of the file broke off").into());
            }
        }
    }
}

/// Walks the chain up to its end and passes the rows on to the decoder in batches.
fn check_chain(
    snapshot: &Connection,
    path: &Path,
    last: Seq,
    (to_decoder, used): (SyncSender<Vec<StoredRow>>, &Receiver<Vec<StoredRow>>),
    watch: &VerifyProgress<'_>,
) -> FaultResult<Verification> {
    let mut verification = Verification {
        events: 0,
        head: Link::genesis(),
        findings: Vec::new(),
        clock_set_back: Vec::new(),
        last_recorded_at: String::new(),
    };
    let (mut batch, mut blank, mut stopped) = (Vec::with_capacity(BATCH_ROWS), Vec::new(), false);
    let walked = rows::each_after(snapshot, Seq::START, |row| {
        verification.push(row);
        batch.push(std::mem::replace(row, blank.pop().unwrap_or_default()));
        if batch.len() == BATCH_ROWS {
            blank = used.try_recv().unwrap_or_default();
            // If the decoder has ended already, joining it says why.
            let _ = to_decoder.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH_ROWS)));
            stopped = !watch(verification.head.seq.0, last.0);
        }
        if stopped { Err(StoreError::Cancelled) } else { Ok(()) }
    });
    if stopped {
        return Err(StoreError::Cancelled.into());
    }
    let _ = to_decoder.send(batch);
    if let Err(fault) = walked {
        verification.findings.extend(as_finding(fault.at(path))?);
    }
    Ok(verification)
}

/// Decodes the rows. Returns which of them don't fit their hash or can't be decoded, and what the indexes should
/// contain. Rows that were decoded go back through `give_back`, so that their memory is used again.
fn decode_all(
    batches: &Receiver<Vec<StoredRow>>,
    give_back: &Sender<Vec<StoredRow>>,
    mut expected: ExpectedSums,
    mut each: impl FnMut(&RecordedEvent),
) -> (Vec<Finding>, Option<IndexSums>) {
    let (mut findings, mut decoder) = (Vec::new(), Decoder::default());
    for batch in batches {
        for row in &batch {
            if !is_sealed(row) {
                findings.push(Finding::Unsealed(Link::of(row).seq));
            }
            match decoder.decode(row) {
                Ok(recorded) => each(&recorded),
                Err(error) => {
                    findings.push(Finding::Unreadable { seq: Link::of(row).seq, detail: error.to_string() });
                }
            }
            expected.add(row);
        }
        let _ = give_back.send(batch);
    }
    (findings, expected.sums())
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

    /// The chain has been walked; the person cancels the check of the file, which is all that is left.
    #[test]
    fn the_check_of_the_file_alone_can_be_cancelled() -> rusqlite::Result<()> {
        let endless = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n";
        let connection = Connection::open_in_memory()?;
        let (stop, (sender, result)) = (connection.get_interrupt_handle(), channel());
        let check = thread::spawn(move || {
            let checked = connection.query_row(endless, [], |row| row.get::<_, i64>(0));
            sender.send(checked.map(|_| Vec::new()).map_err(Fault::from))
        });
        let mut asked = 0;
        let found = await_file(&result, &stop, true, || {
            asked += 1;
            asked < 3
        });
        assert!(matches!(found.map_err(|fault| fault.at(Path::new("log"))), Err(StoreError::Cancelled)));
        assert_eq!((asked, check.join().is_ok()), (3, true));
        Ok(())
    }
}

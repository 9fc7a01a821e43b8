//! Several terminals that use one log at the same time.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use kvittera_domain::event::Event;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::sex::Sex;
use kvittera_store::sqlite::{OpenOptions, SqliteLog, verify};
use kvittera_store::{EventStore, LockWaitNotifier, StoreError};

use crate::given::log_file::{Desk, SECOND, append, create_at, issued, kind, noted, suspected, whole};

/// What the thread of a command reports.
#[derive(Debug, PartialEq, Eq)]
enum Progress {
    Waiting(bool),
    Written,
}

/// Appends a note, and tries again until the store is no longer behind.
fn write(store: &mut SqliteLog, number: u128) -> Result<(), StoreError> {
    loop {
        match append(store, number, vec![noted("x")]) {
            Err(StoreError::Behind) => drop(store.read_after(store.head().seq)?),
            done => return done,
        }
    }
}

#[test]
fn all_commands_are_written_once_and_in_one_order() {
    let desk = Desk::in_use();
    let terminals: Vec<_> = (1..=3)
        .map(|terminal| {
            let mut store = desk.open();
            thread::spawn(move || (0..20).try_for_each(|number| write(&mut store, terminal * 1000 + number)))
        })
        .collect();
    for terminal in terminals {
        terminal.join().unwrap().unwrap();
    }
    let events = desk.open().read_after(Seq::START).unwrap();
    assert_eq!(events.len(), 66);
    assert_eq!(events.iter().skip(6).map(|recorded| recorded.request).collect::<BTreeSet<_>>().len(), 60);
}

#[test]
fn only_what_came_after_an_event_is_read_however_far_behind_one_is() {
    let desk = Desk::in_use();
    let (mut behind, mut ahead) = (desk.open(), desk.open());
    for number in 10..13 {
        append(&mut ahead, number, vec![noted("x")]).unwrap();
    }
    let told = behind.read_after(Seq(8)).unwrap();
    assert_eq!(told.iter().map(|recorded| recorded.seq).collect::<Vec<_>>(), [Seq(9)]);
    assert_eq!(behind.head(), ahead.head());
}

#[test]
fn two_terminals_that_saw_the_same_number_issue_it_once() {
    let desk = Desk::in_use();
    let terminals = [desk.open(), desk.open()].into_iter().zip(8..).map(|(mut store, number)| {
        thread::spawn(move || kind(append(&mut store, number, vec![issued(1, SECOND, Sex::Female)])))
    });
    let mut ends: Vec<&str> = terminals.collect::<Vec<_>>().into_iter().map(|end| end.join().unwrap()).collect();
    ends.sort_unstable();
    assert_eq!(ends, ["behind", "ok"]);
    let events = desk.open().read_after(Seq(6)).unwrap();
    assert!(matches!(events.as_slice(), [one] if matches!(one.event, Event::Issued { .. })));
}

#[test]
fn logs_are_opened_while_others_write() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    let writer = thread::spawn(move || (0..150).try_for_each(|number| write(&mut store, 1000 + number)));
    while !writer.is_finished() {
        let mut store = desk.open();
        assert!(store.verify().unwrap().is_sound());
        whole(&mut store);
    }
    writer.join().unwrap().unwrap();
}

#[test]
fn a_reader_that_stays_does_not_delay_an_issuance() {
    let desk = Desk::in_use();
    let reader = desk.foreign();
    reader.execute_batch("BEGIN; SELECT count(*) FROM event").unwrap();
    let (mut store, begun) = (desk.open(), Instant::now());
    append(&mut store, 9, vec![suspected()]).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert_eq!(whole(&mut store), whole(&mut desk.open()));
}

#[test]
fn a_writer_that_stays_is_said_to_be_busy() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    let writer = desk.foreign();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(kind(append(&mut store, 9, vec![suspected()])), "log_busy");
    writer.execute_batch("ROLLBACK").unwrap();
    append(&mut store, 9, vec![suspected()]).unwrap();
}

#[test]
fn a_log_is_shown_though_a_writer_stays_and_that_is_said() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    let writer = desk.foreign();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut shown = false;
    let is_writing = store.view_quiet(Duration::ZERO, &mut |log| {
        shown = log.head()?.seq == Seq(6);
        Ok(())
    });
    assert!(is_writing.unwrap() && shown);
}

#[test]
fn a_terminal_that_waits_for_a_writer_is_told_until_it_is_over() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    let writer = desk.foreign();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (sender, receiver) = channel();
    let notify = Mutex::new(sender.clone());
    store.on_wait(LockWaitNotifier::with_callback(move |waits| {
        notify.lock().unwrap().send(Progress::Waiting(waits)).unwrap();
    }));
    let waiting = thread::spawn(move || {
        let outcome = append(&mut store, 9, vec![suspected()]);
        sender.send(Progress::Written).unwrap();
        outcome
    });
    assert_eq!(receiver.recv().unwrap(), Progress::Waiting(true), "nothing is reported before");
    writer.execute_batch("ROLLBACK").unwrap();
    assert_eq!([receiver.recv().unwrap(), receiver.recv().unwrap()], [Progress::Waiting(false), Progress::Written]);
    waiting.join().unwrap().unwrap();
}

#[test]
fn a_terminal_that_gives_up_waiting_is_told_that_it_is_over() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    let writer = desk.foreign();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let reported = Arc::new(Mutex::new(Vec::new()));
    let reports = Arc::clone(&reported);
    store.on_wait(LockWaitNotifier::with_callback(move |waits| reports.lock().unwrap().push(waits)));
    let begun = Instant::now();
    assert_eq!(kind(append(&mut store, 9, vec![suspected()])), "log_busy");
    assert!(begun.elapsed() > Duration::from_secs(4), "it is as patient as ever");
    assert_eq!(*reported.lock().unwrap(), [true, false]);
    writer.execute_batch("ROLLBACK").unwrap();
    append(&mut store, 9, vec![suspected()]).unwrap();
    assert_eq!(reported.lock().unwrap().len(), 2, "nothing is reported without waiting");
}

#[test]
fn opening_the_file_again_drops_no_lock_of_a_running_store() {
    let desk = Desk::in_use();
    let store = desk.open();
    let inode = fs::metadata(&desk.path).unwrap().ino();
    let held = || fs::read_to_string("/proc/locks").unwrap().matches(&format!(":{inode} ")).count();
    let before = held();
    assert!(before > 0);
    drop(desk.open());
    verify(&desk.path, &OpenOptions::default()).unwrap();
    assert_eq!(kind(create_at(&desk.path)), "log_exists");
    assert_eq!(held(), before);
    drop(store);
}

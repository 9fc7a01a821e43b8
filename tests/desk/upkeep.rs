//! Looking after the log: when the second copy is late, and the thread that renews it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use kvittera::desk::maintenance::{Backup, BackupCopy, MaintenanceState, MaintenanceThread};
use kvittera_domain::value::id::Seq;
use kvittera_store::{DiskSpace, StoreError};

use crate::given::scenario::clock;

fn copied(seq: u64) -> Backup {
    let folder = PathBuf::from("/kopior");
    Backup { folder, last: Some(BackupCopy { at: clock(10, 0), seq: Seq(seq) }), trouble: None }
}

#[test]
fn it_is_late_when_the_last_fact_has_waited_for_more_than_five_minutes() {
    let (written, later) = (clock(10, 0), |minutes| clock(10, 0) + TimeDelta::minutes(minutes));
    for (in_copy, minutes, late) in [(7, 600, false), (6, 5, false), (6, 6, true), (8, 600, false)] {
        let backup = copied(in_copy);
        assert_eq!(backup.is_late(Seq(7), Some(written), later(minutes)), late, "{in_copy} {minutes}");
    }
    let none = Backup { last: None, ..copied(0) };
    assert!(!none.is_late(Seq(7), Some(written), later(5)) && none.is_late(Seq(7), Some(written), later(6)));
    let failing = Backup { trouble: Some(StoreError::Busy), ..copied(7) };
    assert!(failing.is_late(Seq(7), Some(written), written));
}

#[test]
fn room_is_low_below_sixty_four_mebibytes() {
    let room = |free| DiskSpace { free, has_reserve: true };
    assert!(room((64 << 20) - 1).is_low() && !room(64 << 20).is_low());
}

fn next(reports: &Receiver<MaintenanceState>) -> u64 {
    reports.recv_timeout(Duration::from_secs(20)).unwrap().room.unwrap().free
}

#[test]
fn what_is_written_while_it_works_makes_one_more_round_and_not_many() {
    let (gate, held) = channel::<()>();
    let (gate, held, rounds) = (gate, Mutex::new(held), Arc::new(AtomicU64::new(0)));
    let (reports, seen) = channel();
    let counted = Arc::clone(&rounds);
    let round = move || {
        held.lock().unwrap().recv().ok();
        let free = counted.fetch_add(1, Ordering::SeqCst) + 1;
        MaintenanceState { backup: None, room: Some(DiskSpace { free, has_reserve: true }) }
    };
    let keeper = MaintenanceThread::start(round, reports).unwrap();
    for _ in 0..9 {
        keeper.tell();
    }
    gate.send(()).unwrap();
    assert_eq!(next(&seen), 1, "it begins by itself");
    // Whether the nine were told before or after it began to listen, they are one round.
    keeper.tell();
    gate.send(()).unwrap();
    assert_eq!(next(&seen), 2);
    drop(gate);
    drop(keeper);
    assert!(rounds.load(Ordering::SeqCst) <= 3);
}

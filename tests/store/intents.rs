//! Commands whose outcome the witness, or the log, does not know.

use kvittera_store::Witnessed;
use std::fs;
use std::sync::{Arc, Mutex};

use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_store::{EventStore, LockWaitNotifier};

use super::witness::{comparison, lines, numbers, one_more, put_log_back, write_lines};
use crate::given::log_file::{Desk, SECOND, THIRD, append, issued, kind, noted, request};

/// A log whose program was killed between the intent of an issuance and its commit.
fn broken_off() -> Desk {
    let (desk, log, _) = one_more();
    forget_the_end(&desk, &log);
    desk
}

/// The same with a note as the command, and the bytes of the log.
fn came_to_nothing() -> (Desk, Vec<u8>) {
    let desk = Desk::in_use();
    let log = fs::read(&desk.path).unwrap();
    append(&mut desk.open(), 4, vec![noted("x")]).unwrap();
    forget_the_end(&desk, &log);
    (desk, log)
}

/// Puts the log back to `log`, and removes the last `done` line from the witness.
fn forget_the_end(desk: &Desk, log: &[u8]) {
    let mut left = lines(desk);
    left.pop();
    write_lines(desk, &left);
    put_log_back(desk, log);
}

#[test]
fn an_intent_without_a_row_stops_everything() {
    let desk = broken_off();
    let said = comparison(&desk);
    assert_eq!((said.finding, numbers(&said.lost), numbers(&said.unknown)), (None, vec![], vec![SECOND.to_owned()]));
    assert_eq!(kind(append(&mut desk.open(), 9, vec![issued(1, THIRD, Male)])), "unsettled");
}

#[test]
fn a_command_of_several_events_is_passed_once_another_begins_after_its_last() {
    let desk = Desk::in_use();
    let (log, mut left) = (fs::read(&desk.path).unwrap(), lines(&desk));
    append(&mut desk.open(), 4, vec![noted("x"), noted("y"), issued(1, SECOND, Female)]).unwrap();
    left.push(lines(&desk).swap_remove(left.len()));
    append(&mut desk.open(), 5, vec![issued(2, THIRD, Male)]).unwrap();
    left.push(lines(&desk).swap_remove(left.len() + 1));
    write_lines(&desk, &left);
    put_log_back(&desk, &log);
    let said = comparison(&desk);
    assert_eq!(said.finding, Some(Discrepancy::LogBehind { known: Seq(6) }));
    assert_eq!((numbers(&said.lost), numbers(&said.unknown)), (vec![SECOND.to_owned()], vec![THIRD.to_owned()]));
}

#[test]
fn while_another_hangs_in_the_middle_of_a_command_all_others_read_and_wait_only_once() {
    let desk = broken_off();
    let (mut store, writer) = (desk.open(), desk.foreign());
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&heard);
    store.on_wait(LockWaitNotifier::with_callback(move |waits| told.lock().unwrap().push(waits)));
    for _ in 0..2 {
        let said = store.comparison().unwrap();
        assert!(said.under_way && numbers(&said.unknown) == [SECOND], "{said:?}");
        assert_eq!(*heard.lock().unwrap(), [true, false], "once was enough");
    }
    writer.execute_batch("ROLLBACK").unwrap();
    let said = store.comparison().unwrap();
    assert!(!said.under_way && numbers(&said.unknown) == [SECOND], "{said:?}");
}

#[test]
fn an_intent_that_issues_nothing_stops_nothing() {
    let (desk, _) = came_to_nothing();
    append(&mut desk.open(), 9, vec![issued(1, SECOND, Female)]).unwrap();
    assert_eq!(comparison(&desk).finding, None);
}

#[test]
fn a_command_that_was_never_committed_is_settled_when_another_takes_its_place() {
    let (desk, log) = came_to_nothing();
    append(&mut desk.open(), 5, vec![issued(1, SECOND, Female)]).unwrap();
    let requests = |intents: &[Intent]| intents.iter().map(|intent| intent.request).collect::<Vec<_>>();
    assert_eq!(comparison(&desk), Comparison::default());
    put_log_back(&desk, &log);
    let said = comparison(&desk);
    assert_eq!((requests(&said.lost), requests(&said.unknown)), (vec![request(5)], vec![request(4)]));
}

#[test]
fn of_two_ends_at_one_place_the_first_counts() {
    let (desk, log, witness) = one_more();
    let both = lines(&desk);
    put_log_back(&desk, &log);
    write_lines(&desk, &witness);
    append(&mut desk.open(), 5, vec![issued(1, THIRD, Male)]).unwrap();
    write_lines(&desk, &[both, lines(&desk).split_off(witness.len())].concat());
    let said = comparison(&desk);
    assert_eq!(said.finding, Some(Discrepancy::LogBehind { known: Seq(7) }));
    assert_eq!(numbers(&said.lost), [SECOND]);
}

#[test]
fn an_intent_whose_row_is_there_is_done() {
    let (desk, _, _) = one_more();
    let mut left = lines(&desk);
    left.pop();
    write_lines(&desk, &left);
    assert_eq!(comparison(&desk), Comparison::default());
    append(&mut desk.open(), 9, vec![issued(2, THIRD, Male)]).unwrap();
    assert_eq!(comparison(&desk), Comparison::default());
}

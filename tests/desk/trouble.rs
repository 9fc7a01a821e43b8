//! The log fails while somebody waits on the phone: only what stands in it counts, and nobody is told otherwise.

use kvittera::desk::restoring::OperatorStatement;
use kvittera::desk::{Desk, DeskError, HaltedOperation};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::halt::HaltCause;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::decide::{Context, decide, proposal};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_store::memory::MemoryStore;
use kvittera_store::{AppendRequest, EventStore, StoreError};

use super::flaky::{Faults, Flaky, NextWrite};
use super::{assert_up_to_date, contents, done, handed_out, log_in_outage, open, wish};
use crate::given::commands::{issue, woman};
use crate::given::scenario::{cashier, clock, rules};

fn failing(faults: Faults) -> (MemoryStore, Flaky, Desk<Flaky>) {
    let log = log_in_outage();
    let flaky = Flaky::new(log.clone());
    let desk = open(flaky.clone());
    *flaky.faults.borrow_mut() = faults;
    (log, flaky, desk)
}

fn mend(flaky: &Flaky) {
    *flaky.faults.borrow_mut() = Faults::default();
}

fn ask(desk: &mut Desk<Flaky>) -> Result<Vec<RecordedEvent>, DeskError> {
    desk.execute(wish(7), &issue(Female), &cashier("kassa1"), clock(3, 0))
}

#[track_caller]
fn nothing_was_written(result: &Result<Vec<RecordedEvent>, DeskError>) {
    assert!(matches!(result, Err(DeskError::Store(StoreError::Io { .. }))), "{result:?}");
}

#[track_caller]
fn nobody_knows(result: &Result<Vec<RecordedEvent>, DeskError>) {
    let Err(DeskError::Unknown { request, cause: StoreError::Io { .. } }) = result else { panic!("{result:?}") };
    assert_eq!(*request, wish(7));
}

#[test]
fn a_write_that_failed_and_is_not_in_the_log_was_not_made() {
    let (log, _, mut desk) = failing(Faults { write: NextWrite::Lost, ..Faults::default() });
    nothing_was_written(&ask(&mut desk));
    assert_eq!(handed_out(&log), 0);
    assert_up_to_date(&desk, &log);
}

#[test]
fn a_write_that_failed_but_is_in_the_log_was_made() {
    let (log, _, mut desk) = failing(Faults { write: NextWrite::WrittenButFails, ..Faults::default() });
    let events = ask(&mut desk).unwrap();
    assert_eq!(contents(&log).last(), events.last());
    assert_up_to_date(&desk, &log);
}

#[test]
fn a_number_that_was_going_out_when_the_disk_failed_is_free_for_nobody() {
    let faults = || Faults { write: NextWrite::Lost, spent: true, ..Faults::default() };
    let (_, _, mut desk) = failing(faults());
    let at_risk = vec![proposal(desk.ledger(), Female).unwrap().number];
    for _ in 0..2 {
        let Err(DeskError::Halted(halt, HaltedOperation::Issue)) = ask(&mut desk) else { panic!("it goes on") };
        assert_eq!((halt.cause, &halt.at_risk), (HaltCause::DiskFailed, &at_risk));
        let free = halt.surely_free.unwrap();
        assert!(free.len() == 19 && !free.contains(&at_risk[0]), "{free:?}");
    }
    let (log, _, mut desk) = failing(Faults { gone_after_write: true, ..faults() });
    nobody_knows(&ask(&mut desk));
    assert_eq!(desk.halt().map(|halt| &halt.at_risk), Some(&at_risk));
    assert_eq!(handed_out(&log), 0);
}

/// Another terminal is in the midst of handing out the first woman's number.
fn under_way(desk: &Desk<Flaky>) -> Comparison {
    let rules = rules();
    let (actor, rights) = (cashier("kassa2"), Rights::SingleDesk);
    let context = Context { now: clock(3, 0), actor: &actor, rights: &rights, pool_rules: &rules };
    let events = decide(desk.ledger(), issue(Female), &context).unwrap();
    let intent = Intent { request: wish(8), seq: desk.head().seq.next(), recorded_at: clock(3, 0), actor, events };
    Comparison { unknown: vec![intent], under_way: true, ..Comparison::default() }
}

#[test]
fn while_another_is_in_the_midst_of_a_hand_out_its_number_is_free_for_nobody_and_everything_can_be_read() {
    let (log, flaky, desk) = failing(Faults::default());
    let comparison = under_way(&desk);
    flaky.faults.borrow_mut().comparison = comparison;
    let mut desk = open(flaky.clone());
    let halt = desk.halt().unwrap();
    assert_eq!((halt.cause, halt.at_risk.as_slice()), (HaltCause::UnderWay, &[woman(1)][..]));
    assert!(!halt.surely_free.as_ref().unwrap().contains(&woman(1)));
    assert_up_to_date(&desk, &log);
    // The log itself is what keeps a wish back; a recovery would be over the other's head.
    let busy = ask(&mut desk);
    assert!(matches!(busy, Err(DeskError::Store(StoreError::Busy))), "{busy:?}");
    assert!(matches!(desk.recovery_plan(), Err(DeskError::Store(StoreError::Busy))));
    let statement = OperatorStatement { unissued: Vouched::All, reason: "genomgången".parse().unwrap() };
    let recovered = desk.recover(statement, &cashier("kassa1"), clock(3, 0));
    assert!(matches!(recovered, Err(DeskError::Store(StoreError::Busy))), "{recovered:?}");
}

#[test]
fn once_the_other_has_gone_on_or_away_the_desk_knows_without_a_new_fact() {
    let (_, flaky, desk) = failing(Faults::default());
    let comparison = under_way(&desk);
    for (then, halts) in [(Comparison::default(), None), (killed(&comparison), Some(HaltCause::OutcomeUnknown))] {
        flaky.faults.borrow_mut().comparison = comparison.clone();
        let mut desk = open(flaky.clone());
        assert!(desk.changed().unwrap(), "it is asked about again and again");
        desk.follow().unwrap();
        assert_eq!(desk.halt().map(|halt| halt.cause), Some(HaltCause::UnderWay));
        flaky.faults.borrow_mut().comparison = then;
        assert!(desk.changed().unwrap());
        desk.follow().unwrap();
        assert_eq!(desk.halt().map(|halt| halt.cause), halts);
        assert!(!desk.changed().unwrap(), "what stands is not asked about for nothing");
    }
}

fn killed(comparison: &Comparison) -> Comparison {
    Comparison { under_way: false, ..comparison.clone() }
}

#[test]
fn when_the_log_can_not_be_read_again_nobody_knows() {
    for write in [NextWrite::Lost, NextWrite::WrittenButFails] {
        let (_, _, mut desk) = failing(Faults { write, gone_after_write: true, ..Faults::default() });
        nobody_knows(&ask(&mut desk));
    }
}

#[test]
fn asked_again_when_the_log_is_back_it_turns_out_to_have_been_written() {
    let (log, flaky, mut desk) =
        failing(Faults { write: NextWrite::WrittenButFails, gone_after_write: true, ..Faults::default() });
    nobody_knows(&ask(&mut desk));
    mend(&flaky);
    assert!(matches!(ask(&mut desk).unwrap()[0].event, Event::Issued { number, .. } if number == woman(1)));
    assert_eq!(handed_out(&log), 1);
    assert_up_to_date(&desk, &log);
}

#[test]
fn asked_again_when_the_log_is_back_what_was_not_written_is_done_now() {
    let (log, flaky, mut desk) =
        failing(Faults { write: NextWrite::Lost, gone_after_write: true, ..Faults::default() });
    nobody_knows(&ask(&mut desk));
    mend(&flaky);
    ask(&mut desk).unwrap();
    assert_eq!(handed_out(&log), 1);
    assert_up_to_date(&desk, &log);
}

#[test]
fn asked_again_while_the_log_is_still_away_nobody_knows_yet() {
    let (log, flaky, mut desk) =
        failing(Faults { write: NextWrite::WrittenButFails, gone_after_write: true, ..Faults::default() });
    nobody_knows(&ask(&mut desk));
    nobody_knows(&ask(&mut desk));
    let other = desk.execute(wish(8), &issue(Male), &cashier("kassa1"), clock(3, 0));
    nothing_was_written(&other);
    nobody_knows(&ask(&mut desk));
    mend(&flaky);
    ask(&mut desk).unwrap();
    assert_eq!(handed_out(&log), 1);
}

#[test]
fn once_it_is_known_a_log_that_fails_again_is_only_a_log_that_fails() {
    let (_, flaky, mut desk) = failing(Faults { write: NextWrite::Lost, gone_after_write: true, ..Faults::default() });
    nobody_knows(&ask(&mut desk));
    *flaky.faults.borrow_mut() = Faults { write: NextWrite::Lost, ..Faults::default() };
    nothing_was_written(&ask(&mut desk));
    *flaky.faults.borrow_mut() = Faults { find: true, ..Faults::default() };
    nothing_was_written(&ask(&mut desk));
}

#[test]
fn a_log_that_fails_before_anything_is_written_leaves_nothing_unknown() {
    for faults in [Faults { find: true, ..Faults::default() }, Faults { read: true, ..Faults::default() }] {
        let (log, _, mut desk) = failing(faults);
        nothing_was_written(&ask(&mut desk));
        assert_eq!(handed_out(&log), 0);
    }
}

#[test]
fn a_number_that_was_written_is_shown_although_the_log_fails_right_after() {
    let (log, _, mut desk) = failing(Faults { gone_after_write: true, ..Faults::default() });
    let events = ask(&mut desk).unwrap();
    assert_eq!(contents(&log).last(), events.last());
    assert_up_to_date(&desk, &log);
}

#[test]
fn a_number_is_not_shown_before_all_that_led_to_it_is_known() {
    let (log, flaky, mut desk) = failing(Faults { read: true, ..Faults::default() });
    done(&mut open(log.clone()), 7, &issue(Female));
    nobody_knows(&ask(&mut desk));
    mend(&flaky);
    ask(&mut desk).unwrap();
    assert_up_to_date(&desk, &log);
}

#[test]
fn a_log_that_contradicts_itself_is_not_followed_and_stays_refused() {
    let log = log_in_outage();
    let mut desk = open(log.clone());
    let (known, head) = (desk.ledger().seq, desk.head());
    let unknown = Event::NumberWithdrawn { number: woman(11), reason: "trasig".parse().unwrap() };
    for (number, event) in (20..).zip([unknown.clone(), unknown]) {
        let (actor, recorded) =
            (cashier("okand9"), kvittera_domain::event::NewEvent { occurred_at: clock(3, 0), event });
        let entry =
            AppendRequest { request: wish(number), recorded_at: clock(3, 0), actor: &actor, events: &[recorded] };
        let mut intruder = log.clone();
        let seq = intruder.read_after(known).unwrap().last().map_or(known, |recorded| recorded.seq);
        intruder.append(seq, &entry).unwrap();
    }
    for _ in 0..3 {
        let error = desk.follow().unwrap_err();
        assert!(matches!(error, DeskError::Inconsistent(Inconsistency::NumberUnknown(_))), "{error:?}");
        assert_eq!((desk.ledger().seq, desk.head(), desk.news().len()), (known, head, 0), "nothing of it was taken in");
        let wished = desk.execute(wish(7), &issue(Female), &cashier("kassa1"), clock(3, 0));
        assert!(matches!(wished, Err(DeskError::Inconsistent(_))), "{wished:?}");
    }
}

//! Restoring from a backup: numbers that are not proven to be free go into quarantine, and all of that is recorded.

use kvittera_domain::event::Event;
use kvittera_domain::event::quarantine::Quarantine::NotProven;
use kvittera_domain::event::quarantine::UnknownNumber;
use kvittera_domain::event::restored::Restored;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::recover::Restoration;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::{first, issue, made_up, man, text, withdraw, woman};
use crate::given::scenario::desk;

/// All but two women's numbers go into quarantine, and a person vouches for one man's number.
fn restoration() -> Restoration {
    Restoration {
        seq: Seq(21),
        head: Hash([7; 32]),
        put_back: 1,
        proven: false,
        quarantine: (3..=10).map(|place| (woman(place), NotProven)).collect(),
        unknown_numbers: Vec::new(),
        unissued: vec![man(1)],
        reason: text("disken gick sönder"),
    }
}

#[test]
fn what_the_backup_lacks_is_counted_too() {
    let stranger = UnknownNumber { number: made_up(), sex: Female, because: NotProven };
    let events =
        desk().when(Command::Restore(Restoration { unknown_numbers: vec![stranger], ..restoration() })).events();
    assert!(matches!(&events[0].event, Event::LogRestored(Restored { quarantined: 9, .. })), "{events:?}");
}

#[test]
fn what_was_restored_is_recorded_first_and_then_each_number_in_quarantine() {
    let events = desk().when(Command::Restore(restoration())).events();
    let events: Vec<Event> = events.into_iter().map(|recorded| recorded.event).collect();
    let told = Event::LogRestored(Restored {
        seq: Seq(21),
        head: Hash([7; 32]),
        put_back: 1,
        proven: false,
        quarantined: 8,
        unissued: vec![man(1)],
        reason: text("disken gick sönder"),
    });
    assert_eq!(events[0], told);
    let quarantined = |place| Event::NumberQuarantined { number: woman(place), because: NotProven };
    assert_eq!(events[1..], (3..=10).map(quarantined).collect::<Vec<_>>());
}

#[test]
fn what_is_in_quarantine_never_goes_out_and_the_rest_does() {
    let two = desk().and(Command::Restore(restoration())).down().issued(Female).issued(Female);
    let empty = two.when(issue(Female)).refused(Refusal::PoolEmpty { sex: Female, other_free: 10 });
    empty.issued(Male);
}

#[test]
fn a_number_that_is_spent_or_unknown_is_neither_vouched_for_nor_put_into_quarantine() {
    let desk = desk().down().issued(Male).and(withdraw(woman(3)));
    let out = desk.ledger.issuance(first()).unwrap().number;
    let desk = desk.when(Command::Restore(restoration())).refused(Refusal::NumberNotFree(woman(3)));
    let only = |unissued| Restoration { quarantine: vec![], unissued, ..restoration() };
    let desk = desk.when(Command::Restore(only(vec![man(9), out]))).refused(Refusal::NumberNotFree(out));
    desk.when(Command::Restore(only(vec![made_up()]))).refused(Refusal::NumberUnknown(made_up()));
}

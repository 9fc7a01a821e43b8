//! How an outage begins, continues and ends.

use kvittera_domain::event::Event;
use kvittera_domain::event::check::Check;
use kvittera_domain::ledger::outage::{OutageState, OutageStepKind};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::refusal::Refusal;

use crate::given::commands::{
    cancel, confirm, confirm_at, end, end_at, first, note, outage, plan, reconcile, reopen, suspect, suspect_since,
    text, void,
};
use crate::given::scenario::{clock, desk};

#[test]
fn a_fault_that_is_only_here_is_no_outage() {
    for only_here in [false, true] {
        assert_eq!(Check::Workstation { only_here }.says_local(), only_here);
        assert_eq!(Check::Ward { only_here }.says_local(), only_here);
    }
    let others = [
        Check::News { announced: true },
        Check::Called { whom: text("IT"), answer: text("bara här") },
        Check::Other { words: text("bara här") },
    ];
    assert!(!others.iter().any(Check::says_local));
}

#[test]
fn a_suspicion_opens_an_outage_with_what_was_checked() {
    let checked = vec![Check::News { announced: false }, Check::Other { words: text("Tre arbetsplatser provade") }];
    let down = desk()
        .when(Command::SuspectOutage { at: None, checked: checked.clone() })
        .then(Event::OutageSuspected { outage: outage(1), checked: checked.clone() });
    let open = down.ledger.open_outage().unwrap();
    assert_eq!((open.id, open.state, open.started_at), (outage(1), OutageState::Suspected, clock(3, 0)));
    assert_eq!(open.course[0].what, OutageStepKind::Suspected(checked));
}

#[test]
fn an_outage_may_have_begun_before_it_was_entered() {
    let suspected = Event::OutageSuspected { outage: outage(1), checked: vec![] };
    let down = desk().when(suspect_since(clock(2, 40))).then_at(clock(2, 40), suspected);
    assert_eq!(down.ledger.open_outage().unwrap().started_at, clock(2, 40));
}

#[test]
fn an_outage_can_not_begin_ahead_of_the_clock() {
    desk().when(suspect_since(clock(3, 1))).refused(Refusal::TimeInFuture(clock(3, 1)));
}

#[test]
fn only_one_outage_is_open_at_a_time() {
    desk().down().when(suspect()).refused(Refusal::OutageAlreadyOpen(outage(1)));
    desk().known_down().when(suspect()).refused(Refusal::OutageAlreadyOpen(outage(1)));
}

#[test]
fn the_next_outage_has_the_next_number() {
    let second = Event::OutageSuspected { outage: outage(2), checked: vec![] };
    desk().down().at(3, 30).back_up().at(4, 0).when(suspect()).then(second);
}

#[test]
fn outages_do_not_overlap() {
    let over = desk().down().at(3, 30).back_up().at(4, 0);
    let overlap = Refusal::OverlapsOutage { outage: outage(1), started_at: clock(3, 0), ended_at: Some(clock(3, 30)) };
    let over = over.when(suspect_since(clock(3, 29))).refused(overlap);
    let second = Event::OutageSuspected { outage: outage(2), checked: vec![] };
    over.when(suspect_since(clock(3, 30))).then_at(clock(3, 30), second);
}

#[test]
fn a_clock_that_was_set_back_does_not_prevent_opening_the_next_outage() {
    let over = desk().down().at(3, 30).back_up().at(2, 10);
    over.when(suspect()).then_at(clock(3, 30), Event::OutageSuspected { outage: outage(2), checked: vec![] });
}

#[test]
fn a_suspicion_is_confirmed_once() {
    let known = desk().down().at(3, 10).when(confirm()).then(Event::OutageConfirmed { outage: outage(1) });
    assert_eq!(known.ledger.open_outage().unwrap().state, OutageState::Confirmed);
    known.when(confirm()).refused(Refusal::OutageAlreadyConfirmed(outage(1)));
}

#[test]
fn without_an_outage_nothing_is_confirmed_or_ended() {
    desk().when(confirm()).refused(Refusal::OutageNotOpen).when(end()).refused(Refusal::OutageNotOpen);
    let over = desk().down().back_up();
    over.when(confirm()).refused(Refusal::OutageNotOpen).when(end()).refused(Refusal::OutageNotOpen);
}

#[test]
fn an_outage_ends_when_the_service_was_back_and_not_when_that_was_entered() {
    let over = desk().known_down().at(4, 0);
    let over = over.when(end_at(clock(3, 45))).then_at(clock(3, 45), Event::OutageEnded { outage: outage(1) });
    assert!(over.ledger.open_outage().is_none());
    assert_eq!(over.ledger.outages.get(0).unwrap().ended_at, Some(clock(3, 45)));
    assert_eq!(over.ledger.outages.get(0).unwrap().state, OutageState::Ended);
}

#[test]
fn a_suspicion_may_end_without_ever_being_confirmed() {
    desk().down().when(end()).then(Event::OutageEnded { outage: outage(1) });
}

#[test]
fn nothing_happens_in_an_outage_before_it_began() {
    let too_early = || Refusal::BeforeOutageStart { outage: outage(1), started_at: clock(3, 0) };
    let down = desk().down().at(3, 20);
    down.when(confirm_at(clock(2, 59))).refused(too_early()).when(end_at(clock(2, 59))).refused(too_early());
}

#[test]
fn an_outage_may_be_confirmed_and_ended_at_the_moment_it_began() {
    let down = desk().down().at(3, 20);
    let down = down.when(confirm_at(clock(3, 0))).then_at(clock(3, 0), Event::OutageConfirmed { outage: outage(1) });
    down.when(end_at(clock(3, 0))).then_at(clock(3, 0), Event::OutageEnded { outage: outage(1) });
}

#[test]
fn nothing_is_confirmed_ended_or_noted_ahead_of_the_clock() {
    let ahead = || Refusal::TimeInFuture(clock(3, 21));
    let note = Command::NoteOutage { at: Some(clock(3, 21)), note: text("ringde") };
    let down = desk().down().at(3, 20);
    down.when(confirm_at(clock(3, 21)))
        .refused(ahead())
        .when(end_at(clock(3, 21)))
        .refused(ahead())
        .when(note)
        .refused(ahead());
}

#[test]
fn a_clock_that_was_set_back_does_not_prevent_ending_an_outage() {
    let ended = Event::OutageEnded { outage: outage(1) };
    desk().down().at(2, 10).when(end()).then_at(clock(3, 0), ended);
}

#[test]
fn a_note_goes_to_the_open_outage() {
    let noted = Event::OutageNoted { outage: outage(1), note: text("Teknikern väntar på leverantören") };
    let down = desk().down().when(note("Teknikern väntar på leverantören")).then(noted);
    assert_eq!(down.ledger.outages.get(0).unwrap().course.len(), 2);
    assert_eq!(down.ledger.outages.get(0).unwrap().state, OutageState::Suspected);
}

#[test]
fn a_note_may_follow_when_the_outage_is_over_and_goes_to_the_latest() {
    let twice = desk().down().back_up().down().back_up();
    let noted = Event::OutageNoted { outage: outage(2), note: text("Orsak: nätverket") };
    let twice = twice.when(note("Orsak: nätverket")).then(noted);
    assert_eq!(twice.ledger.outages.get(1).unwrap().state, OutageState::Ended);
}

#[test]
fn before_the_first_outage_there_is_nothing_to_note() {
    desk().when(note("Allt lugnt")).refused(Refusal::NoOutageYet);
    desk().and(plan(clock(4, 0), clock(5, 0))).and(cancel()).when(note("Allt lugnt")).refused(Refusal::NoOutageYet);
}

#[test]
fn a_note_may_follow_in_every_state_and_changes_none() {
    use OutageState::{Confirmed, Ended, Planned, Reconciled, Suspected};
    let planned = desk().and(plan(clock(4, 0), clock(5, 0)));
    let states = [
        (planned.clone(), Planned),
        (planned.clone().at(4, 5), Planned),
        (planned.at(4, 5).and(confirm()), Confirmed),
        (desk().down(), Suspected),
        (desk().known_down(), Confirmed),
        (desk().known_down().back_up(), Ended),
        (desk().down().back_up().and(reconcile()), Reconciled),
        (desk().down().back_up().and(reopen()), Confirmed),
    ];
    for (desk, state) in states {
        let steps = desk.ledger.outages.get(0).unwrap().course.len();
        let noted = Event::OutageNoted { outage: outage(1), note: text("ringde") };
        let desk = desk.when(note("ringde")).then(noted);
        assert_eq!(
            (desk.ledger.outages.get(0).unwrap().state, desk.ledger.outages.get(0).unwrap().course.len()),
            (state, steps + 1)
        );
    }
}

#[test]
fn a_note_goes_to_the_open_outage_else_the_latest_else_the_next_planned_one() {
    let noted = |place| Event::OutageNoted { outage: outage(place), note: text("ringde") };
    let both_planned = desk().and(plan(clock(8, 0), clock(9, 0))).and(plan(clock(6, 0), clock(7, 0)));
    let both_planned = both_planned.when(note("ringde")).then(noted(2));
    let down = both_planned.down().when(note("ringde")).then(noted(3));
    down.back_up().when(note("ringde")).then(noted(3));
}

#[test]
fn whatever_has_happened_an_ended_outage_takes_no_word_but_notes() {
    let over = desk().down().issued(kvittera_domain::value::sex::Sex::Female).back_up();
    let over = over.when(confirm()).refused(Refusal::OutageNotOpen).when(end()).refused(Refusal::OutageNotOpen);
    let closed = over.and(void(first(), "misstag")).and(reconcile());
    closed.when(confirm()).refused(Refusal::OutageNotOpen).when(end()).refused(Refusal::OutageNotOpen);
}

#[test]
fn the_course_of_an_outage_says_who_did_what_and_when() {
    let over = desk().down().at(3, 5).by("tekni5").and(confirm()).at(3, 50).by("kassa1").back_up();
    let course: Vec<_> =
        over.ledger.outages.get(0).unwrap().course.iter().map(|step| (step.at, step.by.vgr_id.as_str())).collect();
    assert_eq!(course, [(clock(3, 0), "kassa1"), (clock(3, 5), "tekni5"), (clock(3, 50), "kassa1")]);
}

//! Reading the number back: what the cashier hears decides the state of the issuance.

use kvittera_domain::event::Event;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::last_four::LastFour;
use kvittera_domain::value::sex::Sex::Female;

use crate::given::commands::{first, late, nth, read_back, skip_read_back, text, void, woman};
use crate::given::scenario::{Scenario, clock, desk};

fn out() -> Scenario {
    desk().down().issued(Female)
}

/// What the caller should read back for the first issuance.
fn right() -> String {
    woman(1).last_four().to_owned()
}

fn state_after(desk: &Scenario) -> (ReadBack, usize) {
    let issuance = desk.ledger.issuance(first()).unwrap();
    (issuance.read_back, issuance.misses)
}

fn heard(heard: &str, matched: bool) -> Event {
    Event::ReadBack { issuance: first(), heard: text(heard), matched }
}

#[test]
fn the_last_four_characters_read_back_rightly_settle_it() {
    let settled = out().at(3, 1).when(read_back(first(), &right())).then(heard(&right(), true));
    assert_eq!(state_after(&settled), (ReadBack::Matched, 0));
    assert!(!settled.ledger.issuance(first()).unwrap().awaits_read_back());
}

#[test]
fn case_spaces_and_hyphens_are_not_mishearings() {
    let [letter, one, two, three] = right().to_lowercase().chars().collect::<Vec<_>>()[..] else { panic!() };
    out().when(read_back(first(), &format!(" {letter} {one}{two}-{three} "))).then(heard(&right(), true));
}

#[test]
fn what_was_heard_stands_in_the_log_as_it_was_heard() {
    let json = serde_json::to_value(heard("k 06-1", false)).unwrap();
    assert_eq!(json["body"]["heard"], "K061");
    assert_eq!(serde_json::from_value::<Event>(json).unwrap(), heard("K061", false));
}

#[test]
fn a_mishearing_is_written_down_and_counted_and_the_number_still_awaits_its_read_back() {
    let missed = out().when(read_back(first(), "K999")).then(heard("K999", false));
    assert_eq!(state_after(&missed), (ReadBack::Awaited, 1));
    let twice = missed.when(read_back(first(), "M060")).then(heard("M060", false));
    assert_eq!(state_after(&twice), (ReadBack::Awaited, 2));
    let settled = twice.when(read_back(first(), &right())).then(heard(&right(), true));
    assert_eq!(state_after(&settled), (ReadBack::Matched, 2));
}

#[test]
fn any_one_wrong_character_is_noticed() {
    for place in 0..4 {
        let mut wrong = right().into_bytes();
        wrong[place] = if place == 0 { b'M' } else { b'0' + (wrong[place] - b'0' + 1) % 10 };
        let wrong = String::from_utf8(wrong).unwrap();
        out().when(read_back(first(), &wrong)).then(heard(&wrong, false));
    }
}

#[test]
fn going_on_without_is_written_down() {
    let skipped = out().when(skip_read_back(first())).then(Event::ReadBackSkipped { issuance: first() });
    assert_eq!(state_after(&skipped), (ReadBack::Skipped, 0));
}

#[test]
fn a_skipped_read_back_may_be_caught_up_with() {
    let skipped = out().and(skip_read_back(first()));
    let missed = skipped.clone().when(read_back(first(), "K999")).then(heard("K999", false));
    assert_eq!(state_after(&missed), (ReadBack::Skipped, 1));
    let settled = skipped.when(read_back(first(), &right())).then(heard(&right(), true));
    assert_eq!(state_after(&settled).0, ReadBack::Matched);
}

#[test]
fn what_was_read_back_rightly_is_not_asked_again() {
    let settled = out().and(read_back(first(), &right()));
    let settled = settled.when(read_back(first(), &right())).refused(Refusal::AlreadyReadBack(first()));
    let settled = settled.when(read_back(first(), "K999")).refused(Refusal::AlreadyReadBack(first()));
    settled.when(skip_read_back(first())).refused(Refusal::AlreadyReadBack(first()));
}

#[test]
fn a_number_given_on_paper_may_be_read_back_later() {
    let entered = desk().down().and(late(woman(1), clock(3, 0)));
    let settled = entered.when(read_back(first(), &right())).then(heard(&right(), true));
    assert_eq!(state_after(&settled).0, ReadBack::Matched);
}

#[test]
fn a_void_issuance_is_not_read_back() {
    let void = out().and(void(first(), "misstag"));
    let void = void.when(read_back(first(), &right())).refused(Refusal::IssuanceVoid(first()));
    void.when(skip_read_back(first())).refused(Refusal::IssuanceVoid(first()));
}

#[test]
fn only_what_was_issued_is_read_back() {
    let out = out().when(read_back(nth(2), "K999")).refused(Refusal::IssuanceUnknown(nth(2)));
    out.when(skip_read_back(nth(2))).refused(Refusal::IssuanceUnknown(nth(2)));
}

#[test]
fn the_service_being_back_does_not_end_the_read_back() {
    out().back_up().when(read_back(first(), &right())).then(heard(&right(), true));
}

#[test]
fn four_letters_and_digits_are_needed() {
    for wrong in ["", "K06", "K0611", "K06é", "K06!", "Ｋ061"] {
        assert!(wrong.parse::<LastFour>().is_err(), "{wrong:?}");
    }
}

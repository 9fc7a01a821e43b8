//! Issuing a number, and why the desk refuses.

use kvittera_domain::event::Event;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::proposal;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex::{Female, Male, Unknown};

use crate::given::commands::{first, issue, issue_shown, load, man, nth, outage, request, unit, void, withdraw, woman};
use crate::given::scenario::{Scenario, clock, desk};

/// A desk where the service is down and all women's numbers but the tenth are issued.
fn nine_women_out() -> Scenario {
    (1..=9).fold(desk().down(), |desk, place| desk.and(issue_shown(Female, woman(place))))
}

#[test]
fn issuances_belong_to_their_outage() {
    let two = desk().down().issued(Female).issued(Male).back_up().at(4, 0).down().issued(Female);
    let of = |place| two.ledger.issuances_of(outage(place)).map(|issuance| issuance.id).collect::<Vec<_>>();
    assert_eq!((of(1), of(2)), (vec![nth(1), nth(2)], vec![nth(3)]));
}

#[test]
fn while_the_service_runs_no_number_is_issued() {
    desk().when(issue(Female)).refused(Refusal::OutageNotOpen);
    desk().known_down().back_up().when(issue(Female)).refused(Refusal::OutageNotOpen);
}

#[test]
fn a_suspicion_is_enough_to_issue_a_number() {
    let issued = Event::Issued {
        issuance: first(),
        outage: outage(1),
        number: woman(1),
        sex: Female,
        request: request(),
        paper: None,
        near: vec![],
        form_seconds: None,
    };
    let out = desk().down().at(3, 12).when(issue(Female)).then(issued);
    let issuance = out.ledger.issuance(first()).unwrap();
    assert_eq!((issuance.issued_at, issuance.entered_at), (clock(3, 12), clock(3, 12)));
    assert_eq!(issuance.issued_by.as_str(), "kassa1");
    assert_eq!((issuance.number, issuance.request.unit.clone()), (woman(1), unit()));
    assert!(issuance.is_in_use() && issuance.awaits_read_back() && issuance.read_back == ReadBack::Awaited);
    assert_eq!(out.ledger.pool.get(woman(1)).unwrap().state, NumberState::Issued(first()));
}

#[test]
fn numbers_are_issued_in_a_confirmed_outage_too() {
    assert!(matches!(desk().known_down().when(issue(Male)).event(), Event::Issued { sex: Male, .. }));
}

#[test]
fn an_issuance_belongs_to_the_outage_that_is_open() {
    let second = desk().down().back_up().down().issued(Male);
    assert_eq!(second.ledger.issuance(first()).unwrap().outage, outage(2));
}

#[test]
fn issuances_are_numbered_through_both_sexes_and_all_outages() {
    let out = desk().down().issued(Female).issued(Male).back_up().down().issued(Female);
    let ids: Vec<_> = out.ledger.issuances.iter().map(|issuance| issuance.id).collect();
    assert_eq!(ids, [nth(1), nth(2), nth(3)]);
}

#[test]
fn the_number_on_the_screen_is_the_number_issued() {
    let out = desk().down().and(issue_shown(Female, woman(7)));
    assert_eq!(out.ledger.issuance(first()).unwrap().number, woman(7));
}

#[test]
fn a_number_that_another_window_took_meanwhile_is_not_swapped_for_another() {
    let taken = desk().down().and(issue_shown(Female, woman(7)));
    let Refusal::ProposalGone { proposed, instead } = taken.when(issue_shown(Female, woman(7))).refusal() else {
        panic!("the shown number is gone")
    };
    assert_eq!(proposed, woman(7));
    assert_ne!(instead, woman(7));
}

#[test]
fn what_is_proposed_instead_is_what_would_be_issued() {
    let taken = desk().down().and(issue_shown(Female, woman(7)));
    let Event::Issued { number, .. } = taken.clone().when(issue(Female)).event() else { panic!() };
    let gone = Refusal::ProposalGone { proposed: woman(7), instead: number };
    taken.when(issue_shown(Female, woman(7))).refused(gone);
}

#[test]
fn the_preview_shows_what_would_be_issued_or_refused() {
    let out = desk().down().issued(Female);
    let Event::Issued { number, near, .. } = out.clone().when(issue(Female)).event() else { panic!() };
    let preview = proposal(&out.ledger, Female).unwrap();
    assert_eq!((preview.number, preview.near.iter().map(|twin| twin.number).collect()), (number, near));
    assert_eq!(proposal(&out.ledger, Unknown), Err(Refusal::SexUnknown));
    assert_eq!(proposal(&desk().ledger, Female), Err(Refusal::OutageNotOpen));
    let empty = nine_women_out().issued(Female);
    assert_eq!(proposal(&empty.ledger, Female), Err(Refusal::PoolEmpty { sex: Female, other_free: 10 }));
}

#[test]
fn a_withdrawn_number_is_never_issued() {
    let torn = desk().down().and(withdraw(woman(1)));
    let Event::Issued { number, .. } = torn.clone().when(issue(Female)).event() else { panic!() };
    assert_ne!(number, woman(1));
    assert!(matches!(torn.when(issue_shown(Female, woman(1))).refusal(), Refusal::ProposalGone { .. }));
}

#[test]
fn a_man_s_number_is_never_issued_for_a_woman() {
    let shown = desk().down().when(issue_shown(Female, man(1)));
    shown.refused(Refusal::ProposalGone { proposed: man(1), instead: woman(1) });
}

#[test]
fn the_pool_has_no_number_for_unknown_sex() {
    desk().down().when(issue(Unknown)).refused(Refusal::SexUnknown);
    desk().when(issue(Unknown)).refused(Refusal::SexUnknown);
}

#[test]
fn the_last_number_is_issued_and_then_the_page_is_empty() {
    let out = nine_women_out().issued(Female);
    assert_eq!(out.ledger.issuance(nth(10)).unwrap().number, woman(10));
    out.when(issue(Female)).refused(Refusal::PoolEmpty { sex: Female, other_free: 10 });
}

#[test]
fn an_empty_page_says_how_many_the_other_sex_has_left() {
    let out = nine_women_out().issued(Female).issued(Male).and(withdraw(man(9)));
    out.when(issue(Female)).refused(Refusal::PoolEmpty { sex: Female, other_free: 8 });
    let no_men = (1..=10).fold(desk().down().issued(Female), |desk, place| desk.and(withdraw(man(place))));
    no_men.when(issue(Male)).refused(Refusal::PoolEmpty { sex: Male, other_free: 9 });
}

#[test]
fn an_empty_page_is_named_rather_than_the_number_that_is_gone() {
    let out = nine_women_out().issued(Female);
    out.when(issue_shown(Female, woman(10))).refused(Refusal::PoolEmpty { sex: Female, other_free: 10 });
}

#[test]
fn a_voided_number_stays_spent() {
    let void_all = (1..=10).fold(nine_women_out().issued(Female), |desk, place| desk.and(void(nth(place), "misstag")));
    void_all.when(issue(Female)).refused(Refusal::PoolEmpty { sex: Female, other_free: 10 });
}

#[test]
fn a_full_pool_serves_ten_and_ten_and_no_number_twice() {
    let mut out = desk().down();
    for _ in 0..10 {
        out = out.issued(Female).issued(Male);
    }
    let mut numbers: Vec<_> = out.ledger.issuances.iter().map(|issuance| issuance.number).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 20);
    assert_eq!(out.ledger.pool.count(Female).free + out.ledger.pool.count(Male).free, 0);
}

#[test]
fn freshly_drawn_numbers_fill_an_empty_page_while_the_outage_lasts() {
    let filled = nine_women_out().issued(Female).and(load((11..=20).map(woman)));
    let Event::Issued { number, issuance, .. } = filled.when(issue(Female)).event() else { panic!() };
    assert!((11..=20).map(woman).any(|fresh| fresh == number));
    assert_eq!(issuance, nth(11));
}

#[test]
fn a_number_is_withdrawn_with_its_reason_and_only_once() {
    let Command::Withdraw { number, reason } = withdraw(woman(3)) else { unreachable!() };
    let withdrawn = Event::NumberWithdrawn { number, reason: reason.clone() };
    let torn = desk().when(withdraw(woman(3))).then(withdrawn);
    assert_eq!(torn.ledger.pool.get(woman(3)).unwrap().state, NumberState::Withdrawn { at: clock(3, 0), reason });
    torn.when(withdraw(woman(3))).refused(Refusal::NumberNotFree(woman(3)));
}

#[test]
fn only_a_number_that_is_still_in_the_pool_can_be_withdrawn() {
    desk().when(withdraw(woman(11))).refused(Refusal::NumberUnknown(woman(11)));
    let out = desk().down().issued(Female);
    let out = out.when(withdraw(woman(1))).refused(Refusal::NumberNotFree(woman(1)));
    out.and(void(first(), "misstag")).when(withdraw(woman(1))).refused(Refusal::NumberNotFree(woman(1)));
}

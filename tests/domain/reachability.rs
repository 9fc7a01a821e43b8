//! Is it only us? Which state follows from the outcomes of probes, and which advice.

use std::num::NonZeroU32;
use std::time::Duration;

use kvittera_domain::reachability::{
    Advice, Group, ProbeFailure, ProbeOutcome, ProbePatience, ProbeState, Reach, Reachability,
};
use proptest::prelude::*;
use proptest::sample::select;

const UP: ProbeOutcome = Ok(Duration::from_millis(12));
const DOWN: ProbeOutcome = Err(ProbeFailure::Timeout);

fn patience(failures: u32, successes: u32) -> ProbePatience {
    let number = |number| NonZeroU32::new(number).unwrap();
    ProbePatience { failures_to_down: number(failures), successes_to_up: number(successes) }
}

fn after(outcomes: &[ProbeOutcome]) -> ProbeState {
    outcomes.iter().fold(ProbeState::NEW, |standing, outcome| standing.after(*outcome, patience(3, 2)))
}

#[test]
fn at_first_nothing_is_known() {
    assert_eq!((ProbeState::NEW.reach(), ProbeState::NEW.last(), ProbeState::NEW.streak()), (Reach::Unknown, None, 0));
    assert_eq!(after(&[UP]).reach(), Reach::Unknown);
    assert_eq!(after(&[DOWN, DOWN]).reach(), Reach::Unknown);
    assert_eq!(after(&[DOWN, DOWN, UP, DOWN, DOWN]).reach(), Reach::Unknown);
}

#[test]
fn three_failures_are_down_and_two_answers_up() {
    assert_eq!(after(&[UP, UP]).reach(), Reach::Up);
    assert_eq!(after(&[UP, UP, DOWN, DOWN]).reach(), Reach::Up);
    assert_eq!(after(&[UP, UP, DOWN, DOWN, DOWN]).reach(), Reach::Down);
    assert_eq!(after(&[DOWN, DOWN, DOWN, UP]).reach(), Reach::Down);
    assert_eq!(after(&[DOWN, DOWN, DOWN, UP, UP]).reach(), Reach::Up);
}

#[test]
fn failures_of_different_kinds_are_failures() {
    let outcomes = [Err(ProbeFailure::Refused), Err(ProbeFailure::HttpStatus(503)), Err(ProbeFailure::Garbage)];
    let standing = after(&outcomes);
    assert_eq!((standing.reach(), standing.streak(), standing.last()), (Reach::Down, 3, Some(outcomes[2])));
}

fn seen(targets: &[(Group, &[ProbeOutcome])]) -> Reachability {
    let named = targets.iter().enumerate().map(|(place, (group, _))| {
        let target = format!("tcp://127.0.0.1:{}", place + 1).parse().unwrap();
        (*group, target)
    });
    let mut reachability = Reachability::new(named, patience(3, 2));
    for (place, (_, outcomes)) in targets.iter().enumerate() {
        outcomes.iter().for_each(|outcome| reachability.take_in(place, *outcome));
    }
    reachability
}

const ANSWERING: &[ProbeOutcome] = &[UP; 2];
const SILENT: &[ProbeOutcome] = &[DOWN; 3];

#[track_caller]
fn advised(targets: &[(Group, &[ProbeOutcome])]) -> Advice {
    seen(targets).advice()
}

#[test]
fn the_service_answers_when_all_of_its_parts_do() {
    use Group::{Reference, Service};
    assert_eq!(advised(&[(Service, ANSWERING)]), Advice::ServiceAnswers);
    assert_eq!(advised(&[(Service, ANSWERING), (Service, ANSWERING), (Reference, SILENT)]), Advice::ServiceAnswers);
    assert_eq!(advised(&[(Service, ANSWERING), (Service, &[UP])]), Advice::CannotTell);
    assert_eq!(advised(&[(Service, ANSWERING), (Service, SILENT), (Reference, ANSWERING)]), Advice::NotOnlyUs);
}

#[test]
fn one_reference_that_answers_shows_that_it_is_not_only_us() {
    use Group::{Reference, Service};
    assert_eq!(advised(&[(Service, SILENT), (Reference, SILENT), (Reference, ANSWERING)]), Advice::NotOnlyUs);
    assert_eq!(advised(&[(Service, SILENT), (Reference, SILENT), (Reference, SILENT)]), Advice::ProbablyOnlyUs);
    assert_eq!(advised(&[(Service, SILENT), (Reference, SILENT), (Reference, &[])]), Advice::CannotTell);
}

#[test]
fn without_anything_to_compare_with_nothing_is_told() {
    assert_eq!(advised(&[(Group::Service, SILENT)]), Advice::CannotTell);
    assert_eq!(advised(&[]), Advice::NoTargets);
    assert_eq!(advised(&[(Group::Reference, ANSWERING)]), Advice::NoTargets);
}

#[test]
fn a_report_about_nothing_that_is_known_changes_nothing() {
    let mut reachability = seen(&[(Group::Service, ANSWERING)]);
    let before = reachability.clone();
    reachability.take_in(1, DOWN);
    assert_eq!(reachability, before);
}

fn outcomes() -> impl Strategy<Value = Vec<ProbeOutcome>> {
    prop::collection::vec(select(vec![UP, DOWN, Err(ProbeFailure::Refused)]), 0..60)
}

/// The length of the longest run of answers, or of failures.
fn longest(outcomes: &[ProbeOutcome], answers: bool) -> usize {
    outcomes.split(|outcome| outcome.is_ok() != answers).map(<[ProbeOutcome]>::len).max().unwrap_or_default()
}

proptest! {
    #[test]
    fn a_belief_rests_on_enough_in_a_row(outcomes in outcomes(), failures in 1..6_u32, successes in 1..6_u32) {
        let patience = patience(failures, successes);
        let standing = outcomes.iter().fold(ProbeState::NEW, |standing, outcome| standing.after(*outcome, patience));
        match standing.reach() {
            Reach::Up => prop_assert!(longest(&outcomes, true) >= successes as usize),
            Reach::Down => prop_assert!(longest(&outcomes, false) >= failures as usize),
            Reach::Unknown => {
                prop_assert!(longest(&outcomes, true) < successes as usize);
                prop_assert!(longest(&outcomes, false) < failures as usize);
            }
        }
        prop_assert_eq!(standing.last(), outcomes.last().copied());
    }

    #[test]
    fn enough_in_a_row_is_always_believed(before in outcomes(), failures in 1..6_u32, successes in 1..6_u32) {
        let patience = patience(failures, successes);
        let believed = |outcome, count| {
            let all = before.iter().copied().chain(std::iter::repeat_n(outcome, count as usize));
            all.fold(ProbeState::NEW, |standing, outcome| standing.after(outcome, patience)).reach()
        };
        prop_assert_eq!(believed(UP, successes), Reach::Up);
        prop_assert_eq!(believed(DOWN, failures), Reach::Down);
    }

    #[test]
    fn the_advice_never_depends_on_the_order_of_the_targets(
        targets in prop::collection::vec((select(Group::ALL.to_vec()), outcomes()), 0..6),
    ) {
        let forwards: Vec<_> = targets.iter().map(|(group, outcomes)| (*group, outcomes.as_slice())).collect();
        let backwards: Vec<_> = forwards.iter().rev().copied().collect();
        let (advice, reachability) = (advised(&forwards), seen(&forwards));
        prop_assert_eq!(advice, advised(&backwards));
        let is_there = |group, reach| {
            reachability.points().iter().any(|point| (point.group, point.standing.reach()) == (group, reach))
        };
        let service_is_down = is_there(Group::Service, Reach::Down);
        prop_assert_eq!(
            advice == Advice::NotOnlyUs,
            service_is_down && is_there(Group::Reference, Reach::Up)
        );
        prop_assert!(advice != Advice::ServiceAnswers || !service_is_down);
        prop_assert!(advice != Advice::ProbablyOnlyUs || !is_there(Group::Reference, Reach::Up));
    }
}

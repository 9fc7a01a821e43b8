//! How full the pool is for each sex, and when the numbers will be used up.

use chrono::{DateTime, TimeDelta, Utc};
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_domain::views::supply::{Level, Redraw, Supply, Thresholds, dry_at, is_ready};
use proptest::prelude::*;

use crate::given::commands::{first, late, lines, load_anyway, man, void, withdraw, woman};
use crate::given::scenario::{Scenario, bare, clock, desk};

const MARKS: Thresholds = Thresholds { full: 10, low: 3 };

fn dry(desk: &Scenario) -> Option<DateTime<Utc>> {
    dry_at(&desk.ledger, Male, desk.now)
}

/// Three men's numbers were issued, at 03:00, 03:10 and 03:40; seven are left.
fn three_men() -> Scenario {
    desk().down().issued(Male).at(3, 10).issued(Male).at(3, 40).issued(Male)
}

#[test]
fn each_level_reaches_to_its_mark() {
    let level = |free| Level::of(free, MARKS);
    assert_eq!([0, 1, 3, 4, 9, 10, 11].map(level), {
        use Level::{Empty, Enough, Full, Low};
        [Empty, Low, Low, Enough, Enough, Full, Full]
    });
    let names = [Level::Empty, Level::Low, Level::Enough, Level::Full].map(Level::name);
    assert_eq!(names, ["empty", "low", "enough", "full"]);
}

#[test]
fn a_pool_as_small_as_the_threshold_is_full_and_one_without_a_threshold_is_never_low() {
    assert_eq!(Level::of(3, Thresholds { full: 3, low: 3 }), Level::Full);
    assert_eq!(Level::of(2, Thresholds { full: 3, low: 3 }), Level::Low);
    assert_eq!(Level::of(1, Thresholds { full: 10, low: 0 }), Level::Enough);
}

#[test]
fn the_two_pages_are_told_apart() {
    let [women, men] = Supply::of_both(&desk().down().issued(Male).ledger, None, MARKS, clock(3, 0));
    assert_eq!((women.sex, women.level, women.count.free), (Female, Level::Full, 10));
    assert_eq!((men.sex, men.level, men.count.free), (Male, Level::Enough, 9));
}

#[test]
fn what_may_be_with_a_patient_is_not_free_and_still_a_number_of_the_page() {
    let out = desk().down().issued(Male).and(withdraw(man(9)));
    let halt = Halt::of(HaltCause::OutcomeUnknown, vec![man(2), woman(2)], &out.ledger);
    let [women, men] = Supply::of_both(&out.ledger, Some(&halt), MARKS, out.now);
    assert_eq!((women.count.free, women.at_risk, women.total()), (9, 1, 10));
    assert_eq!((men.count.free, men.at_risk, men.total()), (7, 1, 10));
}

#[test]
fn the_pool_is_ready_for_a_planned_stop_when_both_pages_are_full() {
    let is_ready =
        |desk: &Scenario, halt: Option<Halt>| is_ready(&Supply::of_both(&desk.ledger, halt.as_ref(), MARKS, desk.now));
    assert!(is_ready(&desk(), None));
    assert!(!is_ready(&desk().and(withdraw(man(1))), None));
    assert!(!is_ready(&bare(Mode::Live), None));
    let halt = |at_risk| Halt::of(HaltCause::OutcomeUnknown, at_risk, &desk().ledger);
    assert!(is_ready(&desk(), Some(halt(vec![]))));
    assert!(!is_ready(&desk(), Some(halt(vec![man(1)]))), "it may be with a patient");
}

#[test]
fn what_is_drawn_anew_fills_each_page_and_no_more() {
    let redraw = |desk: &Scenario| Redraw::of(&desk.ledger, MARKS);
    assert!(redraw(&desk()).is_nothing());
    let women = desk().down().issued(Female).and(void(first(), "misstag")).issued(Female);
    assert_eq!(redraw(&women), Redraw { female: 2, male: 0 });
    let men = desk().and(withdraw(man(1)));
    assert_eq!(redraw(&men), Redraw { female: 0, male: 1 });
    assert!(!redraw(&women).is_nothing() && !redraw(&men).is_nothing());
    assert_eq!(Redraw::of(&desk().ledger, Thresholds { full: 8, low: 3 }), Redraw::default(), "a page may hold more");
}

#[test]
fn the_average_so_far_goes_on() {
    let three = three_men();
    assert_eq!(dry(&three), Some(clock(3, 40) + TimeDelta::minutes(7 * 40 / 2)), "one in 20 minutes, 7 left");
    assert_eq!(dry_at(&three.ledger, Female, three.now), None, "no woman's number has gone");
}

#[test]
fn a_rush_that_has_passed_is_seen_to_have_passed() {
    let quiet = three_men().at(5, 0);
    assert_eq!(dry(&quiet), Some(clock(5, 0) + TimeDelta::minutes(7 * 120 / 2)));
}

#[test]
fn what_is_voided_or_was_given_on_paper_has_gone_too() {
    assert_eq!(dry(&three_men().and(void(first(), "misstag"))), dry(&three_men()));
    let on_paper = desk().down().at(3, 40).issued(Male).and(late(man(9), clock(3, 0))).and(late(man(8), clock(3, 10)));
    assert_eq!(dry(&on_paper), dry(&three_men()));
}

#[test]
fn two_issuances_say_nothing() {
    assert_eq!(dry(&desk().down().issued(Male).at(3, 10).issued(Male).at(4, 0)), None);
}

#[test]
fn only_the_open_outage_counts() {
    assert_eq!(dry(&three_men().back_up()), None);
    assert_eq!(dry(&three_men().back_up().at(4, 0).down().issued(Male).at(4, 10)), None);
}

#[test]
fn a_page_that_is_empty_does_not_run_dry() {
    let few = bare(Mode::Live).and(load_anyway(lines([man(1), man(2), man(3)])));
    let none_left = few.down().issued(Male).at(3, 10).issued(Male).issued(Male).at(4, 0);
    assert_eq!(dry(&none_left), None);
    assert_eq!(Supply::of(&none_left.ledger, None, Male, MARKS, none_left.now).level, Level::Empty);
}

#[test]
fn what_may_be_with_a_patient_is_not_free() {
    let now = three_men();
    let men = |halt: Option<Halt>| Supply::of(&now.ledger, halt.as_ref(), Male, MARKS, now.now);
    let halt = |at_risk| Halt::of(HaltCause::OutcomeUnknown, at_risk, &now.ledger);
    let (all, stopped) = (men(None), men(Some(halt(vec![]))));
    assert_eq!((all.dry_at.is_some(), stopped), (true, Supply { dry_at: None, ..all }), "nothing goes out then");
    let less = men(Some(halt(vec![man(5), woman(1)])));
    assert_eq!((less.count.free + 1, less.count.issued, less.at_risk), (all.count.free, all.count.issued, 1));
    assert_eq!((less.total(), less.dry_at), (all.total(), None));
    let nobody_knows = Halt::of(HaltCause::LogChanged, vec![], &now.ledger);
    assert_eq!((men(Some(nobody_knows.clone())).level, men(Some(nobody_knows)).at_risk), (Level::Empty, 7));
    let none = men(Some(halt(now.ledger.pool.free(Male).collect())));
    assert_eq!((none.level, none.count.free), (Level::Empty, 0));
}

#[test]
fn without_any_time_gone_by_nothing_can_be_told() {
    assert_eq!(dry(&desk().down().issued(Male).issued(Male).issued(Male)), None);
    assert_eq!(dry(&three_men().at(2, 0)), None, "the clock was set back");
}

proptest! {
    #[test]
    fn the_end_lies_ahead_and_nearer_the_faster_numbers_go(
        minutes in prop::collection::vec(0..60_i64, 3..10),
        quiet in 1..600_i64,
    ) {
        let mut desk = desk().down();
        for pause in &minutes {
            desk.now += TimeDelta::minutes(*pause);
            desk = desk.issued(Female);
        }
        let now = desk.now + TimeDelta::minutes(quiet);
        let end = dry_at(&desk.ledger, Female, now).unwrap();
        prop_assert!(end > now);
        let later = dry_at(&desk.ledger, Female, now + TimeDelta::minutes(1)).unwrap();
        prop_assert!(later > end, "while nobody asks it moves away");
        desk.now = now;
        let faster = desk.issued(Female);
        let sooner = dry_at(&faster.ledger, Female, now);
        prop_assert!(sooner.is_none_or(|sooner| now < sooner && sooner < end), "with each issuance it comes nearer");
    }

    #[test]
    fn a_level_never_rises_as_numbers_go(full in 0..20_usize, low in 0..20_usize) {
        let levels: Vec<Level> = (0..25).map(|free| Level::of(free, Thresholds { full, low })).collect();
        prop_assert!(levels.is_sorted());
        prop_assert_eq!(levels[0], Level::Empty);
    }
}

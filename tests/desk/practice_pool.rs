//! The practice pool: invented numbers that no other system would take.

use chrono::Datelike;
use kvittera::config::Config;
use kvittera::desk::practice;
use kvittera_domain::event::number_warning::NumberWarning;
use kvittera_domain::rules::pool_load::examine;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::reserve_number::ReserveNumberError;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::load_anyway;
use crate::given::scenario::bare;

#[test]
fn it_holds_ten_women_s_and_ten_men_s_numbers_of_the_binder_s_month() {
    let numbers = practice::numbers();
    let of = |sex| numbers.iter().filter(|number| number.letter_sex() == Some(sex)).count();
    assert_eq!((of(Female), of(Male), numbers.len(), practice::pool().lines.len()), (10, 10, 20, 20));
    for number in numbers {
        let born = number.birth_date().unwrap();
        assert_eq!((born.year(), born.month()), (2019, 1), "{number}");
    }
}

#[test]
fn no_number_of_it_is_a_real_one() {
    for number in practice::numbers() {
        assert!(matches!(number.lrid(), Err(ReserveNumberError::CheckDigit)), "{number}: {:?}", number.lrid());
    }
}

#[test]
fn it_fills_a_practice_binder_and_only_its_check_digits_are_odd() {
    let rules = practice::rules(&Config::load(None).unwrap());
    let verdict = examine(&bare(Mode::Practice).ledger, &practice::pool().lines, &[], &rules);
    assert!(!verdict.is_refused());
    assert_eq!(verdict.not_full, None);
    for line in &verdict.lines {
        assert_eq!(line.result.as_ref().unwrap().1, [NumberWarning::NotLrid], "{line:?}");
    }
    assert!(practice::pool().warnings_accepted, "nobody is asked in a drill");
    let drill = bare(Mode::Practice).and(load_anyway(practice::pool().lines));
    assert_eq!(drill.ledger.pool.count(Female).free + drill.ledger.pool.count(Male).free, 20);
}

#[test]
fn no_number_of_it_goes_into_a_live_binder() {
    let rules = practice::rules(&Config::load(None).unwrap());
    let verdict = examine(&bare(Mode::Live).ledger, &practice::pool().lines, &[], &rules);
    assert!(verdict.lines.iter().all(|line| line.result.is_err()));
}

#[test]
fn the_rules_are_those_of_the_settings() {
    let rules = practice::rules(&Config::load(None).unwrap());
    assert_eq!((rules.per_sex, rules.birth_month), (10, (2019, 1)));
    assert_eq!(rules.practice_numbers, practice::numbers());
}

//! Loading drawn numbers into the pool: for each line, what is refused and what is a warning to be accepted.

use kvittera_domain::event::Event;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::number_warning::NumberWarning;
use kvittera_domain::event::reconciling::PatientIdentity;
use kvittera_domain::rules::command::{Command, Replacement};
use kvittera_domain::rules::pool_load::{
    LineRefusal, LineVerdict, NumbersRead, Oddity, OddityKind, PoolLine, PoolLoad, PoolVerdict, UnreadableNumber,
};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::{PoolNumber, PoolNumberError};
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::sex::Sex::{Female, Male, Unknown};

use crate::given::commands::{
    first, full_pool_numbers, lines, load, load_anyway, load_lines, made_up, man, text, void, withdraw, woman,
};
use crate::given::samples::date;
use crate::given::scenario::{Scenario, bare, desk};

fn empty_pool() -> Scenario {
    bare(Mode::Live)
}

/// The lines of a full pool with another first line.
fn pool_beginning_with(number: PoolNumber, sex: Option<Sex>) -> Vec<PoolLine> {
    let mut lines = lines(full_pool_numbers());
    lines[0] = PoolLine { line: 2, number: Ok(number), sex };
    lines
}

/// The verdict on the first line of a file that is otherwise a full pool.
#[track_caller]
fn said_of(number: &str, sex: Option<Sex>) -> Result<(Sex, Vec<NumberWarning>), LineRefusal> {
    match empty_pool().when(load_lines(pool_beginning_with(text(number), sex))).refusal() {
        Refusal::PoolRefused(verdict) | Refusal::PoolNeedsConfirmation(verdict) => verdict.lines[0].result.clone(),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn refused_lines(given: Scenario, lines: Vec<PoolLine>) -> Vec<(u64, LineRefusal)> {
    let Refusal::PoolRefused(verdict) = given.when(load_anyway(lines)).refusal() else { panic!("lines are refused") };
    verdict.lines.iter().filter_map(|line| Some((line.line, line.result.clone().err()?))).collect()
}

#[test]
fn ten_and_ten_of_the_month_are_loaded_without_a_warning_and_in_order() {
    let events = empty_pool().when(load(full_pool_numbers())).events();
    let added = events.into_iter().map(|recorded| recorded.event).collect::<Vec<_>>();
    let women = (1..=10).map(|place| Event::NumberAdded { number: woman(place), sex: Female, warnings: vec![] });
    let men = (1..=10).map(|place| Event::NumberAdded { number: man(place), sex: Male, warnings: vec![] });
    assert_eq!(added, women.chain(men).collect::<Vec<_>>());
    let order: Vec<_> = desk().ledger.pool.iter().map(|entry| entry.number).collect();
    assert_eq!(order, full_pool_numbers());
}

#[test]
fn an_empty_file_is_refused_even_when_warnings_are_accepted() {
    let nothing = PoolVerdict { lines: vec![], oddities: vec![], not_full: Some((0, 0)) };
    empty_pool().when(load_anyway(vec![])).refused(Refusal::PoolRefused(nothing));
}

#[test]
fn one_bad_line_keeps_all_others_out() {
    let mut lines = lines(full_pool_numbers());
    let unreadable = UnreadableNumber { error: PoolNumberError::Length { found: 3 }, cell: "hej".to_owned() };
    lines[4].number = Err(unreadable.clone());
    assert_eq!(refused_lines(empty_pool(), lines), [(6, LineRefusal::Unreadable(unreadable))]);
}

#[test]
fn a_number_may_stand_in_a_file_once() {
    let twice = lines([woman(1), man(1), woman(1), woman(1)]);
    let same = LineRefusal::SameAsLine(2);
    assert_eq!(refused_lines(empty_pool(), twice), [(4, same.clone()), (5, same)]);
}

#[test]
fn a_number_may_stand_in_a_file_once_even_when_its_lines_are_not_told_apart() {
    let twice = [woman(1), woman(1)].map(|number| PoolLine { line: 0, number: Ok(number), sex: None });
    assert_eq!(refused_lines(empty_pool(), twice.into()), [(0, LineRefusal::SameAsLine(0))]);
}

#[test]
fn a_number_that_was_ever_in_the_pool_never_comes_back() {
    let seen = |given: Scenario| refused_lines(given, lines([woman(1)]));
    let never = [(2, LineRefusal::SeenBefore)];
    assert_eq!(seen(desk()), never, "still free");
    assert_eq!(seen(desk().down().issued(Female)), never, "handed out");
    assert_eq!(seen(desk().down().issued(Female).and(void(first(), "misstag"))), never, "voided");
    assert_eq!(seen(desk().and(withdraw(woman(1)))), never, "withdrawn");
}

#[test]
fn a_patient_s_new_id_never_goes_into_the_pool_not_even_when_it_was_undone() {
    let case = CaseId::Issuance(first());
    let new = ReserveNumber::compose(date(2019, 1, 30), 42, Female).unwrap();
    let replacement = Replacement { id: PersonId::Lrid(new), identity: PatientIdentity::Pending, age_accepted: false };
    let replaced = desk().down().issued(Female).and(Command::Replace { case, replacement, reason: None });
    let refused = [(2, LineRefusal::NewId)];
    assert_eq!(refused_lines(replaced.clone(), lines([new.into()])), refused);
    let undone = replaced.and(Command::Undo { case, step: None, reason: text("fel patient"), raps: None });
    assert_eq!(refused_lines(undone, lines([new.into()])), refused);
}

#[test]
fn a_practice_number_never_goes_into_a_live_pool() {
    let real = refused_lines(empty_pool(), pool_beginning_with(made_up(), None));
    assert_eq!(real, [(2, LineRefusal::PracticeNumber)]);
}

#[test]
fn a_practice_number_is_fine_in_practice() {
    let drill = bare(Mode::Practice).and(load_anyway(pool_beginning_with(made_up(), None)));
    assert_eq!(drill.ledger.pool.get(made_up()).unwrap().warnings, [NumberWarning::NotLrid]);
}

#[test]
fn letter_or_column_must_say_woman_or_man() {
    assert_eq!(said_of("19930829X802", None), Err(LineRefusal::SexUnclear));
    assert_eq!(said_of("19930829X802", Some(Unknown)), Err(LineRefusal::SexUnclear));
    assert_eq!(said_of("20190105A123", None), Err(LineRefusal::SexUnclear));
    assert_eq!(said_of("20190105A123", Some(Unknown)), Err(LineRefusal::SexUnclear));
    assert_eq!(said_of("20190105A123", Some(Female)), Ok((Female, vec![NumberWarning::NotLrid])));
}

#[test]
fn letter_and_column_must_not_say_different_sexes() {
    assert_eq!(said_of(woman(11).as_str(), Some(Male)), Err(LineRefusal::SexContradicts));
    assert_eq!(said_of(woman(11).as_str(), Some(Unknown)), Err(LineRefusal::SexContradicts));
    assert_eq!(said_of("19930829X802", Some(Male)), Err(LineRefusal::SexContradicts));
}

#[test]
fn the_column_may_say_what_the_letter_says() {
    let told = full_pool_numbers().into_iter().zip(lines(full_pool_numbers()));
    let told = told.map(|(number, line)| PoolLine { sex: number.letter_sex(), ..line }).collect();
    assert_eq!(empty_pool().when(load_lines(told)).events().len(), 20);
}

#[test]
fn each_warning_is_named() {
    assert_eq!(said_of("20190105K187", None), Ok((Female, vec![NumberWarning::NotLrid])), "wrong check digit");
    assert_eq!(
        said_of("19810829M070", None),
        Ok((Male, vec![NumberWarning::SupersededCheckDigit, NumberWarning::OtherBirthMonth]))
    );
    assert_eq!(said_of("20210325K069", None), Ok((Female, vec![NumberWarning::OtherBirthMonth])));
    assert_eq!(
        said_of("20190230K067", None),
        Ok((Female, vec![NumberWarning::NotLrid, NumberWarning::OtherBirthMonth])),
        "no date"
    );
}

#[test]
fn warnings_must_be_accepted_and_are_kept_with_the_number() {
    let odd = pool_beginning_with(text("20210325K069"), None);
    let Refusal::PoolNeedsConfirmation(verdict) = empty_pool().when(load_lines(odd.clone())).refusal() else {
        panic!()
    };
    let number = Some(text("20210325K069"));
    let line = LineVerdict { line: 2, number, result: Ok((Female, vec![NumberWarning::OtherBirthMonth])) };
    assert_eq!((&verdict.lines[0], verdict.not_full), (&line, None));
    let accepted = empty_pool().and(load_anyway(odd));
    assert_eq!(accepted.ledger.pool.get(text("20210325K069")).unwrap().warnings, [NumberWarning::OtherBirthMonth]);
    assert!(accepted.ledger.pool.get(man(1)).unwrap().warnings.is_empty());
}

#[test]
fn what_is_odd_about_the_file_must_be_accepted_too() {
    let oddities = vec![Oddity { line: 7, kind: OddityKind::SexUnknown("1".to_owned()) }];
    let lines = lines(full_pool_numbers());
    let odd = |warnings_accepted| {
        let load = PoolLoad { lines: lines.clone(), oddities: oddities.clone(), warnings_accepted };
        empty_pool().when(Command::LoadPool(load))
    };
    let Refusal::PoolNeedsConfirmation(verdict) = odd(false).refusal() else { panic!() };
    assert_eq!((&verdict.oddities, verdict.not_full), (&oddities, None));
    assert_eq!(odd(true).events().len(), 20);
}

#[test]
fn what_was_read_is_counted_by_the_letter_and_else_by_what_the_file_says() {
    let line = |number: &str, sex| PoolLine { line: 2, number: Ok(text(number)), sex };
    let mut lines = vec![line("20190103K061", None), line("20190103K061", Some(Male)), line("20190104M079", None)];
    lines.extend([line("20190105A123", Some(Female)), line("20190105A123", None)]);
    lines.push(PoolLine {
        number: Err(UnreadableNumber { error: PoolNumberError::Length { found: 0 }, cell: String::new() }),
        ..line("20190103K061", Some(Female))
    });
    let read = NumbersRead::of(&lines);
    assert_eq!((read, read.total()), (NumbersRead { women: 3, men: 1, unclear: 1 }, 5));
    assert_eq!(lines.iter().filter(|line| line.contradicts()).count(), 1);
}

#[test]
fn a_pool_that_would_not_be_full_is_a_warning_too() {
    let not_full = |given: Scenario, numbers: Vec<PoolNumber>| match given.when(load(numbers)).refusal() {
        Refusal::PoolNeedsConfirmation(verdict) => verdict.not_full,
        other => panic!("{other:?}"),
    };
    assert_eq!(not_full(empty_pool(), vec![woman(1)]), Some((1, 0)), "too few");
    assert_eq!(not_full(desk(), vec![woman(11)]), Some((11, 10)), "too many");
    let eleven_and_nine = (1..=11).map(woman).chain((1..=9).map(man)).collect();
    assert_eq!(not_full(empty_pool(), eleven_and_nine), Some((11, 9)), "twenty, but not ten and ten");
    empty_pool().and(load_anyway(lines([woman(1)])));
}

#[test]
fn refilling_to_ten_and_ten_after_an_outage_is_no_warning() {
    let used = desk().down().issued(Female).issued(Female).issued(Male).and(withdraw(man(9))).back_up();
    let events = used.when(load([woman(11), woman(12), man(11), man(12)])).events();
    assert_eq!(events.len(), 4);
}

#[test]
fn a_voided_number_leaves_a_place_to_fill() {
    let used = desk().down().issued(Female).and(void(first(), "misstag")).back_up();
    let filled = used.and(load([woman(11)]));
    let count = filled.ledger.pool.count(Female);
    assert_eq!((count.free, count.issued, count.total()), (10, 1, 11));
}

#[test]
fn a_refused_line_is_not_counted_as_filling_the_pool() {
    let mut lines = lines(full_pool_numbers());
    lines[19].sex = Some(Female);
    let Refusal::PoolRefused(verdict) = empty_pool().when(load_lines(lines)).refusal() else { panic!() };
    assert_eq!(verdict.not_full, Some((10, 9)));
    assert_eq!(verdict.lines[19].result, Err(LineRefusal::SexContradicts));
}

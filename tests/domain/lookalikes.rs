//! Which number is proposed: the free one that is least like those in use.

use kvittera_domain::event::Event;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::rules::lookalike::{distance, propose, twins};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex::{Female, Male};
use proptest::prelude::*;

use crate::given::commands::{first, issue, issue_shown, lines, load_anyway, nth, text, void};
use crate::given::scenario::{Scenario, bare, desk};

/// The number with birth date 1 January 2019 that ends in, for instance, `K111`.
fn number(end: &str) -> PoolNumber {
    text(&format!("20190101{end}"))
}

/// A desk in an outage with these numbers in the pool, of which the first `used` are issued.
fn pool_of(used: usize, ends: &[&str]) -> Scenario {
    let down = bare(Mode::Practice).and(load_anyway(lines(ends.iter().map(|end| number(end))))).down();
    ends.iter().take(used).fold(down, |desk, end| {
        let number = number(end);
        desk.and(issue_shown(number.letter_sex().unwrap(), number))
    })
}

#[track_caller]
fn proposed(desk: &Scenario) -> String {
    propose(&desk.ledger, Female).unwrap().number.last_four().to_owned()
}

/// The numbers in use that look like the one that ends in `end`, and in how many characters they differ.
fn near(desk: &Scenario, end: &str) -> Vec<(String, usize)> {
    let near = twins(&desk.ledger, number(end));
    near.into_iter().map(|twin| (twin.number.last_four().to_owned(), twin.differs)).collect()
}

#[test]
fn with_nothing_in_use_the_first_in_the_binder_is_proposed() {
    assert_eq!(proposed(&pool_of(0, &["K555", "K111", "K999"])), "K555");
}

#[test]
fn first_the_one_whose_nearest_number_in_use_is_farthest_away() {
    assert_eq!(proposed(&pool_of(1, &["K111", "K112", "K199", "K122"])), "K199");
    let far_from_one_but_near_the_other = pool_of(2, &["K111", "K999", "K998", "K115", "K155"]);
    assert_eq!(proposed(&far_from_one_but_near_the_other), "K155");
}

#[test]
fn then_the_one_that_is_farthest_from_all_together() {
    // Both differ from their nearest in one character; from both in use together K122 in three, K113 in four.
    assert_eq!(proposed(&pool_of(2, &["K111", "K222", "K122", "K113"])), "K113");
}

#[test]
fn then_the_one_that_stands_first_in_the_pool() {
    assert_eq!(proposed(&pool_of(1, &["K111", "K113", "K112", "K114"])), "K113");
    assert_eq!(proposed(&pool_of(1, &["K111", "K112", "K114", "K113"])), "K112");
}

#[test]
fn numbers_of_the_other_sex_are_in_use_too() {
    assert_eq!(proposed(&pool_of(1, &["M111", "K111", "K222"])), "K222");
    assert_eq!(near(&pool_of(1, &["M111", "K111"]), "K111"), [("M111".to_owned(), 1)]);
}

#[test]
fn voided_numbers_are_not_in_use() {
    let desk = pool_of(1, &["K111", "K112", "K999"]);
    assert_eq!(proposed(&desk), "K999");
    let void = desk.and(void(first(), "misstag"));
    assert_eq!(proposed(&void), "K112");
    assert_eq!(near(&void, "K112"), []);
}

#[test]
fn twins_differ_in_one_or_two_characters_nearest_first() {
    let desk = pool_of(4, &["K133", "K222", "K112", "K121", "K111"]);
    let expected = [("K112", 1), ("K121", 1), ("K133", 2)].map(|(end, differs)| (end.to_owned(), differs));
    assert_eq!(near(&desk, "K111"), expected, "K222 differs in three");
}

#[test]
fn swapped_neighbours_are_one_slip() {
    assert_eq!(distance(number("K123"), number("K132")), 1);
    assert_eq!(near(&pool_of(1, &["K132", "K123"]), "K123"), [("K132".to_owned(), 1)]);
    assert_eq!(distance(text("20190112K123"), text("20190121K132")), 2);
}

#[test]
fn a_shifted_digit_is_two_slips_and_not_four() {
    assert_eq!(distance(text("20190123K456"), text("20190112K456")), 2);
}

#[test]
fn a_number_is_no_twin_of_itself() {
    assert_eq!(near(&pool_of(1, &["K111", "K112"]), "K111"), []);
}

#[test]
fn the_issuance_says_which_numbers_in_use_are_lookalikes() {
    let desk = pool_of(2, &["K112", "M111", "K111"]);
    let proposal = propose(&desk.ledger, Female).unwrap();
    let issuances_of: Vec<_> = proposal.near.iter().map(|twin| (twin.issuance, twin.differs)).collect();
    assert_eq!(issuances_of, [(nth(1), 1), (nth(2), 1)]);
    let Event::Issued { near, number: given, .. } = desk.when(issue(Female)).event() else { panic!() };
    assert_eq!(given, number("K111"));
    assert_eq!(near, [number("K112"), number("M111")]);
}

#[test]
fn an_empty_page_has_nothing_to_propose() {
    assert_eq!(propose(&pool_of(1, &["K111", "M111"]).ledger, Female), None);
    assert!(propose(&pool_of(1, &["K111", "M111"]).ledger, Male).is_some());
}

#[test]
fn every_terminal_that_reads_the_log_proposes_the_same() {
    let mut out = desk().down();
    for sex in [Female, Male].into_iter().cycle().take(20) {
        let elsewhere = Ledger::fold(&out.events).unwrap();
        assert_eq!(propose(&elsewhere, sex), propose(&out.ledger, sex));
        out = out.issued(sex);
    }
}

/// Optimal string alignment as textbooks describe it: the oracle.
fn osa(one: &[u8], other: &[u8]) -> usize {
    let mut cost = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (i, j) in (0..=one.len()).flat_map(|i| (0..=other.len()).map(move |j| (i, j))) {
        cost[i][j] = match (i, j) {
            (0, far) | (far, 0) => far,
            _ => {
                let replaced = cost[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
                let shifted = cost[i - 1][j].min(cost[i][j - 1]) + 1;
                let swapped = i > 1 && j > 1 && one[i - 2..i] == [other[j - 1], other[j - 2]];
                replaced.min(shifted).min(if swapped { cost[i - 2][j - 2] + 1 } else { usize::MAX })
            }
        };
    }
    cost[one.len()][other.len()]
}

/// The rule taken literally: sort all free numbers and take the first.
fn by_the_book(used: &[PoolNumber], free: &[PoolNumber]) -> PoolNumber {
    let measured = |candidate: &PoolNumber| {
        let far = used.iter().map(|used| osa(candidate.as_str().as_bytes(), used.as_str().as_bytes()));
        let far: Vec<usize> = far.collect();
        (far.iter().min().copied().unwrap_or(0), far.iter().sum::<usize>())
    };
    let mut best = free[0];
    for candidate in &free[1..] {
        if measured(candidate) > measured(&best) {
            best = *candidate;
        }
    }
    best
}

proptest! {
    #[test]
    fn the_choice_is_the_one_by_the_book(
        numbers in prop::collection::btree_set((1..=31_u8, 0..1000_u16), 2..12),
        order in any::<prop::sample::Index>(),
        used in any::<prop::sample::Index>(),
    ) {
        let mut numbers: Vec<PoolNumber> =
            numbers.into_iter().map(|(day, end)| text(&format!("201901{day:02}K{end:03}"))).collect();
        let turn = order.index(numbers.len());
        numbers.rotate_left(turn);
        let (used, free) = numbers.split_at(used.index(numbers.len()));
        let down = bare(Mode::Practice).and(load_anyway(lines(numbers.iter().copied()))).down();
        let desk = used.iter().fold(down, |desk, number| desk.and(issue_shown(Female, *number)));
        prop_assert_eq!(propose(&desk.ledger, Female).unwrap().number, by_the_book(used, free));
    }
}

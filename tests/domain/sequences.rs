//! After any commands, in any order and with any clock, the invariants of the desk hold.

use std::collections::BTreeSet;

use kvittera_domain::ledger::Ledger;
use proptest::prelude::*;

use crate::given::courses::{courses, play};
use crate::given::scenario::assert_same;

proptest! {
    #[test]
    fn the_laws_of_the_desk_hold_and_its_log_is_sound(course in courses()) {
        let desk = play(&course);
        assert_same(&Ledger::fold(&desk.events).unwrap(), &desk.ledger);
    }

    #[test]
    fn the_same_course_leads_to_the_same_log(course in courses()) {
        assert_same(&play(&course).events, &play(&course).events);
    }
}

#[test]
fn the_courses_reach_all_kinds_of_events() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut kinds = BTreeSet::new();
    for _ in 0..100 {
        let desk = play(&courses().new_tree(&mut runner).unwrap().current());
        kinds.extend(
            desk.events
                .iter()
                .map(|recorded| serde_json::to_value(&recorded.event).unwrap()["kind"].as_str().unwrap().to_owned()),
        );
    }
    assert_eq!(kinds.len(), 21, "{kinds:?}");
}

//! The paper binder is counted on the screen, and what is missing is dealt with.

use kvittera::tui::model::Screen;
use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::event::Event;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

use super::open_desk;
use crate::stage::Stage;
use crate::stage::samples::issue;

fn woman(desk: &Stage, place: usize) -> PoolNumber {
    desk.model.ledger.pool.of_sex(Sex::Female).nth(place).unwrap().number
}

fn ticked(desk: &Stage) -> usize {
    desk.model.pool.count.as_ref().map_or(0, |count| count.present.len())
}

fn chosen(desk: &Stage) -> PoolNumber {
    desk.model.pool.chosen(&desk.model.ledger).unwrap().number
}

/// What the last count in the log says: how many, what is missing, what should be struck out.
fn counted(desk: &Stage) -> Option<(usize, Vec<PoolNumber>, Vec<PoolNumber>)> {
    desk.events().iter().rev().find_map(|recorded| match &recorded.event {
        Event::PoolCounted { present, missing, spent } => Some((*present, missing.clone(), spent.clone())),
        _ => None,
    })
}

#[test]
fn a_binder_that_is_as_it_should_be_takes_four_keys() {
    let mut desk = Stage::live();
    desk.keys("<f6> r a <enter>");
    assert!(desk.shows("Allt stämmer") && counted(&desk).is_none(), "{}", desk.screen());
    desk.keys("j");
    assert_eq!(counted(&desk), Some((20, vec![], vec![])));
    assert!(desk.model.dialog.is_none() && !desk.model.pool.counting && desk.model.pool.count.is_none());
    assert!(desk.says("allt stämmer"));
}

#[test]
fn number_by_number_with_space_j_and_n() {
    let mut desk = Stage::live();
    desk.keys("<f6> r <space> j n y <space>");
    let present = desk.model.pool.count.as_ref().unwrap().present.clone();
    assert_eq!(present, [0, 1, 3, 4].map(|place| woman(&desk, place)).into());
    desk.keys("<up> <space>");
    assert_eq!(ticked(&desk), 3, "a second tick takes the first one back");
    desk.keys("t");
    assert_eq!(ticked(&desk), 0);
}

#[test]
fn a_half_made_count_outlives_other_screens_and_the_way_back() {
    let mut desk = Stage::live();
    desk.keys("<f6> r <space> <space> <f5> <f2> k <f6>");
    assert!(desk.model.pool.counting && ticked(&desk) == 2);
    desk.keys("<esc>");
    assert!(!desk.model.pool.counting && desk.model.screen == Screen::Pool && desk.says("R fortsätter"));
    desk.keys("r");
    assert!(desk.model.pool.counting && ticked(&desk) == 2 && desk.shows("2 av 20 avprickade"), "{}", desk.screen());
    desk.keys("<ctrl-q>");
    assert!(desk.shows("påbörjad och sparas inte") && !desk.model.leaving);
    desk.keys("<esc> <enter> <esc>");
    assert!(desk.model.pool.counting && ticked(&desk) == 2, "the result can be looked at and left");
}

#[test]
fn a_count_with_nothing_ticked_is_not_kept() {
    let mut desk = Stage::live();
    desk.keys("<f6> r <esc>");
    assert!(desk.model.pool.count.is_none() && desk.model.notice.is_none());
}

#[test]
fn what_is_missing_is_dealt_with_one_by_one() {
    let mut desk = open_desk();
    desk.keys("<f6> r a <home> n <down> n <end> n <enter>");
    assert!(desk.shows("Saknas i pappers-pärmen (3)"), "{}", desk.screen());
    desk.keys("j");
    let [first, second] = [0, 2].map(|place| woman(&desk, place));
    assert_eq!(counted(&desk).unwrap().1[..2], [first, second]);
    assert!(chosen(&desk) == first && desk.says("E om numret gavs på papper"));
    desk.keys("<f2> <f6>");
    assert!(desk.shows("3 saknas") && desk.shows("SAKNAS"), "later is fine:\n{}", desk.screen());
    desk.keys("k Borttappat <enter>");
    assert_eq!(chosen(&desk), second, "on to the next one");
    desk.keys("e 03:12 <enter> <enter> vwxyz2 <enter> Kirurgi <tab> Avd <space> 3 <tab> <enter>");
    assert!(desk.model.dialog.is_none(), "{}", desk.screen());
    assert!(matches!(desk.model.ledger.pool.get(second).unwrap().state, NumberState::Issued(_)));
    assert_eq!(desk.model.ledger.pool.unaccounted().collect::<Vec<_>>(), [chosen(&desk)]);
    desk.keys("k Borttappat <enter>");
    assert!(!desk.shows("saknas i pappers"));
    desk.keys("n");
    assert!(desk.says("Inga skillnader"));
}

#[test]
fn what_should_be_struck_out_is_told_when_it_still_lies_there() {
    let mut desk = open_desk();
    desk.elsewhere(&issue(Sex::Female));
    let out = desk.model.ledger.issuances.get(0).unwrap().number;
    desk.keys("<f6> r a <end> <space> <enter>");
    assert!(desk.shows("Stryk dem nu") && desk.shows("ute: kvittens 1, Kirurgi"), "{}", desk.screen());
    desk.keys("j");
    assert_eq!(counted(&desk), Some((20, vec![], vec![out])));
    assert!(desk.says("Stryk i pappers-pärmen"));
}

#[test]
fn a_number_that_goes_out_while_it_is_counted_is_in_the_result() {
    let mut desk = open_desk();
    desk.keys("<f6> r a <end>");
    let last = desk.model.pool.count.as_ref().unwrap().number(&desk.model.ledger);
    desk.elsewhere(&issue(Sex::Female));
    let out = desk.model.ledger.issuances.get(0).unwrap().number;
    let count = desk.model.pool.count.as_ref().unwrap();
    assert_eq!(count.number(&desk.model.ledger), last, "the same line stays chosen");
    desk.keys("<enter> j");
    assert_eq!(counted(&desk), Some((20, vec![], vec![out])));
}

#[test]
fn a_count_that_the_log_does_not_take_is_kept() {
    let mut desk = Stage::live();
    desk.keys("<f6> r a <home> n <enter>").fail(crate::stage::play::Fault::NextWrite).keys("j");
    assert!(counted(&desk).is_none() && ticked(&desk) == 19);
    assert!(matches!(desk.model.dialog, Some(Dialog::Counted)), "{}", desk.screen());
    desk.keys("j");
    assert_eq!(counted(&desk).unwrap().0, 19);
}

#[test]
fn a_number_that_may_be_on_paper_is_proposed_only_with_a_warning() {
    let mut desk = open_desk();
    let present = desk.model.ledger.pool.of_sex(Sex::Male).map(|entry| entry.number).collect();
    desk.elsewhere(&Command::CountPool { present });
    desk.keys(super::FILLED);
    assert!(desk.is_in_preview() && desk.shows("saknades i pappers-pärmen"), "{}", desk.screen());
}

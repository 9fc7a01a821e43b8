//! Times as people write them, typed into the forms; the whole time is shown before anything is written.

use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::value::sex::Sex;

use super::open_desk;
use crate::stage::Stage;

#[test]
fn what_a_late_entry_means_by_a_time_is_shown_whole() {
    for (typed, shown) in [
        ("03.12", "sön 2026-11-22 03:12"),
        ("0312", "sön 2026-11-22 03:12"),
        ("kl <space> 03:12", "sön 2026-11-22 03:12"),
        ("03:11:20", "sön 2026-11-22 03:11:20"),
        ("22/11 <space> 03.12", "sön 2026-11-22 03:12"),
        ("igår <space> 23:50", "lör 2026-11-21 23:50"),
        ("i <space> går <space> 23.50", "lör 2026-11-21 23:50"),
        ("24:00", "sön 2026-11-22 00:00"),
        ("03：12", "sön 2026-11-22 03:12"),
        ("24/12 <space> 20:05", "ons 2025-12-24 20:05"),
    ] {
        let mut desk = open_desk();
        let number = desk.model.ledger.pool.of_sex(Sex::Male).nth(9).unwrap().number;
        desk.keys("<f7>").keys(number.as_str()).keys("<enter>").keys(typed);
        assert!(desk.shows(shown), "{typed}:\n{}", desk.screen());
        assert_eq!(desk.model.ledger.issuances.len(), 0, "nothing is written yet");
    }
}

#[test]
fn the_hour_that_came_twice_is_asked_about_and_the_one_that_never_was_is_refused() {
    let mut desk = open_desk();
    let number = desk.model.ledger.pool.of_sex(Sex::Male).nth(9).unwrap().number;
    desk.keys("<f7>").keys(number.as_str()).keys("<enter> 25/10 <space> 02.30");
    assert!(desk.shows("Klockan visade 02:30 två gånger"), "{}", desk.screen());
    assert!(desk.shows("sommartid eller 2026-10-25 02:30 vintertid"), "{}", desk.screen());
    desk.keys("<space> vintertid");
    assert!(desk.shows("sön 2026-10-25 02:30 vintertid"), "{}", desk.screen());
    let mut desk = open_desk();
    desk.keys("<f7>").keys(number.as_str()).keys("<enter> 2026-03-29 <space> 02:30");
    assert!(desk.shows("2026-03-29 02:30 fanns aldrig"), "{}", desk.screen());
}

#[test]
fn the_times_of_an_outage_are_shown_whole_while_they_are_typed() {
    let mut desk = open_desk();
    desk.keys("<f3> r igår <space> 23.50");
    assert!(desk.shows("lör 2026-11-21 23:50"), "{}", desk.screen());
    desk.keys("<enter> <enter> Jouren <enter>");
    assert!(desk.model.dialog.is_none(), "{}", desk.screen());
    let began = desk.model.ledger.outages.latest().unwrap().started_at;
    assert_eq!(began.to_rfc3339(), "2026-11-21T22:50:00+00:00");
}

#[test]
fn a_plan_says_the_next_such_day_and_the_end_after_its_beginning() {
    let mut desk = Stage::live();
    desk.keys("<f3> p imorgon <space> 22.00");
    assert!(desk.shows("mån 2026-11-23 22:00"), "{}", desk.screen());
    desk.keys("<enter> 0200");
    assert!(desk.shows("tis 2026-11-24 02:00"), "{}", desk.screen());
    desk.keys("<enter> CHG-7 <enter>");
    let plan = desk.model.ledger.outages.planned()[0].plan.clone().unwrap();
    assert_eq!(
        (plan.from.to_rfc3339(), plan.to.to_rfc3339()),
        ("2026-11-23T21:00:00+00:00".to_owned(), "2026-11-24T01:00:00+00:00".to_owned())
    );
    let mut desk = Stage::live();
    desk.keys("<f3> p 21/11 <space> 22.00");
    assert!(desk.shows("sön 2027-11-21 22:00"), "{}", desk.screen());
    assert!(matches!(desk.model.dialog, Some(Dialog::Plan(..))));
}

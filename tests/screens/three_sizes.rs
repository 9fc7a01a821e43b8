//! The desk in three sizes, never blind: what can't be shown can't be done, and the number is shown at every size.

use kvittera::tui::model::WindowLayout;
use kvittera::tui::model::checkout::Step;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::look;
use crate::stage::Stage;
use crate::stage::samples::SUSPECT;

const SIZES: [(u16, u16); 9] =
    [(80, 24), (80, 23), (80, 20), (60, 20), (40, 14), (40, 12), (30, 8), (120, 40), (200, 60)];
const FILLED: &str = "k vwxyz2 <enter> med <enter> hia <enter> 1234 <enter>";

fn desk() -> Stage {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    desk
}

fn practice() -> Stage {
    let mut desk = Stage::practice();
    desk.elsewhere(&SUSPECT);
    desk
}

/// A desk at a step of the call, which was reached in a large window.
fn at(mut desk: Stage, keys: &str) -> Stage {
    desk.keys(keys);
    desk
}

fn steps() -> Vec<(&'static str, Stage)> {
    vec![
        ("form", at(desk(), "k vwxyz2 <enter> med")),
        ("preview", at(desk(), FILLED)),
        ("number", at(desk(), &format!("{FILLED} <f2>"))),
        ("misheard", at(desk(), &format!("{FILLED} <f2> k610 <enter>"))),
        ("leaving", at(desk(), "k vwxyz2 <ctrl-q>")),
        ("suspecting", at(Stage::live(), FILLED)),
        ("outage", at(desk(), "<f3>")),
        ("practice form", at(practice(), "k vwxyz2")),
        ("practice number", at(practice(), &format!("{FILLED} <f2>"))),
    ]
}

#[test]
fn every_step_of_a_call_in_every_size() {
    for (name, mut desk) in steps() {
        for (columns, lines) in SIZES {
            desk.model.size = (columns, lines);
            look(&desk, &format!("{name} {columns}x{lines}"));
        }
    }
}

#[test]
fn the_whole_desk_is_drawn_from_80x20() {
    assert_eq!(WindowLayout::of((80, 20)), WindowLayout::Desk);
    assert_eq!(WindowLayout::of((79, 60)), WindowLayout::Column);
    assert_eq!(WindowLayout::of((200, 19)), WindowLayout::Column);
    assert_eq!(WindowLayout::of((40, 12)), WindowLayout::Column);
    assert_eq!([(39, 12), (40, 11), (0, 0)].map(WindowLayout::of), [WindowLayout::Card; 3]);
    for mut desk in [desk(), practice()] {
        desk.model.size = (80, 20);
        for entry in desk.model.ledger.pool.all_free() {
            let short = entry.number.to_string();
            assert!(desk.shows(&format!("{} {}", &short[..8], &short[8..])), "{short}:\n{}", desk.screen());
        }
    }
}

#[test]
fn the_number_stands_whole_on_one_line_in_every_window_from_20_columns() {
    let mut desk = at(desk(), &format!("{FILLED} <f2>"));
    for columns in (20..130).step_by(3) {
        for lines in [1, 2, 3, 5, 8, 11, 12, 13, 15, 19, 20, 21, 24, 40] {
            desk.model.size = (columns, lines);
            assert!(desk.shows("2019 01 03 K 061"), "{columns}x{lines}:\n{}", desk.screen());
        }
    }
}

#[test]
fn practice_can_not_be_mistaken_in_any_window() {
    let mut desk = practice();
    for columns in (12..130).step_by(4) {
        for lines in [2, 3, 5, 8, 11, 12, 13, 19, 20, 24, 40] {
            desk.model.size = (columns, lines);
            assert!(desk.shows("ÖVNING"), "{columns}x{lines}:\n{}", desk.screen());
        }
    }
}

#[test]
fn behind_a_card_nothing_is_handed_out_suspected_or_typed() {
    for size in [(39, 24), (40, 11), (30, 8), (20, 5), (1, 1)] {
        let mut desk = Stage::live();
        desk.keys("m qr").model.size = size;
        desk.keys("k vwxyz2 <enter> med <enter> 5 <enter> <enter> j j <f3> s j <f2> <f2>").paste("j\nj\n");
        assert!(desk.model.ledger.outages.is_empty() && desk.model.ledger.issuances.is_empty(), "{size:?}");
        desk.model.size = (80, 24);
        assert!(desk.shows("▸ VGR-id") && desk.shows("qr") && !desk.shows("vwxyz2"), "{}", desk.screen());
    }
}

#[test]
fn in_one_column_a_whole_call_can_be_made() {
    for size in [(40, 12), (60, 20), (79, 24), (80, 19)] {
        let mut desk = desk();
        desk.model.size = size;
        desk.keys(FILLED);
        assert!(matches!(desk.model.checkout.step, Step::Preview(_)), "{size:?}:\n{}", desk.screen());
        assert!(desk.shows("2019 01 03 K 061") && desk.shows("Medicin"), "{size:?}:\n{}", desk.screen());
        desk.keys("<f2>");
        assert!(desk.shows("2019 01 03 K 061") && desk.shows("De fyra sista"), "{size:?}:\n{}", desk.screen());
        desk.keys("k610 <enter>");
        assert!(desk.shows("den som ringer sa K610"), "{size:?}:\n{}", desk.screen());
        desk.keys("k061 <enter>");
        assert!(matches!(desk.model.checkout.step, Step::Filling), "{size:?}:\n{}", desk.screen());
    }
}

#[test]
fn leaving_is_asked_and_answered_in_every_window() {
    for size in [(80, 20), (40, 12), (30, 8), (20, 4)] {
        let mut desk = desk();
        desk.keys("k vwxyz2").model.size = size;
        desk.keys("<ctrl-q>");
        assert!(!desk.model.leaving && desk.shows("Avsluta?"), "{size:?}:\n{}", desk.screen());
        desk.keys("j");
        assert!(desk.model.leaving, "{size:?}");
    }
}

#[test]
fn whatever_acts_on_a_question_has_its_keys_on_the_screen() {
    let stories = [FILLED, "k vwxyz2 <f8>", "<f3> s", "<f3> k n n n <enter> <enter>"];
    for story in stories {
        for columns in (40..100).step_by(7) {
            for lines in 12..24 {
                let mut desk = Stage::live();
                desk.keys(story);
                desk.model.size = (columns, lines);
                let shown = desk.screen();
                let before = desk.events().len();
                desk.key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE));
                let acted = desk.events().len() > before || desk.screen() != shown;
                let words = shown.contains("J/Y Ja") || shown.contains("J Ja");
                assert!(!acted || words, "{story} {columns}x{lines}:\n{shown}");
            }
        }
    }
}

#[test]
fn a_dialog_that_does_not_fit_takes_no_key_but_the_way_back() {
    let mut desk = Stage::live();
    desk.model.size = (40, 12);
    desk.keys("<f3> k");
    assert!(desk.shows("för litet för att visa"), "{}", desk.screen());
    let events = desk.events().len();
    desk.keys("j n n s j <enter>");
    desk.model.size = (80, 24);
    let mut untouched = Stage::live();
    untouched.keys("<f3> k");
    assert_eq!(desk.screen(), untouched.screen(), "no question was answered unseen");
    assert_eq!(desk.events().len(), events);
    desk.model.size = (40, 12);
    desk.keys("<esc>");
    assert!(desk.model.dialog.is_none());
}

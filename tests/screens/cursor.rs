//! The cursor stands on what has the focus, so that braille lines and magnifiers follow it.

use crate::stage::borrowed::after_an_outage;
use crate::stage::samples::SUSPECT;
use crate::stage::{Setting, Stage};

const FILLED: &str = "k vwxyz2 <enter> med <enter> hia <enter> 1234 <enter>";

fn down() -> Stage {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    desk
}

#[track_caller]
fn stands_at(mut desk: Stage, keys: &str, words: &str) {
    desk.keys(keys);
    let line = desk.line_of_cursor();
    assert!(line.contains(words), "after {keys:?} the cursor stands in {line:?}:\n{}", desk.screen());
}

#[test]
fn on_every_field_of_the_form_the_sex_too() {
    stands_at(down(), "", "▸ Kön");
    stands_at(down(), "k", "▸ VGR-id");
    stands_at(down(), "k vwxyz2 <enter> med", "▸ Klinik");
    stands_at(down(), &format!("{FILLED} <f2>"), "De fyra sista");
}

#[test]
fn on_the_keys_that_answer_a_preview_or_a_question() {
    stands_at(down(), FILLED, "F2/J");
    stands_at(Stage::live(), FILLED, "J/Y");
    stands_at(down(), &format!("{FILLED} <f2> <esc>"), "J/Y");
    stands_at(down(), "k vwxyz2 <ctrl-q>", "J/Y");
    stands_at(Stage::live(), "<f3> k", "J/Y");
}

#[test]
fn on_the_chosen_line_of_every_list() {
    stands_at(down(), "<f5> <down>", "Nummer 20190120M611");
    stands_at(down(), "<f6> <down> <down>", "20190107 K182");
    stands_at(down(), "<f6> r <down>", "20190105 K127");
    stands_at(after_an_outage(Setting::default()), "<f4> <down>", "3 20190107 K182");
    stands_at(down(), "<f5> / nummer", "nummer");
    stands_at(down(), "<ctrl-p> logg", "logg");
}

#[test]
fn at_the_beginning_of_a_text_and_in_the_line_of_a_prompt() {
    stands_at(down(), "<f1>", "Rutinen");
    stands_at(down(), "<f3> a Hej", "Hej");
    stands_at(down(), "<f7> 2019", "▸ Nummer");
    stands_at(Stage::set(Setting { who: None, ..Setting::default() }), "fgh", "fgh");
}

#[test]
fn in_small_windows_too() {
    for (columns, lines) in [(60, 20), (40, 12)] {
        let mut desk = down();
        desk.model.size = (columns, lines);
        desk.keys("k vwxyz2");
        assert!(desk.line_of_cursor().contains("▸ VGR-id"), "{}", desk.screen());
        desk.keys("<enter> med <enter> hia <enter> <enter>");
        assert!(desk.line_of_cursor().contains("F2/J"), "{}", desk.screen());
        desk.keys("<f2>");
        assert!(desk.line_of_cursor().contains("De fyra sista"), "{}", desk.screen());
    }
}

//! Where documents are to be saved, and what is said about them.

use kvittera::config::Language;

use super::look;
use crate::stage::borrowed::after_an_outage;
use crate::stage::{Setting, Stage};

fn in_both_languages(names: [&str; 2], play: fn(&mut Stage)) {
    for (language, name) in [Language::Sv, Language::En].into_iter().zip(names) {
        for size in [(80, 24), (120, 40)] {
            let mut desk = after_an_outage(Setting { language, size, ..Setting::default() });
            play(&mut desk);
            look(&desk, &format!("{name} {}x{}", size.0, size.1));
        }
    }
}

#[test]
fn where_to_save() {
    in_both_languages(["save export sv", "save export en"], |desk| {
        desk.keys("<f4> s rapport.pdf <enter>");
    });
    in_both_languages(["save sheet sv", "save sheet en"], |desk| {
        desk.keys("<f6> u blad.txt <enter>");
    });
}

#[test]
fn what_was_left_out() {
    let mut desk = after_an_outage(Setting::default());
    desk.keys("<f4> n 20210325K069 <enter> <enter> s");
    let path = desk.path("avstämning.csv");
    desk.paste(path.to_str().unwrap()).keys("<enter>");
    let shown = desk.screen().replace(path.parent().unwrap().to_str().unwrap(), "/mapp");
    assert!(shown.contains("Sparad: /mapp/avstämning.csv"), "{shown}");
    for words in ["Driftstopp 1: 1 med, 2 utelämnade.", "Ärende 2 (", "Ärende 3 (", "Esc"] {
        assert!(shown.contains(words), "{words} in\n{shown}");
    }
}

//! Windows of any size are drawn.

use crate::stage::borrowed::after_an_outage;
use crate::stage::samples::SUSPECT;
use crate::stage::{Setting, Stage};

#[test]
fn every_case_is_drawn_in_every_window() {
    for story in ["", "<enter>", "n 1981", "n 19810829M071 <enter>", "r", "t", "a", "/ med"] {
        let mut desk = after_an_outage(Setting::default());
        desk.keys("<f4>").keys(story);
        for size in [(1, 1), (5, 2), (1, 100), (300, 1), (80, 24), (81, 25), (111, 24), (112, 24), (400, 120)] {
            desk.model.size = size;
            assert_eq!(desk.screen().lines().count(), usize::from(size.1), "{story} {size:?}");
        }
    }
}

#[test]
fn every_screen_is_drawn_in_every_window() {
    let stories = [
        "",
        "k vwxyz2 <enter> med",
        "k vwxyz2 <enter> med <enter> hia <enter> <enter>",
        "<f3>",
        "<f4>",
        "<f5>",
        "<f6>",
    ];
    let over = ["", "<f1>", "<ctrl-p>", "<f9>", "<f8>"];
    let sizes = [(1, 1), (5, 2), (0, 0), (1, 100), (300, 1), (80, 24), (81, 25), (111, 24), (112, 24), (400, 120)];
    for story in stories {
        for dialog in over {
            let mut desk = Stage::live();
            desk.elsewhere(&SUSPECT).keys(story).keys(dialog);
            for size in sizes {
                desk.model.size = size;
                let screen = desk.screen();
                assert_eq!(screen.lines().count(), usize::from(size.1), "{story} {dialog} {size:?}");
            }
        }
    }
}

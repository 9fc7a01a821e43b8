//! Colour helps the eye and carries no meaning alone.

use kvittera::config::ThemeName;
use kvittera::terminal::Terminal;
use kvittera_domain::value::sex::Sex;
use ratatui::style::{Color, Modifier};

use crate::stage::samples::{CONFIRM, SUSPECT, issue};
use crate::stage::{Setting, Stage, modern};

/// Screens that show all tones between them.
const STORIES: [&str; 8] = [
    "",
    "k å",
    "k vwxyz2 <enter> med",
    "k vwxyz2 <enter> med <enter> hia <enter> <enter>",
    "<f1>",
    "<f3>",
    "<f5>",
    "<f6>",
];

fn staged(theme: ThemeName, no_color: bool, story: &str) -> Stage {
    let mut desk =
        Stage::set(Setting { theme, terminal: Terminal { colours: !no_color, ..modern() }, ..Setting::default() });
    desk.elsewhere(&SUSPECT).elsewhere(&CONFIRM).elsewhere(&issue(Sex::Female)).wait(6).keys(story);
    desk
}

#[test]
fn without_colour_not_a_single_cell_has_one() {
    for story in STORIES {
        let buffer = staged(ThemeName::Dark, true, story).buffer();
        assert!(buffer.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset), "{story}");
    }
}

#[test]
fn colour_changes_no_character() {
    for story in STORIES {
        let mono = staged(ThemeName::Dark, true, story).screen();
        assert_eq!(staged(ThemeName::Dark, false, story).screen(), mono, "{story}");
        assert_eq!(staged(ThemeName::Light, false, story).screen(), mono, "{story}");
    }
}

#[test]
fn no_letter_has_the_colour_of_what_is_behind_it() {
    for (theme, behind) in
        [(ThemeName::Dark, [Color::Black, Color::Reset]), (ThemeName::Light, [Color::White, Color::Reset])]
    {
        for story in STORIES {
            for cell in &staged(theme, false, story).buffer().content {
                assert!(cell.fg == Color::Reset || cell.fg != cell.bg, "{story}: {cell:?}");
                let on_the_terminals_own = cell.bg == Color::Reset;
                assert!(!on_the_terminals_own || !behind[..1].contains(&cell.fg), "{story}: {cell:?}");
            }
        }
    }
}

#[test]
fn only_the_sixteen_colours_of_every_terminal_are_used() {
    for theme in [ThemeName::Dark, ThemeName::Light] {
        for story in STORIES {
            for cell in &staged(theme, false, story).buffer().content {
                assert!(!matches!(cell.fg, Color::Rgb(..) | Color::Indexed(_)), "{story}: {cell:?}");
                assert!(!matches!(cell.bg, Color::Rgb(..) | Color::Indexed(_)), "{story}: {cell:?}");
            }
        }
    }
}

#[test]
fn without_colour_signs_and_words_still_tell_the_state() {
    let screen = staged(ThemeName::Dark, true, "").screen();
    for sign in ["■ DRIFTSTOPP bekräftat", "○ 2019", "● 2019", "▲ Kvittens 1", "▸ "] {
        assert!(screen.contains(sign), "{sign} is missing in\n{screen}");
    }
    assert!(staged(ThemeName::Dark, true, "<f5> m Fel <enter> <f6>").shows("✗ 2019"));
    assert!(staged(ThemeName::Dark, true, "x").shows("✗ Pärmen har bara"));
}

#[test]
fn without_colour_the_chosen_line_is_reversed() {
    let buffer = staged(ThemeName::Dark, true, "<f5>").buffer();
    assert!(buffer.content.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED) && cell.symbol() == "K"));
}

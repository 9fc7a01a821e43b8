//! Every action by its name.

use kvittera::tui::action::Action;
use kvittera::tui::model::Screen;
use kvittera::tui::model::dialog::Dialog;

use super::{FILLED, number_out, open_desk};

/// The actions that mean something only where they are at home: moving, and answering a dialog.
const ONLY_IN_PLACE: [Action; 21] = [
    Action::Palette,
    Action::Back,
    Action::NextField,
    Action::PreviousField,
    Action::Submit,
    Action::NextSuggestion,
    Action::PreviousSuggestion,
    Action::TurnSex,
    Action::Confirm,
    Action::Issue,
    Action::DropDraft,
    Action::CheckReadBack,
    Action::SkipReadBack,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Open,
    Action::ShowUnread,
];

#[test]
fn the_palette_lists_every_action_that_means_something_by_itself() {
    let mut desk = open_desk();
    desk.model.size = (120, 60);
    for action in Action::ALL.iter().filter(|action| !ONLY_IN_PLACE.contains(action)) {
        let words = desk.model.texts().named(&format!("action-{}", action.name()));
        desk.keys("<ctrl-p>").paste(&words);
        assert!(desk.shows(&format!("│ {words} ")), "{words}:\n{}", desk.screen());
        desk.keys("<esc>");
    }
}

#[test]
fn an_action_of_another_screen_goes_there() {
    for (name, screen) in [("anteckna", Screen::Outage), ("sök", Screen::Log), ("läs in", Screen::Pool)] {
        let mut desk = open_desk();
        desk.keys("<ctrl-p>").paste(name).keys("<enter>");
        assert_eq!(desk.model.screen, screen, "{name}");
    }
}

#[test]
fn the_palette_never_hands_out() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<ctrl-p>").paste("lämna ut").keys("<enter> <enter>");
    assert_eq!(desk.issuances_of(), 0);
}

#[test]
fn another_sex_from_the_palette_leaves_the_preview() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<ctrl-p>").paste("man").keys("<enter>");
    assert!(desk.is_filling());
    desk.keys("<tab> <tab> <tab> <tab> <enter>");
    assert!(desk.is_in_preview() && desk.shows("Man"));
}

#[test]
fn the_arrows_choose_and_a_name_that_nothing_has_does_nothing() {
    let mut desk = open_desk();
    desk.keys("<ctrl-p> <down> <down> <enter>");
    assert_eq!(desk.model.screen, Screen::Outage);
    desk.keys("<ctrl-p> qqqqq");
    assert!(desk.shows("Ingen åtgärd heter så"));
    desk.keys("<down> <enter>");
    assert!(desk.model.dialog.is_none() && desk.model.screen == Screen::Outage);
}

#[test]
fn an_unread_number_is_found_by_name() {
    let mut desk = number_out().restart();
    desk.keys("<esc> <ctrl-p> återläst <enter>");
    assert!(desk.shows_a_number());
}

#[test]
fn help_is_there_under_two_keys_and_by_name() {
    for keys in ["<f1>", "?", "<alt-1>", "<ctrl-p> hjälp <enter>"] {
        let mut desk = open_desk();
        desk.keys(keys);
        assert!(matches!(desk.model.dialog, Some(Dialog::Help(_))), "{keys}");
    }
}

#[test]
fn help_scrolls_to_its_end_and_back_without_extra_keys() {
    let mut desk = open_desk();
    desk.keys("<f1>");
    let first = desk.screen();
    desk.keys(&"<page-down> ".repeat(20)).keys(&"<page-up> ".repeat(4));
    assert_ne!(desk.screen(), first.clone().replace(' ', ""));
    desk.keys("<esc> <f1>");
    assert_eq!(desk.screen(), first);
}

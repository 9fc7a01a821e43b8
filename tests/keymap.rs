//! The one table of keys: nothing is missing from it, nothing hides in it, and Swedish keyboards can type it all.

use std::collections::BTreeSet;

use kvittera::config::Language;
use kvittera::i18n::Texts;
use kvittera::tui::action::Action;
use kvittera::tui::action::row::ActionRoles;
use kvittera::tui::focus::{is_typing, scopes};
use kvittera::tui::keymap::{Binding, KEYMAP, Scope, hints, names};
use kvittera::tui::model::Screen;
use kvittera::tui::palette::{entries, screen_to_show};
use kvittera_domain::rules::permission::TECHNICIAN;
use kvittera_domain::value::sex::Sex;

use crate::stage::borrowed::after_an_outage;
use crate::stage::samples::{SUSPECT, issue};
use crate::stage::{Setting, Stage};

/// Keys that lead to every place where a key can be pressed: each screen, step and dialog.
const PLACES: [&str; 25] = [
    "",
    "k",
    "k vwxyz2 <enter> med <enter> hia <enter> <enter>",
    "k vwxyz2 <enter> med <enter> hia <enter> <enter> <f2>",
    "<f3>",
    "<f3> b",
    "<f3> a",
    "<f4>",
    "<f4> s",
    "<f5>",
    "<f5> /",
    "<f5> <enter>",
    "<f6>",
    "<f6> i",
    "<f6> k",
    "<f6> r",
    "<f6> r <enter>",
    "<f6> e",
    "<f6> u",
    "<f1>",
    "<ctrl-p>",
    "<f9>",
    "k <f8>",
    "k <ctrl-q>",
    "k vwxyz2 <enter> med <enter> hia <enter> <enter> <f2> k061 <enter> <f5> r",
];

/// All sets of scopes that can hold at once, with whether text is typed then.
fn places() -> Vec<(Vec<Scope>, bool)> {
    let mut found: Vec<_> = PLACES
        .iter()
        .map(|keys| {
            let mut desk = Stage::live();
            desk.elsewhere(&SUSPECT).keys(keys);
            (scopes(&desk.model), is_typing(&desk.model))
        })
        .collect();
    let mut desk = Stage::live();
    desk.keys("k vwxyz2");
    let desk = desk.restart();
    found.push((scopes(&desk.model), is_typing(&desk.model)));
    for keys in ["<f3> s", "<f3> k", "<f3> k n n n", "<f3> k n n n <enter> <enter>", "<f3> k j", "<f3> o", "<f3> p"] {
        let mut desk = Stage::live();
        desk.keys(keys);
        found.push((scopes(&desk.model), is_typing(&desk.model)));
    }
    for keys in ["<f4>", "<f4> /", "<f4> <enter>", "<f4> n 19810829M071 <enter>", "<f4> n 19810829M071 <enter> <enter>"]
    {
        let mut desk = after_an_outage(Setting::default());
        desk.keys(keys);
        found.push((scopes(&desk.model), is_typing(&desk.model)));
    }
    let told = "<f4> n 20210325K069 <enter> <enter> r <enter> <enter> <enter> t <enter> Fel <enter>";
    let mut desk = after_an_outage(Setting::default());
    desk.keys(told);
    found.push((scopes(&desk.model), is_typing(&desk.model)));
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female));
    let number = desk.model.ledger.issuances.get(0).unwrap().number;
    let asked = request_of(&desk);
    desk.keys("<f7>").keys(number.as_str()).keys("<enter> 03:12 <enter> <enter>").keys(&asked);
    found.push((scopes(&desk.model), is_typing(&desk.model)));
    let mut desk = Stage::live();
    desk.keys("m arxx2 <enter>");
    found.push((scopes(&desk.model), is_typing(&desk.model)));
    let mut desk = Stage::live();
    let file = desk.file("nya.csv", "number\n20190123K067\n");
    desk.keys("<f6> i").paste(file.to_str().unwrap()).keys("<enter>");
    found.push((scopes(&desk.model), is_typing(&desk.model)));
    found
}

/// The keys that type who asked for the first issuance, and for which ward.
fn request_of(desk: &Stage) -> String {
    let request = &desk.model.ledger.issuances.get(0).unwrap().request;
    let typed = [request.requested_by.as_str(), request.unit.clinic.as_str(), request.unit.ward.as_str()];
    let typed = typed.map(|text| text.replace(' ', " <space> "));
    format!("{} <enter> {} <enter> {} <enter> <enter>", typed[0], typed[1], typed[2])
}

fn key_names(binding: &Binding) -> impl Iterator<Item = String> {
    binding.keys.iter().map(|key| key.name())
}

fn is_letter(name: &str) -> bool {
    name == "Space" || name.chars().count() == 1 && !"↑↓←→".contains(name)
}

#[test]
fn the_places_of_these_tests_reach_every_scope() {
    let reached: BTreeSet<String> =
        places().into_iter().flat_map(|(scopes, _)| scopes).map(|scope| format!("{scope:?}")).collect();
    let all: BTreeSet<String> = KEYMAP.iter().map(|binding| format!("{:?}", binding.scope)).collect();
    assert_eq!(reached, all);
}

#[test]
fn every_action_has_a_key() {
    for action in Action::ALL {
        assert!(KEYMAP.iter().any(|binding| binding.action == *action), "{}", action.name());
    }
}

#[test]
fn every_action_has_its_own_name() {
    let names: BTreeSet<&str> = Action::ALL.iter().map(|action| action.name()).collect();
    assert_eq!(names.len(), Action::ALL.len());
}

#[test]
fn every_action_has_words_in_both_languages() {
    for language in [Language::Sv, Language::En] {
        let texts = Texts::load(language);
        for action in Action::ALL {
            let words = texts.named(&format!("action-{}", action.name()));
            assert!(!words.is_empty() && !words.contains("action-"), "{} in {language:?}: {words}", action.name());
        }
    }
}

#[test]
fn the_help_shows_every_action_once_with_a_key() {
    for language in [Language::Sv, Language::En] {
        let mut desk = Stage::set(Setting { language, size: (120, 110), ..Setting::default() });
        desk.keys("<f1>");
        let screen = desk.screen();
        let texts = desk.model.texts();
        let keys = screen.split(&texts.named("title-keys")).nth(1).unwrap();
        let lines: Vec<&str> = keys.lines().map(|line| line.trim_matches(['│', ' '])).collect();
        for action in Action::ALL {
            let words = texts.named(&format!("action-{}", action.name()));
            let shown = |line: &&&str| line.len() > words.len() + 2 && line.ends_with(&format!("  {words}"));
            assert_eq!(lines.iter().filter(shown).count(), 1, "{words} in\n{screen}");
        }
    }
}

#[test]
fn within_a_scope_a_key_has_one_meaning() {
    for (place, one) in KEYMAP.iter().enumerate() {
        for other in KEYMAP.iter().skip(place + 1).filter(|other| other.scope == one.scope) {
            let shared: Vec<_> = one.keys.iter().filter(|key| other.keys.contains(key)).map(|key| key.name()).collect();
            assert!(
                shared.is_empty(),
                "{:?}: {shared:?} means both {:?} and {:?}",
                one.scope,
                one.action,
                other.action
            );
        }
    }
}

#[test]
fn no_action_is_hidden_by_the_keys_of_an_inner_scope() {
    for (scopes, _) in places() {
        for (depth, scope) in scopes.iter().enumerate() {
            for binding in KEYMAP.iter().filter(|binding| binding.scope == *scope) {
                let is_hidden = |key| {
                    let inner = |other: &&Binding| scopes[..depth].contains(&other.scope);
                    KEYMAP.iter().filter(inner).any(|other| other.keys.contains(key) && other.action != binding.action)
                };
                let hidden_by_purpose = matches!(
                    (scopes[0], binding.action),
                    // The preview's own F2 hands out; the read-back's own Esc skips and says so.
                    (Scope::Preview, Action::GoDesk) | (Scope::ReadBack, Action::Back)
                );
                let elsewhere = KEYMAP.iter().any(|other| {
                    other.action == binding.action && !std::ptr::eq(other, binding) && scopes.contains(&other.scope)
                });
                assert!(
                    !binding.keys.iter().all(is_hidden) || hidden_by_purpose || elsewhere,
                    "{:?} is hidden in {scopes:?}",
                    binding.action
                );
            }
        }
    }
}

#[test]
fn nothing_lies_on_what_alt_gr_types() {
    for name in KEYMAP.iter().flat_map(key_names) {
        let bare = name.trim_start_matches("Ctrl-").trim_start_matches("Alt-");
        assert!(!bare.chars().any(|c| "[]{}@\\|~$€£µ".contains(c)), "{name}");
    }
}

#[test]
fn nothing_lies_on_what_terminals_keep_to_themselves() {
    // Ctrl-I, -J, -M and -H are Tab, Enter, Enter and Backspace; Ctrl-S and -Q may be flow control, -Z suspends.
    for name in KEYMAP.iter().flat_map(key_names) {
        assert!(!["Ctrl-I", "Ctrl-J", "Ctrl-M", "Ctrl-H", "Ctrl-S", "Ctrl-Z"].contains(&name.as_str()), "{name}");
    }
}

#[test]
fn single_letters_act_only_where_no_text_is_typed() {
    for (scopes, typing) in places() {
        let held = KEYMAP.iter().filter(|binding| scopes.contains(&binding.scope));
        for (name, action) in held.flat_map(|binding| key_names(binding).map(|name| (name, binding.action))) {
            assert!(!typing || !is_letter(&name), "{name} means {action:?} while typing in {scopes:?}");
        }
    }
}

#[test]
fn every_f_key_has_a_twin_for_terminals_that_keep_f_keys() {
    for binding in KEYMAP {
        let names: Vec<String> = key_names(binding).collect();
        for number in names.iter().filter_map(|name| name.strip_prefix('F')).filter(|number| !number.is_empty()) {
            assert!(names.contains(&format!("Alt-{number}")), "F{number} {:?}", binding.action);
        }
    }
}

#[test]
fn every_place_has_a_way_back_and_shows_it() {
    for keys in PLACES {
        let mut desk = Stage::live();
        desk.elsewhere(&SUSPECT).keys(keys);
        let held = scopes(&desk.model);
        let back = kvittera::tui::keymap::binding(&held, Action::Back)
            .or_else(|| kvittera::tui::keymap::binding(&held, Action::SkipReadBack));
        assert!(back.is_some(), "{keys}");
        let at_the_desk = matches!(held[0], Scope::SexField | Scope::Form) && desk.model.dialog.is_none();
        let screen = desk.screen();
        let last = screen.lines().last().unwrap();
        assert!(at_the_desk || last.contains("Esc"), "after {keys} the last line is {last}");
    }
}

/// A table of its own with one new action, made as the program's is.
mod another {
    use kvittera::tui::action::row::ActionRoles::{Everyone, Only};
    use kvittera::tui::keymap::key::{f, letter};
    use kvittera_domain::rules::permission::TECHNICIAN;

    kvittera::actions! {
        /// One that was there before, with words that the languages have.
        Filter { name: "filter", home: [Log], roles: Everyone, palette: true, run: filter,
            keys: [last Log [letter('f')]] }
        /// The new one.
        Import { name: "import", home: [Pool, Log], roles: Only(TECHNICIAN), palette: true, run: import,
            keys: [shown Log [f(10), letter('w')], quiet Pool [letter('w')]] }
        /// One that only answers a dialog.
        Confirm { name: "confirm", home: [], roles: Everyone, palette: false, run: confirm,
            keys: [shown Question [letter('j')]] }
    }
}

#[test]
fn a_new_action_costs_a_row_and_is_in_help_hints_and_palette() {
    use another::Action::{self, Confirm, Filter, Import};
    let texts = Texts::load(Language::Sv);
    assert_eq!(names(Action::KEYS, Import), ["F10", "W"]);
    let shown = |scopes: &[Scope]| hints(Action::KEYS, scopes).map(|binding| binding.action).collect::<Vec<_>>();
    assert_eq!(shown(&[Scope::Log, Scope::Everywhere]), [Import, Filter]);
    assert_eq!(shown(&[Scope::Pool]), []);
    assert_eq!(shown(&[Scope::Question]), [Confirm]);
    let listed = entries(Action::ROWS, Action::KEYS, &texts);
    let listed: Vec<_> = listed.iter().map(|entry| (entry.action, entry.name.as_str(), entry.key.as_str())).collect();
    let words = [texts.named("action-filter"), texts.named("action-import")];
    assert_eq!(listed, [(Filter, words[0].as_str(), "F"), (Import, words[1].as_str(), "F10")]);
    assert_eq!(Action::ALL, [Filter, Import, Confirm]);
    assert_eq!(Import.row().home, [Screen::Pool, Screen::Log]);
    assert!(matches!(Import.row().roles, ActionRoles::Only(allowed) if allowed == TECHNICIAN));
}

#[test]
fn an_action_in_the_palette_means_something_on_the_screen_where_it_leads() {
    for action in Action::ALL {
        let row = action.row();
        assert!(row.palette || row.home.is_empty(), "{} is at home somewhere and in no palette", row.name);
        for screen in row.home {
            assert_eq!(screen_to_show(*action, *screen), None, "{}", row.name);
        }
    }
}

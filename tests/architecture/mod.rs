//! The house, held by reading its sources: who may know whom, where each thing has its one home, and which words it speaks.

mod glossary;
mod rooms;
mod sources;

use std::fs;

use rooms::{DOMAIN, ROOMS, room_of};
use sources::{Source, back_to_the_door, circles, files, imports, sources, top};

impl Source {
    fn is_in(&self, part: &str) -> bool {
        self.path == format!("src/{part}.rs") || self.path.starts_with(&format!("src/{part}/"))
    }

    /// Whether `word` stands in the code by itself, not as a part of a longer name.
    fn says(&self, word: &str) -> bool {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).any(|(at, _)| {
            let before = self.code[..at].chars().next_back();
            let after = self.code[at + word.len()..].chars().next();
            let goes_on = word.starts_with(is_name) && before.is_some_and(is_name);
            let goes_further = word.ends_with(is_name) && after.is_some_and(is_name);
            !goes_on && !goes_further
        })
    }
}

/// Holds that no source in `part` says any of `words`.
fn never(part: &str, words: &[&str]) {
    let sources = sources();
    let here: Vec<&Source> = sources.iter().filter(|source| source.is_in(part)).collect();
    assert!(!here.is_empty(), "there is no {part}");
    for source in here {
        for word in words {
            assert!(!source.says(word), "{} must not know {word}", source.path);
        }
    }
}

/// Holds that only sources in `homes` say any of `words`.
fn only(homes: &[&str], words: &[&str]) {
    for source in sources().iter().filter(|source| !homes.iter().any(|home| source.is_in(home))) {
        for word in words {
            assert!(!source.says(word), "{word} in {} belongs into {homes:?}", source.path);
        }
    }
}

const OUTSIDE: [&str; 7] = ["rusqlite", "ratatui", "clap", "std::fs", "std::io", "std::env", "SystemTime"];

#[test]
fn every_arrow_between_rooms_is_in_the_table() {
    let mut refused = Vec::new();
    for (from, taken) in imports(&sources()) {
        let room = room_of(&from).unwrap_or_else(|| panic!("{from:?} lies in no room: give it a row in rooms.rs"));
        for to in taken {
            let other = room_of(&to).unwrap_or_else(|| panic!("{to:?} lies in no room: give it a row in rooms.rs"));
            if !room.may_take_from(other) {
                refused.push(format!(
                    "{} ({}) takes from {} ({})",
                    from.join("::"),
                    room.name,
                    to.join("::"),
                    other.name
                ));
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn no_arrow_of_the_table_is_left_over() {
    let used: Vec<_> = imports(&sources())
        .into_iter()
        .flat_map(|(from, taken)| taken.into_iter().map(move |to| (from.clone(), to)))
        .filter_map(|(from, to)| Some((room_of(&from)?.name, room_of(&to)?.name)))
        .collect();
    let mut unused = Vec::new();
    // A layer of the domain may use all before it, whether it does or not.
    for room in ROOMS.iter().filter(|room| !DOMAIN.contains(&room.name)) {
        let left = room.may_use.iter().filter(|other| **other != "domain" && !used.contains(&(room.name, **other)));
        unused.extend(left.map(|other| format!("{} takes nothing from {other} any more", room.name)));
    }
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

#[test]
fn no_file_reaches_itself() {
    let circles = circles(&imports(&sources()));
    assert!(circles.is_empty(), "{} circles: {circles:#?}", circles.len());
}

#[test]
fn what_lies_behind_a_door_takes_nothing_from_it() {
    let back = back_to_the_door(&imports(&sources()));
    assert!(back.is_empty(), "{} imports: {back:#?}", back.len());
}

#[test]
fn a_circle_and_a_way_back_to_the_door_are_seen() {
    let source = |path: &str, module: &[&str], code: &str| Source {
        path: path.to_owned(),
        module: module.iter().map(|part| (*part).to_owned()).collect(),
        code: code.to_owned(),
        text: code.to_owned(),
    };
    let door = source("a.rs", &["kvittera", "a"], "pub mod one;\nmod two;\npub use one::{One, deep::{Deep as D}};\n");
    let one = source("a/one.rs", &["kvittera", "a", "one"], "use crate::{a::two::Two, b};\n");
    let two = source("a/two.rs", &["kvittera", "a", "two"], "fn f(x: super::one::One) {}\n");
    let imports = imports(&[door, one, two]);
    let name = |part: &str| -> Vec<String> { ["kvittera", "a", part].map(ToOwned::to_owned).to_vec() };
    assert_eq!(circles(&imports), [[name("one"), name("two")].into()]);
    assert!(back_to_the_door(&imports).is_empty());
    let again = source("a/one.rs", &["kvittera", "a", "one"], "use super::Two;\n");
    let door = source("a.rs", &["kvittera", "a"], "");
    assert_eq!(back_to_the_door(&sources::imports(&[door, again])).len(), 1);
}

#[test]
fn the_domain_does_no_input_or_output() {
    never("domain", &OUTSIDE);
    never("domain", &["Utc::now", "Local::now", "Instant", "println", "thread"]);
}

#[test]
fn libraries_stay_where_they_are_used() {
    never("store", &["ratatui", "clap"]);
    never("desk", &["rusqlite", "ratatui", "clap", "kvittera_store::sqlite", "kvittera_store::memory"]);
    never("i18n", &["rusqlite", "ratatui", "clap", "std::fs"]);
    never("export", &["EventStore", "rusqlite", "ratatui", "clap"]);
    never("export", &["std::fs", "std::io", "std::env", "Utc::now", "Instant", "v4()"]);
    only(&["export"], &["maud"]);
    never("tui", &["kvittera_store::sqlite", "kvittera_store::memory", "rusqlite", "clap"]);
    never("cli", &["rusqlite", "ratatui"]);
}

#[test]
fn the_network_is_touched_in_one_place() {
    only(&["probe"], &["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs", "ureq", "rustls"]);
}

#[test]
fn what_is_drawn_is_only_looked_at() {
    for part in ["tui/view", "tui/screens", "tui/widgets", "tui/dialogs", "tui/palette", "tui/completion"] {
        never(part, &["&mut Model", "Effect", "SystemTime", "Utc::now", "Instant", "std::fs"]);
    }
}

#[test]
fn the_screens_change_without_input_or_output() {
    never("tui/update", &["std::fs", "std::env", "SystemTime", "Utc::now", "Instant", "thread", "EventStore"]);
    never("tui/model", &["std::fs", "std::env", "SystemTime", "Utc::now", "Instant", "thread", "EventStore"]);
}

#[test]
fn the_clock_is_read_in_one_place() {
    only(&["desk/clock"], &["SystemTime", "Utc::now", "Local::now"]);
}

#[test]
fn sql_stands_in_the_store() {
    only(
        &["store"],
        &["SELECT", "INSERT INTO", "DELETE FROM", "CREATE TABLE", "PRAGMA", "BEGIN IMMEDIATE", "rusqlite"],
    );
}

#[test]
fn printing_is_done_in_one_place() {
    only(&["cli/output"], &["println!", "print!", "eprintln!", "eprint!"]);
}

#[test]
fn colours_stand_in_the_theme() {
    // The encoder sends whatever colour it is given, and chooses none.
    only(&["tui/theme", "tui/backend/encoder"], &["Color"]);
}

#[test]
fn keys_stand_in_the_key_table() {
    only(&["tui/input", "tui/keymap", "tui/update/typing"], &["KeyCode", "KeyModifiers"]);
}

#[test]
fn no_source_gives_up() {
    only(&[], &[".unwrap()", ".expect(", "panic!", "todo!", "unimplemented!", "unreachable!", "process::exit"]);
}

#[test]
fn no_source_is_unsafe() {
    only(&[], &["unsafe"]);
}

#[test]
fn files_are_short_enough_to_be_read() {
    for path in files(&top().join("src")) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 300, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for path in files(&top().join("src")) {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! ") || text.is_empty(), "{}", path.display());
        }
    }
}

#[test]
fn what_others_use_says_what_it_is() {
    let kinds = ["pub struct ", "pub enum ", "pub trait ", "pub type ", "pub fn ", "pub const fn ", "pub const "];
    for source in sources() {
        let lines: Vec<&str> = source.text.lines().collect();
        for (place, line) in
            lines.iter().enumerate().filter(|(_, line)| kinds.iter().any(|kind| line.starts_with(kind)))
        {
            let above =
                lines[..place].iter().rev().take_while(|line| line.starts_with("#[") || line.starts_with("///"));
            let is_told = above.clone().any(|line| line.starts_with("///"));
            let is_within_attributes = lines[..place].last().is_some_and(|line| *line == ")]");
            assert!(is_told || is_within_attributes, "{}:{}: {line}", source.path, place + 1);
        }
    }
}

#[test]
fn modules_lie_beside_their_folders() {
    for path in files(&top().join("src")) {
        assert!(!path.ends_with("mod.rs"), "{}", path.display());
    }
}

#[test]
fn the_top_holds_only_what_it_should() {
    // The last two are what cargo and proptest leave; .gitignore names them.
    let allowed = ["src", "data", "tests", "screenshots", "findings", "target", "proptest-regressions"];
    let entries = fs::read_dir(top()).unwrap().map(|entry| entry.unwrap());
    for entry in entries.filter(|entry| entry.file_type().unwrap().is_dir()) {
        let name = entry.file_name().into_string().unwrap();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name}");
    }
}

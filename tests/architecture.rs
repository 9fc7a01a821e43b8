//! The directions of the house, held by reading its sources: who may know whom, and where each thing has its one home.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file by its path from the top, with the part before its own tests.
struct Source {
    path: String,
    code: String,
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All sources, without comments and without the modules of tests inside them.
fn sources() -> Vec<Source> {
    files(&top().join("src"))
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            let path = path.strip_prefix(top()).unwrap().to_str().unwrap().to_owned();
            Source { path, code }
        })
        .collect()
}

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

const FRONT_ENDS: [&str; 2] = ["kvittera::tui", "kvittera::cli"];
const OUTSIDE: [&str; 7] = ["rusqlite", "ratatui", "clap", "std::fs", "std::io", "std::env", "SystemTime"];

#[test]
fn the_domain_knows_nothing_of_the_rest() {
    never("domain", &OUTSIDE);
    never("domain", &FRONT_ENDS);
    never(
        "domain",
        &[
            "crate::store",
            "kvittera::desk",
            "kvittera::i18n",
            "kvittera::config",
            "kvittera::clinics",
            "kvittera::open",
        ],
    );
    never("domain", &["Utc::now", "Local::now", "Instant", "println", "thread"]);
}

#[test]
fn the_store_knows_only_the_domain() {
    never("store", &FRONT_ENDS);
    never("store", &["kvittera::desk", "kvittera::i18n", "kvittera::config", "kvittera::clinics", "ratatui", "clap"]);
}

#[test]
fn the_desk_knows_the_domain_and_the_trait_of_the_store() {
    never("desk", &FRONT_ENDS);
    never("desk", &["crate::store::sqlite", "crate::store::memory", "kvittera::export", "rusqlite", "ratatui", "clap"]);
}

#[test]
fn the_sentences_know_what_they_speak_of_and_no_front_end() {
    never("i18n", &FRONT_ENDS);
    never("i18n", &["crate::store::sqlite", "rusqlite", "ratatui", "clap", "std::fs"]);
}

#[test]
fn what_is_written_knows_the_words_and_no_front_end_nor_the_log() {
    never("export", &FRONT_ENDS);
    never(
        "export",
        &["crate::store", "kvittera::open", "kvittera::probe", "EventStore", "rusqlite", "ratatui", "clap"],
    );
    never("export", &["std::fs", "std::io", "std::env", "Utc::now", "Instant", "v4()"]);
    never("export/record", &["kvittera::desk", "kvittera::i18n", "kvittera::config"]);
    only(&["export"], &["maud"]);
}

#[test]
fn the_front_ends_know_neither_each_other_nor_the_file() {
    never(
        "tui",
        &["kvittera::cli", "crate::store::sqlite", "crate::store::memory", "kvittera::open", "rusqlite", "clap"],
    );
    never("cli", &["kvittera::tui", "rusqlite", "ratatui"]);
}

#[test]
fn the_probes_know_no_front_end_and_nothing_of_the_log() {
    never("probe", &FRONT_ENDS);
    never(
        "probe",
        &["kvittera::desk", "crate::store", "kvittera::open", "kvittera::i18n", "domain::ledger", "domain::event"],
    );
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
    // The pen sends whatever colour it is given, and chooses none.
    only(&["tui/theme", "tui/thrifty/pen"], &["Color"]);
}

#[test]
fn keys_stand_in_the_key_table() {
    only(&["tui/keymap", "tui/update/typing"], &["KeyCode", "KeyModifiers"]);
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
fn modules_lie_beside_their_folders() {
    for path in files(&top().join("src")) {
        assert!(!path.ends_with("mod.rs"), "{}", path.display());
    }
}

#[test]
fn the_top_holds_only_what_it_should() {
    // The last two are what cargo and proptest leave; .gitignore names them.
    let allowed = ["src", "data", "tests", "screenshots", "target", "proptest-regressions"];
    let entries = fs::read_dir(top()).unwrap().map(|entry| entry.unwrap());
    for entry in entries.filter(|entry| entry.file_type().unwrap().is_dir()) {
        let name = entry.file_name().into_string().unwrap();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name}");
    }
}

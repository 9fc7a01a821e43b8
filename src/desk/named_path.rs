//! Finds the file that a person names, where the path was pasted from a shell, a file manager or a browser.

use std::io::ErrorKind;
use std::path::{Path, PathBuf, absolute};
use std::{env, fs, iter};

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization as _;

use crate::desk::place;

/// The path as it was named if a file is there, else the first other reading of it where one is, else the plainest
/// reading, which is then the one to be told.
#[must_use]
pub fn find(named: &Path) -> PathBuf {
    find_with(named, place::home().as_deref(), exists)
}

/// Where the file was looked for, from the root.
#[must_use]
pub fn tried(path: &Path) -> PathBuf {
    absolute(path).or_else(|_| env::current_dir().map(|folder| folder.join(path))).unwrap_or_else(|_| path.to_owned())
}

/// Whether something is there. What may not be looked at is there too, so that the right error is told.
fn exists(path: &Path) -> bool {
    match fs::metadata(path) {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::PermissionDenied,
    }
}

fn find_with(named: &Path, home: Option<&Path>, exists: impl Fn(&Path) -> bool) -> PathBuf {
    let Some(text) = named.to_str().filter(|_| !exists(named)) else { return named.to_owned() };
    let readings = readings(text, home);
    let variants = readings.iter().flat_map(|reading| spellings(reading));
    let found = variants.map(PathBuf::from).find(|path| exists(path));
    found.or_else(|| readings.last().map(PathBuf::from)).unwrap_or_else(|| named.to_owned())
}

/// What the text may mean: with one pair of quotes taken off, as an address of a file, with backslashes undone, with `~`
/// for the home folder. The plainest comes last.
fn readings(text: &str, home: Option<&Path>) -> Vec<String> {
    let text = text.trim();
    let quoted = |quote: char| text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    let unquoted = ['"', '\''].into_iter().find_map(quoted).unwrap_or(text);
    let address = unquoted.strip_prefix("file://").map(|rest| rest.strip_prefix("localhost").unwrap_or(rest));
    let decoded = address.map(|address| percent_decode_str(address).decode_utf8_lossy().into_owned());
    let unescaped = unquoted.contains('\\').then(|| unescape(unquoted));
    let readings = iter::once(unquoted.to_owned()).chain(decoded).chain(unescaped);
    readings.map(|reading| in_home(&reading, home)).collect()
}

/// Removes each backslash that a shell would remove.
fn unescape(text: &str) -> String {
    let mut escapes = false;
    let kept = text.chars().filter(|c| {
        escapes = *c == '\\' && !escapes;
        !escapes
    });
    kept.collect()
}

fn in_home(path: &str, home: Option<&Path>) -> String {
    let below = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    match (below, home.and_then(Path::to_str)) {
        (Some(below), Some(home)) => format!("{home}{below}"),
        _ => path.to_owned(),
    }
}

/// The path, and the same with its letters composed and taken apart, in the whole and in the name alone: macOS takes `å`
/// apart, and two such paths look alike.
fn spellings(path: &str) -> [String; 5] {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, name) = path.split_at_checked(name).unwrap_or(("", path));
    let [composed, apart]: [String; 2] = [name.nfc().collect(), name.nfd().collect()];
    [
        path.to_owned(),
        path.nfc().collect(),
        path.nfd().collect(),
        format!("{folder}{composed}"),
        format!("{folder}{apart}"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found where only `there` exists.
    #[track_caller]
    fn finds(named: &str, there: &str) {
        let found = find_with(Path::new(named), Some(Path::new("/home/anna")), |path| path == Path::new(there));
        assert_eq!(found, Path::new(there), "{named}");
    }

    #[test]
    fn a_path_is_found_however_it_was_pasted() {
        finds("/a/Nya nummer (2)/f.csv", "/a/Nya nummer (2)/f.csv");
        finds("'/a/Nya nummer (2)/f.csv'", "/a/Nya nummer (2)/f.csv");
        finds(" \"/a/Nya nummer (2)/f.csv\" ", "/a/Nya nummer (2)/f.csv");
        finds(r"/a/Nya\ nummer\ \(2\)/f.csv", "/a/Nya nummer (2)/f.csv");
        finds("file:///a/Nya%20nummer%20(2)/f.csv", "/a/Nya nummer (2)/f.csv");
        finds("file://localhost/a/p%C3%A4rm.csv", "/a/pärm.csv");
        finds("~/refill.csv", "/home/anna/refill.csv");
        finds("'~/refill.csv'", "/home/anna/refill.csv");
    }

    #[test]
    fn letters_may_be_composed_or_not() {
        finds("/a/pärm.csv", "/a/pa\u{308}rm.csv");
        finds("/a/pa\u{308}rm.csv", "/a/pärm.csv");
        finds("/å/pärm.csv", "/å/pa\u{308}rm.csv");
    }

    #[test]
    fn what_is_there_as_it_was_named_is_taken() {
        finds("'f.csv'", "'f.csv'");
        finds(r"a\ b.csv", r"a\ b.csv");
        finds("~/f.csv", "~/f.csv");
    }

    #[test]
    fn what_is_nowhere_is_told_in_its_plainest_reading() {
        let nowhere = |named: &str| find_with(Path::new(named), Some(Path::new("/home/anna")), |_| false);
        assert_eq!(nowhere("'~/f.csv'"), Path::new("/home/anna/f.csv"));
        assert_eq!(nowhere("file:///a%20b"), Path::new("/a b"));
        assert_eq!(nowhere("/finns/inte.csv"), Path::new("/finns/inte.csv"));
    }
}

//! One word for one thing: what GLOSSARY.md says is held by reading the sources.

use std::collections::BTreeMap;
use std::fs;

use super::sources::{sources, top};

/// A word that is not used, and where it may stand all the same.
struct Banned {
    word: String,
    in_comments: bool,
    phrase: Option<String>,
}

/// The table under "Not these words".
fn banned() -> Vec<Banned> {
    let glossary = fs::read_to_string(top().join("GLOSSARY.md")).unwrap();
    let (_, table) = glossary.split_once("## Not these words").unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let banned: Vec<Banned> = rows
        .map(|row| {
            let cells: Vec<&str> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
            let phrase = Some(cells[3]).filter(|cell| !cell.is_empty() && *cell != "comments");
            Banned {
                word: cells[1].replace('-', "_"),
                in_comments: cells[3] == "comments",
                phrase: phrase.map(ToOwned::to_owned),
            }
        })
        .collect();
    assert!(banned.len() > 10, "the table of words is gone");
    banned
}

/// The words of a name: `Issue` and `hand_out` are both hand and out.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if (c == '_' || c.is_uppercase()) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c != '_' {
            words.last_mut().unwrap().extend(c.to_lowercase());
        }
    }
    words
}

fn says(text: &[String], banned: &str) -> bool {
    let wanted: Vec<&str> = banned.split('_').collect();
    text.windows(wanted.len()).any(|found| {
        let (last, first) = found.split_last().unwrap();
        let (wanted_last, wanted_first) = wanted.split_last().unwrap();
        let plural = |word: &str| {
            word == *wanted_last || word == format!("{wanted_last}s") || word == format!("{wanted_last}es")
        };
        first.iter().eq(wanted_first) && plural(last)
    })
}

/// Code without strings, and comments.
fn parted(text: &str) -> (String, String) {
    let (mut code, mut comments) = (String::new(), String::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => {
                let length = rest.find('\n').unwrap_or(rest.len());
                comments.push_str(&rest[..length]);
                length
            }
            '"' => string_length(rest),
            // A character in quotes; a lifetime has no second quote.
            '\'' if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") => {
                rest[1..].find('\'').map_or(1, |end| end + 2)
            }
            _ => {
                code.push(c);
                c.len_utf8()
            }
        };
        if c == '\n' {
            comments.push('\n');
        }
        rest = &rest[length..];
    }
    (code, comments)
}

/// The length of the string that the text begins with, with both its quotes.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|name| !name.is_empty())
}

#[test]
fn the_words_that_are_not_used_stand_nowhere() {
    let mut found = std::collections::BTreeSet::new();
    for source in sources() {
        let (code, comments) = parted(&source.text);
        for banned in banned() {
            let in_name = names(&code).find(|name| says(&words(name), &banned.word));
            found.extend(in_name.map(|name| format!("{}: {name} ({})", source.path, banned.word)));
            if banned.in_comments {
                continue;
            }
            let comments = banned
                .phrase
                .as_ref()
                .map_or(comments.clone(), |phrase| comments.to_lowercase().replace(phrase.as_str(), ""));
            for (place, line) in comments.lines().enumerate() {
                let said: Vec<String> = names(line).flat_map(words).collect();
                if says(&said, &banned.word) {
                    found.insert(format!("{}:{}: {} ({})", source.path, place + 1, line.trim(), banned.word));
                }
            }
        }
        let path: Vec<String> = names(&source.path).flat_map(words).collect();
        found.extend(banned().iter().filter(|banned| says(&path, &banned.word)).map(|_| source.path.clone()));
    }
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{} places:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_type_name_stands_for_one_thing() {
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources() {
        for line in source.code.lines() {
            // What an implementation of a trait must call so is no name of ours, nor is a type within a function.
            let Some(line) = line.strip_prefix("pub").map(str::trim_start).or(Some(line)) else { continue };
            let line = line
                .strip_prefix('(')
                .and_then(|rest| rest.split_once(')'))
                .map_or(line, |(_, rest)| rest.trim_start());
            let kinds = ["struct ", "enum ", "trait ", "type "];
            let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else { continue };
            let name = names(rest).next().unwrap_or_default().to_owned();
            homes.entry(name).or_default().push(source.path.clone());
        }
    }
    let twice: Vec<_> = homes.iter().filter(|(_, homes)| homes.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn what_clap_makes_of_a_type_ends_in_args() {
    for source in sources() {
        for (at, _) in source.code.match_indices("#[derive(") {
            let (traits, rest) = source.code[at..].split_once(")]").unwrap();
            let is_claps = names(traits).any(|name| ["Args", "Parser", "Subcommand"].contains(&name));
            let name = names(rest).skip_while(|name| !["struct", "enum"].contains(name)).nth(1).unwrap_or_default();
            assert!(!is_claps || name.ends_with("Args"), "{name} in {}", source.path);
        }
    }
}

#[test]
fn the_words_of_a_name_are_told_apart() {
    assert_eq!(words("HandOut"), ["hand", "out"]);
    assert!(says(&words("a_hand_outs"), "hand_out") && says(&words("Wishes"), "wish"));
    assert!(!says(&words("binders_off"), "bind") && !says(&words("leader"), "lead"));
    let (code, comments) = parted("let a = \"// wish\"; // a clash\n");
    assert_eq!((code.trim(), comments.trim()), ("let a = ;", "// a clash"));
}

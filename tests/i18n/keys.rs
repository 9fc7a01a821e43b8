//! The two files of sentences: the same keys with the same arguments, each used, none twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::{parser, serializer};
use kvittera::tui::action::Action;
use kvittera_domain::value::actor::Role;

const SWEDISH: &str = include_str!("../../data/locales/sv/kvittera.ftl");
const ENGLISH: &str = include_str!("../../data/locales/en/kvittera.ftl");

/// The messages of a file in its order, each with its text as Fluent writes it.
fn messages(file: &'static str) -> Vec<(&'static str, String)> {
    let resource = parser::parse(file).unwrap_or_else(|(_, errors)| panic!("not Fluent: {errors:?}"));
    let entries = resource.body.into_iter().filter_map(|entry| match &entry {
        Entry::Message(message) => Some((message.id.name, serializer::serialize(&Resource { body: vec![entry] }))),
        Entry::Junk { content } => panic!("not Fluent: {content}"),
        _ => None,
    });
    entries.collect()
}

fn keys(file: &'static str) -> Vec<&'static str> {
    messages(file).into_iter().map(|(key, _)| key).collect()
}

/// The words in a message that begin with `mark`: its arguments (`$`) or its variants (`[`).
fn marked(message: &str, mark: char) -> BTreeSet<String> {
    let word = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect();
    message.split(mark).skip(1).map(word).collect()
}

/// All Rust files under `folder`, as one text.
fn source(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| match path.extension() {
            None => source(&path),
            Some(extension) if extension == "rs" => fs::read_to_string(path).unwrap(),
            Some(_) => String::new(),
        })
        .collect()
}

#[test]
fn no_key_stands_twice() {
    for file in [SWEDISH, ENGLISH] {
        let mut counts = BTreeMap::new();
        for key in keys(file) {
            *counts.entry(key).or_insert(0) += 1;
        }
        let twice: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
        assert_eq!(twice, []);
    }
}

#[test]
fn both_languages_have_the_same_keys_in_the_same_order() {
    assert_eq!(keys(ENGLISH), keys(SWEDISH));
}

#[test]
fn both_languages_have_the_same_arguments_and_variants() {
    for ((key, swedish), (_, english)) in messages(SWEDISH).into_iter().zip(messages(ENGLISH)) {
        for mark in ['$', '['] {
            assert_eq!(marked(&english, mark), marked(&swedish, mark), "{key}");
        }
    }
}

/// So that each can be parsed by itself, found by its id at the beginning of a line.
#[test]
fn no_message_refers_to_another_one() {
    for file in [SWEDISH, ENGLISH] {
        for (key, message) in messages(file) {
            let placeables = message.split('{').skip(1).map(str::trim_start);
            assert!(placeables.clone().all(|inside| inside.starts_with(['$', '"'])), "{key}: {message}");
        }
        let begun = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        assert!(begun.map(|line| line.split_once(" =").map(|(key, _)| key)).eq(keys(file).into_iter().map(Some)));
    }
}

#[test]
fn every_key_is_used() {
    let source = source(Path::new("src"));
    let written = |key: &str| source.contains(&format!("\"{key}\""));
    // Some keys are put together: `"action-{..}"`, or a kind such as "spoken-digit" and one character.
    let put_together = |key: &str| {
        key.match_indices('-').any(|(dash, _)| {
            let (kind, rest) = (&key[..dash], &key[dash + 1..]);
            source.contains(&format!("\"{kind}-{{")) || (rest.chars().count() == 1 && written(kind))
        })
    };
    let unused: Vec<_> = keys(SWEDISH).into_iter().filter(|key| !written(key) && !put_together(key)).collect();
    assert_eq!(unused, [""; 0]);
}

#[test]
fn every_action_and_every_role_has_its_word_and_none_is_left_over() {
    let named = |kind: &'static str| keys(SWEDISH).into_iter().filter_map(move |key| key.strip_prefix(kind));
    let actions: BTreeSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
    assert_eq!(named("action-").collect::<BTreeSet<_>>(), actions);
    let roles: BTreeSet<_> = Role::ALL.into_iter().map(Role::name).collect();
    assert_eq!(named("role-").collect::<BTreeSet<_>>(), roles);
}

#[test]
fn every_digit_has_its_word() {
    let keys: BTreeSet<_> = keys(SWEDISH).into_iter().collect();
    for (kind, digit) in
        ["spoken-date-digit", "spoken-digit"].into_iter().flat_map(|kind| (0..10).map(move |d| (kind, d)))
    {
        assert!(keys.contains(format!("{kind}-{digit}").as_str()), "{kind}-{digit}");
    }
}

//! The pictures in `screenshots/`, drawn by the real program from keys; all names and numbers in them are invented.
//!
//! ```text
//! KVITTERA_SCREENSHOTS=write cargo test screenshots      writes them anew
//! cargo test screenshots                                 fails when one is stale, missing or left over
//! ```

mod scenes;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use scenes::SCENES;

const HOW: &str = "KVITTERA_SCREENSHOTS=write cargo test screenshots";
/// The README shows several on one page.
const MOST_BYTES: usize = 60_000;

#[test]
fn screenshots_show_what_the_program_shows() {
    let drawn: BTreeMap<String, String> =
        SCENES.iter().map(|scene| (format!("{}.svg", scene.name), (scene.play)().picture(scene.title))).collect();
    assert_eq!(drawn.len(), SCENES.len(), "two scenes have the same name");
    for (name, picture) in &drawn {
        assert!(picture.len() < MOST_BYTES, "{name} has grown to {} bytes", picture.len());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
    match std::env::var("KVITTERA_SCREENSHOTS") {
        Ok(wish) if wish == "write" => write(&folder, &drawn),
        Ok(other) => panic!("KVITTERA_SCREENSHOTS={other} means nothing; run: {HOW}"),
        Err(_) => {
            let faults = faults(&drawn, &kept(&folder));
            assert!(faults.is_empty(), "{}\nTo draw them anew: {HOW}", faults.join("\n"));
        }
    }
}

#[test]
fn screenshots_that_are_stale_missing_or_left_over_are_noticed() {
    let pictures = |entries: &[(&str, &str)]| {
        entries.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect::<BTreeMap<_, _>>()
    };
    let drawn = pictures(&[("desk.svg", "new"), ("log.svg", "same"), ("pool.svg", "new")]);
    let kept = pictures(&[("desk.svg", "old"), ("log.svg", "same"), ("former.svg", "old")]);
    assert_eq!(
        faults(&drawn, &kept),
        [
            "screenshots/desk.svg shows a former state of the program.",
            "screenshots/pool.svg is missing.",
            "screenshots/former.svg belongs to no scene any more.",
        ]
    );
}

/// What is wrong with the pictures that are kept, a sentence each.
fn faults(drawn: &BTreeMap<String, String>, kept: &BTreeMap<String, String>) -> Vec<String> {
    let wrong = drawn.iter().filter_map(|(name, picture)| match kept.get(name) {
        None => Some(format!("screenshots/{name} is missing.")),
        Some(kept) if kept != picture => Some(format!("screenshots/{name} shows a former state of the program.")),
        Some(_) => None,
    });
    let left_over = kept.keys().filter(|name| !drawn.contains_key(*name));
    wrong.chain(left_over.map(|name| format!("screenshots/{name} belongs to no scene any more."))).collect()
}

fn kept(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.map(|path| (file_name(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn write(folder: &Path, drawn: &BTreeMap<String, String>) {
    fs::create_dir_all(folder).unwrap();
    for left_over in kept(folder).into_keys().filter(|name| !drawn.contains_key(name)) {
        fs::remove_file(folder.join(left_over)).unwrap();
    }
    for (name, picture) in drawn {
        fs::write(folder.join(name), picture).unwrap();
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

//! Every screen in every state, as a person sees it: plain text, cell by cell.
//!
//! The words, signs and places are what these hold; colour has its own test. `INSTA_UPDATE=always cargo test` takes a
//! new look over.

mod alerts;
mod binder;
mod colours;
mod contrast;
mod cursor;
mod desk;
mod dialogs;
mod form;
mod leading;
mod log;
mod number;
mod outage;
mod pool;
mod preview;
mod reconciliation;
mod rights;
mod saving;
mod settings;
mod sizes;
mod three_sizes;

use std::fs;
use std::path::Path;

use crate::stage::Stage;

/// A window of the usual size, and two larger ones.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Holds what the window shows under `name`.
fn look(stage: &Stage, name: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name.replace(' ', "-"), stage.screen()));
}

#[test]
fn no_former_look_is_left_over() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens");
    let files = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let sources = files(&here).into_iter().filter(|path| path.is_file());
    let tests: String = sources.map(|path| fs::read_to_string(path).unwrap().replace(' ', "-")).collect();
    let kept = files(&here.join("snapshots")).into_iter();
    for path in kept.filter(|path| path.extension().is_some_and(|extension| extension == "snap")) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == 'x').trim_end_matches('-');
        assert!(tests.contains(&format!("\"{name}")), "{}", path.display());
    }
}

/// Holds what windows of all sizes show.
fn look_at_all_sizes(stage: &mut Stage, name: &str) {
    for (columns, lines) in SIZES {
        stage.model.size = (columns, lines);
        look(stage, &format!("{name} {columns}x{lines}"));
    }
}

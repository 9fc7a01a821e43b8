//! Every screen in every state, as a person sees it: plain text, cell by cell.
//!
//! The words, signs and places are what these hold; colour has its own test. `INSTA_UPDATE=always cargo test` takes a
//! new look over.

mod alerts;
mod colours;
mod desk;
mod dialogs;
mod form;
mod log;
mod number;
mod outage;
mod pool;
mod preview;
mod settings;
mod sizes;

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

/// Holds what windows of all sizes show.
fn look_at_all_sizes(stage: &mut Stage, name: &str) {
    for (columns, lines) in SIZES {
        stage.model.size = (columns, lines);
        look(stage, &format!("{name} {columns}x{lines}"));
    }
}

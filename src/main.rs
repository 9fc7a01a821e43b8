//! Kvittera: hands out reserve numbers while the hospital's person-id service is down.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::TimeDelta;
use kvittera::cli::CliSession;
use kvittera::clinics::Clinics;
use kvittera::desk::clock::SystemClock;
use kvittera::desk::draft::Drafts;
use kvittera::open::{Care, OpenedLog};
use kvittera::tui::Setup;
use kvittera::{cli, limits, panics, sandbox, tui};
use uuid::Uuid;

fn main() -> ExitCode {
    sandbox::disable_core_dumps();
    panics::install_hook();
    // Where this can't be had, the program does what it did before.
    limits::ignore_file_size_signal().ok();
    cli::run(std::env::args_os(), Arc::new(SystemClock), screens).into()
}

/// What opens when no command is given.
fn screens(session: CliSession, opened: OpenedLog, clinics: Clinics) -> io::Result<()> {
    let care = Care::of(&opened, &session.config);
    let OpenedLog { desk, mode, path: log, exposed, .. } = opened;
    let CliSession { person, config, texts, clock, .. } = session;
    let upkeep = Box::new(care.rounds(Arc::clone(&clock)));
    let warnings = exposed.iter().map(|exposed| texts.exposed(exposed)).collect();
    let drafts = Drafts::beside(&log, TimeDelta::hours(config.desk.shift_hours.into()), Uuid::new_v4());
    tui::run(Setup { desk, mode, person, config, clinics, texts, clock, drafts, log, warnings, upkeep })
}

//! Kvittera: issues reserve numbers while the hospital's person-id service is down.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::TimeDelta;
use kvittera::cli::CliSession;
use kvittera::clinics::Clinics;
use kvittera::desk::clock::SystemClock;
use kvittera::desk::draft::Drafts;
use kvittera::open::{FileCare, LogFile, OpenedLog};
use kvittera::tui::Setup;
use kvittera::{cli, limits, panics, sandbox, tui};
use uuid::Uuid;

fn main() -> ExitCode {
    sandbox::disable_core_dumps();
    panics::install_hook();
    // Without this, the system ends the program when a file grows beyond its limit.
    limits::ignore_file_size_signal().ok();
    cli::run(std::env::args_os(), Arc::new(SystemClock), screens).into()
}

/// Runs the screens, when no command is given.
fn screens(session: CliSession, opened: OpenedLog, clinics: Clinics) -> io::Result<()> {
    let care = FileCare::of(&opened, &session.config);
    let OpenedLog { desk, mode, file: LogFile { path: log, exposed, .. }, .. } = opened;
    let CliSession { person, config, texts, clock, .. } = session;
    let upkeep = Box::new(care.into_maintenance(Arc::clone(&clock)));
    let warnings = exposed.iter().map(|exposed| texts.exposed(exposed)).collect();
    let drafts = Drafts::beside(&log, TimeDelta::hours(config.desk.shift_hours.into()), Uuid::new_v4());
    tui::run(Setup { desk, mode, person, config, clinics, texts, clock, drafts, log, warnings, upkeep })
}

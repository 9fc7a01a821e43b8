//! Kvittera: hands out reserve numbers while the hospital's person-id service is down.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::TimeDelta;
use kvittera::cli::{self, Session};
use kvittera::clinics::Clinics;
use kvittera::confine;
use kvittera::desk::clock::SystemClock;
use kvittera::desk::draft::Drafts;
use kvittera::limits;
use kvittera::mishap;
use kvittera::open::{Care, Opened};
use kvittera::tui::{self, Setup};
use uuid::Uuid;

fn main() -> ExitCode {
    confine::leave_no_core();
    mishap::keep_quiet();
    // Where this can't be had, the program does what it did before.
    limits::outlive().ok();
    cli::run(std::env::args_os(), Arc::new(SystemClock), screens).into()
}

/// What opens when no command is given.
fn screens(session: Session, opened: Opened, clinics: Clinics) -> io::Result<()> {
    let care = Care::of(&opened, &session.config);
    let Opened { desk, mode, path: log, exposed, .. } = opened;
    let Session { person, config, texts, clock, .. } = session;
    let upkeep = Box::new(care.rounds(Arc::clone(&clock)));
    let warnings = exposed.iter().map(|exposed| texts.exposed(exposed)).collect();
    let drafts = Drafts::beside(&log, TimeDelta::hours(config.desk.shift_hours.into()), Uuid::new_v4());
    tui::run(Setup { desk, mode, person, config, clinics, texts, clock, drafts, log, warnings, upkeep })
}

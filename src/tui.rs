//! The screens. Keys become [`Msg`]s, [`update()`](update::update) changes the [`Model`] and gives back
//! [`Effect`]s, the worker does them, [`view`] draws the model. Nothing else happens.

pub mod action;
pub mod backend;
pub mod completion;
pub mod effect;
pub mod focus;
pub mod form;
pub mod keymap;
pub mod model;
pub mod msg;
pub mod palette;
pub mod rights;
pub mod theme;
pub mod update;
pub mod view;
pub mod worker;

mod dialogs;
mod osc;
mod screens;
mod session;
mod signals;
mod widgets;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Timelike;
use ratatui::crossterm::event::{self, Event};

use crate::clinics::Clinics;
use crate::config::Config;
use crate::desk::Desk;
use crate::desk::actor::Person;
use crate::desk::clock::Clock;
use crate::desk::draft::Drafts;
use crate::desk::maintenance::{Keeper, Upkeep};
use crate::i18n::Texts;
use crate::panics;
use crate::panics::Panicked;
use crate::probe::{ProbePlan, Watcher};
use crate::terminal::Terminal;
use crate::tui::effect::Effect;
use crate::tui::model::{Fixed, Model, Notice};
use crate::tui::msg::Msg;
use crate::tui::session::Session;
use crate::tui::theme::Theme;
use crate::tui::update::{start, update};
use crate::tui::worker::{Worker, work};
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::LockWaitNotifier;
use kvittera_store::Witnessed;

/// What the screens need to start.
pub struct Setup<S> {
    /// The log.
    pub desk: Desk<S>,
    /// Live or practice.
    pub mode: Mode,
    /// The person at the keyboard.
    pub person: Person,
    /// The settings.
    pub config: Config,
    /// The names to complete from.
    pub clinics: Clinics,
    /// All sentences.
    pub texts: Texts,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The kept drafts.
    pub drafts: Drafts,
    /// Where the log is.
    pub log: PathBuf,
    /// What to say at once.
    pub warnings: Vec<String>,
    /// Sees to the second copy and the disk once, and says how they stand.
    pub upkeep: Round,
}

/// Shows the screens until somebody leaves, the terminal vanishes or a signal ends the program.
///
/// # Errors
/// When the terminal can't be taken, read or drawn on; a [`Panicked`] when one of the threads that the screens need broke.
pub fn run<S: Witnessed + Send + 'static>(setup: Setup<S>) -> io::Result<()> {
    let terminal = Terminal::find();
    let clock = Arc::clone(&setup.clock);
    let (mut model, mut outside, upkeep) = open(setup, terminal);
    let (to_screen, messages) = channel();
    let (to_worker, effects) = channel();
    signals::listen(to_screen.clone())?;
    let mut session = Session::take(terminal)?;
    let size = session.size()?;
    model.size = (size.width, size.height);
    let (breaks, broken) = channel();
    help(to_screen.clone(), breaks.clone(), read_keys);
    let watcher = watch(&mut model, to_screen.clone());
    let keeper = Keeper::start(upkeep, to_screen.clone())?;
    let told = to_screen.clone();
    // The screen may be gone already; then nobody waits.
    outside.desk.on_wait(LockWaitNotifier::told_to(move |waits| {
        told.send(Msg::Waits(waits)).ok();
    }));
    let worker = help(to_screen, breaks, move |screen| work(outside, &effects, screen));
    let outcome = show(&mut session, &mut model, &messages, (&to_worker, &keeper), clock.as_ref());
    drop(watcher);
    drop(session);
    drop(to_worker);
    worker.join().ok();
    drop(keeper);
    broken.try_recv().map_or(outcome, |panics| Err(io::Error::other(panics)))
}

/// Does something for the screens on a thread of its own. A screen without keys or without its log would be a dead one, so
/// that it is left when the thread breaks.
fn help(
    screen: Sender<Msg>,
    breaks: Sender<Panicked>,
    work: impl FnOnce(&Sender<Msg>) + Send + 'static,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        if let Err(panics) = panics::catch(|| work(&screen)) {
            breaks.send(panics).ok();
            screen.send(Msg::HangUp).ok();
        }
    })
}

/// A round of looking after the log.
pub type Round = Box<dyn FnMut() -> Upkeep + Send>;

/// The screen as it starts, the world outside it, and what looks after the log.
pub fn open<S: Witnessed>(setup: Setup<S>, terminal: Terminal) -> (Model, Worker<S>, Round) {
    let Setup { desk, mode, person, config, clinics, texts, clock, drafts, log, warnings, upkeep } = setup;
    let theme = Theme::choose(config.desk.theme, !terminal.colours);
    let (rules, rights) = (desk.rules().clone(), desk.rights().clone());
    let glyphs = config.desk.glyphs.unwrap_or(terminal.glyphs);
    let texts = Arc::new(texts);
    let searched = Arc::clone(&texts);
    let fixed = Fixed { config, clinics, rules, rights, texts, theme, glyphs, mode, person, log };
    let mut model = Model::new(fixed, Arc::clone(desk.ledger()), desk.head().hash, clock.now());
    model.halt = desk.halt().cloned();
    model.notice = (!warnings.is_empty()).then(|| Notice::warning(warnings.join(" ")));
    (model, Worker::new(desk, drafts, clock, searched), upkeep)
}

/// Starts the probes; a machine that gives no thread for them says so on the screen of the outage.
fn watch(model: &mut Model, screen: Sender<Msg>) -> Option<Watcher> {
    let plan = ProbePlan::from(&model.fixed.config.probes);
    let seed = model.now.timestamp_subsec_nanos().into();
    let started = Watcher::start(plan, seed, screen);
    started.map_err(|trouble| model.probes.trouble = Some(model.texts().probe_error(&trouble))).ok()
}

/// Draws, waits, takes in, until the model wants to leave. Draws only when something happened.
fn show(
    session: &mut Session,
    model: &mut Model,
    messages: &Receiver<Msg>,
    (worker, keeper): (&Sender<Effect>, &Keeper),
    clock: &dyn Clock,
) -> io::Result<()> {
    let mut effects = start(model);
    loop {
        for effect in effects.drain(..) {
            if let Some(effect) = session.perform(effect)? {
                worker.send(effect).map_err(|_| io::Error::other("the log's thread has ended"))?;
            }
        }
        if model.leaving {
            return Ok(());
        }
        session.draw(model)?;
        let first = match messages.recv_timeout(until_next_minute(clock)) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => Msg::Tick(clock.now()),
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        for message in std::iter::once(first).chain(messages.try_iter()) {
            model.now = clock.now();
            if matches!(message, Msg::Followed { .. }) {
                keeper.tell();
            }
            effects.extend(update(model, message));
        }
    }
}

/// The screen shows minutes, so nothing changes by itself before the next one.
fn until_next_minute(clock: &dyn Clock) -> Duration {
    Duration::from_secs(u64::from(60 - clock.now().second().min(59)))
}

/// Reads the terminal; ends with it, and then says so: without keys nobody can leave.
fn read_keys(screen: &Sender<Msg>) {
    let start = Instant::now();
    while let Ok(event) = event::read() {
        let message = match event {
            Event::Key(key) => Msg::Key(key, start.elapsed()),
            Event::Paste(text) => Msg::Paste(text),
            Event::Resize(columns, lines) => Msg::Resize(columns, lines),
            Event::FocusGained | Event::FocusLost | Event::Mouse(_) => continue,
        };
        if screen.send(message).is_err() {
            return;
        }
    }
    screen.send(Msg::HangUp).ok();
}

//! What every command starts from, and the few things that most of them do.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::cli::arguments::{GlobalArgs, NamedFiles};
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::config::Config;
use crate::desk::access::{Asked, Denied};
use crate::desk::actor::Person;
use crate::desk::clock::Clock;
use crate::desk::login::SessionOrigin;
use crate::desk::{access, new_request, place};
use crate::export::document::Source;
use crate::i18n::{Phones, Texts};
use crate::open::{Care, OpenError, OpenedLog, Wanted};
use crate::sandbox::{Allowed, Confinement};
use crate::{open, t};
use kvittera_domain::calendar::whom_to_call;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::LockWaitNotifier;

/// The arguments and settings that hold for every command, ready to be used.
pub struct CliSession {
    /// Which log.
    pub wanted: Wanted,
    /// The settings.
    pub config: Config,
    /// All sentences.
    pub texts: Texts,
    /// Who is at the keyboard.
    pub person: Person,
    /// What tells the time.
    pub clock: Arc<dyn Clock>,
    /// Whether results are JSON.
    pub json: bool,
    /// The files that the arguments name.
    pub named: NamedFiles,
    /// What the log needs once the command is done, because it wrote.
    care: RefCell<Option<Care>>,
}

impl CliSession {
    /// Makes arguments and settings ready; `person` is who was let in.
    #[must_use]
    pub(super) fn new(
        global: &GlobalArgs,
        named: NamedFiles,
        person: Person,
        config: Config,
        texts: Texts,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let wanted = if global.practice { Wanted::Practice } else { Wanted::Live(global.log.clone()) };
        Self { wanted, config, texts, person, clock, json: global.json, named, care: RefCell::default() }
    }

    /// What documents are made from; a report needs the facts of its cases.
    #[must_use]
    pub(super) fn source<'a>(&'a self, opened: &'a OpenedLog, events: &'a [Arc<RecordedEvent>]) -> Source<'a> {
        let (ledger, head) = (opened.desk.ledger(), Some(opened.desk.head().hash));
        let (rights, config, texts) = (opened.desk.rights(), &self.config, &self.texts);
        Source { ledger, halt: opened.desk.halt(), events, head, rights, config, texts, now: self.now() }
    }

    /// The present moment.
    #[must_use]
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Whom to call now, in words.
    #[must_use]
    pub(super) fn call(&self) -> String {
        self.phones().call
    }

    /// Whom to call now and where the cashier is, in words.
    #[must_use]
    pub(super) fn phones(&self) -> Phones {
        self.texts.phones(&whom_to_call(self.now(), &self.config.hours), &self.config.contacts)
    }

    /// Who is acting, for whoever wants to write.
    ///
    /// # Errors
    /// When nobody has said so.
    pub(super) fn actor(&self) -> Result<Actor, CliError> {
        self.person.actor().ok_or_else(|| {
            CliError::arguments(
                "vgr_id_needed",
                t!(self.texts, "cli-vgr-id-needed"),
                t!(self.texts, "cli-vgr-id-needed-next"),
            )
        })
    }

    /// Holds that a file on this machine may be named here: the account of a guest lends none.
    ///
    /// # Errors
    /// When the person is a guest.
    pub(super) fn may_name(&self, file: &Path) -> Result<(), CliError> {
        if !self.person.is_guest {
            return Ok(());
        }
        let message = t!(self.texts, "guest-file", path = file.display().to_string());
        Err(CliError::not_allowed("host_file", message, t!(self.texts, "guest-file-next")))
    }

    /// Opens the log, shuts the program in with it, and says so when it is one for practice.
    ///
    /// # Errors
    /// When it can't be used.
    pub(super) fn open(&self, output: &mut Output<'_>) -> Result<OpenedLog, CliError> {
        let opened = self.find_log(output)?;
        self.shut_in(&opened.path);
        self.say_practice(opened.mode, &opened.path, opened.instead_of.as_deref(), output)?;
        let exposed = opened.exposed.iter().map(|exposed| self.texts.exposed(exposed));
        let short = opened.room.and_then(|room| self.texts.room_alert(room));
        exposed.chain(short).try_for_each(|words| output.message(&words))?;
        Ok(opened)
    }

    /// Opens the log; that another terminal keeps it is said while it lasts, save to a program.
    ///
    /// # Errors
    /// When it can't be used.
    pub(super) fn find_log(&self, output: &Output<'_>) -> Result<OpenedLog, OpenError> {
        let told = || output.while_waiting(t!(self.texts, "another-writes"));
        let waits = if self.json { LockWaitNotifier::default() } else { told() };
        open::open_telling(&self.wanted, &self.config, &self.person, self.now(), waits)
    }

    /// Shuts the program in with its log and the files that the arguments name; a guest may name none.
    pub(super) fn shut_in(&self, log: &Path) -> Confinement {
        let walls = self.walls(log);
        if self.person.is_guest { walls.close() } else { self.named.within(walls).close() }
    }

    /// Shuts the program in with a log that is yet to be made and the files that the arguments name.
    pub(super) fn shut_in_to_found(&self, log: &Path) {
        // A folder at the root of everything can't be made from within walls: better no walls than no log.
        if let Some(walls) = self.walls(log).with_new_log(log) {
            self.named.within(walls).close();
        }
    }

    /// Shuts the program in for the screens, where somebody with an account of their own may name files as they go.
    pub(super) fn shut_in_for_screens(&self, log: &Path) -> Confinement {
        let walls = self.walls(log);
        let folders = if self.person.is_guest { Vec::new() } else { place::of_the_person() };
        folders.iter().fold(walls, |walls, folder| walls.with_folder(folder)).close()
    }

    /// What every part of the program needs.
    fn walls(&self, log: &Path) -> Allowed {
        let witness = Some(&self.config.log.witness).filter(|witness| !witness.as_os_str().is_empty());
        let walls = Allowed::around(&self.config.probes).with_log(log);
        let walls = witness.into_iter().fold(walls, |walls, witness| walls.with_log(witness));
        self.config.backup.folder().into_iter().fold(walls, Allowed::with_folder)
    }

    /// Says that a log is one for practice, and why it is open.
    ///
    /// # Errors
    /// When it can't be said.
    pub(super) fn say_practice(
        &self,
        mode: Mode,
        log: &Path,
        instead_of: Option<&Path>,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        if let Some(live) = instead_of {
            output.message(&t!(self.texts, "cli-no-live-log", path = live.display().to_string()))?;
        }
        if mode == Mode::Practice {
            output.message(&t!(self.texts, "cli-practice", path = log.display().to_string()))?;
        }
        Ok(())
    }

    /// Makes facts of a wish.
    ///
    /// # Errors
    /// When a rule refuses it or the log can't be used.
    pub(super) fn execute(
        &self,
        opened: &mut OpenedLog,
        command: &Command,
        actor: &Actor,
    ) -> Result<Vec<RecordedEvent>, CliError> {
        let outcome = opened.desk.execute(new_request(), command, actor, self.now());
        self.has_written(opened);
        Ok(outcome?)
    }

    /// Remembers that the log holds something new, or may.
    pub(super) fn has_written(&self, opened: &OpenedLog) {
        self.care.replace(Some(Care::of(opened, &self.config)));
    }

    /// Sees to the second copy of a log that was written to, which is said only when it fails: what was asked is done.
    pub(super) fn look_after(&self, output: &mut Output<'_>) {
        let Some(care) = self.care.take() else { return };
        let upkeep = care.renew(self.now());
        let words = upkeep.backup.and_then(|backup| self.texts.backup_alert(&backup, Seq::START, None, self.now()));
        if let Some(words) = words {
            // What was asked is done, so that the exit code stays as it is even when this can't be said.
            output.message(&words).ok();
        }
    }

    /// Makes facts of a wish and shows them.
    ///
    /// # Errors
    /// When nobody is acting, a rule refuses the wish, or log or output can't be used.
    pub(super) fn carry_out(&self, command: &Command, output: &mut Output<'_>) -> Result<(), CliError> {
        let actor = self.actor()?;
        let mut opened = self.open(output)?;
        let events = self.execute(&mut opened, command, &actor)?;
        self.tell(&events, output)
    }

    /// Shows what was written.
    ///
    /// # Errors
    /// When it can't be shown.
    pub(super) fn tell(&self, events: &[RecordedEvent], output: &mut Output<'_>) -> Result<(), CliError> {
        if self.json {
            return Ok(output.json(&serde_json::json!({ "facts": events }))?);
        }
        for recorded in events {
            output.result(&self.texts.recorded(&recorded.event))?;
        }
        Ok(())
    }
}

/// The settings that the arguments name, else the user's or the system's.
///
/// # Errors
/// When they can't be used.
pub(super) fn settings(global: &GlobalArgs) -> Result<Config, CliError> {
    let file = global.config.clone().or_else(place::settings);
    Config::load(file.as_deref()).map_err(CliError::Config)
}

/// Lets the person in whom the way in, the settings and the arguments make out.
///
/// # Errors
/// When the arguments ask for more than this person has.
pub(super) fn admit(
    global: &GlobalArgs,
    way: &SessionOrigin,
    config: &Config,
    texts: &Texts,
    now: DateTime<Utc>,
) -> Result<Person, CliError> {
    let vgr_id = global.acting.as_deref().map(|typed| texts.read_vgr_id("--as", typed)).transpose()?;
    let unit = global.unit.as_deref().map(|typed| texts.read_scope("--unit", typed)).transpose()?;
    access::admit(way, &config.roles, Asked { role: global.role, vgr_id, unit }).map_err(|denied| {
        let call = texts.call(&whom_to_call(now, &config.hours), &config.contacts);
        let explanation = texts.denied(&denied, &call);
        if denied == Denied::UnitNeeded { CliError::Arguments(explanation) } else { CliError::NotAllowed(explanation) }
    })
}

/// That an option is not this person's to choose.
#[must_use]
pub(super) fn beyond(texts: &Texts, option: &str) -> CliError {
    let message = t!(texts, "guest-option", option = option);
    CliError::not_allowed("not_allowed", message, t!(texts, "guest-option-next", option = option))
}

/// That what a client asks for can't be read.
#[must_use]
pub(super) fn unreadable(texts: &Texts) -> CliError {
    CliError::arguments("unreadable", t!(texts, "guest-unreadable"), t!(texts, "guest-unreadable-next"))
}

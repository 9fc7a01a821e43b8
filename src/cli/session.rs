//! The state that every command starts from, and what most commands do with it.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::cli::arguments::{GlobalArgs, NamedFiles};
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::clock::Clock;
use crate::desk::login::account_name;
use crate::desk::{new_request, place};
use crate::export::document::Source;
use crate::i18n::{Explanation, Phones, Texts};
use crate::open::{FileCare, LockedOut, LogAccess, OpenError, OpenedLog, Wanted};
use crate::sandbox::{Allowed, SandboxStatus};
use crate::{open, t};
use kvittera_domain::calendar::whom_to_call;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::{LockWaitNotifier, WriteBarrier};

/// The arguments, the settings, the texts and the person: what a command or the screens need to run.
pub struct CliSession {
    pub wanted: Wanted,
    pub config: Config,
    pub texts: Texts,
    pub person: Person,
    pub clock: Arc<dyn Clock>,
    /// True with `--json`: results are JSON, not sentences.
    pub json: bool,
    pub named: NamedFiles,
    /// The maintenance to run once the command is done; `None` if it wrote nothing.
    care: RefCell<Option<FileCare>>,
}

impl CliSession {
    #[must_use]
    pub(super) fn new(
        global: &GlobalArgs,
        named: NamedFiles,
        person: Person,
        config: Config,
        texts: Texts,
        clock: Arc<dyn Clock>,
        is_watched: bool,
    ) -> Self {
        let wanted = match &global.log {
            _ if global.practice => Wanted::Practice,
            // Without a person who sees that it is practice, its numbers could be taken for real ones.
            None if is_watched && !global.json => Wanted::LiveOrPractice,
            named => Wanted::Live(named.clone()),
        };
        Self { wanted, config, texts, person, clock, json: global.json, named, care: RefCell::default() }
    }

    /// What documents are made from. `events` are those of the outage, which only a report needs.
    #[must_use]
    pub(super) fn source<'a>(&'a self, opened: &'a OpenedLog, events: &'a [Arc<RecordedEvent>]) -> Source<'a> {
        let (ledger, head) = (opened.desk.ledger(), Some(opened.desk.head().hash));
        let (rights, config, texts) = (opened.desk.rights(), &self.config, &self.texts);
        Source { ledger, halt: opened.desk.halt(), events, head, rights, config, texts, now: self.now() }
    }

    #[must_use]
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Whom to call now, as a phrase with the phone number.
    #[must_use]
    pub(super) fn call(&self) -> String {
        self.phones().call
    }

    /// Whom to call now, and the cashier's phone, as phrases.
    #[must_use]
    pub(super) fn phones(&self) -> Phones {
        self.texts.phones(&whom_to_call(self.now(), &self.config.hours), &self.config.contacts)
    }

    /// Who is acting, which every event records.
    ///
    /// # Errors
    /// When neither the login nor `--as` gives a vgr-id.
    pub(super) fn actor(&self) -> Result<Actor, CliError> {
        self.person.actor().ok_or_else(|| {
            CliError::arguments(
                "vgr_id_needed",
                t!(self.texts, "cli-vgr-id-needed"),
                t!(self.texts, "cli-vgr-id-needed-next"),
            )
        })
    }

    /// Refuses a file of this machine to a guest, who would read or write it with the account's rights.
    ///
    /// # Errors
    /// When the person is a guest.
    pub(super) fn ensure_may_name(&self, file: &Path) -> Result<(), CliError> {
        if !self.person.is_guest {
            return Ok(());
        }
        let message = t!(self.texts, "guest-file", path = file.display().to_string());
        Err(CliError::not_allowed("host_file", message, t!(self.texts, "guest-file-next")))
    }

    /// Opens the log to write and enters the sandbox. Prints if it is a practice log, if others can read its files, and if the
    /// disk is nearly full.
    ///
    /// # Errors
    /// When the log can't be used, or a message can't be printed.
    pub(super) fn open(&self, output: &mut Output<'_>) -> Result<OpenedLog, CliError> {
        self.open_for(LogAccess::Write, output)
    }

    /// Opens the log like [`Self::open`], but only to read: nothing is made beside it.
    ///
    /// # Errors
    /// When the log can't be used, or a message can't be printed.
    pub(super) fn open_to_read(&self, output: &mut Output<'_>) -> Result<OpenedLog, CliError> {
        self.open_for(LogAccess::Read, output)
    }

    fn open_for(&self, access: LogAccess, output: &mut Output<'_>) -> Result<OpenedLog, CliError> {
        let mut opened = self.find_log(access, output)?;
        self.confine(&opened.file.path);
        self.announce(opened.mode, &opened.file.path, opened.instead_of.as_deref(), output)?;
        for settled in opened.desk.news().iter().filter_map(|settled| opened.desk.seen(settled)) {
            output.message(&self.texts.recorded(&settled.event))?;
        }
        let exposed = opened.file.exposed.iter().map(|exposed| self.texts.exposed(exposed));
        let room = opened.file.room.filter(|_| open::write_barrier(&opened.file.path).is_none());
        let short = room.and_then(|room| self.texts.disk_space_alert(room));
        exposed.chain(short).try_for_each(|words| output.message(&words))?;
        Ok(opened)
    }

    /// Opens the log. While another program holds its lock the terminal shows that, but not with `--json`.
    ///
    /// # Errors
    /// When the log can't be used.
    pub(super) fn find_log(&self, access: LogAccess, output: &Output<'_>) -> Result<OpenedLog, OpenError> {
        let notifier = || output.lock_wait_notifier(t!(self.texts, "another-writes"));
        let waits = if self.json { LockWaitNotifier::default() } else { notifier() };
        open::open_notifying(&self.wanted, &self.config, &self.person, self.now(), (access, waits))
    }

    /// Enters the sandbox, which leaves the log and the files that the arguments name; a guest may name none.
    pub(super) fn confine(&self, log: &Path) -> SandboxStatus {
        let allowed = self.allowed(log);
        if self.person.is_guest { allowed.enter() } else { self.named.add_to(allowed).enter() }
    }

    /// Enters the sandbox before a log is made, with the folders that it needs and the files that the arguments name.
    pub(super) fn confine_to_new_log(&self, log: &Path) {
        // Landlock can't allow making a folder at the root of the file system. Without a sandbox the log can be made.
        if let Some(allowed) = self.allowed(log).with_new_log(log) {
            self.named.add_to(allowed).enter();
        }
    }

    /// Enters the sandbox for the screens. A person with an account of their own may name files in it later, so their
    /// folders stay open.
    pub(super) fn confine_for_screens(&self, log: &Path) -> SandboxStatus {
        let allowed = self.allowed(log);
        let folders = if self.person.is_guest { Vec::new() } else { place::personal_folders() };
        folders.iter().fold(allowed, |allowed, folder| allowed.with_folder(folder)).enter()
    }

    /// What every command needs: the log, its witness, the backups, and the network that the settings name.
    fn allowed(&self, log: &Path) -> Allowed {
        let witness = Some(&self.config.log.witness).filter(|witness| !witness.as_os_str().is_empty());
        let allowed = Allowed::around(&self.config.probes).with_log(log);
        let allowed = witness.into_iter().fold(allowed, |allowed, witness| allowed.with_log(witness));
        self.config.backup.folder().into_iter().fold(allowed, Allowed::with_folder)
    }

    /// Prints if the log is for practice, if it was opened because the live log `instead_of` is missing, and if it can only
    /// be read.
    ///
    /// # Errors
    /// When stderr can't be written.
    pub(super) fn announce(
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
        let path = log.display().to_string();
        match open::write_barrier(log) {
            None => {}
            Some(WriteBarrier::ReadOnlyDisk) => output.message(&t!(self.texts, "cli-read-only", path = path))?,
            Some(WriteBarrier::FullDisk) => output.message(&t!(self.texts, "cli-disk-full", path = path))?,
        }
        Ok(())
    }

    /// Executes a command and returns the events that it led to.
    ///
    /// # Errors
    /// When a rule refuses the command or the log can't be used.
    pub(super) fn execute(
        &self,
        opened: &mut OpenedLog,
        command: &Command,
        actor: &Actor,
    ) -> Result<Vec<RecordedEvent>, CliError> {
        let outcome = opened.desk.execute(new_request(), command, actor, self.now());
        self.note_write(opened);
        Ok(outcome?)
    }

    /// Checks that the account that owns the log can use it: root may have made what it can't reach.
    ///
    /// # Errors
    /// When it can't.
    pub(super) fn ensure_owner_can_use(&self, log: &Path, witness: &Path) -> Result<(), CliError> {
        let Some(LockedOut { account, path }) = open::locked_out(log, witness) else { return Ok(()) };
        let (account, path) = (account_name(account), path.display().to_string());
        let message = t!(self.texts, "locked-out", account = account.as_str(), path = path);
        let next = t!(self.texts, "locked-out-next", account = account);
        Err(CliError::LockedOut(Explanation { kind: "owner_locked_out", message, next }))
    }

    /// Remembers that the log was written, or may have been, so that the backup is renewed at the end.
    pub(super) fn note_write(&self, opened: &OpenedLog) {
        self.care.replace(Some(FileCare::of(opened, &self.config)));
    }

    /// Renews the backup and the disk reserve if the command wrote to the log. Prints only a failure.
    pub(super) fn run_maintenance(&self, output: &mut Output<'_>) {
        let Some(care) = self.care.take() else { return };
        let upkeep = care.renew(self.now());
        let words = upkeep.backup.and_then(|backup| self.texts.backup_alert(&backup, Seq::START, None, self.now()));
        if let Some(words) = words {
            // The command itself succeeded, so the exit code stays even if this can't be printed.
            output.message(&words).ok();
        }
    }

    /// Opens the log, executes a command and prints its events.
    ///
    /// # Errors
    /// When no vgr-id is known, a rule refuses the command, or the log or the output can't be used.
    pub(super) fn carry_out(&self, command: &Command, output: &mut Output<'_>) -> Result<(), CliError> {
        let actor = self.actor()?;
        let mut opened = self.open(output)?;
        let events = self.execute(&mut opened, command, &actor)?;
        self.print_events(&events, output)
    }

    /// Prints the events that a command led to.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub(super) fn print_events(&self, events: &[RecordedEvent], output: &mut Output<'_>) -> Result<(), CliError> {
        if self.json {
            return Ok(output.json(&serde_json::json!({ "facts": events }))?);
        }
        for recorded in events {
            output.result(&self.texts.recorded(&recorded.event))?;
        }
        Ok(())
    }
}

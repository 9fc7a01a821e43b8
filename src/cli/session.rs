//! What every command starts from, and the few things that most of them do.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::arguments::Global;
use super::failure::Failure;
use super::output::Output;
use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::clock::Clock;
use crate::desk::new_request;
use crate::desk::place;
use crate::domain::actor::Actor;
use crate::domain::calendar::whom_to_call;
use crate::domain::command::Command;
use crate::domain::event::Mode;
use crate::domain::fact::Recorded;
use crate::domain::vgr_id::VgrId;
use crate::export::document::Source;
use crate::i18n::Texts;
use crate::open::{self, Opened, Wanted};
use crate::t;

/// The arguments and settings that hold for every command, ready to be used.
pub struct Session {
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
}

impl Session {
    /// Makes arguments and settings ready; `acting` is who `--as` names.
    #[must_use]
    pub(super) fn new(
        global: &Global,
        acting: Option<VgrId>,
        config: Config,
        texts: Texts,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let wanted = if global.practice { Wanted::Practice } else { Wanted::Live(global.log.clone()) };
        let person = Person::find(acting, global.role);
        Self { wanted, config, texts, person, clock, json: global.json }
    }

    /// What documents are made from.
    #[must_use]
    pub(super) fn source<'a>(&'a self, opened: &'a Opened) -> Source<'a> {
        let (ledger, facts) = (opened.desk.ledger(), opened.desk.facts());
        Source { ledger, facts, config: &self.config, texts: &self.texts, now: self.now() }
    }

    /// The present moment.
    #[must_use]
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Whom to call now, in words.
    #[must_use]
    pub(super) fn call(&self) -> String {
        let call = whom_to_call(self.now(), &self.config.hours);
        self.texts.call(&call, &self.config.contacts)
    }

    /// Who is acting, for whoever wants to write.
    ///
    /// # Errors
    /// When nobody has said so.
    pub(super) fn actor(&self) -> Result<Actor, Failure> {
        self.person.actor().ok_or_else(|| {
            Failure::arguments(
                "vgr_id_needed",
                t!(self.texts, "cli-vgr-id-needed"),
                t!(self.texts, "cli-vgr-id-needed-next"),
            )
        })
    }

    /// Opens the log and says so when it is one for practice.
    ///
    /// # Errors
    /// When it can't be used.
    pub(super) fn open(&self, output: &mut Output<'_>) -> Result<Opened, Failure> {
        let opened = open::open(&self.wanted, &self.config, &self.person, self.now())?;
        self.say_practice(opened.mode, &opened.path, opened.instead_of.as_deref(), output)?;
        Ok(opened)
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
    ) -> Result<(), Failure> {
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
        opened: &mut Opened,
        command: &Command,
        actor: &Actor,
    ) -> Result<Vec<Recorded>, Failure> {
        Ok(opened.desk.execute(new_request(), command, actor, self.now())?)
    }

    /// Makes facts of a wish and shows them.
    ///
    /// # Errors
    /// When nobody is acting, a rule refuses the wish, or log or output can't be used.
    pub(super) fn carry_out(&self, command: &Command, output: &mut Output<'_>) -> Result<(), Failure> {
        let actor = self.actor()?;
        let mut opened = self.open(output)?;
        let facts = self.execute(&mut opened, command, &actor)?;
        self.tell(&facts, output)
    }

    /// Shows what was written.
    ///
    /// # Errors
    /// When it can't be shown.
    pub(super) fn tell(&self, facts: &[Recorded], output: &mut Output<'_>) -> Result<(), Failure> {
        if self.json {
            return Ok(output.json(&serde_json::json!({ "facts": facts }))?);
        }
        for fact in facts {
            output.result(&self.texts.fact(&fact.event))?;
        }
        Ok(())
    }
}

/// The settings that the arguments name, else the user's or the system's.
///
/// # Errors
/// When they can't be used.
pub(super) fn settings(global: &Global) -> Result<Config, Failure> {
    let file = global.config.clone().or_else(place::settings);
    Config::load(file.as_deref()).map_err(Failure::Config)
}

//! The questions about a request: what the ward must say on the phone, one thing at a time, with a way back.

use std::io::BufRead;

use crate::cli::dialogue::{Dialogue, Reply};
use crate::cli::failure::CliError;
use crate::cli::session::CliSession;
use crate::clinics::Clinics;
use crate::desk::names::{clinic_names, matching, ward_names};
use crate::t;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::Name;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;

/// The largest number of names that are offered.
const MOST: usize = 9;
/// The answer that leaves a number to call back out although one was given before.
const NONE: &str = "-";

/// What was answered so far. Whoever goes back finds it again.
#[derive(Debug, Default)]
pub(super) struct Answers {
    pub sex: Option<Sex>,
    requested_by: Option<VgrId>,
    clinic: Option<String>,
    ward: Option<String>,
    callback: Option<String>,
}

/// The questions in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CallQuestion {
    Sex,
    VgrId,
    Clinic,
    Ward,
    Callback,
    Confirm,
}

impl CallQuestion {
    /// The question after this one.
    pub const fn next(self) -> Self {
        match self {
            Self::Sex => Self::VgrId,
            Self::VgrId => Self::Clinic,
            Self::Clinic => Self::Ward,
            Self::Ward => Self::Callback,
            Self::Callback | Self::Confirm => Self::Confirm,
        }
    }

    /// The question before this one.
    pub const fn previous(self) -> Self {
        match self {
            Self::Sex | Self::VgrId => Self::Sex,
            Self::Clinic => Self::VgrId,
            Self::Ward => Self::Clinic,
            Self::Callback => Self::Ward,
            Self::Confirm => Self::Callback,
        }
    }
}

impl Answers {
    /// The request, once everything is answered.
    pub fn request(&self, session: &CliSession) -> Result<Option<NumberRequest>, CliError> {
        let (Some(requested_by), Some(clinic), Some(ward)) = (&self.requested_by, &self.clinic, &self.ward) else {
            return Ok(None);
        };
        let unit = Unit { clinic: session.text("--clinic", clinic)?, ward: session.text("--ward", ward)? };
        let callback = self.callback.as_deref().map(|typed| session.text("--callback", typed)).transpose()?;
        Ok(Some(NumberRequest { requested_by: requested_by.clone(), unit, callback }))
    }

    /// Asks one question; returns the step that follows.
    pub fn ask(
        &mut self,
        step: CallQuestion,
        session: &CliSession,
        (clinics, ledger): (&Clinics, &Ledger),
        dialogue: &mut Dialogue<'_, '_, impl BufRead>,
    ) -> Result<CallQuestion, CliError> {
        let texts = &session.texts;
        let is_answered = match step {
            CallQuestion::Sex => {
                let before = self.sex.map(|sex| sex.letter().to_string());
                let read = |answer: &str| Sex::from_word(answer).ok_or_else(|| t!(texts, "cli-sex-needed"));
                keep(&mut self.sex, dialogue.ask_step(texts, &t!(texts, "cli-ask-sex"), before.as_deref(), read)?)
            }
            CallQuestion::VgrId => {
                let before = self.requested_by.as_ref().map(ToString::to_string);
                let read = |answer: &str| answer.parse::<VgrId>().map_err(|error| texts.vgr_id_error(error));
                let reply = dialogue.ask_step(texts, &t!(texts, "cli-ask-vgr-id"), before.as_deref(), read)?;
                let is_answered = keep(&mut self.requested_by, reply);
                if is_answered && self.requested_by.as_ref().is_some_and(|id| !id.is_usual()) {
                    dialogue.output.message(&t!(texts, "vgr-id-unusual"))?;
                }
                is_answered
            }
            CallQuestion::Clinic => {
                let names = clinic_names(clinics, ledger);
                let question = t!(texts, "cli-ask-clinic");
                let reply = name(session, (clinics, names), &question, self.clinic.as_deref(), dialogue)?;
                keep(&mut self.clinic, reply)
            }
            CallQuestion::Ward => {
                let names = ward_names(self.clinic.as_deref().unwrap_or_default(), clinics, ledger);
                let question = t!(texts, "cli-ask-ward");
                let reply = name(session, (clinics, names), &question, self.ward.as_deref(), dialogue)?;
                keep(&mut self.ward, reply)
            }
            CallQuestion::Callback => {
                let read = |answer: &str| match answer {
                    "" | NONE => Ok(None),
                    _ => {
                        answer.parse::<Name>().map(|_| Some(answer.to_owned())).map_err(|error| texts.text_error(error))
                    }
                };
                let question = t!(texts, "cli-ask-callback");
                match dialogue.ask_step(texts, &question, self.callback.as_deref(), read)? {
                    Reply::Answer(callback) => {
                        self.callback = callback;
                        true
                    }
                    Reply::Back => false,
                }
            }
            CallQuestion::Confirm => true,
        };
        Ok(if is_answered { step.next() } else { step.previous() })
    }
}

/// Keeps an answer; returns false where the person goes back.
fn keep<T>(kept: &mut Option<T>, reply: Reply<T>) -> bool {
    match reply {
        Reply::Answer(answer) => {
            *kept = Some(answer);
            true
        }
        Reply::Back => false,
    }
}

/// Asks for a name. Where known names may be meant, they are offered by number; the text itself always goes.
fn name(
    session: &CliSession,
    (clinics, names): (&Clinics, Vec<String>),
    question: &str,
    before: Option<&str>,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<Reply<String>, CliError> {
    let texts = &session.texts;
    let read =
        |answer: &str| answer.parse::<Name>().map(|_| answer.to_owned()).map_err(|error| texts.text_error(error));
    let Reply::Answer(typed) = dialogue.ask_step(texts, question, before, read)? else { return Ok(Reply::Back) };
    if before == Some(typed.as_str()) {
        return Ok(Reply::Answer(typed));
    }
    let mut offered: Vec<String> = matching(&typed, names.clone(), clinics).into_iter().map(|(_, name)| name).collect();
    if let Some(known) = offered.iter().find(|name| name.to_lowercase() == typed.to_lowercase()) {
        return Ok(Reply::Answer(known.clone()));
    }
    if offered.is_empty() {
        return Ok(Reply::Answer(typed));
    }
    offered.truncate(MOST);
    for (number, name) in (1..).zip(&offered) {
        dialogue.output.result(&format!("  {number}  {name}"))?;
    }
    dialogue.output.result(&format!("  0  {}", t!(texts, "as-typed", text = typed.as_str())))?;
    let choose = |answer: &str| match answer.parse::<usize>() {
        Ok(0) => Ok(typed.clone()),
        Ok(number) => offered.get(number - 1).cloned().ok_or_else(|| t!(texts, "cli-choose-name")),
        Err(_) => Err(t!(texts, "cli-choose-name")),
    };
    match dialogue.ask_step(texts, &t!(texts, "cli-ask-choice"), None, choose)? {
        Reply::Answer(name) => Ok(Reply::Answer(name)),
        // One step back from the choice is the name itself.
        Reply::Back => name(session, (clinics, names), question, before, dialogue),
    }
}

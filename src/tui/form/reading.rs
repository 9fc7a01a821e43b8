//! Reads the typed text of a form as the command that it asks for, or as a problem.

use chrono::{DateTime, Utc};

use crate::desk::moment::NoTime;
use crate::tui::form::field::Field;
use crate::tui::form::state::Form;
use kvittera_domain::event::check::Check;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::rules::command::{Command, RapsNotice};
use kvittera_domain::value::pool_number::{PoolNumber, PoolNumberError};
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::{Name, Remark, TextError};
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::{VgrId, VgrIdError};

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    NoSex,
    /// The pool has no numbers for unknown sex.
    UnknownSex,
    VgrId(VgrIdError),
    Text(TextError),
    Moment(NoTime),
    Number(PoolNumberError),
}

/// When an outage really began and ended, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// `None` keeps the recorded time.
    pub started_at: Option<DateTime<Utc>>,
    /// `None` keeps the recorded time.
    pub ended_at: Option<DateTime<Utc>>,
    /// How this is known.
    pub reason: Remark,
}

impl Form {
    /// Returns what is wrong with a field, if anything. Which moment a typed time means depends on `now`.
    #[must_use]
    pub fn problem(&self, field: Field, now: DateTime<Utc>) -> Option<Problem> {
        let text = self.typed(field);
        match field {
            Field::Sex => match self.sex {
                None => Some(Problem::NoSex),
                Some(Sex::Unknown) => Some(Problem::UnknownSex),
                Some(_) => None,
            },
            Field::Number => text.parse::<PoolNumber>().err().map(Problem::Number),
            Field::GivenBy if text.trim().is_empty() => None,
            Field::Identity | Field::Step => None,
            Field::Callback
            | Field::Reference
            | Field::Started
            | Field::Ended
            | Field::Whom
            | Field::Answer
            | Field::Told
            | Field::ToldBy
            | Field::GivenBy
            | Field::RapsReference
                if text.trim().is_empty() =>
            {
                None
            }
            Field::VgrId | Field::GivenBy | Field::ToldBy => text.parse::<VgrId>().err().map(Problem::VgrId),
            // Which ids VGR accepts is left to the domain's rules, because they know the pool and the date.
            Field::NewId => text.trim().is_empty().then_some(Problem::Text(TextError::Empty)),
            Field::From | Field::To | Field::Started | Field::Ended | Field::Told | Field::GivenAt => {
                let read = self.moment(field, now).unwrap_or(Err(NoTime::Unreadable));
                read.err().map(Problem::Moment)
            }
            Field::Clinic | Field::Ward | Field::Callback | Field::Reference | Field::RapsReference | Field::Whom => {
                text.parse::<Name>().err().map(Problem::Text)
            }
            Field::Reason | Field::Answer => text.parse::<Remark>().err().map(Problem::Text),
        }
    }

    /// Returns the first field with a problem.
    #[must_use]
    pub fn first_wrong(&self, now: DateTime<Utc>) -> Option<Field> {
        self.fields.iter().copied().find(|field| self.problem(*field, now).is_some())
    }

    /// Reads a checkout; `None` while a field has a problem.
    #[must_use]
    pub fn checkout(&self) -> Option<(Sex, NumberRequest)> {
        let sex = self.sex.filter(|sex| Sex::IN_POOL.contains(sex))?;
        Some((sex, self.request()?))
    }

    /// Reads a late entry. A clock time means the most recent one. `None` while a field has a problem.
    #[must_use]
    pub fn late_entry(&self, now: DateTime<Utc>) -> Option<Command> {
        let number = self.typed(Field::Number).parse().ok()?;
        let at = self.moment(Field::GivenAt, now)?.ok()?;
        let given_by = match self.typed(Field::GivenBy).trim() {
            "" => None,
            typed => Some(typed.parse().ok()?),
        };
        Some(Command::LateEntry { number, at, given_by, request: self.request()?, answer: None })
    }

    /// Reads who asks and for which unit; `None` while a field has a problem.
    fn request(&self) -> Option<NumberRequest> {
        let unit =
            Unit { clinic: self.typed(Field::Clinic).parse().ok()?, ward: self.typed(Field::Ward).parse().ok()? };
        let requested_by = self.typed(Field::VgrId).parse().ok()?;
        let callback = match self.typed(Field::Callback).trim() {
            "" => None,
            text => Some(text.parse().ok()?),
        };
        Some(NumberRequest { requested_by, unit, callback })
    }

    /// Returns the typed text if it differs from the original. An emptied field keeps the original.
    fn edited(&self, field: Field) -> Option<&str> {
        let typed = self.typed(field).trim();
        (!typed.is_empty() && self.original.get(&field).is_none_or(|original| original != typed)).then_some(typed)
    }

    /// The same for a field that may be emptied.
    fn edited_or_emptied(&self, field: Field) -> Option<&str> {
        let typed = self.typed(field).trim();
        self.original.get(&field).is_none_or(|original| original != typed).then_some(typed)
    }

    /// Reads a planned outage. A clock time means the next one. `None` while a field has a problem.
    #[must_use]
    pub fn plan(&self, now: DateTime<Utc>) -> Option<Plan> {
        let (from, to) = (self.moment(Field::From, now)?.ok()?, self.moment(Field::To, now)?.ok()?);
        let reference = match self.typed(Field::Reference).trim() {
            "" => None,
            text => Some(text.parse().ok()?),
        };
        Some(Plan { from, to, reference })
    }

    /// Reads when an outage really began and ended, and how that is known. A clock time means the most recent one.
    /// `None` while a field has a problem.
    #[must_use]
    pub fn times(&self, now: DateTime<Utc>) -> Option<Times> {
        Some(Times {
            started_at: self.moment(Field::Started, now).transpose().ok()?,
            ended_at: self.moment(Field::Ended, now).transpose().ok()?,
            reason: self.typed(Field::Reason).parse().ok()?,
        })
    }

    /// Reads who was called and what they answered; `None` when nobody was called, or while a field has a problem.
    #[must_use]
    pub fn called(&self) -> Option<Check> {
        let whom = self.typed(Field::Whom).parse().ok()?;
        Some(Check::Called { whom, answer: self.typed(Field::Answer).parse().ok()? })
    }

    /// Reads a notice to RAPS, and the reason why it is recorded again if the form asks for one. A clock time means the
    /// most recent one. `None` while a field has a problem.
    #[must_use]
    pub fn raps_notice(&self, now: DateTime<Utc>) -> Option<(RapsNotice, Option<Remark>)> {
        if self.first_wrong(now).is_some() {
            return None;
        }
        let typed = |field| Some(self.typed(field).trim()).filter(|typed| !typed.is_empty());
        let notice = RapsNotice {
            at: self.moment(Field::Told, now).transpose().ok()?,
            by: typed(Field::ToldBy).map(str::parse).transpose().ok()?,
            reference: typed(Field::RapsReference).map(str::parse).transpose().ok()?,
        };
        Some((notice, self.reason()))
    }

    /// Reads the reason, if the form asks for one.
    #[must_use]
    pub fn reason(&self) -> Option<Remark> {
        self.typed(Field::Reason).parse().ok().filter(|_| self.fields.contains(&Field::Reason))
    }

    /// Reads a correction of the edited fields only, with its reason; `None` while a field has a problem.
    #[must_use]
    pub fn correction(&self, now: DateTime<Utc>) -> Option<(Correction, Remark)> {
        if self.first_wrong(now).is_some() {
            return None;
        }
        let correction = Correction {
            requested_by: self.edited(Field::VgrId).map(str::parse).transpose().ok()?,
            clinic: self.edited(Field::Clinic).map(str::parse).transpose().ok()?,
            ward: self.edited(Field::Ward).map(str::parse).transpose().ok()?,
            callback: self.edited_or_emptied(Field::Callback).map(str::parse).transpose().ok()?,
        };
        Some((correction, self.typed(Field::Reason).parse().ok()?))
    }
}

//! Whom to call about the fault: the help desk when it is open, otherwise the technician on call.

use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};

use crate::calendar::holidays::{Eve, Holiday, eve, public_holiday};
use crate::calendar::hours::Hours;
use crate::calendar::local_time::{from_local, stockholm};

/// The contact to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contact {
    /// *Användarstöd*.
    Helpdesk,
    /// The on-call technician, through the switchboard.
    OnCall,
}

impl Contact {
    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Helpdesk => "helpdesk",
            Self::OnCall => "on_call",
        }
    }
}

/// The rule that decides whom to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallRule {
    OpenHours,
    /// A day with opening hours, before they begin.
    BeforeOpening,
    /// A day with opening hours, after they have ended.
    AfterClosing,
    /// A day of the week without opening hours.
    Weekend(Weekday),
    /// A named public holiday; this rule takes precedence over all others.
    Holiday(Holiday),
    /// An eve, where the settings close the help desk on eves; this rule takes precedence over the day of the week.
    Eve(Eve),
}

impl CallRule {
    /// The stable English name of the kind of rule.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenHours => "open_hours",
            Self::BeforeOpening => "before_opening",
            Self::AfterClosing => "after_closing",
            Self::Weekend(_) => "weekend",
            Self::Holiday(_) => "holiday",
            Self::Eve(_) => "eve",
        }
    }

    /// The stable English name of the holiday or eve, if the day is one.
    #[must_use]
    pub const fn day_name(self) -> Option<&'static str> {
        match self {
            Self::Holiday(holiday) => Some(holiday.name()),
            Self::Eve(eve) => Some(eve.name()),
            Self::OpenHours | Self::BeforeOpening | Self::AfterClosing | Self::Weekend(_) => None,
        }
    }
}

/// Whom to call at some instant, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Call {
    /// The contact to call.
    pub who: Contact,
    pub rule: CallRule,
    /// The first instant at which another contact is right; [`DateTime::MAX_UTC`] if that never comes.
    pub until: DateTime<Utc>,
}

/// Returns whom to call at `now`. The help desk is open from the opening instant until just before the closing one.
#[must_use]
pub fn whom_to_call(now: DateTime<Utc>, hours: &Hours) -> Call {
    let today = stockholm(now).date_naive();
    let (rule, until) = match (closed_day(today, hours), opening(today, hours)) {
        (Some(rule), _) => (rule, next_opening(now, today, hours)),
        (None, (opens, _)) if now < opens => (CallRule::BeforeOpening, next_opening(now, today, hours)),
        (None, (_, closes)) if now < closes => (CallRule::OpenHours, closes),
        (None, _) => (CallRule::AfterClosing, next_opening(now, today, hours)),
    };
    let who = if rule == CallRule::OpenHours { Contact::Helpdesk } else { Contact::OnCall };
    Call { who, rule, until }
}

/// The rule that closes the help desk all day, if there is one.
fn closed_day(date: NaiveDate, hours: &Hours) -> Option<CallRule> {
    let holiday = || public_holiday(date).map(CallRule::Holiday);
    let eve = || eve(date).filter(|_| hours.closed_on_eves()).map(CallRule::Eve);
    let weekend = || Some(date.weekday()).filter(|&day| !hours.include(day)).map(CallRule::Weekend);
    holiday().or_else(eve).or_else(weekend)
}

/// The instants at which the help desk opens and closes on a date with opening hours.
fn opening(date: NaiveDate, hours: &Hours) -> (DateTime<Utc>, DateTime<Utc>) {
    let instant = |time| from_local(date.and_time(time)).to_utc();
    (instant(hours.opens()), instant(hours.closes()))
}

fn next_opening(now: DateTime<Utc>, today: NaiveDate, hours: &Hours) -> DateTime<Utc> {
    today
        .iter_days()
        .filter(|&date| closed_day(date, hours).is_none())
        .map(|date| opening(date, hours))
        .find(|(opens, closes)| now < *opens && opens < closes)
        .map_or(DateTime::<Utc>::MAX_UTC, |(opens, _)| opens)
}

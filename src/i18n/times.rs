//! Moments and spans of time in words, always in Stockholm time.

use chrono::{DateTime, Datelike, MappedLocalTime, TimeDelta, Timelike as _, Utc, Weekday};

use crate::desk::moment::NoTime;
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::calendar::{shown_at, stockholm};

impl Texts {
    /// `03:12`.
    #[must_use]
    pub fn clock(&self, moment: DateTime<Utc>) -> String {
        stockholm(moment).format("%H:%M").to_string()
    }

    /// `sön 03:12`.
    #[must_use]
    pub fn day_clock(&self, moment: DateTime<Utc>) -> String {
        format!("{} {}", self.weekday(stockholm(moment).weekday()), self.clock(moment))
    }

    /// `2026-11-22 03:12`.
    #[must_use]
    pub fn date_clock(&self, moment: DateTime<Utc>) -> String {
        stockholm(moment).format("%Y-%m-%d %H:%M").to_string()
    }

    /// `2026-11-22 03:12:45`.
    #[must_use]
    pub fn date_clock_seconds(&self, moment: DateTime<Utc>) -> String {
        stockholm(moment).format("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// `sön 2026-11-22 03:12`: everything that tells a person which moment was read, before it is written.
    #[must_use]
    pub fn whole_clock(&self, moment: DateTime<Utc>) -> String {
        format!("{} {}", self.weekday(stockholm(moment).weekday()), self.unmistakable_clock(moment))
    }

    /// `2026-11-22 03:12`, with the seconds if there are any, and with the season in the hour that comes twice. It reads
    /// back to the same moment.
    #[must_use]
    pub fn unmistakable_clock(&self, moment: DateTime<Utc>) -> String {
        let local = stockholm(moment);
        let clock = if local.second() == 0 { self.date_clock(moment) } else { self.date_clock_seconds(moment) };
        match shown_at(local.naive_local()) {
            MappedLocalTime::Ambiguous(first, _) if first == moment => t!(self, "clock-in-summer", clock = clock),
            MappedLocalTime::Ambiguous(..) => t!(self, "clock-in-winter", clock = clock),
            _ => clock,
        }
    }

    /// Why a typed text is no time, and what to type instead.
    #[must_use]
    pub fn no_time(&self, error: NoTime) -> String {
        match error {
            NoTime::Unreadable => t!(self, "moment-wrong"),
            NoTime::NeverShown(local) => {
                t!(self, "moment-never-shown", at = local.format("%Y-%m-%d %H:%M").to_string())
            }
            NoTime::ShownTwice { first, second } => t!(
                self,
                "moment-shown-twice",
                clock = self.clock(first),
                first = self.unmistakable_clock(first),
                second = self.unmistakable_clock(second)
            ),
        }
    }

    /// The shortest form of a moment that can't be misunderstood at `now`: the time alone if it is today, else with the
    /// day of the week (within six days) or the date.
    #[must_use]
    pub fn near_clock(&self, moment: DateTime<Utc>, now: DateTime<Utc>) -> String {
        let days = (stockholm(moment).date_naive() - stockholm(now).date_naive()).num_days().abs();
        match days {
            0 => self.clock(moment),
            1..=6 => self.day_clock(moment),
            _ => self.date_clock(moment),
        }
    }

    /// The shortest form of the end of something that began at `start`: the time alone on the same day, else with month
    /// and day, and with the year too if that differs.
    #[must_use]
    pub fn end_clock(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> String {
        let (from, to) = (stockholm(start).date_naive(), stockholm(end).date_naive());
        if from == to {
            self.clock(end)
        } else if from.year() == to.year() {
            stockholm(end).format("%m-%d %H:%M").to_string()
        } else {
            self.date_clock(end)
        }
    }

    /// `1 h 32 min`, `3 d 4 h`, `12 min`; a negative span, after a clock was set back, counts as zero.
    #[must_use]
    pub fn span(&self, span: TimeDelta) -> String {
        let minutes = span.num_minutes().max(0);
        let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        match (days, hours) {
            (0, 0) => t!(self, "span-minutes", minutes = rest),
            (0, _) => t!(self, "span-hours", hours = hours, minutes = rest),
            _ => t!(self, "span-days", days = days, hours = hours),
        }
    }

    pub(super) fn weekday(&self, weekday: Weekday) -> String {
        match weekday {
            Weekday::Mon => t!(self, "weekday-mon"),
            Weekday::Tue => t!(self, "weekday-tue"),
            Weekday::Wed => t!(self, "weekday-wed"),
            Weekday::Thu => t!(self, "weekday-thu"),
            Weekday::Fri => t!(self, "weekday-fri"),
            Weekday::Sat => t!(self, "weekday-sat"),
            Weekday::Sun => t!(self, "weekday-sun"),
        }
    }
}

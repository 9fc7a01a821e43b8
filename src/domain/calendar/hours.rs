//! When the help desk (*Användarstöd*) answers.

use chrono::{NaiveTime, Weekday, WeekdaySet};
use serde::{Deserialize, Serialize};

/// The opening hours of the help desk, in local time; named public holidays are closed whatever they say.
///
/// In a file, where each key may be left out for its default:
///
/// ```toml
/// weekdays = ["mon", "tue", "wed", "thu", "fri"]
/// opens = "07:30"
/// closes = "16:10"
/// closed_on_eves = true
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Hours {
    weekdays: WeekdaySet,
    opens: NaiveTime,
    closes: NaiveTime,
    closed_on_eves: bool,
}

impl Hours {
    /// Hours that are the same on each of `weekdays`: from `opens` until just before `closes`.
    ///
    /// # Errors
    /// [`HoursError`] when they would never be open.
    pub fn new(
        weekdays: impl IntoIterator<Item = Weekday>,
        opens: NaiveTime,
        closes: NaiveTime,
        closed_on_eves: bool,
    ) -> Result<Self, HoursError> {
        let weekdays: WeekdaySet = weekdays.into_iter().collect();
        if weekdays.is_empty() {
            Err(HoursError::NoWeekday)
        } else if closes <= opens {
            Err(HoursError::ClosesBeforeOpening)
        } else {
            Ok(Self { weekdays, opens, closes, closed_on_eves })
        }
    }

    /// The days of the week, Monday first.
    pub fn weekdays(&self) -> impl Iterator<Item = Weekday> {
        self.weekdays.iter(Weekday::Mon)
    }

    /// Whether the day of the week is one of them.
    #[must_use]
    pub fn include(&self, weekday: Weekday) -> bool {
        self.weekdays.contains(weekday)
    }

    /// The first moment of the day.
    #[must_use]
    pub const fn opens(&self) -> NaiveTime {
        self.opens
    }

    /// The first moment at which it is closed again.
    #[must_use]
    pub const fn closes(&self) -> NaiveTime {
        self.closes
    }

    /// Whether midsommarafton, julafton and nyårsafton are closed.
    #[must_use]
    pub const fn closed_on_eves(&self) -> bool {
        self.closed_on_eves
    }
}

impl Default for Hours {
    /// Monday to Friday 07:30-16:10, closed on the eves: the hours in the routine of SÄS.
    fn default() -> Self {
        Self {
            weekdays: WeekdaySet::from_array([Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]),
            opens: time(7, 30),
            closes: time(16, 10),
            closed_on_eves: true,
        }
    }
}

/// Midnight for an hour or minute that no clock shows.
fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// How a time is written in a file.
const TIME: &str = "%H:%M";

/// [`Hours`] as they are written in a file.
#[derive(Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    weekdays: Vec<String>,
    opens: String,
    closes: String,
    closed_on_eves: bool,
}

impl Default for Written {
    fn default() -> Self {
        Hours::default().into()
    }
}

impl From<Hours> for Written {
    fn from(hours: Hours) -> Self {
        Self {
            weekdays: hours.weekdays().map(|weekday| weekday.to_string().to_lowercase()).collect(),
            opens: hours.opens.format(TIME).to_string(),
            closes: hours.closes.format(TIME).to_string(),
            closed_on_eves: hours.closed_on_eves,
        }
    }
}

impl TryFrom<Written> for Hours {
    type Error = HoursError;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let weekday = |name: String| name.parse::<Weekday>().map_err(|_| HoursError::Weekday(name));
        let time = |text: String| NaiveTime::parse_from_str(&text, TIME).map_err(|_| HoursError::Time(text));
        let weekdays = written.weekdays.into_iter().map(weekday).collect::<Result<Vec<_>, _>>()?;
        Self::new(weekdays, time(written.opens)?, time(written.closes)?, written.closed_on_eves)
    }
}

/// Why opening hours make no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// Not an English day of the week, three letters or in full.
    #[error("no day of the week: {0:?}")]
    Weekday(String),
    /// Not a time of day as `HH:MM`.
    #[error("no time as HH:MM: {0:?}")]
    Time(String),
    /// Open on no day of the week.
    #[error("open on no day of the week")]
    NoWeekday,
    /// Closing at or before the opening.
    #[error("closing at or before the opening")]
    ClosesBeforeOpening,
}

//! The opening hours of the help desk (*Användarstöd*).

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
#[serde(into = "HoursInFile", try_from = "HoursInFile")]
pub struct Hours {
    weekdays: WeekdaySet,
    opens: NaiveTime,
    closes: NaiveTime,
    closed_on_eves: bool,
}

impl Hours {
    /// Creates hours that are the same on each of `weekdays`: from `opens` until just before `closes`.
    ///
    /// # Errors
    /// [`HoursError`] when the help desk would never be open.
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

    /// Whether the help desk is open on this day of the week.
    #[must_use]
    pub fn include(&self, weekday: Weekday) -> bool {
        self.weekdays.contains(weekday)
    }

    /// The first moment at which the help desk is open.
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

/// The time of day; midnight for an hour or minute that no clock shows.
fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// The format of a time in a file.
const TIME: &str = "%H:%M";

/// [`Hours`] as they are written in a file.
#[derive(Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct HoursInFile {
    weekdays: Vec<String>,
    opens: String,
    closes: String,
    closed_on_eves: bool,
}

impl Default for HoursInFile {
    fn default() -> Self {
        Hours::default().into()
    }
}

impl From<Hours> for HoursInFile {
    fn from(hours: Hours) -> Self {
        Self {
            weekdays: hours.weekdays().map(|weekday| weekday.to_string().to_lowercase()).collect(),
            opens: hours.opens.format(TIME).to_string(),
            closes: hours.closes.format(TIME).to_string(),
            closed_on_eves: hours.closed_on_eves,
        }
    }
}

impl TryFrom<HoursInFile> for Hours {
    type Error = HoursError;

    fn try_from(written: HoursInFile) -> Result<Self, Self::Error> {
        let weekday = |name: String| name.parse::<Weekday>().map_err(|_| HoursError::Weekday(name));
        let time = |text: String| NaiveTime::parse_from_str(&text, TIME).map_err(|_| HoursError::Time(text));
        let weekdays = written.weekdays.into_iter().map(weekday).collect::<Result<Vec<_>, _>>()?;
        Self::new(weekdays, time(written.opens)?, time(written.closes)?, written.closed_on_eves)
    }
}

/// Why opening hours are invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// Not an English day of the week, in three letters or in full.
    #[error("no day of the week: {0:?}")]
    Weekday(String),
    /// Not a time of day as `HH:MM`.
    #[error("no time as HH:MM: {0:?}")]
    Time(String),
    #[error("open on no day of the week")]
    NoWeekday,
    #[error("closing at or before the opening")]
    ClosesBeforeOpening,
}

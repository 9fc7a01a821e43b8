use chrono::{NaiveTime, Weekday};
use kvittera_domain::calendar::{Hours, HoursError};

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

#[test]
fn the_default_is_the_routine() {
    let hours = Hours::default();
    let weekdays: Vec<Weekday> = hours.weekdays().collect();
    assert_eq!(weekdays, [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]);
    assert_eq!((hours.opens(), hours.closes()), (time(7, 30), time(16, 10)));
    assert!(hours.closed_on_eves());
    assert_eq!(Hours::new(weekdays, time(7, 30), time(16, 10), true), Ok(hours));
}

#[test]
fn a_file_may_say_all_or_nothing() {
    let json = r#"{"weekdays":["mon","tue","wed","thu","fri"],"opens":"07:30","closes":"16:10","closed_on_eves":true}"#;
    assert_eq!(serde_json::to_string(&Hours::default()).unwrap(), json);
    let text =
        "weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']\nopens = '07:30'\ncloses = '16:10'\nclosed_on_eves = true";
    assert_eq!(toml::from_str::<Hours>(text).unwrap(), Hours::default());
    assert_eq!(toml::from_str::<Hours>("").unwrap(), Hours::default());
    let late: Hours = toml::from_str("weekdays = [\"Saturday\"]\ncloses = \"23:59\"").unwrap();
    assert_eq!(late, Hours::new([Weekday::Sat], time(7, 30), time(23, 59), true).unwrap());
}

#[test]
fn nonsense_is_refused() {
    let refusals = [
        ("weekdays = [\"mån\"]", HoursError::Weekday("mån".into())),
        ("opens = \"07.30\"", HoursError::Time("07.30".into())),
        ("closes = \"24:00\"", HoursError::Time("24:00".into())),
        ("closes = \"16:10:30\"", HoursError::Time("16:10:30".into())),
        ("weekdays = []", HoursError::NoWeekday),
        ("opens = \"16:10\"", HoursError::ClosesBeforeOpening),
    ];
    for (text, error) in refusals {
        let refusal = toml::from_str::<Hours>(text).unwrap_err().to_string();
        assert!(refusal.contains(&error.to_string()), "{text}: {refusal}");
    }
    assert!(toml::from_str::<Hours>("close = \"16:10\"").unwrap_err().to_string().contains("unknown field"));
    assert_eq!(Hours::new([], time(7, 0), time(8, 0), false), Err(HoursError::NoWeekday));
    assert_eq!(Hours::new([Weekday::Mon], time(8, 0), time(8, 0), false), Err(HoursError::ClosesBeforeOpening));
}

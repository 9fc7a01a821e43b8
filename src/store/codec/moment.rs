//! Times as they stand in the log. They are always of one fixed form, which is parsed many times faster than a general
//! one.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, ParseError, SecondsFormat, Utc};

const FORM: &[u8; 27] = b"dddd-dd-ddTdd:dd:dd.ddddddZ";

/// Always with microseconds, so that the texts sort like the times and parse to the same moment.
pub(super) fn write(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// Parses what [`write`] wrote, and every other form of a time that chrono knows.
pub(super) fn read(text: &str) -> Result<DateTime<Utc>, ParseError> {
    parse_fixed_form(text).map_or_else(|| text.parse(), Ok)
}

/// Parses a time that is written exactly as [`write`] does; `None` for any other text.
fn parse_fixed_form(text: &str) -> Option<DateTime<Utc>> {
    let bytes: &[u8; 27] = text.as_bytes().try_into().ok()?;
    let fits = |(byte, form): (&u8, &u8)| if *form == b'd' { byte.is_ascii_digit() } else { byte == form };
    if !bytes.iter().zip(FORM).all(fits) {
        return None;
    }
    let number = |places: Range<usize>| bytes[places].iter().fold(0, |sum, byte| sum * 10 + u32::from(byte & 0xf));
    let date = NaiveDate::from_ymd_opt(number(0..4).try_into().ok()?, number(5..7), number(8..10))?;
    Some(date.and_hms_micro_opt(number(11..13), number(14..16), number(17..19), number(20..26))?.and_utc())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, ParseError, Utc};

    use super::{parse_fixed_form, read, write};

    #[test]
    fn every_text_is_parsed_or_refused_as_chrono_does() {
        for text in [
            "2026-11-22T02:12:40.123456Z",
            "1970-01-01T00:00:00.000000Z",
            "2024-02-29T23:59:59.999999Z",
            "2023-02-29T23:59:59.999999Z",
            "2026-13-01T00:00:00.000000Z",
            "2026-00-01T00:00:00.000000Z",
            "2026-01-00T00:00:00.000000Z",
            "0000-01-01T00:00:00.000000Z",
            "2026-11-22T24:00:00.000000Z",
            "2026-11-22T23:60:00.000000Z",
            "2026-11-22T23:59:60.000000Z",
            "2026-11-22T23:59:60.123456Z",
            "2026-11-22T02:12:40.123456z",
            "2026-11-22t02:12:40.123456Z",
            "2026-11-22 02:12:40.123456Z",
            "2026-11-22T02:12:40,123456Z",
            "2026-11-22T02:12:40.12345 Z",
            "+026-11-22T02:12:40.123456Z",
            "2026-11-22T02:12:40.1234567Z",
            "2026-11-22T02:12:40+01:00",
            "2026-11-22T02:12:40.1234+01",
            "2026-11-22T02:12:40.12345é",
            "",
        ] {
            assert_eq!(read(text), text.parse(), "{text}");
        }
    }

    #[test]
    fn what_is_written_has_the_fixed_form() -> Result<(), ParseError> {
        for text in ["2026-11-22T02:12:40.123456Z", "1753-03-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"] {
            let moment: DateTime<Utc> = text.parse()?;
            assert_eq!(parse_fixed_form(&write(moment)), Some(moment));
        }
        Ok(())
    }
}

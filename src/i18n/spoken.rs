//! How a number is read out on the phone, group by group: date, letter, digits.

use crate::i18n::texts::Texts;
use kvittera_domain::value::pool_number::PoolNumber;

impl Texts {
    /// `tjugo nitton – noll ett – noll tre – Kalle – nolla sexa trea`. The century is always read out, since no check
    /// digit protects it.
    #[must_use]
    pub fn spoken(&self, number: PoolNumber) -> String {
        let [year, month, day, letter, digits] = number.groups();
        let date = [month, day].map(|pair| self.each(pair, "spoken-date-digit"));
        [
            self.year(year),
            date.join(" – "),
            self.each(&letter.to_ascii_lowercase(), "spoken-letter"),
            self.each(digits, "spoken-digit"),
        ]
        .join(" – ")
    }

    fn year(&self, year: &str) -> String {
        let key = format!("spoken-year-{year}");
        if self.messages().has(&key) { self.named(&key) } else { self.each(year, "spoken-date-digit") }
    }

    fn each(&self, characters: &str, kind: &str) -> String {
        let word = |c: char| {
            let key = format!("{kind}-{c}");
            if self.messages().has(&key) { self.named(&key) } else { c.to_uppercase().to_string() }
        };
        characters.chars().map(word).collect::<Vec<_>>().join(" ")
    }
}

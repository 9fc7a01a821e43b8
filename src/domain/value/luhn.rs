//! The check digit that reserve numbers, personnummer and samordningsnummer share: Luhn, ISO/IEC 7812-1 annex B.

/// Returns the check digit (0-9) that follows `digits`. Each of them is 0-9, and the last one has the weight 2.
///
/// The check digit catches every wrong digit, and every swap of neighbours except `09` with `90`.
#[must_use]
pub fn check_digit(digits: &[u8]) -> u8 {
    let sum = digits.iter().rev().enumerate().fold(0, |sum, (place, digit)| {
        let weighted = if place % 2 == 0 { digit % 10 * 2 } else { digit % 10 };
        (sum + weighted / 10 + weighted % 10) % 10
    });
    (10 - sum) % 10
}

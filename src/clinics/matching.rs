//! When what was typed stands for a name. Letters scattered anywhere in a name never do, and neither does the beginning of
//! another number: `Avd 1` is not Avd 15.

/// How well what was typed fits a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameMatch {
    /// It only begins like a part of the name, so that a person has to choose the name.
    Similar,
    /// It is a whole word of the name, or ends in a letter and begins a word of it, or is a short form.
    Meant,
    /// It is the whole name.
    Exact,
}

impl NameMatch {
    /// Compares what was typed with a name and its short forms; `None` if they have nothing to do with each other.
    /// Several typed words must follow each other in the name; upper case and punctuation don't count.
    #[must_use]
    pub fn of<'s>(typed: &str, name: &str, short: impl IntoIterator<Item = &'s str>) -> Option<Self> {
        let words = words(typed);
        let by_short = short.into_iter().filter_map(|short| words_match(&words, short)).max();
        let same_spelling = || (spelling(typed) == spelling(name)).then_some(Self::Similar);
        words_match(&words, name).max(by_short.map(|found| found.min(Self::Meant))).or_else(same_spelling)
    }
}

/// What names have in common that are the same name written in another way: `Avd5`, `Avd. 5` and `Avdelning 05` are
/// `Avd 5`. Two numbers stay two numbers.
#[must_use]
pub fn spelling(name: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut joined = String::new();
    for word in words(name) {
        // Between two numbers, something must stay.
        let goes_on = joined.ends_with(is_digit) && word.starts_with(is_digit);
        joined.extend(goes_on.then_some(' '));
        for (at, c) in word.char_indices() {
            let (before, after) = (word.get(..at).unwrap_or_default(), word.get(at + 1..).unwrap_or_default());
            let is_leading = !before.trim_end_matches('0').ends_with(is_digit) && after.starts_with(is_digit);
            joined.extend((c != '0' || !is_leading).then_some(c));
        }
    }
    let short = [("avdelningen", "avd"), ("avdelning", "avd"), ("mottagningen", "mott"), ("mottagning", "mott")];
    short.into_iter().fold(joined, |name, (long, short)| name.replace(long, short))
}

fn words_match(typed: &[String], name: &str) -> Option<NameMatch> {
    let (last, before) = typed.split_last()?;
    let name = words(name);
    let fits = |part: &[String]| {
        let (end, start) = part.split_last()?;
        if start != before || !end.starts_with(last.as_str()) {
            None
        } else if part.len() == name.len() && end == last {
            Some(NameMatch::Exact)
        } else if end == last || last.ends_with(char::is_alphabetic) {
            Some(NameMatch::Meant)
        } else {
            Some(NameMatch::Similar)
        }
    };
    name.windows(typed.len()).filter_map(fits).max()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_meant_by_a_word_of_it_or_by_letters_that_begin_one() {
        for (typed, name) in [
            ("med", "Medicin"),
            ("5", "Avd 5"),
            ("avd", "Avd 5"),
            ("ORT", "Kirurgi, ortopedi och öron-näsa-hals"),
            ("näsa", "Kirurgi, ortopedi och öron-näsa-hals"),
            ("och ort", "Bild och ortopedi"),
            ("5b", "Avd 5B"),
            ("önh", "ÖNH-mottagning"),
            ("rtg", "Röntgen"),
            ("rt", "Röntgen"),
        ] {
            assert_eq!(NameMatch::of(typed, name, ["rtg"]), Some(NameMatch::Meant), "{typed} {name}");
        }
        assert_eq!(NameMatch::of("avd. 5", "Avd 5", []), Some(NameMatch::Exact));
    }

    #[test]
    fn one_name_written_in_many_ways_is_similar() {
        for typed in ["Avd5", "avd.5", "Avdelning 5", "AVDELNING5", "Avd-05", "Avd 005", "avd05", "avdelningen 5"] {
            assert_eq!(spelling(typed), spelling("Avd 5"), "{typed}");
        }
        assert_eq!(NameMatch::of("Avd5", "Avd 5", []), Some(NameMatch::Similar));
        assert_eq!(NameMatch::of("Avd5b", "Avd 5 B", []), Some(NameMatch::Similar));
        assert_eq!(spelling("Barnmottagningen"), spelling("Barnmott."));
        for (one, other) in [("Avd 1 5", "Avd 15"), ("Avd 5", "Avd 50"), ("Avd 5", "Avd 5B"), ("Avd 0", "Avd")] {
            assert_ne!(spelling(one), spelling(other), "{one}");
        }
    }

    #[test]
    fn a_number_that_goes_on_is_another_number() {
        for (typed, name) in [("Avd 1", "Avd 15"), ("Avd 5", "Avd 5B"), ("1", "Avd 15"), ("5", "Avd 5B")] {
            assert_eq!(NameMatch::of(typed, name, []), Some(NameMatch::Similar), "{typed} {name}");
        }
    }

    #[test]
    fn letters_scattered_in_a_name_mean_nothing() {
        for (typed, name) in [
            ("onk", "Bild- och funktionsmedicin"),
            ("rtg", "Neurologi, rehabilitering och nära vård"),
            ("edicin", "Medicin"),
            ("avd 5 medicin", "Avd 5"),
            ("5 avd", "Avd 5"),
            ("", "Avd 5"),
            (" - ", "Avd 5"),
        ] {
            assert_eq!(NameMatch::of(typed, name, []), None, "{typed} {name}");
        }
    }
}

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
        words_match(&words, name).max(by_short.map(|found| found.min(Self::Meant)))
    }
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

//! What the terminal can show, as its environment tells, and the nearest to show instead.

use std::borrow::Cow;
use std::env;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The characters that a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Glyphs {
    /// All of them.
    Unicode,
    /// Letters of Western Europe and lines, but hardly a symbol: the console of Linux.
    Latin,
    /// Nothing but ASCII.
    Ascii,
}

/// What a terminal can do beside showing characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Nothing on it can be moved or erased: screens can't be drawn there.
    Dumb,
    /// Characters can be placed, and that is all.
    Old,
    /// It also shows colours and erases characters (ECH): the console of Linux.
    Console,
    /// It also knows private modes, such as holding a picture back until it is whole.
    Modern,
}

/// What the terminal is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// The characters that it can show.
    pub glyphs: Glyphs,
    /// What else it can do.
    pub kind: Kind,
    /// Whether it shows colours, and somebody wants them (<https://no-color.org>).
    pub colours: bool,
}

impl Terminal {
    /// The terminal that the environment speaks of.
    #[must_use]
    pub fn find() -> Self {
        let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        Self::told(set("TERM").as_deref(), locale.as_deref(), set("NO_COLOR").is_some())
    }

    /// The terminal that these values of `TERM`, of the locale and of `NO_COLOR` speak of.
    ///
    /// Without any locale nothing is known of the characters (as over SSH, where it is not handed on), and terminals
    /// that can't do UTF-8 are rare; a locale that names another set of characters is taken at its word.
    #[must_use]
    pub fn told(term: Option<&str>, locale: Option<&str>, no_colour: bool) -> Self {
        let term = term.unwrap_or("dumb");
        let family = term.split('-').next().unwrap_or(term);
        let kind = match family {
            "dumb" | "unknown" => Kind::Dumb,
            "linux" => Kind::Console,
            old if old.starts_with("vt") && old.len() <= 5 => Kind::Old,
            _ => Kind::Modern,
        };
        let utf_8 = locale.is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        let glyphs = match kind {
            Kind::Modern if utf_8 => Glyphs::Unicode,
            Kind::Console if utf_8 => Glyphs::Latin,
            _ => Glyphs::Ascii,
        };
        Self { glyphs, kind, colours: kind >= Kind::Console && !no_colour }
    }
}

impl Glyphs {
    /// The character, or the nearest that the terminal can show.
    #[must_use]
    pub fn nearest(self, c: char) -> char {
        match self {
            Self::Unicode => c,
            Self::Latin if is_latin(c) || is_line(c) => c,
            Self::Latin => symbol(c).or_else(|| letter(c).filter(|c| is_latin(*c))).unwrap_or('?'),
            Self::Ascii if c.is_ascii() => c,
            Self::Ascii => line(c).or_else(|| symbol(c)).or_else(|| letter(c)).unwrap_or('?'),
        }
    }

    /// The text in characters that the terminal can show.
    #[must_use]
    pub fn nearest_text(self, text: &str) -> Cow<'_, str> {
        if self == Self::Unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.nfc().filter(|c| !is_combining_mark(*c)).map(|c| self.nearest(c)).collect())
    }
}

const fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{a1}'..='\u{ff}')
}

/// The lines and blocks of code page 437, which the console of Linux has.
const fn is_line(c: char) -> bool {
    matches!(
        c,
        '─' | '│'
            | '┌'
            | '┐'
            | '└'
            | '┘'
            | '├'
            | '┤'
            | '┬'
            | '┴'
            | '┼'
            | '█'
            | '▀'
            | '▄'
            | '░'
            | '▒'
            | '▓'
    )
}

const fn line(c: char) -> Option<char> {
    match c {
        '─' | '━' | '═' => Some('-'),
        '│' | '┃' | '║' => Some('|'),
        '\u{2500}'..='\u{257f}' => Some('+'),
        '░' => Some('.'),
        '\u{2580}'..='\u{259f}' => Some('#'),
        _ => None,
    }
}

const fn symbol(c: char) -> Option<char> {
    match c {
        '○' | '◦' => Some('o'),
        '●' | '•' | '◆' => Some('*'),
        '◐' => Some('+'),
        '✓' | '↓' => Some('v'),
        '✗' => Some('x'),
        '◇' | '◌' => Some('~'),
        '▲' | '△' => Some('!'),
        '›' | '→' | '▸' | '»' | '↳' => Some('>'),
        '‹' | '←' | '«' => Some('<'),
        '↑' => Some('^'),
        '·' | '…' => Some('.'),
        '–' | '—' | '−' => Some('-'),
        '”' | '“' | '„' => Some('"'),
        '’' | '‘' => Some('\''),
        '\u{a0}' => Some(' '),
        '■' | '\u{2580}'..='\u{259f}' => Some('#'),
        _ => None,
    }
}

/// The letter without its marks.
fn letter(c: char) -> Option<char> {
    match c {
        'ø' => Some('o'),
        'Ø' => Some('O'),
        'æ' => Some('a'),
        'Æ' => Some('A'),
        'ß' => Some('s'),
        'ł' => Some('l'),
        'Ł' => Some('L'),
        _ => std::iter::once(c).nfd().next().filter(char::is_ascii),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(term: &str, locale: &str) -> Terminal {
        Terminal::told(Some(term), Some(locale), false)
    }

    #[test]
    fn a_modern_terminal_shows_everything() {
        for term in ["xterm-256color", "xterm", "screen", "tmux-256color", "rxvt-unicode"] {
            let terminal = told(term, "sv_SE.UTF-8");
            let all = Terminal { glyphs: Glyphs::Unicode, kind: Kind::Modern, colours: true };
            assert_eq!(terminal, all, "{term}");
        }
        assert_eq!(Terminal::told(Some("xterm"), None, false).glyphs, Glyphs::Unicode, "nothing speaks against it");
    }

    #[test]
    fn another_set_of_characters_is_taken_at_its_word() {
        for locale in ["C", "POSIX", "sv_SE.ISO-8859-1", "sv_SE"] {
            assert_eq!(told("xterm-256color", locale).glyphs, Glyphs::Ascii, "{locale}");
        }
        for locale in ["C.UTF-8", "sv_SE.utf8", "en_US.UTF-8"] {
            assert_eq!(told("xterm-256color", locale).glyphs, Glyphs::Unicode, "{locale}");
        }
    }

    #[test]
    fn old_terminals_get_what_they_know() {
        assert_eq!(told("linux", "C.UTF-8").glyphs, Glyphs::Latin);
        assert!(told("linux", "C.UTF-8").kind < Kind::Modern && told("linux", "C.UTF-8").colours);
        for term in ["vt100", "vt220", "vt52"] {
            let terminal = told(term, "C.UTF-8");
            assert_eq!((terminal.glyphs, terminal.colours, terminal.kind), (Glyphs::Ascii, false, Kind::Old), "{term}");
        }
        assert_eq!([told("dumb", "C.UTF-8").kind, Terminal::told(None, None, false).kind], [Kind::Dumb; 2]);
        assert!(!Terminal::told(Some("xterm"), None, true).colours, "nobody wants any");
    }

    #[test]
    fn the_nearest_takes_as_much_room() {
        let text = "┌─ Kvinnor · 7 av 10 kvar → Förlossning, Ångström ✓ é\u{301}";
        assert_eq!(Glyphs::Ascii.nearest_text(text), "+- Kvinnor . 7 av 10 kvar > Forlossning, Angstrom v e");
        assert_eq!(Glyphs::Latin.nearest_text("┌─ Ö ● 日 ł"), "┌─ Ö * ? l");
        assert_eq!(Glyphs::Unicode.nearest_text(text), text);
    }

    #[test]
    fn ascii_is_ascii_whatever_comes() {
        let all = (0..=0x10_ffff).filter_map(char::from_u32);
        assert!(all.map(|c| Glyphs::Ascii.nearest(c)).all(|c| c.is_ascii()));
    }
}

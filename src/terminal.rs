//! What the terminal can show, as far as its environment tells, and what to show instead of other characters.

mod background;
mod charset;

use std::borrow::Cow;
use std::env;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

pub use crate::terminal::background::Background;
pub use crate::terminal::charset::Charset;

/// The characters that a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Glyphs {
    Unicode,
    /// Letters of Western Europe and lines, but hardly any symbol: the Linux console.
    Latin,
    Ascii,
}

/// What a terminal can do besides showing characters; each kind can do all that the one before can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TerminalKind {
    /// It can neither move the cursor nor erase, so screens can't be drawn on it.
    Dumb,
    /// It can place characters, and nothing more.
    Old,
    /// It also shows colours and erases characters (ECH): the Linux console.
    Console,
    /// It also has private modes, such as holding a picture back until it is complete.
    Modern,
}

/// The abilities of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    pub glyphs: Glyphs,
    pub kind: TerminalKind,
    /// True if it shows colours and they are wanted (<https://no-color.org>).
    pub colours: bool,
    /// The background, where the environment tells it.
    pub background: Option<Background>,
    /// True if GNU screen stands between the program and the terminal, which prints what is too long for it.
    pub in_screen: bool,
}

impl Terminal {
    /// Reads the terminal's abilities from the environment.
    #[must_use]
    pub fn find() -> Self {
        let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        let term = set("TERM");
        let background = set("COLORFGBG").as_deref().and_then(Background::from_environment);
        // tmux calls itself screen, too. Where its own variable is lost on the way, it is taken for screen.
        let in_screen = set("STY").is_some() || term.as_deref().is_some_and(|term| term.starts_with("screen"));
        Self {
            background,
            in_screen: in_screen && set("TMUX").is_none(),
            ..Self::from_values(term.as_deref(), locale.as_deref(), set("NO_COLOR").is_some())
        }
    }

    /// Derives the terminal's abilities from the values of `TERM`, of the locale and of `NO_COLOR`.
    ///
    /// Without a locale (SSH often does not forward it) the character set is unknown, and UTF-8 is assumed, because
    /// terminals without it are rare. A locale that names another character set is believed.
    #[must_use]
    pub fn from_values(term: Option<&str>, locale: Option<&str>, no_colour: bool) -> Self {
        let term = term.unwrap_or("dumb");
        // GNU screen names the terminal behind it after a dot, where that one can do less.
        let term = term.strip_prefix("screen.").unwrap_or(term);
        let family = term.split('-').next().unwrap_or(term);
        let kind = match family {
            "dumb" | "unknown" => TerminalKind::Dumb,
            "linux" => TerminalKind::Console,
            // That of Emacs shows colours, and cannot erase characters.
            "eterm" => TerminalKind::Old,
            old if old.starts_with("vt") && old.len() <= 5 => TerminalKind::Old,
            _ => TerminalKind::Modern,
        };
        let utf_8 = locale.is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        let glyphs = match kind {
            TerminalKind::Modern if utf_8 => Glyphs::Unicode,
            // It can't move a cursor, but it can spell, where the locale says so.
            TerminalKind::Dumb if utf_8 && locale.is_some() => Glyphs::Unicode,
            TerminalKind::Console if utf_8 => Glyphs::Latin,
            _ => Glyphs::Ascii,
        };
        let colours = kind >= TerminalKind::Console && !no_colour;
        Self { glyphs, kind, colours, background: None, in_screen: false }
    }
}

impl Glyphs {
    /// The character, or the most similar one that the terminal can show.
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

    /// The text, in characters that the terminal can show.
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

/// The lines and blocks of code page 437, which the Linux console has.
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
        Terminal::from_values(Some(term), Some(locale), false)
    }

    #[test]
    fn a_modern_terminal_shows_everything() {
        for term in ["xterm-256color", "xterm", "screen", "tmux-256color", "rxvt-unicode"] {
            let terminal = told(term, "sv_SE.UTF-8");
            let told = (terminal.glyphs, terminal.kind, terminal.colours);
            assert_eq!(told, (Glyphs::Unicode, TerminalKind::Modern, true), "{term}");
        }
        assert_eq!(Terminal::from_values(Some("xterm"), None, false).glyphs, Glyphs::Unicode, "UTF-8 is assumed");
    }

    #[test]
    fn a_locale_with_another_character_set_is_believed() {
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
        assert!(told("linux", "C.UTF-8").kind < TerminalKind::Modern && told("linux", "C.UTF-8").colours);
        assert_eq!(told("screen.linux", "C.UTF-8"), told("linux", "C.UTF-8"), "screen stands before a console");
        for term in ["vt100", "vt220", "vt52", "eterm-color", "screen.vt100"] {
            let terminal = told(term, "C.UTF-8");
            assert_eq!(
                (terminal.glyphs, terminal.colours, terminal.kind),
                (Glyphs::Ascii, false, TerminalKind::Old),
                "{term}"
            );
        }
        assert_eq!(
            [told("dumb", "C.UTF-8").kind, Terminal::from_values(None, None, false).kind],
            [TerminalKind::Dumb; 2]
        );
        assert!(!Terminal::from_values(Some("xterm"), None, true).colours, "NO_COLOR is set");
    }

    #[test]
    fn a_replacement_is_as_wide_as_the_character() {
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

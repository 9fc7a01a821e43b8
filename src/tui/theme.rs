//! Colours and weights by meaning. Colour alone never carries a meaning: words and symbols do.

use ratatui::style::{Color, Modifier, Style};

use crate::config::ThemeName;
use crate::terminal::Background;

/// The meaning of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    /// Less important text.
    Faint,
    /// Titles and labels.
    Title,
    Good,
    Warning,
    Alarm,
    Key,
    /// Where the keyboard focus is.
    Focus,
    /// The chosen line of a list.
    Chosen,
    /// A free number.
    Free,
    /// An issued number.
    Out,
    /// A number that can't be used any more.
    Unusable,
    /// The practice band.
    Practice,
    /// The card of an issued number, which brings its own foreground and background.
    Number,
}

/// A set of colours.
///
/// Text is drawn in the terminal's own default colours, so that it can be read on any background. Only what carries a
/// meaning gets a colour, and only one that has a contrast of 4.5:1 (WCAG 2) on its background in the palettes of all
/// usual terminals, also where bold text is drawn in a brighter colour. A test computes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// For an unknown background: default colours, and pairs of a foreground and a background.
    Unknown,
    /// Without any colour (`NO_COLOR`).
    Mono,
}

impl Theme {
    /// Returns the theme of the settings, or one without colours if the environment asks for that
    /// (<https://no-color.org>).
    #[must_use]
    pub const fn choose(name: ThemeName, colours: bool, background: Option<Background>) -> Self {
        match (colours, name, background) {
            (false, ..) => Self::Mono,
            (true, ThemeName::Dark, _) | (true, ThemeName::Auto, Some(Background::Dark)) => Self::Dark,
            (true, ThemeName::Light, _) | (true, ThemeName::Auto, Some(Background::Light)) => Self::Light,
            (true, ThemeName::Auto, None) => Self::Unknown,
        }
    }

    /// Returns how text of this meaning is drawn.
    #[must_use]
    pub const fn style(self, tone: Tone) -> Style {
        let weight = weight(tone);
        match (self, tone) {
            (Self::Dark | Self::Light | Self::Unknown, Tone::Alarm) => Style::new().fg(Color::White).bg(Color::Red),
            (Self::Dark | Self::Light | Self::Unknown, Tone::Number) => Style::new().fg(Color::Black).bg(Color::Gray),
            (Self::Dark, Tone::Good | Tone::Free) => weight.fg(Color::LightGreen),
            (Self::Dark, Tone::Warning | Tone::Out) => weight.fg(Color::LightYellow),
            (Self::Dark, Tone::Key | Tone::Focus) => weight.fg(Color::LightCyan),
            // Bold would make these colours too bright in some terminals. Green on white is nowhere dark enough.
            (Self::Light, Tone::Warning | Tone::Out) => Style::new().fg(Color::Magenta),
            (Self::Light, Tone::Key) => Style::new().fg(Color::Blue),
            (Self::Light, Tone::Focus) => Style::new().fg(Color::Blue).add_modifier(Modifier::UNDERLINED),
            _ => weight,
        }
    }
}

/// The part of a style that shows without any colour. Bold and reversed never come together: some terminals show bold as
/// a brighter colour, and then reversed text can't be read.
const fn weight(tone: Tone) -> Style {
    let style = Style::new();
    match tone {
        Tone::Plain | Tone::Good | Tone::Free | Tone::Out | Tone::Faint | Tone::Unusable => style,
        Tone::Title | Tone::Warning | Tone::Key => style.add_modifier(Modifier::BOLD),
        Tone::Focus => style.add_modifier(Modifier::BOLD).add_modifier(Modifier::UNDERLINED),
        Tone::Alarm | Tone::Practice | Tone::Chosen | Tone::Number => style.add_modifier(Modifier::REVERSED),
    }
}

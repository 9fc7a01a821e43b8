//! Colours and weights by meaning. Colour alone never carries a meaning: words and symbols do.

use ratatui::style::{Color, Modifier, Style};

use crate::config::ThemeName;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// For a black background.
    Dark,
    /// For a white background.
    Light,
    /// Without any colour (`NO_COLOR`).
    Mono,
}

impl Theme {
    /// Returns the theme of the settings, or one without colours if the environment asks for that
    /// (<https://no-color.org>).
    #[must_use]
    pub const fn choose(name: ThemeName, no_color: bool) -> Self {
        match (no_color, name) {
            (true, _) => Self::Mono,
            (false, ThemeName::Dark) => Self::Dark,
            (false, ThemeName::Light) => Self::Light,
        }
    }

    /// Returns how text of this meaning is drawn.
    #[must_use]
    pub const fn style(self, tone: Tone) -> Style {
        let weight = weight(tone);
        match (self, tone) {
            (Self::Mono, _) => weight,
            (Self::Dark, Tone::Faint) => weight.fg(Color::Gray),
            (Self::Light, Tone::Faint) | (Self::Dark | Self::Light, Tone::Unusable) => Style::new().fg(Color::DarkGray),
            (Self::Dark, Tone::Title) => weight.fg(Color::White),
            (Self::Dark, Tone::Good | Tone::Free) => weight.fg(Color::LightGreen),
            (Self::Light, Tone::Good | Tone::Free) => weight.fg(Color::Green),
            (Self::Dark, Tone::Warning | Tone::Out) => weight.fg(Color::LightYellow),
            (Self::Light, Tone::Warning | Tone::Out) => weight.fg(Color::Magenta),
            (Self::Dark, Tone::Alarm) => weight.fg(Color::LightRed),
            (Self::Light, Tone::Alarm) => weight.fg(Color::Red),
            (Self::Dark, Tone::Key | Tone::Focus) => weight.fg(Color::LightCyan),
            (Self::Light, Tone::Key | Tone::Focus) => weight.fg(Color::Blue),
            (Self::Dark | Self::Light, Tone::Plain | Tone::Chosen | Tone::Practice | Tone::Number)
            | (Self::Light, Tone::Title) => weight,
        }
    }
}

/// The part of a style that shows without any colour.
const fn weight(tone: Tone) -> Style {
    let style = Style::new();
    match tone {
        Tone::Plain | Tone::Good | Tone::Free | Tone::Out | Tone::Faint => style,
        Tone::Title | Tone::Warning | Tone::Key => style.add_modifier(Modifier::BOLD),
        Tone::Alarm | Tone::Practice | Tone::Number => {
            style.add_modifier(Modifier::BOLD).add_modifier(Modifier::REVERSED)
        }
        Tone::Focus => style.add_modifier(Modifier::BOLD).add_modifier(Modifier::UNDERLINED),
        Tone::Chosen => style.add_modifier(Modifier::REVERSED),
        Tone::Unusable => style.add_modifier(Modifier::DIM),
    }
}

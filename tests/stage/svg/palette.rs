//! The sixteen colours of a terminal as a picture shows them. They are fixed here, since terminals differ.

use kvittera::config::ThemeName;
use ratatui::style::Color::{self, *};

/// The colours of a terminal.
pub struct Palette {
    pub background: &'static str,
    pub text: &'static str,
    pub edge: &'static str,
    sixteen: [&'static str; 16],
}

const DARK: Palette = Palette {
    background: "#12171f",
    text: "#d5dce5",
    edge: "#2b3441",
    sixteen: [
        "#2b3441", "#d9565f", "#6fb76b", "#cda84f", "#5b9be6", "#bb83e3", "#4ab5bd", "#a9b4c1", "#6b7787", "#ff8087",
        "#8edb88", "#f3d470", "#8abfff", "#dcb1ff", "#78dfe7", "#ffffff",
    ],
};

const LIGHT: Palette = Palette {
    background: "#fefefc",
    text: "#1f252d",
    edge: "#c9d0d8",
    sixteen: [
        "#1f252d", "#b3261e", "#17752f", "#8a6100", "#1a55b5", "#8a2a8f", "#0b7285", "#bcc3cb", "#616b76", "#d6453d",
        "#2f9a4b", "#ad7d0a", "#3f7ee0", "#ab4fb0", "#1c93a8", "#ffffff",
    ],
};

/// The colours of a terminal with a light or dark background.
pub const fn of(theme: ThemeName) -> Palette {
    match theme {
        ThemeName::Auto | ThemeName::Dark => DARK,
        ThemeName::Light => LIGHT,
    }
}

impl Palette {
    /// The colour of text.
    pub fn front(&self, color: Color) -> &'static str {
        if color == Reset { self.text } else { self.of(color) }
    }

    /// The background colour; `None` for the terminal's own.
    pub fn back(&self, color: Color) -> Option<&'static str> {
        (color != Reset).then(|| self.of(color))
    }

    fn of(&self, color: Color) -> &'static str {
        let place = SIXTEEN.iter().position(|known| *known == color);
        self.sixteen[place.expect("one of the sixteen colours that every terminal has")]
    }
}

/// The sixteen colours in the order of their numbers.
#[rustfmt::skip]
const SIXTEEN: [Color; 16] = [
    Black, Red, Green, Yellow, Blue, Magenta, Cyan, Gray,
    DarkGray, LightRed, LightGreen, LightYellow, LightBlue, LightMagenta, LightCyan, White,
];

/// The colour of dim text: three fifths of its colour and two fifths of the background.
pub fn mixed(front: &str, back: &str) -> String {
    let part = |color: &str, from: usize| u32::from_str_radix(&color[from..from + 2], 16).unwrap();
    let mix = |from| (3 * part(front, from) + 2 * part(back, from)) / 5;
    format!("#{:02x}{:02x}{:02x}", mix(1), mix(3), mix(5))
}

//! The background of the terminal: light or dark.

/// The background of the terminal, as the terminal or its environment tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
}

impl Background {
    /// Returns the background of a colour whose parts go from 0 to 1: light if black text on it has more contrast than
    /// white text (relative luminance above 0.179, WCAG 2).
    #[must_use]
    pub fn from_rgb([red, green, blue]: [f64; 3]) -> Self {
        let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        if luminance > 0.179 { Self::Light } else { Self::Dark }
    }

    /// Reads a colour as X11 writes it and as terminals answer: `rgb:ffff/ffff/ffff`, with one to four digits a part.
    #[must_use]
    pub fn from_x11(colour: &str) -> Option<Self> {
        let (kind, parts) = colour.split_once(':')?;
        let parts: Vec<f64> = parts.split('/').map(part).collect::<Option<_>>()?;
        match (kind, parts.as_slice()) {
            ("rgb", &[red, green, blue]) | ("rgba", &[red, green, blue, _]) => Some(Self::from_rgb([red, green, blue])),
            _ => None,
        }
    }

    /// Reads `COLORFGBG`, in which some terminals name the numbers of their colours, the background last: `15;0`.
    #[must_use]
    pub fn from_environment(value: &str) -> Option<Self> {
        match value.rsplit(';').next()?.parse().ok()? {
            0..=6 | 8 => Some(Self::Dark),
            7 | 9..=15 => Some(Self::Light),
            16_u8.. => None,
        }
    }
}

/// Reads one part of a colour.
fn part(digits: &str) -> Option<f64> {
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    u32::from_str_radix(digits, 16).ok().map(|value| f64::from(value) / f64::from(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_tell_their_background_in_several_ways() {
        for dark in ["rgb:0000/0000/0000", "rgb:00/2b/36", "rgb:3/0/2", "rgba:1e1e/1e1e/1e1e/ffff"] {
            assert_eq!(Background::from_x11(dark), Some(Background::Dark), "{dark}");
        }
        for light in ["rgb:ffff/ffff/ffff", "rgb:fd/f6/e3", "rgb:fff/fff/dd0"] {
            assert_eq!(Background::from_x11(light), Some(Background::Light), "{light}");
        }
        for none in ["", "rgb:", "rgb:0/0", "rgb:0/0/0/0", "white", "rgb:00000/0/0", "rgb:g/0/0"] {
            assert_eq!(Background::from_x11(none), None, "{none}");
        }
        assert_eq!(Background::from_environment("15;0"), Some(Background::Dark));
        assert_eq!(Background::from_environment("0;default;15"), Some(Background::Light));
        assert_eq!(Background::from_environment("default;default"), None);
    }
}

//! The background of the terminal: light or dark.

/// The relative luminance (WCAG 2) up to which the colours for a dark background have a contrast of 4.5:1 in the palettes
/// of all usual terminals, and from which those for a light background have.
const MOST_DARK: f64 = 0.051;
const LEAST_LIGHT: f64 = 0.958;

/// The background of the terminal, as the terminal or its environment tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
}

impl Background {
    /// Returns the background of a colour whose parts go from 0 to 1. A colour between the limits is neither, because
    /// the colours of both themes have too little contrast on it in some palette; default colours can be read there.
    #[must_use]
    pub fn from_rgb([red, green, blue]: [f64; 3]) -> Option<Self> {
        let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        match luminance {
            ..=MOST_DARK => Some(Self::Dark),
            LEAST_LIGHT.. => Some(Self::Light),
            _ => None,
        }
    }

    /// Reads a colour as X11 writes it and as terminals answer: `rgb:ffff/ffff/ffff`, with one to four digits a part.
    #[must_use]
    pub fn from_x11(colour: &str) -> Option<Self> {
        let (kind, parts) = colour.split_once(':')?;
        let parts: Vec<f64> = parts.split('/').map(part).collect::<Option<_>>()?;
        match (kind, parts.as_slice()) {
            ("rgb", &[red, green, blue]) | ("rgba", &[red, green, blue, _]) => Self::from_rgb([red, green, blue]),
            _ => None,
        }
    }

    /// Reads `COLORFGBG`, in which some terminals name the numbers of their colours, the background last: `15;0`.
    #[must_use]
    pub fn from_environment(value: &str) -> Option<Self> {
        match value.rsplit(';').next()?.parse().ok()? {
            0_u8 => Some(Self::Dark),
            15 => Some(Self::Light),
            _ => None,
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
        for light in ["rgb:ffff/ffff/ffff", "rgb:fff/fff/dd0"] {
            assert_eq!(Background::from_x11(light), Some(Background::Light), "{light}");
        }
        for between in ["rgb:80/80/80", "rgb:70/70/70", "rgb:00/80/00", "rgb:fd/f6/e3"] {
            assert_eq!(Background::from_x11(between), None, "{between}");
        }
        for none in ["", "rgb:", "rgb:0/0", "rgb:0/0/0/0", "white", "rgb:00000/0/0", "rgb:g/0/0"] {
            assert_eq!(Background::from_x11(none), None, "{none}");
        }
        assert_eq!(Background::from_environment("15;0"), Some(Background::Dark));
        assert_eq!(Background::from_environment("0;default;15"), Some(Background::Light));
        assert_eq!(Background::from_environment("15;2"), None, "bright green on green can't be read");
        assert_eq!(Background::from_environment("default;default"), None);
    }
}

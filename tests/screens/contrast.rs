//! Every colour that carries a meaning can be read on its background: WCAG 2 wants 4.5:1. Computed from the theme and
//! from the palettes that terminals bring, dark and light, also where bold text gets the brighter colour.

use kvittera::terminal::Background;
use kvittera::tui::theme::{Theme, Tone};
use ratatui::style::{Color, Modifier};

const TONES: [Tone; 14] = [
    Tone::Plain,
    Tone::Faint,
    Tone::Title,
    Tone::Good,
    Tone::Warning,
    Tone::Alarm,
    Tone::Key,
    Tone::Focus,
    Tone::Chosen,
    Tone::Free,
    Tone::Out,
    Tone::Unusable,
    Tone::Practice,
    Tone::Number,
];

/// The sixteen colours as these terminals are installed: xterm and rxvt-unicode by their manual pages, `PuTTY`'s default
/// settings, Campbell of Windows Terminal, the kernel's `default_red` and so on, Tango of VTE.
const PALETTES: [(&str, [u32; 16]); 6] = [
    (
        "xterm",
        [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0x7f_7f7f,
            0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
    ),
    (
        "urxvt",
        [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00cd, 0xcd_00cd, 0x00_cdcd, 0xfa_ebd7, 0x40_4040,
            0xff_0000, 0x00_ff00, 0xff_ff00, 0x00_00ff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
    ),
    (
        "PuTTY",
        [
            0x00_0000, 0xbb_0000, 0x00_bb00, 0xbb_bb00, 0x00_00bb, 0xbb_00bb, 0x00_bbbb, 0xbb_bbbb, 0x55_5555,
            0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
    ),
    (
        "Campbell",
        [
            0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc, 0x76_7676,
            0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
        ],
    ),
    (
        "Linux",
        [
            0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0x55_5555,
            0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
    ),
    (
        "Tango",
        [
            0x2e_3436, 0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a, 0xd3_d7cf, 0x55_5753,
            0xef_2929, 0x8a_e234, 0xfc_e94f, 0x72_9fcf, 0xad_7fa8, 0x34_e2e2, 0xee_eeec,
        ],
    ),
];

fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let part = f64::from((colour >> shift) & 0xff) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn number(colour: Color) -> Option<usize> {
    const COLOURS: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    COLOURS.iter().position(|known| *known == colour)
}

/// The contrasts of a tone in a palette: as it is, and with bold shown as the brighter colour.
fn contrasts(theme: Theme, tone: Tone, palette: &[u32; 16], (text, ground): (u32, u32)) -> Vec<f64> {
    let style = theme.style(tone);
    let shown = |colour: Option<Color>, default, brighter| match colour.and_then(number) {
        None => default,
        Some(number @ 0..=7) if brighter => palette[number + 8],
        Some(number) => palette[number],
    };
    let bold = style.add_modifier.contains(Modifier::BOLD);
    let back = shown(style.bg, ground, false);
    [false, bold].map(|brighter| contrast(shown(style.fg, text, brighter), back)).to_vec()
}

#[test]
fn every_tone_has_contrast_enough_in_every_palette_on_dark_and_on_light() {
    for (name, palette) in PALETTES {
        let dark = (palette[7], palette[0]);
        let light = (0x00_0000, 0xff_ffff);
        let cases = [(Theme::Dark, dark), (Theme::Light, light), (Theme::Unknown, dark), (Theme::Unknown, light)];
        for (theme, ground) in cases {
            for tone in TONES {
                for ratio in contrasts(theme, tone, &palette, ground) {
                    assert!(ratio >= 4.5, "{name} {theme:?} {tone:?} on {:06x}: {ratio:.1}:1", ground.1);
                }
            }
        }
    }
}

#[test]
fn bold_and_reversed_never_come_together() {
    for theme in [Theme::Dark, Theme::Light, Theme::Unknown, Theme::Mono] {
        for tone in TONES {
            let both = Modifier::BOLD | Modifier::REVERSED;
            assert!(!theme.style(tone).add_modifier.contains(both), "{theme:?} {tone:?}");
        }
    }
}

#[test]
fn the_number_and_the_alarm_bring_a_foreground_and_a_background_of_their_own() {
    for theme in [Theme::Dark, Theme::Light, Theme::Unknown] {
        for tone in [Tone::Number, Tone::Alarm] {
            let style = theme.style(tone);
            assert!(style.fg.is_some() && style.bg.is_some(), "{theme:?} {tone:?}");
        }
    }
}

#[test]
fn until_the_background_is_known_nothing_else_has_a_colour() {
    use kvittera::config::ThemeName::{Auto, Dark, Light};
    assert_eq!(Theme::choose(Auto, true, None), Theme::Unknown);
    assert_eq!(Theme::choose(Auto, true, Some(Background::Light)), Theme::Light);
    assert_eq!(Theme::choose(Auto, true, Some(Background::Dark)), Theme::Dark);
    assert_eq!(Theme::choose(Dark, true, Some(Background::Light)), Theme::Dark, "the settings have the last word");
    assert_eq!(Theme::choose(Light, false, Some(Background::Light)), Theme::Mono);
    for tone in TONES.into_iter().filter(|tone| !matches!(tone, Tone::Number | Tone::Alarm)) {
        assert!(Theme::Unknown.style(tone).fg.is_none() && Theme::Unknown.style(tone).bg.is_none(), "{tone:?}");
    }
}

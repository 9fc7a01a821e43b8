//! What goes to the terminal beside the window: the bell, notifications and the clipboard (OSC sequences).

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::tui::effect::Effect;
use kvittera_domain::value::text::visible;

/// Rings, notifies or copies, as far as the terminal can; returns every other effect.
///
/// # Errors
/// When the terminal can't be written to.
pub fn perform(effect: Effect, modern: bool, terminal: &mut impl Write) -> io::Result<Option<Effect>> {
    match effect {
        // An old terminal would show the text of the sequence in the middle of the screen.
        Effect::Alert(_) if !modern => write!(terminal, "\x07")?,
        Effect::Alert(words) => write!(terminal, "\x07\x1b]9;{}\x07", visible(&words))?,
        Effect::Copy(_) if !modern => {}
        Effect::Copy(text) => write!(terminal, "\x1b]52;c;{}\x07", STANDARD.encode(text))?,
        other => return Ok(Some(other)),
    }
    terminal.flush()?;
    Ok(None)
}

#[allow(clippy::unwrap_used, reason = "tests")]
#[cfg(test)]
mod tests {
    use crate::tui::osc::*;

    fn written(effect: Effect) -> String {
        let mut terminal = Vec::new();
        assert!(perform(effect, true, &mut terminal).unwrap().is_none());
        String::from_utf8(terminal).unwrap()
    }

    #[test]
    fn an_alert_rings_and_says_why_without_letting_anything_through() {
        assert_eq!(written(Effect::Alert("Pärmen är tom".to_owned())), "\x07\x1b]9;Pärmen är tom\x07");
        assert_eq!(written(Effect::Alert("a\x1b]0;b\x07".to_owned())), "\x07\x1b]9;a<U+001B>]0;b<U+0007>\x07");
    }

    #[test]
    fn an_old_terminal_only_rings() {
        let mut terminal = Vec::new();
        for effect in [Effect::Alert("Pärmen är tom".to_owned()), Effect::Copy("Läge".to_owned())] {
            assert!(perform(effect, false, &mut terminal).unwrap().is_none());
        }
        assert_eq!(terminal, b"\x07");
    }

    #[test]
    fn a_copy_goes_to_the_clipboard_whatever_it_holds() {
        assert_eq!(written(Effect::Copy("Läge\n".to_owned())), "\x1b]52;c;TMOkZ2UK\x07");
    }
}

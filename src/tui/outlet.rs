//! What goes to the terminal beside the window: the bell, a notification, the clipboard.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::effect::Effect;
use crate::domain::text::visible;

/// Does what only the terminal can do; gives back every other effect.
///
/// # Errors
/// When the terminal can't be written to.
pub fn perform(effect: Effect, terminal: &mut impl Write) -> io::Result<Option<Effect>> {
    match effect {
        Effect::Alert(words) => write!(terminal, "\x07\x1b]9;{}\x07", visible(&words))?,
        Effect::Copy(text) => write!(terminal, "\x1b]52;c;{}\x07", STANDARD.encode(text))?,
        other => return Ok(Some(other)),
    }
    terminal.flush()?;
    Ok(None)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn written(effect: Effect) -> String {
        let mut terminal = Vec::new();
        assert!(perform(effect, &mut terminal).unwrap().is_none());
        String::from_utf8(terminal).unwrap()
    }

    #[test]
    fn an_alert_rings_and_says_why_without_letting_anything_through() {
        assert_eq!(written(Effect::Alert("Pärmen är tom".to_owned())), "\x07\x1b]9;Pärmen är tom\x07");
        assert_eq!(written(Effect::Alert("a\x1b]0;b\x07".to_owned())), "\x07\x1b]9;a<U+001B>]0;b<U+0007>\x07");
    }

    #[test]
    fn a_copy_goes_to_the_clipboard_whatever_it_holds() {
        assert_eq!(written(Effect::Copy("Läge\n".to_owned())), "\x1b]52;c;TMOkZ2UK\x07");
    }
}

//! What goes to the terminal beside the window: the bell, notifications and the clipboard (OSC sequences).

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::terminal::{Terminal, TerminalKind};
use crate::tui::effect::Effect;
use kvittera_domain::value::text::visible;

/// GNU screen prints what a string has beyond 767 bytes. What is longer goes through it in pieces.
const LONGEST_IN_SCREEN: usize = 760;

/// Rings, notifies or copies, as far as the terminal can; returns every other effect.
///
/// # Errors
/// When the terminal can't be written to.
pub fn perform(effect: Effect, terminal: Terminal, writer: &mut impl Write) -> io::Result<Option<Effect>> {
    let is_modern = terminal.kind == TerminalKind::Modern;
    match effect {
        Effect::Ring => write!(writer, "\x07")?,
        // An old terminal would show the text of the sequence in the middle of the screen.
        Effect::Alert(_) if !is_modern => write!(writer, "\x07")?,
        Effect::Alert(words) => {
            write!(writer, "\x07")?;
            send(&format!("\x1b]9;{}\x07", visible(&words)), terminal, writer)?;
        }
        Effect::Copy(_) if !is_modern => {}
        Effect::Copy(text) => send(&format!("\x1b]52;c;{}\x07", STANDARD.encode(text)), terminal, writer)?,
        other => return Ok(Some(other)),
    }
    writer.flush()?;
    Ok(None)
}

/// Sends a sequence to the terminal itself. GNU screen passes on what is wrapped in a device control string.
fn send(sequence: &str, terminal: Terminal, writer: &mut impl Write) -> io::Result<()> {
    if !terminal.in_screen {
        return writer.write_all(sequence.as_bytes());
    }
    sequence.as_bytes().chunks(LONGEST_IN_SCREEN - 4).try_for_each(|piece| {
        writer.write_all(b"\x1bP")?;
        writer.write_all(piece)?;
        writer.write_all(b"\x1b\\")
    })
}

#[allow(clippy::unwrap_used, reason = "tests")]
#[cfg(test)]
mod tests {
    use crate::tui::osc::*;

    fn modern() -> Terminal {
        Terminal::from_values(Some("xterm"), Some("C.UTF-8"), false)
    }

    fn written_to(terminal: Terminal, effect: Effect) -> String {
        let mut written = Vec::new();
        assert!(perform(effect, terminal, &mut written).unwrap().is_none());
        String::from_utf8(written).unwrap()
    }

    fn written(effect: Effect) -> String {
        written_to(modern(), effect)
    }

    #[test]
    fn an_alert_rings_and_says_why_without_letting_anything_through() {
        assert_eq!(written(Effect::Alert("Pärmen är tom".to_owned())), "\x07\x1b]9;Pärmen är tom\x07");
        assert_eq!(written(Effect::Alert("a\x1b]0;b\x07".to_owned())), "\x07\x1b]9;a<U+001B>]0;b<U+0007>\x07");
    }

    #[test]
    fn an_old_terminal_only_rings() {
        let old = Terminal::from_values(Some("vt100"), None, false);
        assert_eq!(written_to(old, Effect::Alert("Pärmen är tom".to_owned())), "\x07");
        assert_eq!(written_to(old, Effect::Copy("Läge".to_owned())), "");
    }

    #[test]
    fn a_copy_goes_to_the_clipboard_whatever_it_holds() {
        assert_eq!(written(Effect::Copy("Läge\n".to_owned())), "\x1b]52;c;TMOkZ2UK\x07");
    }

    #[test]
    fn no_string_is_too_long_for_gnu_screen_and_none_is_cut() {
        let text = "Läge ".repeat(400);
        let sent = written_to(Terminal { in_screen: true, ..modern() }, Effect::Copy(text.clone()));
        let pieces: Vec<&str> = sent.split_inclusive("\x1b\\").collect();
        assert!(pieces.len() > 2 && pieces.iter().all(|piece| piece.len() <= 767));
        let inner = |piece: &&str| piece.strip_prefix("\x1bP").unwrap().strip_suffix("\x1b\\").unwrap().to_owned();
        assert_eq!(pieces.iter().map(inner).collect::<String>(), written(Effect::Copy(text)));
    }
}

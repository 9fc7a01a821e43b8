//! The text of a file, in whatever encoding a program of today writes lists.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Decodes by the byte order mark, else as UTF-8, else as Windows' Western European; `None` if that gives no text.
/// Nothing is replaced: text that breaks off in the midst of a character is none.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let bytes = bytes.get(mark..)?;
    let text = match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text,
        None if mark == 0 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        None => return None,
    };
    (!text.chars().any(is_binary)).then(|| text.into_owned())
}

/// Characters that no list holds. Ctrl-Z is the end of a file for DOS, and stands in some.
const fn is_binary(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{19}' | '\u{1b}'..='\u{1f}' | '\u{7f}')
}

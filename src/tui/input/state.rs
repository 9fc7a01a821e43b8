//! What of a key, a string or a paste has come so far.

/// What has begun.
#[derive(Debug, Default)]
pub enum State {
    #[default]
    Ground,
    /// The first bytes of a letter.
    Letter {
        alt: bool,
        bytes: Vec<u8>,
    },
    /// An Esc; `again` if another one came before it.
    Escape {
        again: bool,
    },
    /// `ESC [` and what followed.
    Csi {
        alt: bool,
        bytes: Vec<u8>,
    },
    /// `ESC [ [`, which begins the function keys of the Linux console.
    Console {
        alt: bool,
    },
    /// `ESC O` and what followed.
    Ss3 {
        alt: bool,
        bytes: Vec<u8>,
    },
    /// A string (OSC, DCS, APC, PM, SOS); `ending` after an Esc that may end it.
    Text {
        introducer: u8,
        bytes: Vec<u8>,
        ending: bool,
    },
    Paste {
        bytes: Vec<u8>,
    },
}

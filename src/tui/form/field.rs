//! The fields that forms are made of.

/// A field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The sex, which chooses the part of the pool.
    Sex,
    /// The person who asks.
    VgrId,
    Clinic,
    Ward,
    /// The extension to call back; may be empty.
    Callback,
    /// The reason for a change.
    Reason,
    /// When a planned outage begins.
    From,
    /// When a planned outage ends.
    To,
    /// Where a planned outage was announced; may be empty.
    Reference,
    /// When an outage really began; may be empty.
    Started,
    /// When an outage really ended; may be empty.
    Ended,
    /// Who was called.
    Whom,
    /// What they answered; empty when nobody was called.
    Answer,
    NewId,
    /// Whether the patient's identity is established.
    Identity,
    /// When RAPS was notified; empty means now.
    Told,
    /// Who notified RAPS; empty means the person at the keyboard.
    ToldBy,
    /// The number or name under which RAPS can find the notice; may be empty.
    RapsReference,
    /// The step to undo.
    Step,
    /// The number on the paper.
    Number,
    /// When the number was given on paper.
    GivenAt,
    /// Who gave the number on paper; empty when it is the person who enters it.
    GivenBy,
}

impl Field {
    /// Returns true if the value is chosen instead of typed.
    #[must_use]
    pub const fn is_choice(self) -> bool {
        matches!(self, Self::Sex | Self::Identity | Self::Step)
    }
}

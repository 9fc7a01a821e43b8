//! Which fields there are.

/// A field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Which page of the binder.
    Sex,
    /// Who asks.
    VgrId,
    /// The clinic.
    Clinic,
    /// The ward.
    Ward,
    /// The extension to call back; may be empty.
    Callback,
    /// Why something is set right.
    Reason,
    /// When a planned stop shall begin.
    From,
    /// When it shall be over.
    To,
    /// Where it was announced; may be empty.
    Reference,
    /// When an outage really began; may be empty.
    Started,
    /// When it really ended; may be empty.
    Ended,
    /// Who was called.
    Whom,
    /// What they said; empty when nobody was called.
    Answer,
    /// The new id of a patient.
    NewId,
    /// Whether it is known who the patient is.
    Identity,
    /// When RAPS was told; empty means now.
    Told,
    /// Who told them; empty means whoever sits here.
    ToldBy,
    /// Under which number or name RAPS can find it; may be empty.
    RapsReference,
    /// Which step is taken back.
    Step,
    /// The number on a paper.
    Number,
    /// When it was given on paper.
    GivenAt,
    /// Who gave it; empty when that is who enters it.
    GivenBy,
}

impl Field {
    /// Whether something is chosen in it, not typed.
    #[must_use]
    pub const fn is_choice(self) -> bool {
        matches!(self, Self::Sex | Self::Identity | Self::Step)
    }
}

//! The scopes in which keys have a meaning.

/// Where a key has its meaning. The innermost scope that knows a key wins. Hints stand in the order of the variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// On every screen, but not in dialogs.
    Everywhere,
    /// Everywhere except where text is typed.
    NoText,
    /// Everywhere, including dialogs.
    Always,
    Form,
    /// On the field that chooses the sex.
    SexField,
    /// On another field whose value is chosen instead of typed.
    Choice,
    Preview,
    /// While the number is shown and read back.
    ReadBack,
    /// In a question with yes and no.
    Question,
    /// In the offer of a kept draft.
    Draft,
    /// In a prompt for one line of text.
    Prompt,
    List,
    /// While the filter of a list is typed.
    Filtering,
    Log,
    Pool,
    /// While the paper binder is counted.
    Counting,
    Outage,
    /// In a question of the triage.
    Triage,
    /// In the question whether to register an outage.
    SuspectQuestion,
    /// In the question whether the vgr-id lacks the letter that chose the sex.
    MeantQuestion,
    /// In the question whether a late entry is what the log has already.
    SameQuestion,
    /// In the question whether RAPS was really told what is taken back.
    RapsQuestion,
    HandOver,
    Reconciliation,
    /// On the card of a case.
    Case,
    Palette,
    /// In a long text that can be scrolled.
    Reading,
}

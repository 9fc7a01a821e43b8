//! The places where a key has its meaning.

/// Where a key has its meaning. The innermost scope that knows a key wins; hints stand in the order of the variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// On every screen, but not in a dialog.
    Everywhere,
    /// Everywhere but where a text is typed.
    NoText,
    /// Everywhere, dialogs too.
    Always,
    /// In a form with fields.
    Form,
    /// On the field for the sex.
    SexField,
    /// On a field with a choice that is not typed.
    Choice,
    /// In the preview of a checkout.
    Preview,
    /// While the number is shown and read back.
    ReadBack,
    /// In a question with yes and no.
    Question,
    /// In the question about a kept draft.
    Draft,
    /// In a prompt for one line of text.
    Prompt,
    /// In a list.
    List,
    /// While a list is filtered.
    Filtering,
    /// On the screen of the log.
    Log,
    /// On the screen of the binder.
    Pool,
    /// While the paper binder is counted.
    Counting,
    /// On the screen of the outage.
    Outage,
    /// In a question of the triage.
    Triage,
    /// In the question whether an outage shall be registered.
    SuspectQuestion,
    /// In the hand-over.
    HandOver,
    /// On the screen of what becomes of borrowed numbers.
    Reconciliation,
    /// On the card of a case.
    Case,
    /// In the palette.
    Palette,
    /// In a long text that can be scrolled.
    Reading,
}

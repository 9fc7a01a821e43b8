//! Which screens there are.

/// The screens that fill the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The checkout.
    Desk,
    /// The outage.
    Outage,
    /// What becomes of borrowed numbers.
    Reconciliation,
    /// The log.
    Log,
    /// The binder.
    Pool,
}

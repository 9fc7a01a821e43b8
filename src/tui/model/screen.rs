//! The screens.

/// The screens that fill the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The pool and the checkout.
    Desk,
    Outage,
    /// The cases: patients who carry a number of the pool.
    Reconciliation,
    Log,
    Pool,
}

//! The steps by which a ward reconciles, and the rights in PU-portalen that they need. They stand in one place, since
//! the worklist, the redraw list and the reports all mention them.

use crate::i18n::texts::Texts;
use crate::t;

/// A step of the routine with the right that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuidedStep {
    pub words: String,
    /// The right in PU-portalen, in words.
    pub right: String,
}

impl Texts {
    /// The steps in the routine's order: search, create, tell RAPS.
    #[must_use]
    pub fn reconciling_steps(&self) -> [GuidedStep; 3] {
        [
            GuidedStep { words: t!(self, "rights-step-search"), right: t!(self, "rights-search") },
            GuidedStep { words: t!(self, "rights-step-create"), right: t!(self, "rights-draw") },
            GuidedStep { words: t!(self, "rights-step-raps"), right: t!(self, "rights-link") },
        ]
    }

    /// What to do when no one on the ward has the right to create a reserve number.
    #[must_use]
    pub fn rights_missing(&self) -> String {
        t!(self, "rights-missing")
    }

    /// Which right it takes to draw numbers for the pool, and what to do when no one has it.
    #[must_use]
    pub fn rights_to_draw(&self) -> String {
        t!(self, "rights-to-draw")
    }
}

//! What a look through the whole log has found, in words.

use super::Texts;
use crate::open::Finding;
use crate::t;

impl Texts {
    /// Something in the log that is not as it was written.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> String {
        match finding {
            Finding::Damaged(detail) => t!(self, "finding-damaged", detail = detail.as_str()),
            Finding::SchemaChanged(detail) => t!(self, "schema-changed", detail = detail.as_str()),
            Finding::Missing(seq) => t!(self, "finding-missing", seq = seq.to_string()),
            Finding::Unlinked(seq) => t!(self, "finding-unlinked", seq = seq.to_string()),
            Finding::Unsealed(seq) => t!(self, "chain-broken", seq = seq.to_string()),
            Finding::Unreadable { seq, detail } => {
                t!(self, "fact-unreadable", seq = seq.to_string(), detail = detail.as_str())
            }
        }
    }
}

//! A fact as it is stored: text and numbers, before anybody has understood it.

/// One row of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StoredRow {
    /// The place, from 1.
    pub seq: i64,
    /// The wish.
    pub request: String,
    /// The place within the wish, from 1.
    pub part: i64,
    /// The time of entry.
    pub recorded_at: String,
    /// When it happened.
    pub occurred_at: String,
    /// Who did it, as JSON.
    pub actor: String,
    /// The event's name.
    pub kind: String,
    /// The shape of the body.
    pub version: i64,
    /// The event's fields, as JSON.
    pub body: String,
    /// The hash of the row before.
    pub prev: [u8; 32],
    /// The hash of this row.
    pub hash: [u8; 32],
}

//! An event as it is stored: text and numbers, before the codec has understood them.

/// One row of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StoredRow {
    /// The place in the log, from 1.
    pub seq: i64,
    /// The id of the command.
    pub request: String,
    /// The place among the events of the command, from 1.
    pub part: i64,
    pub recorded_at: String,
    pub occurred_at: String,
    /// JSON.
    pub actor: String,
    /// The event's name.
    pub kind: String,
    /// The version of the body's shape.
    pub version: i64,
    /// The event's fields, as JSON.
    pub body: String,
    /// The hash of the row before.
    pub prev: [u8; 32],
    pub hash: [u8; 32],
}

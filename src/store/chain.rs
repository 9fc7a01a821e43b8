//! The chain of hashes: the hash of an event covers the event itself and, through the hash before it, everything
//! earlier.
//!
//! The first event holds the id of the log and its site, so every later hash depends on them, too.

use sha2::{Digest, Sha256};

use crate::stored_row::StoredRow;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::Seq;

/// One link of the chain: a place in the log and the hash of the event there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// [`Seq::START`] before the first event.
    pub seq: Seq,
    pub hash: Hash,
}

impl Link {
    /// The link before the first event, which every log has in common.
    #[must_use]
    pub fn genesis() -> Self {
        Self { seq: Seq::START, hash: Hash(Sha256::digest(b"kvittera/genesis/1").into()) }
    }

    /// The link that `row` claims to be, unchecked.
    pub(super) fn of(row: &StoredRow) -> Self {
        Self { seq: Seq(row.seq.unsigned_abs()), hash: Hash(row.hash) }
    }

    /// The link of `row` if it is at the next place, names this hash as the one before it and fits its own hash.
    pub(super) fn follow(self, row: &StoredRow) -> Option<Self> {
        let next = Self::of(row);
        let fits = next.seq == self.seq.next() && row.prev == self.hash.0 && is_sealed(row);
        fits.then_some(next)
    }
}

/// Whether the row's contents fit its hash.
pub(super) fn is_sealed(row: &StoredRow) -> bool {
    row.hash == seal(row)
}

/// The hash of a row. Every part goes in with its length, so that no two rows give the same bytes.
pub(super) fn seal(row: &StoredRow) -> [u8; 32] {
    let (seq, part, version) = (row.seq.to_be_bytes(), row.part.to_be_bytes(), row.version.to_be_bytes());
    let parts: [&[u8]; 11] = [
        b"kvittera/event/1",
        &row.prev,
        &seq,
        row.request.as_bytes(),
        &part,
        row.recorded_at.as_bytes(),
        row.occurred_at.as_bytes(),
        row.actor.as_bytes(),
        row.kind.as_bytes(),
        &version,
        row.body.as_bytes(),
    ];
    // The bytes are hashed in one go, because passing them part by part takes twice as long.
    let mut sealed = Vec::with_capacity(parts.iter().map(|part| size_of::<u64>() + part.len()).sum());
    for part in parts {
        sealed.extend_from_slice(&(part.len() as u64).to_be_bytes());
        sealed.extend_from_slice(part);
    }
    Sha256::digest(&sealed).into()
}

#[cfg(test)]
mod tests {
    use super::{Link, StoredRow, seal};

    fn row() -> StoredRow {
        let mut row = StoredRow {
            seq: 1,
            request: "r".into(),
            part: 1,
            recorded_at: "t".into(),
            occurred_at: "t".into(),
            actor: "{}".into(),
            kind: "k".into(),
            version: 1,
            body: "{}".into(),
            prev: Link::genesis().hash.0,
            hash: [0; 32],
        };
        row.hash = seal(&row);
        row
    }

    #[test]
    fn the_first_row_follows_genesis_and_nothing_else() {
        let first = Link::genesis().follow(&row());
        assert_eq!(first, Some(Link::of(&row())));
        assert_eq!(first.and_then(|link| link.follow(&row())), None);
    }

    #[test]
    fn text_that_moves_between_columns_changes_the_hash() {
        let moved = StoredRow { actor: "{}k".into(), kind: String::new(), ..row() };
        assert_ne!(seal(&moved), seal(&row()));
    }
}

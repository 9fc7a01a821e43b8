//! Packing in the plainest way: what is settled is put aside as it is.

use std::sync::Arc;

use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::compact_vec::{Compactable, PackedChunk, Packer};

/// Packs away what is settled.
pub fn pack(ledger: &mut Ledger) {
    ledger.pack(&PlainPacker);
}

struct PlainPacker;

struct PlainChunk<T: Compactable> {
    summary: T::Summary,
    items: Vec<T>,
}

impl<T: Compactable> Packer<T> for PlainPacker {
    fn pack(&self, items: &[T]) -> Option<Arc<dyn PackedChunk<T>>> {
        Some(Arc::new(PlainChunk { summary: T::summary(items), items: items.to_vec() }))
    }
}

impl<T: Compactable> PackedChunk<T> for PlainChunk<T> {
    fn summary(&self) -> &T::Summary {
        &self.summary
    }

    fn items(&self) -> &[T] {
        &self.items
    }
}

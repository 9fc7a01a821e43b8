//! A list that only grows, whose settled beginning may be held elsewhere until somebody asks for it.
//!
//! A desk of many years has tens of thousands of issuances of which it needs the last few. Who holds the others, and in
//! what form, is not known here: a [`Packer`] takes them in chunks that clones share, and gives them back when one of
//! their items is looked at.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// How many items are packed together: unpacking so many takes some tenths of a millisecond.
const CHUNK: usize = 64;

/// What can be packed away.
pub trait Compactable: Clone + PartialEq + Send + Sync + 'static {
    /// What can be told of packed items without unpacking them.
    type Summary: Send + Sync;

    /// Whether nothing is left to be done about it, so that it is seldom looked at.
    fn is_settled(&self) -> bool;

    /// What is to be told of `items` while they are packed.
    fn summary(items: &[Self]) -> Self::Summary;
}

/// Some items, one after the other, that are held elsewhere.
pub trait PackedChunk<T: Compactable>: Any + Send + Sync {
    /// What is told of the items without unpacking them.
    fn summary(&self) -> &T::Summary;

    /// The items.
    fn items(&self) -> &[T];

    /// Whether `other` holds the same items; whoever knows its own form need not unpack either.
    fn is_same(&self, other: &dyn PackedChunk<T>) -> bool {
        self.items() == other.items()
    }
}

/// Who holds items that are settled.
pub trait Packer<T: Compactable> {
    /// Takes items that are all settled; `None` if they would not come back as they were.
    fn pack(&self, items: &[T]) -> Option<Arc<dyn PackedChunk<T>>>;
}

/// The list.
#[derive(Clone)]
pub struct CompactVec<T: Compactable> {
    chunks: Vec<Arc<dyn PackedChunk<T>>>,
    recent: Vec<T>,
}

impl<T: Compactable> CompactVec<T> {
    /// How many items there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.packed_len() + self.recent.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An item by its place, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&T> {
        match place.checked_sub(self.packed_len()) {
            Some(place) => self.recent.get(place),
            None => self.chunks.get(place / CHUNK)?.items().get(place % CHUNK),
        }
    }

    /// All items; those that are packed are unpacked as they come.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.items()).chain(&self.recent)
    }

    /// All items but those of chunks whose brief says that they are not `wanted`.
    pub fn iter_where(&self, wanted: impl Fn(&T::Summary) -> bool) -> impl DoubleEndedIterator<Item = &T> {
        let chunks = self.chunks.iter().filter(move |chunk| wanted(chunk.summary()));
        chunks.flat_map(|chunk| chunk.items()).chain(&self.recent)
    }

    /// The newest items, which are not packed. Whatever is not settled is among them.
    #[must_use]
    pub fn recent(&self) -> &[T] {
        &self.recent
    }

    /// What is told of the items that are not at hand.
    pub fn summaries(&self) -> impl Iterator<Item = &T::Summary> {
        self.chunks.iter().map(|chunk| chunk.summary())
    }

    pub(super) fn push(&mut self, item: T) {
        self.recent.push(item);
    }

    /// An item that is to be changed; what was packed from there on comes to hand again.
    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        if place < self.packed_len() {
            let chunks = self.chunks.split_off(place / CHUNK);
            let items = chunks.iter().flat_map(|chunk| chunk.items()).cloned();
            self.recent = items.chain(std::mem::take(&mut self.recent)).collect();
        }
        let place = place - self.packed_len();
        self.recent.get_mut(place)
    }

    /// Has what is settled packed, from the beginning on; the last items always stay at hand.
    pub(super) fn pack(&mut self, packer: &impl Packer<T>) {
        let mut taken = 0;
        while taken + 2 * CHUNK <= self.recent.len() {
            let items = self.recent.get(taken..taken + CHUNK);
            let settled = items.filter(|items| items.iter().all(T::is_settled));
            let Some(chunk) = settled.and_then(|items| packer.pack(items)) else { break };
            self.chunks.push(chunk);
            taken += CHUNK;
        }
        self.recent.drain(..taken);
    }

    /// The chunks that are held elsewhere, and the items that are at hand, for whoever writes the list down.
    #[must_use]
    pub fn parts(&self) -> (&[Arc<dyn PackedChunk<T>>], &[T]) {
        (&self.chunks, &self.recent)
    }

    /// The list that had these parts.
    #[must_use]
    pub const fn from_parts(chunks: Vec<Arc<dyn PackedChunk<T>>>, recent: Vec<T>) -> Self {
        Self { chunks, recent }
    }

    const fn packed_len(&self) -> usize {
        self.chunks.len() * CHUNK
    }
}

impl<T: Compactable> Default for CompactVec<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), recent: Vec::new() }
    }
}

impl<T: Compactable + fmt::Debug> fmt::Debug for CompactVec<T> {
    /// As a list, however much of it is packed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Compactable> PartialEq for CompactVec<T> {
    /// Whether the items are the same, however many of them are packed.
    fn eq(&self, other: &Self) -> bool {
        if self.chunks.len() == other.chunks.len() {
            let mut chunks = self.chunks.iter().zip(&other.chunks);
            return self.recent == other.recent && chunks.all(|(one, other)| one.is_same(other.as_ref()));
        }
        self.iter().eq(other.iter())
    }
}

impl<T: Compactable + Eq> Eq for CompactVec<T> {}

impl<T: Compactable> FromIterator<T> for CompactVec<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { chunks: Vec::new(), recent: items.into_iter().collect() }
    }
}

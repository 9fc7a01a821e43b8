//! A list that only grows, whose settled beginning is packed away until somebody asks for it.
//!
//! A desk of many years has tens of thousands of hand-outs of which it needs the last few. The others are kept as bytes,
//! in chunks that clones share, and a chunk is unpacked the first time that one of its items is looked at.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How many items are packed together: unpacking so many takes some tenths of a millisecond.
const CHUNK: usize = 64;

/// What can be packed away.
pub trait Compactable: Clone + PartialEq + Serialize + DeserializeOwned {
    /// What can be told of packed items without unpacking them.
    type Summary: Serialize + DeserializeOwned;

    /// Whether nothing is left to be done about it, so that it is seldom looked at.
    fn is_settled(&self) -> bool;

    /// What is to be told of `items` while they are packed.
    fn summary(items: &[Self]) -> Self::Summary;
}

/// The list.
#[derive(Clone)]
pub struct CompactVec<T: Compactable> {
    chunks: Vec<Arc<Chunk<T>>>,
    recent: Vec<T>,
}

/// Some items, one after the other.
struct Chunk<T: Compactable> {
    packed: Packed<T::Summary>,
    unpacked: OnceLock<Vec<T>>,
}

/// A chunk as it is stored.
#[derive(Serialize, Deserialize)]
struct Packed<B> {
    summary: B,
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
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
        let chunks = self.chunks.iter().filter(move |chunk| wanted(&chunk.packed.summary));
        chunks.flat_map(|chunk| chunk.items()).chain(&self.recent)
    }

    /// The newest items, which are not packed. Whatever is not settled is among them.
    #[must_use]
    pub fn recent(&self) -> &[T] {
        &self.recent
    }

    /// What is told of the items that are not at hand.
    pub fn summaries(&self) -> impl Iterator<Item = &T::Summary> {
        self.chunks.iter().map(|chunk| &chunk.packed.summary)
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

    /// Packs what is settled, from the beginning on; the last items always stay at hand.
    pub(super) fn pack(&mut self) {
        let mut packed = 0;
        while packed + 2 * CHUNK <= self.recent.len() {
            let Some(chunk) = self.recent.get(packed..packed + CHUNK).and_then(Chunk::of) else { break };
            self.chunks.push(Arc::new(chunk));
            packed += CHUNK;
        }
        self.recent.drain(..packed);
    }

    const fn packed_len(&self) -> usize {
        self.chunks.len() * CHUNK
    }
}

impl<T: Compactable> Chunk<T> {
    /// Packs items that are all settled and that read back as they were.
    fn of(items: &[T]) -> Option<Self> {
        let bytes = items.iter().all(T::is_settled).then(|| postcard::to_stdvec(items).ok()).flatten()?;
        let reads_back = postcard::from_bytes::<Vec<T>>(&bytes).is_ok_and(|read| read == items);
        reads_back.then(|| Self { packed: Packed { summary: T::summary(items), bytes }, unpacked: OnceLock::new() })
    }

    /// The items. Bytes that say nothing can come from a kept ledger only, and are found when that is held against the log.
    fn items(&self) -> &[T] {
        self.unpacked.get_or_init(|| postcard::from_bytes(&self.packed.bytes).unwrap_or_default())
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

impl<T: Compactable> PartialEq for Chunk<T> {
    fn eq(&self, other: &Self) -> bool {
        self.packed.bytes == other.packed.bytes || self.items() == other.items()
    }
}

impl<T: Compactable> PartialEq for CompactVec<T> {
    /// Whether the items are the same, however many of them are packed.
    fn eq(&self, other: &Self) -> bool {
        if self.chunks.len() == other.chunks.len() {
            return self.recent == other.recent && self.chunks == other.chunks;
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

impl<T: Compactable> Serialize for CompactVec<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let chunks: Vec<&Packed<T::Summary>> = self.chunks.iter().map(|chunk| &chunk.packed).collect();
        (chunks, &self.recent).serialize(serializer)
    }
}

impl<'de, T: Compactable> Deserialize<'de> for CompactVec<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (chunks, recent) = <(Vec<Packed<T::Summary>>, Vec<T>)>::deserialize(deserializer)?;
        let chunk = |packed| Arc::new(Chunk { packed, unpacked: OnceLock::new() });
        Ok(Self { chunks: chunks.into_iter().map(chunk).collect(), recent })
    }
}

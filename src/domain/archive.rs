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
pub trait Settles: Clone + PartialEq + Serialize + DeserializeOwned {
    /// What can be told of packed items without unpacking them.
    type Brief: Serialize + DeserializeOwned;

    /// Whether nothing is left to be done about it, so that it is seldom looked at.
    fn is_settled(&self) -> bool;

    /// What is to be told of `items` while they are packed.
    fn brief(items: &[Self]) -> Self::Brief;
}

/// The list.
#[derive(Clone)]
pub struct Archive<T: Settles> {
    chunks: Vec<Arc<Chunk<T>>>,
    at_hand: Vec<T>,
}

/// Some items, one after the other.
struct Chunk<T: Settles> {
    packed: Packed<T::Brief>,
    unpacked: OnceLock<Vec<T>>,
}

/// A chunk as it is stored.
#[derive(Serialize, Deserialize)]
struct Packed<B> {
    brief: B,
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
}

impl<T: Settles> Archive<T> {
    /// How many items there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.packed_len() + self.at_hand.len()
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
            Some(place) => self.at_hand.get(place),
            None => self.chunks.get(place / CHUNK)?.items().get(place % CHUNK),
        }
    }

    /// All items; those that are packed are unpacked as they come.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.items()).chain(&self.at_hand)
    }

    /// All items but those of chunks whose brief says that they are not `wanted`.
    pub fn iter_where(&self, wanted: impl Fn(&T::Brief) -> bool) -> impl DoubleEndedIterator<Item = &T> {
        let chunks = self.chunks.iter().filter(move |chunk| wanted(&chunk.packed.brief));
        chunks.flat_map(|chunk| chunk.items()).chain(&self.at_hand)
    }

    /// The newest items, which are not packed. Whatever is not settled is among them.
    #[must_use]
    pub fn at_hand(&self) -> &[T] {
        &self.at_hand
    }

    /// What is told of the items that are not at hand.
    pub fn briefs(&self) -> impl Iterator<Item = &T::Brief> {
        self.chunks.iter().map(|chunk| &chunk.packed.brief)
    }

    pub(super) fn push(&mut self, item: T) {
        self.at_hand.push(item);
    }

    /// An item that is to be changed; what was packed from there on comes to hand again.
    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        if place < self.packed_len() {
            let chunks = self.chunks.split_off(place / CHUNK);
            let items = chunks.iter().flat_map(|chunk| chunk.items()).cloned();
            self.at_hand = items.chain(std::mem::take(&mut self.at_hand)).collect();
        }
        let place = place - self.packed_len();
        self.at_hand.get_mut(place)
    }

    /// Packs what is settled, from the beginning on; the last items always stay at hand.
    pub(super) fn pack(&mut self) {
        let mut packed = 0;
        while packed + 2 * CHUNK <= self.at_hand.len() {
            let Some(chunk) = self.at_hand.get(packed..packed + CHUNK).and_then(Chunk::of) else { break };
            self.chunks.push(Arc::new(chunk));
            packed += CHUNK;
        }
        self.at_hand.drain(..packed);
    }

    const fn packed_len(&self) -> usize {
        self.chunks.len() * CHUNK
    }
}

impl<T: Settles> Chunk<T> {
    /// Packs items that are all settled and that read back as they were.
    fn of(items: &[T]) -> Option<Self> {
        let bytes = items.iter().all(T::is_settled).then(|| postcard::to_stdvec(items).ok()).flatten()?;
        let reads_back = postcard::from_bytes::<Vec<T>>(&bytes).is_ok_and(|read| read == items);
        reads_back.then(|| Self { packed: Packed { brief: T::brief(items), bytes }, unpacked: OnceLock::new() })
    }

    /// The items. Bytes that say nothing can come from a kept ledger only, and are found when that is held against the log.
    fn items(&self) -> &[T] {
        self.unpacked.get_or_init(|| postcard::from_bytes(&self.packed.bytes).unwrap_or_default())
    }
}

impl<T: Settles> Default for Archive<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), at_hand: Vec::new() }
    }
}

impl<T: Settles + fmt::Debug> fmt::Debug for Archive<T> {
    /// As a list, however much of it is packed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Settles> PartialEq for Chunk<T> {
    fn eq(&self, other: &Self) -> bool {
        self.packed.bytes == other.packed.bytes || self.items() == other.items()
    }
}

impl<T: Settles> PartialEq for Archive<T> {
    /// Whether the items are the same, however many of them are packed.
    fn eq(&self, other: &Self) -> bool {
        if self.chunks.len() == other.chunks.len() {
            return self.at_hand == other.at_hand && self.chunks == other.chunks;
        }
        self.iter().eq(other.iter())
    }
}

impl<T: Settles + Eq> Eq for Archive<T> {}

impl<T: Settles> FromIterator<T> for Archive<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { chunks: Vec::new(), at_hand: items.into_iter().collect() }
    }
}

impl<T: Settles> Serialize for Archive<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let chunks: Vec<&Packed<T::Brief>> = self.chunks.iter().map(|chunk| &chunk.packed).collect();
        (chunks, &self.at_hand).serialize(serializer)
    }
}

impl<'de, T: Settles> Deserialize<'de> for Archive<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (chunks, at_hand) = <(Vec<Packed<T::Brief>>, Vec<T>)>::deserialize(deserializer)?;
        let chunk = |packed| Arc::new(Chunk { packed, unpacked: OnceLock::new() });
        Ok(Self { chunks: chunks.into_iter().map(chunk).collect(), at_hand })
    }
}

//! The settled part of a ledger, held as bytes: a chunk is unpacked the first time that one of its items is looked at.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, OnceLock};

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_bytes::{ByteBuf, Bytes};

use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::compact_vec::{CompactVec, Compactable, PackedChunk, Packer};

use crate::snapshot::form::{Each, ReadAs, StoredForm, WrittenAs};

/// Packs away what is settled. Nothing is lost, and a long log's ledger takes a fraction of the memory.
pub fn pack(ledger: &mut Ledger) {
    ledger.pack(&PostcardPacker);
}

/// What a list holds whose settled items can be packed, and how it is stored.
pub trait Packable: Compactable {
    /// The form of an item.
    type Item: StoredForm<Self>;
    /// The form of what is told of packed items.
    type Brief: StoredForm<Self::Summary>;
}

/// Holds items in postcard's form.
struct PostcardPacker;

impl<T: Packable> Packer<T> for PostcardPacker {
    fn pack(&self, items: &[T]) -> Option<Arc<dyn PackedChunk<T>>> {
        let bytes = postcard::to_stdvec(&Items(items)).ok()?;
        let chunk = PostcardChunk { summary: T::summary(items), bytes, unpacked: OnceLock::new() };
        (chunk.read()? == items).then(|| Arc::new(chunk) as Arc<dyn PackedChunk<T>>)
    }
}

/// Items as bytes; and as they are, once somebody has asked.
struct PostcardChunk<T: Packable> {
    summary: T::Summary,
    bytes: Vec<u8>,
    unpacked: OnceLock<Vec<T>>,
}

impl<T: Packable> PostcardChunk<T> {
    fn read(&self) -> Option<Vec<T>> {
        postcard::from_bytes::<ReadAs<Vec<T>, Each<T::Item>>>(&self.bytes).ok().map(|read| read.0)
    }
}

impl<T: Packable> PackedChunk<T> for PostcardChunk<T> {
    fn summary(&self) -> &T::Summary {
        &self.summary
    }

    /// Bytes that say nothing can come from a snapshot only, and are found when that is held against the log.
    fn items(&self) -> &[T] {
        self.unpacked.get_or_init(|| self.read().unwrap_or_default())
    }

    fn is_same(&self, other: &dyn PackedChunk<T>) -> bool {
        let bytes = (other as &dyn Any).downcast_ref::<Self>().map(|other| &other.bytes);
        bytes == Some(&self.bytes) || self.items() == other.items()
    }
}

/// Some items as they are written.
struct Items<'a, T>(&'a [T]);

impl<T: Packable> Serialize for Items<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Each::<T::Item>::write(self.0, serializer)
    }
}

/// A list: its chunks, which stay packed, and what is at hand.
pub struct ListForm;

impl<T: Packable> StoredForm<CompactVec<T>> for ListForm {
    fn serialize<S: Serializer>(list: &CompactVec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        let (chunks, recent) = list.parts();
        let chunks = chunks.iter().map(|chunk| (chunk.as_ref() as &dyn Any).downcast_ref::<PostcardChunk<T>>());
        let chunks: Option<Vec<_>> =
            chunks.map(|chunk| chunk.map(|chunk| WrittenAs(chunk, PhantomData::<ChunkForm>))).collect();
        let chunks = chunks.ok_or_else(|| S::Error::custom("packed by somebody else"))?;
        (chunks, Items(recent)).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<CompactVec<T>, D::Error> {
        type Chunk<T> = ReadAs<PostcardChunk<T>, ChunkForm>;
        let (chunks, recent) = <(Vec<Chunk<T>>, ReadAs<Vec<T>, Each<T::Item>>)>::deserialize(deserializer)?;
        let chunks = chunks.into_iter().map(|chunk| Arc::new(chunk.0) as Arc<dyn PackedChunk<T>>);
        Ok(CompactVec::from_parts(chunks.collect(), recent.0))
    }
}

/// A chunk: what is told of it, and its bytes.
struct ChunkForm;

impl<T: Packable> StoredForm<PostcardChunk<T>> for ChunkForm {
    fn serialize<S: Serializer>(chunk: &PostcardChunk<T>, serializer: S) -> Result<S::Ok, S::Error> {
        (WrittenAs(&chunk.summary, PhantomData::<T::Brief>), Bytes::new(&chunk.bytes)).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PostcardChunk<T>, D::Error> {
        let (summary, bytes) = <(ReadAs<T::Summary, T::Brief>, ByteBuf)>::deserialize(deserializer)?;
        Ok(PostcardChunk { summary: summary.0, bytes: bytes.into_vec(), unpacked: OnceLock::new() })
    }
}

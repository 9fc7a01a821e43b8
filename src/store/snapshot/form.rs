//! How types of the domain are stored without knowing of it.
//!
//! Serde derives a form from a struct that names the same fields (`#[serde(remote = "…")]`), so that a field which a form
//! lacks does not compile. What serde's `remote` can't do is done here: lists and options of such types.

use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How a `T` is stored. A field names its form by `#[serde(with = "…")]`.
pub trait StoredForm<T> {
    /// Writes it.
    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads it.
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}

/// Makes forms of what serde has derived.
macro_rules! forms {
    ($($form:ident of $type:ty),+ $(,)?) => {$(
        impl $crate::snapshot::form::StoredForm<$type> for $form {
            fn serialize<S: serde::Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                $form::serialize(value, serializer)
            }

            fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                $form::deserialize(deserializer)
            }
        }
    )+};
}

pub(super) use forms;

/// A value that is written in the form `F`.
pub struct WrittenAs<'a, T, F>(pub &'a T, pub PhantomData<F>);

impl<T, F: StoredForm<T>> Serialize for WrittenAs<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        F::serialize(self.0, serializer)
    }
}

/// A value that was read in the form `F`.
pub struct ReadAs<T, F>(pub T, pub PhantomData<F>);

impl<'de, T, F: StoredForm<T>> Deserialize<'de> for ReadAs<T, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        F::deserialize(deserializer).map(|value| Self(value, PhantomData))
    }
}

/// What stores itself: the log has it, too.
pub struct Plain;

impl<T: Serialize + DeserializeOwned> StoredForm<T> for Plain {
    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// What is rare, and stands in the log in a way that only JSON can have: JSON in a text.
pub struct JsonText;

impl<T: Serialize + DeserializeOwned> StoredForm<T> for JsonText {
    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&serde_json::to_string(value).map_err(S::Error::custom)?)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        serde_json::from_str(<&str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// One or none.
pub struct Maybe<F>(PhantomData<F>);

impl<T, F: StoredForm<T>> StoredForm<Option<T>> for Maybe<F> {
    fn serialize<S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(|value| WrittenAs(value, PhantomData::<F>)).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        Ok(Option::<ReadAs<T, F>>::deserialize(deserializer)?.map(|read| read.0))
    }
}

/// Any number, one after the other.
pub struct Each<F>(PhantomData<F>);

impl<F> Each<F> {
    pub fn write<T, S: Serializer>(values: &[T], serializer: S) -> Result<S::Ok, S::Error>
    where
        F: StoredForm<T>,
    {
        serializer.collect_seq(values.iter().map(|value| WrittenAs(value, PhantomData::<F>)))
    }
}

impl<T, F: StoredForm<T>> StoredForm<Vec<T>> for Each<F> {
    fn serialize<S: Serializer>(values: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        Self::write(values, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        Ok(Vec::<ReadAs<T, F>>::deserialize(deserializer)?.into_iter().map(|read| read.0).collect())
    }
}

//! A patient's real or new id: personnummer, samordningsnummer or reserve number.

mod civic;
mod error;
mod foreign;
mod id;
mod typed;

pub use civic::{Personnummer, Samordningsnummer};
pub use error::PersonIdError;
pub use id::{IdKind, PersonId};
pub use typed::{TypedId, UnlikelyAge};

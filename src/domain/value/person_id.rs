//! A patient's real or new id: personnummer, samordningsnummer or reserve number.

mod civic;
mod error;
mod id;

pub use civic::{Personnummer, Samordningsnummer};
pub use error::{PersonIdError, TenCharacters};
pub use id::{IdKind, PersonId};

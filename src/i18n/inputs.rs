//! What is wrong with a value that was typed or with a file that was named, in words.

use std::io;

use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::value::pool_number::PoolNumberError;
use kvittera_domain::value::reserve_number::ReserveNumberError;
use kvittera_domain::value::text::{TextError, visible};
use kvittera_domain::value::vgr_id::VgrIdError;

impl Texts {
    /// Why a file can't be read or written.
    #[must_use]
    pub fn io_error(&self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::PermissionDenied => t!(self, "file-no-permission"),
            io::ErrorKind::NotFound => t!(self, "file-not-found"),
            _ => error.to_string(),
        }
    }

    /// Why a draft can't be kept, for a reader who knows nothing of files.
    #[must_use]
    pub fn draft_error(&self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => t!(self, "draft-no-permission"),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => t!(self, "draft-disk-full"),
            _ => t!(self, "draft-else"),
        }
    }

    /// What is wrong with a vgr-id.
    #[must_use]
    pub fn vgr_id_error(&self, error: VgrIdError) -> String {
        match error {
            VgrIdError::Empty => t!(self, "vgr-id-empty"),
            VgrIdError::TooShort { min } => t!(self, "vgr-id-too-short", min = min),
            VgrIdError::TooLong { max } => t!(self, "vgr-id-too-long", max = max),
            VgrIdError::Character(c) => t!(self, "vgr-id-character", character = shown(c)),
        }
    }

    /// What is wrong with a name, a reason or a note.
    #[must_use]
    pub fn text_error(&self, error: TextError) -> String {
        match error {
            TextError::Empty => t!(self, "text-empty"),
            TextError::TooLong { max } => t!(self, "text-too-long", max = max),
            TextError::Forbidden(c) => t!(self, "text-forbidden", character = shown(c)),
        }
    }

    /// What is wrong with a number of the pool.
    #[must_use]
    pub fn pool_number_error(&self, error: PoolNumberError) -> String {
        match error {
            PoolNumberError::NotAscii(c) => t!(self, "number-not-ascii", character = shown(c)),
            PoolNumberError::Length { found } => t!(self, "number-length", found = found),
            PoolNumberError::Shape { position } => t!(self, "number-shape", position = position),
        }
    }

    /// What is wrong with an LRID.
    #[must_use]
    pub fn reserve_number_error(&self, error: ReserveNumberError) -> String {
        match error {
            ReserveNumberError::NotAscii(c) => t!(self, "number-not-ascii", character = shown(c)),
            ReserveNumberError::Length { found } => t!(self, "number-length", found = found),
            ReserveNumberError::Shape { position } => t!(self, "number-shape", position = position),
            ReserveNumberError::Date => t!(self, "number-date"),
            ReserveNumberError::SexLetter(c) => t!(self, "number-sex-letter", letter = shown(c)),
            ReserveNumberError::Serial { serial } => t!(self, "number-serial", serial = format!("{serial:02}")),
            ReserveNumberError::Parity { serial, sex } => {
                t!(self, "number-parity", serial = format!("{serial:02}"), letter = sex.letter().to_string())
            }
            ReserveNumberError::CheckDigit => t!(self, "number-check-digit"),
            ReserveNumberError::SupersededCheckDigit => t!(self, "number-superseded"),
        }
    }
}

/// The character as it can be shown: control characters are spelt out.
pub(super) fn shown(c: char) -> String {
    visible(&c.to_string()).into_owned()
}

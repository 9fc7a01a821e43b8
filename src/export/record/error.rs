//! Why a record could not be written.

/// The record could not be written as text. Only a fault of the program can cause this.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The table is not UTF-8.
    #[error(transparent)]
    Text(#[from] std::string::FromUtf8Error),
}

//! Why a record could not be put together.

/// The text could not be put together, which only a fault of the program can bring about.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// As a table.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    /// As JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// As text.
    #[error(transparent)]
    Text(#[from] std::string::FromUtf8Error),
}

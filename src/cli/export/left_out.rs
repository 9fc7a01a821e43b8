//! The cases that an export lacks, in JSON and in words.

use serde::Serialize;

use crate::cli::session::CliSession;
use kvittera_domain::views::export_selection::{LeftOut, LeftOutReason};

#[derive(Serialize)]
pub(super) struct LeftOutWordsJson {
    case: String,
    reason: &'static str,
    words: String,
}

impl LeftOutWordsJson {
    pub(super) fn of_all(left_out: &[LeftOut<'_>], session: &CliSession) -> Vec<Self> {
        let of = |LeftOut { case, reason }: &LeftOut<'_>| Self {
            case: case.id.to_string(),
            reason: LeftOutReason::name(reason),
            words: session.texts.left_out_reason(reason),
        };
        left_out.iter().map(of).collect()
    }
}

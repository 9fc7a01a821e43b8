//! Every sentence that a person reads, in Swedish and English, from `data/locales`.
//!
//! The other rooms pass types, and this room turns them into words: the files below add methods to [`Texts`], each for
//! the types of one subject. They decide nothing and print nothing. A misspelt key does not compile ([`t!`](crate::t)).

mod calls;
mod events;
mod exports;
mod halts;
mod handover;
mod inputs;
mod maintenance;
mod messages;
mod outages;
mod permissions;
mod pool;
mod probes;
mod reconciliations;
mod refusals;
mod reports;
mod rights;
mod sheets;
mod spoken;
mod store_errors;
mod supplies;
mod texts;
mod times;
mod verdicts;

pub use crate::i18n::calls::Phones;
pub use crate::i18n::rights::GuidedStep;
pub use crate::i18n::texts::{Explanation, Texts};

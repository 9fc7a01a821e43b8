//! Ids, names, numbers and people: the values that events, rules and screens share.

pub mod actor;
pub mod hash;
pub mod id;
pub mod last_four;
pub mod log_identity;
pub mod luhn;
mod normalise;
pub mod person_id;
pub mod pool_number;
pub mod request;
pub mod reserve_number;
pub(crate) mod serde_as_str;
pub mod sex;
pub mod text;
pub mod unit;
pub mod vgr_id;

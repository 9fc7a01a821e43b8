//! The trails of the cases as a kept ledger has them: a list, since the names of cases are no names of fields.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serializer};

use crate::domain::case::CaseId;
use crate::domain::id::Seq;

pub(super) fn serialize<S: Serializer>(trails: &BTreeMap<CaseId, Vec<Seq>>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(trails)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<CaseId, Vec<Seq>>, D::Error> {
    Ok(Vec::deserialize(deserializer)?.into_iter().collect())
}

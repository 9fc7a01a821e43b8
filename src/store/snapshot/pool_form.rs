//! The stored form of the pool.

use std::marker::PhantomData;

use chrono::serde::ts_microseconds;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use kvittera_domain::event::number_warning::NumberWarning;
use kvittera_domain::event::quarantine::Quarantine;
use kvittera_domain::ledger::compact_vec::CompactVec;
use kvittera_domain::ledger::pool::{NumberCount, NumberState, Pool, PoolEntry};
use kvittera_domain::ledger::pool_count::{Differences, PoolCount};
use kvittera_domain::value::id::{IssuanceId, Seq};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::Remark;
use kvittera_domain::value::vgr_id::VgrId;

use crate::snapshot::form::{Each, JsonText, Maybe, ReadAs, StoredForm, WrittenAs, forms};
use crate::snapshot::packed::{ListForm, Packable};

/// How a `PoolEntry` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "PoolEntry")]
pub struct PoolEntryForm {
    number: PoolNumber,
    sex: Sex,
    warnings: Vec<NumberWarning>,
    added: Seq,
    #[serde(with = "ts_microseconds")]
    added_at: DateTime<Utc>,
    #[serde(with = "NumberStateForm")]
    state: NumberState,
}

/// How a `NumberState` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "NumberState")]
enum NumberStateForm {
    Free,
    Issued(IssuanceId),
    Withdrawn {
        #[serde(with = "ts_microseconds")]
        at: DateTime<Utc>,
        reason: Remark,
    },
    Quarantined {
        #[serde(with = "ts_microseconds")]
        at: DateTime<Utc>,
        #[serde(with = "JsonText")]
        because: Quarantine,
    },
}

/// How a `NumberCount` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "NumberCount")]
struct NumberCountForm {
    free: usize,
    issued: usize,
    withdrawn: usize,
    quarantined: usize,
}

/// How a `PoolCount` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "PoolCount")]
struct PoolCountForm {
    #[serde(with = "ts_microseconds")]
    at: DateTime<Utc>,
    by: VgrId,
    present: usize,
    #[serde(with = "DifferencesForm")]
    differences: Differences,
}

/// How a `Differences` is stored in a snapshot.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Differences")]
struct DifferencesForm {
    missing: Vec<PoolNumber>,
    spent: Vec<PoolNumber>,
}

forms! {
    PoolEntryForm of PoolEntry,
    NumberCountForm of NumberCount,
    PoolCountForm of PoolCount,
}

impl Packable for PoolEntry {
    type Item = PoolEntryForm;
    type Brief = Each<CountForm>;
}

/// How many of a sex are where.
pub struct CountForm;

impl StoredForm<(Sex, NumberCount)> for CountForm {
    fn serialize<S: Serializer>((sex, count): &(Sex, NumberCount), serializer: S) -> Result<S::Ok, S::Error> {
        (sex, WrittenAs(count, PhantomData::<NumberCountForm>)).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(Sex, NumberCount), D::Error> {
        let (sex, count) = <(Sex, ReadAs<NumberCount, NumberCountForm>)>::deserialize(deserializer)?;
        Ok((sex, count.0))
    }
}

/// The pool: its numbers, and the last count.
pub struct PoolForm;

impl StoredForm<Pool> for PoolForm {
    fn serialize<S: Serializer>(pool: &Pool, serializer: S) -> Result<S::Ok, S::Error> {
        let counted = pool.last_count().map(|count| WrittenAs(count, PhantomData::<PoolCountForm>));
        (WrittenAs(pool.entries(), PhantomData::<ListForm>), counted).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Pool, D::Error> {
        type Entries = ReadAs<CompactVec<PoolEntry>, ListForm>;
        type Counted = ReadAs<Option<PoolCount>, Maybe<PoolCountForm>>;
        let (entries, counted) = <(Entries, Counted)>::deserialize(deserializer)?;
        Ok(Pool::from_parts(entries.0, counted.0))
    }
}

//! Tests of the rules, without a database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../given/domain.rs"]
mod given;

mod amendments;
mod calendar_oracle;
mod call;
mod closing_times;
mod compact_vec;
mod comparison;
mod counts;
mod entered_twice;
mod events;
mod export_selection;
mod headlines;
mod holidays;
mod hours;
mod identities;
mod inconsistencies;
mod issuing;
mod late_entries;
mod local_time;
mod lookalikes;
mod luhn;
mod names;
mod news;
mod outage_closing;
mod outage_inconsistencies;
mod outage_times;
mod outages;
mod packed;
mod permissions;
mod person_id;
mod planned_stops;
mod pool_loads;
mod pool_number;
mod reachability;
mod read_backs;
mod reconciling;
mod reserve_number;
mod restoring;
mod sequences;
mod supply;
mod targets;
mod text;
mod unit;
mod vgr_id;
mod worklist;

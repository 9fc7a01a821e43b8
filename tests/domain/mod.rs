//! The rules, tested without a database.

pub mod samples;
pub mod scenario;
pub mod wishes;

mod amendments;
mod binder_number;
mod calendar_oracle;
mod call;
mod headlines;
mod holidays;
mod hours;
mod inconsistencies;
mod issuing;
mod late_entries;
mod local_time;
mod lookalikes;
mod luhn;
mod news;
mod outage_closing;
mod outage_inconsistencies;
mod outage_times;
mod outages;
mod permissions;
mod person_id;
mod planned_stops;
mod pool_loads;
mod reachability;
mod read_backs;
mod reconciling;
mod reserve_number;
mod sequences;
mod supply;
mod targets;
mod text;
mod unit;
mod vgr_id;

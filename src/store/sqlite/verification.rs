//! Looking through a whole log for anything that is not as it was written.

use std::path::Path;

use rusqlite::Connection;

use super::fault::{Fault, Outcome};
use super::rows;
use super::schema::{self, Schema};
use crate::domain::id::Seq;
use crate::store::chain::{Link, is_sealed};
use crate::store::row::Row;
use crate::store::{StoreError, codec};

/// What a look through the whole log has found. A cut tail shows only when `head` is compared with one kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many facts there are.
    pub facts: usize,
    /// The last fact and its hash.
    pub head: Link,
    /// What is wrong; nothing in a sound log.
    pub findings: Vec<Finding>,
    /// Facts before which the clock went back. Nothing is wrong with that: what counts is the order of writing.
    pub clock_set_back: Vec<Seq>,
    last_recorded_at: String,
}

impl Verification {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    fn look_at(&mut self, row: &Row) {
        let link = Link::of(row);
        let found = [
            (link.seq != self.head.seq.next()).then_some(Finding::Missing(link.seq)),
            (row.prev != self.head.hash.0).then_some(Finding::Unlinked(link.seq)),
            (!is_sealed(row)).then_some(Finding::Unsealed(link.seq)),
            codec::decode(row).err().map(|error| Finding::Unreadable { seq: link.seq, detail: error.to_string() }),
        ];
        self.findings.extend(found.into_iter().flatten());
        // Times of entry are of one form, so that their texts are in the order of time.
        if row.recorded_at < self.last_recorded_at {
            self.clock_set_back.push(link.seq);
        }
        self.last_recorded_at.clone_from(&row.recorded_at);
        self.facts += 1;
        self.head = link;
    }
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds the file damaged; says how, technically.
    Damaged(String),
    /// A table, trigger or view is not what it should be; says which.
    SchemaChanged(String),
    /// Facts are missing before this one.
    Missing(Seq),
    /// A fact names another hash than that of the fact before it.
    Unlinked(Seq),
    /// A fact's contents don't fit its own hash.
    Unsealed(Seq),
    /// A fact can't be understood.
    Unreadable {
        /// The fact.
        seq: Seq,
        /// What was found, technically.
        detail: String,
    },
}

/// Looks through everything, going on after what it finds for as long as there is something to read.
pub(super) fn run(connection: &mut Connection, path: &Path) -> Outcome<Verification> {
    let snapshot = connection.transaction()?;
    let mut seen = Verification {
        facts: 0,
        head: Link::genesis(),
        findings: Vec::new(),
        clock_set_back: Vec::new(),
        last_recorded_at: String::new(),
    };
    let damage = |fault: Fault| finding(fault.at(path));
    seen.findings.extend(integrity(&snapshot).or_else(damage)?);
    if let Err(fault) = schema(&snapshot, path) {
        seen.findings.extend(damage(fault)?);
    }
    let walked = rows::each_after(&snapshot, Seq::START, |row| {
        seen.look_at(row);
        Ok(())
    });
    if let Err(fault) = walked {
        seen.findings.extend(damage(fault)?);
    }
    Ok(seen)
}

fn integrity(connection: &Connection) -> Outcome<Vec<Finding>> {
    let mut query = connection.prepare("PRAGMA integrity_check")?;
    let lines: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(Finding::Damaged).collect())
}

fn schema(connection: &Connection, path: &Path) -> Outcome<()> {
    Schema::of_version(schema::version(connection, path)?)?.verify(connection)
}

/// Damage is what is looked for; any other failure says nothing about the log.
fn finding(error: StoreError) -> Outcome<Vec<Finding>> {
    match error {
        StoreError::Damaged { detail, .. } => Ok(vec![Finding::Damaged(detail)]),
        StoreError::SchemaChanged(what) => Ok(vec![Finding::SchemaChanged(what)]),
        StoreError::NotALog(_) => Ok(vec![Finding::Damaged("not a database".to_owned())]),
        other => Err(other.into()),
    }
}

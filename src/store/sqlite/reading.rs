//! Reading facts: what is new, pages of what is old, and the whole log in slices.

use crate::chain::Link;
use crate::chain::is_sealed;
use crate::codec;
use crate::codec::Decoder;
use crate::error::StoreError;
use crate::event_store::Visit;
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::rows;
use crate::sqlite::sqlite_store::SqliteStore;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::id::Seq;

/// How many facts are read at once while a log is gone through.
const SLICE: usize = 512;

impl SqliteStore {
    /// Only what came after the last known fact is new; that one must still be the last known.
    pub(super) fn read(&mut self, after: Seq) -> WriteOutcome<Vec<RecordedEvent>> {
        self.look_at_file()?;
        rows::still_there(&self.connection, self.head)?;
        let from = if after < self.head.seq { self.link_at(after)? } else { self.head };
        let (mut events, mut decoder) = (Vec::new(), Decoder::default());
        let last = rows::follow(&self.connection, from, |row| {
            let link = Link::of(row);
            if link.seq == self.head.seq && link != self.head {
                return Err(StoreError::ChainBroken(link.seq));
            }
            if link.seq > after {
                events.push(decoder.decode(row)?);
            }
            Ok(())
        })?;
        if last.seq < self.head.seq {
            return Err(StoreError::ChainBroken(last.seq.next()).into());
        }
        self.head = last;
        Ok(events)
    }

    fn link_at(&self, seq: Seq) -> WriteOutcome<Link> {
        if seq == Seq::START {
            return Ok(Link::genesis());
        }
        let row = rows::at(&self.connection, seq)?;
        Ok(row.filter(is_sealed).map(|row| Link::of(&row)).ok_or(StoreError::ChainBroken(seq))?)
    }

    pub(super) fn visit(&mut self, from: Link, visit: &mut Visit<'_>) -> WriteOutcome<Link> {
        self.look_at_file()?;
        let (mut link, mut decoder) = (from, Decoder::default());
        loop {
            // A reader that stays open while somebody looks at what it read would keep checkpoints back.
            let slice = rows::slice_after(&self.connection, link, SLICE)?;
            let Some(last) = slice.last().map(Link::of) else { return Ok(link) };
            for row in &slice {
                if visit(decoder.decode(row)?).is_break() {
                    return Ok(Link::of(row));
                }
            }
            link = last;
        }
    }

    pub(super) fn before(&mut self, seq: Seq, most: usize) -> WriteOutcome<Vec<RecordedEvent>> {
        self.look_at_file()?;
        let rows = rows::slice_before(&self.connection, seq, most)?;
        Ok(rows.iter().map(codec::decode).collect::<Result<_, _>>()?)
    }

    pub(super) fn at(&mut self, places: &[Seq]) -> WriteOutcome<Vec<RecordedEvent>> {
        self.look_at_file()?;
        let mut events = Vec::with_capacity(places.len());
        for place in places {
            match rows::at(&self.connection, *place)? {
                Some(row) if !is_sealed(&row) => return Err(StoreError::ChainBroken(*place).into()),
                Some(row) => events.push(codec::decode(&row)?),
                None => {}
            }
        }
        Ok(events)
    }
}

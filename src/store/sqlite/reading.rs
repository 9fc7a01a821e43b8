//! Reading events: the new ones, pages of old ones, and the whole log in slices.

use crate::chain::Link;
use crate::chain::is_sealed;
use crate::codec;
use crate::codec::Decoder;
use crate::error::StoreError;
use crate::event_store::Visit;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::rows;
use crate::sqlite::sqlite_store::SqliteStore;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::id::Seq;

/// How many events are read in one query while a log is walked through.
const SLICE: usize = 512;

impl SqliteStore {
    /// Reads the events after `after` and moves the head. The chain is checked from the head on, and where `after` is
    /// before the head, the head must still be in the chain.
    pub(super) fn read(&mut self, after: Seq) -> FaultResult<Vec<RecordedEvent>> {
        self.check_file()?;
        rows::check_still_there(&self.connection, self.head)?;
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

    /// The link at a place, whose row must fit its hash.
    fn link_at(&self, seq: Seq) -> FaultResult<Link> {
        if seq == Seq::START {
            return Ok(Link::genesis());
        }
        let row = rows::at(&self.connection, seq)?;
        Ok(row.filter(is_sealed).map(|row| Link::of(&row)).ok_or(StoreError::ChainBroken(seq))?)
    }

    /// Passes the events after `from` to `visit`, slice by slice.
    pub(super) fn visit(&mut self, from: Link, visit: &mut Visit<'_>) -> FaultResult<Link> {
        self.check_file()?;
        let (mut link, mut decoder) = (from, Decoder::default());
        loop {
            // A query that stays open while the events are visited would keep checkpoints from completing.
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

    pub(super) fn before(&mut self, seq: Seq, most: usize) -> FaultResult<Vec<RecordedEvent>> {
        self.check_file()?;
        let rows = rows::slice_before(&self.connection, seq, most)?;
        Ok(rows.iter().map(codec::decode).collect::<Result<_, _>>()?)
    }

    pub(super) fn at(&mut self, places: &[Seq]) -> FaultResult<Vec<RecordedEvent>> {
        self.check_file()?;
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

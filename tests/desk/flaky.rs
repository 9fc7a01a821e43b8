//! A log that fails where a test says so.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use kvittera_domain::event::RecordedEvent;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_store::memory::MemoryStore;
use kvittera_store::{AppendGuard, AppendRequest, AskView, EventStore, Link, StoreError, Visit, Witnessed};

/// What happens at the next write, once.
#[derive(Default)]
pub enum NextWrite {
    /// It is written.
    #[default]
    Good,
    /// It fails and nothing is written.
    Lost,
    /// It is written, and fails all the same.
    WrittenButFails,
    /// Another terminal does something just before.
    After(Box<dyn FnOnce(MemoryStore)>),
}

/// Which parts of the log fail, from outside while a desk holds it.
#[allow(clippy::struct_excessive_bools, reason = "each part fails by itself")]
#[derive(Default)]
pub struct Faults {
    pub write: NextWrite,
    /// Finding the facts of a wish fails.
    pub find: bool,
    /// Reading on fails.
    pub read: bool,
    /// What the witness says where it differs from the log.
    pub comparison: Comparison,
    /// The disk failed while something was written.
    pub spent: bool,
    /// Finding and reading fail from the next write on.
    pub gone_after_write: bool,
}

#[derive(Clone)]
pub struct Flaky {
    pub log: MemoryStore,
    pub faults: Rc<RefCell<Faults>>,
}

impl Flaky {
    pub fn new(log: MemoryStore) -> Self {
        Self { log, faults: Rc::default() }
    }

    fn unless(failing: bool) -> Result<(), StoreError> {
        if failing { Err(broken()) } else { Ok(()) }
    }
}

/// How it fails.
pub fn broken() -> StoreError {
    StoreError::Io { path: PathBuf::from("/log"), detail: "input/output error".to_owned() }
}

impl EventStore for Flaky {
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError> {
        Self::unless(self.faults.borrow().read)?;
        self.log.follow(from, visit)
    }

    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<RecordedEvent>, StoreError> {
        Self::unless(self.faults.borrow().read)?;
        self.log.page_before(seq, most)
    }

    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError> {
        Self::unless(self.faults.borrow().read)?;
        self.log.read_at(places)
    }

    fn read_after(&mut self, seq: Seq) -> Result<Vec<RecordedEvent>, StoreError> {
        Self::unless(self.faults.borrow().read)?;
        self.log.read_after(seq)
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, StoreError> {
        Self::unless(self.faults.borrow().find)?;
        self.log.find(request)
    }

    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        if self.faults.borrow().comparison.under_way {
            return Err(StoreError::Busy);
        }
        if self.faults.borrow().comparison.differs() {
            return Err(StoreError::Unsettled);
        }
        let write = std::mem::take(&mut self.faults.borrow_mut().write);
        let result = match write {
            NextWrite::Good => self.log.append_guarded(expected, entry, guard),
            NextWrite::Lost => Err(broken()),
            NextWrite::WrittenButFails => self.log.append_guarded(expected, entry, guard).and(Err(broken())),
            NextWrite::After(meanwhile) => {
                meanwhile(self.log.clone());
                self.log.append_guarded(expected, entry, guard)
            }
        };
        let mut faults = self.faults.borrow_mut();
        if faults.gone_after_write {
            (faults.find, faults.read) = (true, true);
        }
        result
    }

    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError> {
        self.log.view(ask)
    }

    fn view_quiet(&mut self, patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError> {
        self.log.view_quiet(patience, ask)
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        Self::unless(self.faults.borrow().read)?;
        self.log.changed()
    }

    fn is_write_disabled(&self) -> bool {
        self.faults.borrow().spent
    }

    fn head(&self) -> Link {
        self.log.head()
    }
}

impl Witnessed for Flaky {
    fn comparison(&mut self) -> Result<Comparison, StoreError> {
        Ok(self.faults.borrow().comparison.clone())
    }
}

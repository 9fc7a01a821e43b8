//! What somebody may see: a ward sees only its own patients, everybody else sees everything.

use std::sync::Arc;

use crate::event::Event;
use crate::event::RecordedEvent;
use crate::event::case_id::CaseId;
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::ledger::pool::{NumberState, PoolEntry};
use crate::rules::permission::rights::Rights;
use crate::rules::permission::scope::UnitScope;
use crate::rules::refusal::Refusal;
use crate::value::actor::Role;
use crate::value::unit::Unit;

impl Rights {
    /// Whether these rights let a person see the patients of a unit.
    #[must_use]
    pub fn sees_unit(&self, unit: &Unit) -> bool {
        self.own_scope().is_none_or(|scope| scope.covers(unit))
    }

    /// Whether these rights let a person see a case.
    #[must_use]
    pub fn sees(&self, case: &Case<'_>) -> bool {
        self.sees_unit(&case.request.unit)
    }

    /// Whether these rights let a person see the free numbers. Somebody who knows a free number could use it unnoticed.
    #[must_use]
    pub const fn sees_pool(&self) -> bool {
        !matches!(self, Self::Ward(_))
    }

    /// Checks whether these rights let a person see what concerns all wards at once: the whole pool, or the report on
    /// an outage.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] with the roles that may see it.
    pub const fn permit_overview(&self) -> Result<(), Refusal> {
        if self.sees_pool() {
            return Ok(());
        }
        Err(Refusal::NotAllowed { role: self.role(), allowed: &[Role::Cashier, Role::Technician, Role::Auditor] })
    }

    /// Whether these rights let a person see a number of the pool.
    #[must_use]
    pub fn sees_number(&self, ledger: &Ledger, entry: &PoolEntry) -> bool {
        self.sees_pool()
            || matches!(entry.state, NumberState::Issued(issuance) if self.sees_id(ledger, CaseId::Issuance(issuance)))
    }

    /// Returns an event as these rights let a person see it; `None` when they may not see it at all.
    #[must_use]
    pub fn view(&self, ledger: &Ledger, recorded: &Arc<RecordedEvent>) -> Option<Arc<RecordedEvent>> {
        if !self.sees_event(ledger, &recorded.event) {
            return None;
        }
        match &recorded.event {
            Event::Issued { near, .. } if self.own_scope().is_some() && !near.is_empty() => {
                Some(Arc::new(self.without_foreign_twins(ledger, recorded)))
            }
            _ => Some(Arc::clone(recorded)),
        }
    }

    /// Whether these rights let a person see an event. A kind of event that is not named here is hidden from wards,
    /// unless it is about one of their own patients.
    fn sees_event(&self, ledger: &Ledger, event: &Event) -> bool {
        match event {
            Event::LogCreated { .. }
            | Event::OutagePlanned { .. }
            | Event::OutageReplanned { .. }
            | Event::OutageCancelled { .. }
            | Event::OutageSuspected { .. }
            | Event::OutageConfirmed { .. }
            | Event::OutageNoted { .. }
            | Event::OutageEnded { .. }
            | Event::OutageTimesSet { .. }
            | Event::OutageReopened { .. }
            | Event::OutageReconciled { .. } => true,
            _ => event.case().map_or(self.sees_pool(), |id| self.sees_id(ledger, id)),
        }
    }

    fn sees_id(&self, ledger: &Ledger, id: CaseId) -> bool {
        self.own_scope().is_none_or(|scope| ledger.case(id).is_some_and(|case| scope.covers(&case.request.unit)))
    }

    /// The units that these rights are limited to; `None` when they are not limited.
    const fn own_scope(&self) -> Option<&UnitScope> {
        if let Self::Ward(scope) = self { Some(scope) } else { None }
    }

    /// Removes the similar numbers that belong to patients of other wards.
    fn without_foreign_twins(&self, ledger: &Ledger, recorded: &RecordedEvent) -> RecordedEvent {
        let mut seen = recorded.clone();
        if let Event::Issued { near, .. } = &mut seen.event {
            near.retain(|number| ledger.pool.get(*number).is_some_and(|entry| self.sees_number(ledger, entry)));
        }
        seen
    }
}

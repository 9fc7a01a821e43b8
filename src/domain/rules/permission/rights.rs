//! Who may do what, and who may see what: the one place that every screen and every command asks.
//!
//! A match over all wishes sees to it that no new one is forgotten here; a new kind of fact is hidden from wards.

use crate::event::case_id::CaseId;
use crate::event::reconciling::ReconciliationStep;
use crate::ledger::Ledger;
use crate::rules::command::Command;
use crate::rules::permission::scope::UnitScope;
use crate::rules::refusal::Refusal;
use crate::value::actor::Role;

/// What somebody may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rights {
    /// Everything: nobody has named roles for this log, so there is a single desk.
    SingleDesk,
    /// What the cashier may.
    Cashier,
    /// What the technician may.
    Technician,
    /// What a ward may, with the cases of its own unit.
    Ward(UnitScope),
    /// Look at everything.
    Auditor,
    /// Look at everything: roles are named, but none for this person.
    Onlooker,
}

/// What the cashier does on the phone.
pub const CASHIER: &[Role] = &[Role::Cashier];
/// What concerns the service and the binder.
pub const TECHNICIAN: &[Role] = &[Role::Technician];
/// What both at the desk do, since either may be alone at night.
pub const DESK: &[Role] = &[Role::Cashier, Role::Technician];
/// What wards do afterwards.
pub const WARD: &[Role] = &[Role::Ward];

impl Rights {
    /// The rights of a role; `None` for a ward of which nobody says which it is.
    #[must_use]
    pub fn of(role: Role, unit: Option<UnitScope>) -> Option<Self> {
        match role {
            Role::Cashier => Some(Self::Cashier),
            Role::Technician => Some(Self::Technician),
            Role::Ward => unit.map(Self::Ward),
            Role::Auditor => Some(Self::Auditor),
        }
    }

    /// The role that these rights are; `None` for a single desk, which is all of them, and for an onlooker.
    #[must_use]
    pub const fn role(&self) -> Option<Role> {
        match self {
            Self::Cashier => Some(Role::Cashier),
            Self::Technician => Some(Role::Technician),
            Self::Ward(_) => Some(Role::Ward),
            Self::Auditor => Some(Role::Auditor),
            Self::SingleDesk | Self::Onlooker => None,
        }
    }

    /// Whether somebody with these rights may wish for this now.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] with the roles that may, or [`Refusal::OtherUnit`].
    pub fn permit(&self, ledger: &Ledger, command: &Command) -> Result<(), Refusal> {
        if *self == Self::SingleDesk {
            return Ok(());
        }
        let allowed = allowed(ledger, command);
        match (self, self.role()) {
            (Self::Ward(_), _) if allowed == WARD => self.permit_case(ledger, command),
            (_, Some(role)) if allowed.contains(&role) => Ok(()),
            (_, role) => Err(Refusal::NotAllowed { role, allowed }),
        }
    }

    /// Whether somebody with these rights may ever wish for what these roles may.
    #[must_use]
    pub fn is_one_of(&self, roles: &[Role]) -> bool {
        *self == Self::SingleDesk || self.role().is_some_and(|role| roles.contains(&role))
    }

    /// What is not there is refused by the rules themselves.
    fn permit_case(&self, ledger: &Ledger, command: &Command) -> Result<(), Refusal> {
        let case = reconciled_case(command).and_then(|id| ledger.case(id));
        match case {
            Some(case) if !self.sees_unit(&case.request.unit) => Err(Refusal::OtherUnit(case.id)),
            _ => Ok(()),
        }
    }
}

/// The roles that may wish for this now.
fn allowed(ledger: &Ledger, command: &Command) -> &'static [Role] {
    match command {
        // While a planned stop waits for its yes nobody can suspect another, and no number can go out.
        Command::ConfirmOutage { .. } if ledger.open_outage().is_none() => DESK,
        Command::LoadPool(_)
        | Command::Withdraw { .. }
        | Command::Recover(_)
        | Command::Restore(_)
        | Command::PlanOutage(_)
        | Command::ReplanOutage { .. }
        | Command::CancelOutage { .. }
        | Command::EndOutage { .. }
        | Command::SetOutageTimes { .. }
        | Command::ReopenOutage { .. }
        | Command::ReconcileOutage { .. }
        | Command::ConfirmOutage { .. } => TECHNICIAN,
        Command::CountPool { .. } | Command::SuspectOutage { .. } | Command::NoteOutage { .. } => DESK,
        Command::Issue { .. }
        | Command::LateEntry { .. }
        | Command::ReadBack { .. }
        | Command::SkipReadBack { .. }
        | Command::Void { .. }
        | Command::Correct { .. }
        | Command::ResolveConflict { .. } => CASHIER,
        Command::Undo { case, step, .. } if undoes_void(ledger, *case, *step) => CASHIER,
        Command::Replace { .. } | Command::NotifyRaps { .. } | Command::MarkUnused { .. } | Command::Undo { .. } => {
            WARD
        }
    }
}

/// That a hand-out was a mistake is said by the cashier, and taken back by the cashier.
fn undoes_void(ledger: &Ledger, case: CaseId, step: Option<ReconciliationStep>) -> bool {
    let last = || ledger.case(case).and_then(|case| case.last_step());
    step.or_else(last) == Some(ReconciliationStep::Voided)
}

const fn reconciled_case(command: &Command) -> Option<CaseId> {
    match command {
        Command::Replace { case, .. }
        | Command::NotifyRaps { case, .. }
        | Command::MarkUnused { case, .. }
        | Command::Undo { case, .. } => Some(*case),
        _ => None,
    }
}

//! Who may give which command. Every screen and every command asks here and nowhere else.
//!
//! The match over all commands is exhaustive, so that a new command can't be forgotten here.

use crate::event::case_id::CaseId;
use crate::event::reconciling::ReconciliationStep;
use crate::ledger::Ledger;
use crate::rules::command::Command;
use crate::rules::permission::scope::UnitScope;
use crate::rules::refusal::Refusal;
use crate::value::actor::Role;

/// What somebody may do and see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rights {
    /// Everything: no roles are named for this log, so there is a single desk.
    SingleDesk,
    Cashier,
    Technician,
    /// What a ward may do, with the cases of its own unit.
    Ward(UnitScope),
    /// Look at everything and change nothing.
    Auditor,
    /// Look at everything and change nothing: roles are named for this log, but none for this person.
    Onlooker,
}

/// Only the cashier, for what is done on the phone.
pub const CASHIER: &[Role] = &[Role::Cashier];
/// Only the technician, for what concerns the service and the pool.
pub const TECHNICIAN: &[Role] = &[Role::Technician];
/// Both roles at the desk, since either may be alone at night.
pub const DESK: &[Role] = &[Role::Cashier, Role::Technician];
/// Everybody who may write anything, for what the program does by itself.
pub const WRITERS: &[Role] = &[Role::Cashier, Role::Technician, Role::Ward];
/// Only wards, for what they do after the outage.
pub const WARD: &[Role] = &[Role::Ward];

impl Rights {
    /// The rights of a role; `None` for a ward whose unit is not known.
    #[must_use]
    pub fn of(role: Role, unit: Option<UnitScope>) -> Option<Self> {
        match role {
            Role::Cashier => Some(Self::Cashier),
            Role::Technician => Some(Self::Technician),
            Role::Ward => unit.map(Self::Ward),
            Role::Auditor => Some(Self::Auditor),
        }
    }

    /// The role that these rights belong to; `None` for a single desk, which has all roles, and for an onlooker, who
    /// has none.
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

    /// Checks whether these rights permit the command now.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] with the roles that may give it, or [`Refusal::OtherUnit`].
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

    /// Whether these rights include one of the roles.
    #[must_use]
    pub fn is_one_of(&self, roles: &[Role]) -> bool {
        *self == Self::SingleDesk || self.role().is_some_and(|role| roles.contains(&role))
    }

    /// Checks that the case is one of the ward's own. An unknown case is left to the rules, which refuse it.
    fn permit_case(&self, ledger: &Ledger, command: &Command) -> Result<(), Refusal> {
        let case = reconciled_case(command).and_then(|id| ledger.case(id));
        match case {
            Some(case) if !self.sees_unit(&case.request.unit) => Err(Refusal::OtherUnit(case.id)),
            _ => Ok(()),
        }
    }
}

/// The roles that may give the command now.
fn allowed(ledger: &Ledger, command: &Command) -> &'static [Role] {
    match command {
        // While a planned stop waits for confirmation, nobody can suspect another outage, and no number can be issued.
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
        Command::Settle { .. } => WRITERS,
        Command::CountPool { .. } | Command::SuspectOutage { .. } | Command::NoteOutage { .. } => DESK,
        Command::Issue { .. }
        | Command::LateEntry { .. }
        | Command::ReadBack { .. }
        | Command::SkipReadBack { .. }
        | Command::Void { .. }
        | Command::Correct { .. }
        | Command::ResolveConflict { .. }
        | Command::TakeBackConflict { .. } => CASHIER,
        Command::Undo { case, step, .. } if undoes_void(ledger, *case, *step) => CASHIER,
        Command::Replace { .. } | Command::NotifyRaps { .. } | Command::MarkUnused { .. } | Command::Undo { .. } => {
            WARD
        }
    }
}

/// Whether the command undoes a voiding. The cashier voids issuances, so only the cashier may undo it.
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

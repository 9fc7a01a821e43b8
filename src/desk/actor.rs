//! The person at the keyboard: the login, the way in, the vgr-id and the rights.

use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::actor::{Actor, Login, Role, Via};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::vgr_id::VgrId;

/// The person at the keyboard, as [`admit`](super::access::admit) let them in. The screens ask for a missing vgr-id.
#[derive(Debug, Clone)]
pub struct Person {
    pub login: Login,
    pub via: Via,
    pub role: Role,
    /// The person's account in the region's directory: as given, or as the login itself when that has the usual form.
    pub vgr_id: Option<VgrId>,
    /// The rights in the live log.
    pub rights: Rights,
    /// The rights in the practice log, where nothing is real.
    pub practice_rights: Rights,
    /// True if the vgr-id is fixed, so that no other person can write in this session.
    pub is_personal: bool,
    /// True if the account on this machine is not the person's own (sudo, a forced command). Then the person may name
    /// none of its files.
    pub is_guest: bool,
}

impl Person {
    /// The rights in a log of this mode.
    #[must_use]
    pub const fn rights_in(&self, mode: Mode) -> &Rights {
        match mode {
            Mode::Live => &self.rights,
            Mode::Practice => &self.practice_rights,
        }
    }

    /// The actor of this person's commands, with the vgr-id that was typed.
    #[must_use]
    pub fn acting_as(&self, vgr_id: VgrId) -> Actor {
        Actor { vgr_id, login: self.login.clone(), role: self.role, via: self.via.clone() }
    }

    /// The program itself, as this person runs it.
    #[must_use]
    pub fn program(&self) -> Actor {
        Actor::program(self.login.clone(), self.role)
    }

    /// The actor of this person's commands; `None` while the vgr-id is unknown.
    #[must_use]
    pub fn actor(&self) -> Option<Actor> {
        self.vgr_id.clone().map(|vgr_id| self.acting_as(vgr_id))
    }
}

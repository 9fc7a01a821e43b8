//! Who is acting: the login, the way in, the vgr-id, and what may be done.

use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::actor::{Actor, Login, Role, Via};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::vgr_id::VgrId;

/// The person at the keyboard, as [`admit`](super::access::admit) let them in; the vgr-id may have to be asked for.
#[derive(Debug, Clone)]
pub struct Person {
    /// The account on this machine.
    pub login: Login,
    /// The way in.
    pub via: Via,
    /// What the person is here to do.
    pub role: Role,
    /// The account in the region's directory, where it was given or the login reads like one.
    pub vgr_id: Option<VgrId>,
    /// What may be done in the live log.
    pub rights: Rights,
    /// What may be done in practice, where nothing is real.
    pub in_practice: Rights,
    /// Whether the vgr-id is fixed: nobody else can write here.
    pub is_personal: bool,
    /// Whether the account is only lent: then its files are no business of this person.
    pub is_guest: bool,
}

impl Person {
    /// What may be done in a log of this mode.
    #[must_use]
    pub const fn rights_in(&self, mode: Mode) -> &Rights {
        match mode {
            Mode::Live => &self.rights,
            Mode::Practice => &self.in_practice,
        }
    }

    /// The person as an actor, once the vgr-id is known.
    #[must_use]
    pub fn acting_as(&self, vgr_id: VgrId) -> Actor {
        Actor { vgr_id, login: self.login.clone(), role: self.role, via: self.via.clone() }
    }

    /// The person as an actor, where the vgr-id is known already.
    #[must_use]
    pub fn actor(&self) -> Option<Actor> {
        self.vgr_id.clone().map(|vgr_id| self.acting_as(vgr_id))
    }
}

//! Who is acting: the login, what sudo and sshd tell of the way in, and the vgr-id.

use std::env;

use crate::domain::actor::{Actor, Login, Role, Via};
use crate::domain::vgr_id::VgrId;

/// What the system knows of the person at the keyboard; the vgr-id may have to be asked for.
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
}

impl Person {
    /// Reads the login and the way in from the system; `vgr_id` and `role` as given by the person or the settings.
    #[must_use]
    pub fn find(vgr_id: Option<VgrId>, role: Role) -> Self {
        let login = Login::new(whoami::username().unwrap_or_else(|_| "?".to_owned()));
        let via = way_in();
        let caller = if let Via::Sudo(caller) = &via { caller } else { &login };
        let vgr_id = vgr_id.or_else(|| caller.as_str().parse().ok().filter(VgrId::is_usual));
        Self { login, via, role, vgr_id }
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

fn way_in() -> Via {
    let client = env::var("SSH_CONNECTION").ok().and_then(|line| line.split(' ').next().map(str::to_owned));
    match (client.filter(|client| !client.is_empty()), env::var("SUDO_USER")) {
        (Some(client), _) => Via::Ssh(client),
        (None, Ok(caller)) if !caller.is_empty() => Via::Sudo(Login::new(caller)),
        _ => Via::Local,
    }
}

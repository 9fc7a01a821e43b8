//! Refused permissions in words: why a person may not do something, and who may instead.

use crate::desk::access::AccessDenied;
use crate::i18n::texts::{Explanation, Texts};
use crate::open::Exposed;
use crate::t;
use kvittera_domain::value::actor::Role;

impl Texts {
    /// The name of a role.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.named(&format!("role-{}", role.name()))
    }

    /// Why a role may not do something, and which roles may; `None` is a login without any role.
    pub(super) fn not_allowed(&self, role: Option<Role>, allowed: &[Role], call: &str) -> (String, String) {
        let message = match role {
            Some(role) => t!(self, "not-allowed", role = self.role(role)),
            None => t!(self, "not-allowed-onlooker"),
        };
        (message, t!(self, "not-allowed-next", who = self.who_may(allowed, call)))
    }

    /// `kassan eller tekniker, växeln 09 (helg)`.
    fn who_may(&self, allowed: &[Role], call: &str) -> String {
        let who = |role: &Role| match role {
            Role::Cashier => t!(self, "may-cashier"),
            Role::Technician => t!(self, "may-technician", call = call),
            Role::Ward => t!(self, "may-ward"),
            Role::Auditor => t!(self, "may-auditor"),
        };
        let others: Vec<String> = allowed.iter().map(who).collect();
        others.join(&format!(" {} ", t!(self, "may-or")))
    }

    /// Why a login is not admitted with the role or unit that it asked for. `call` says whom to call now.
    #[must_use]
    pub fn denied(&self, denied: &AccessDenied, call: &str) -> Explanation {
        let (kind, message, next) = match denied {
            AccessDenied::NoRole(login) => (
                "not_allowed",
                t!(self, "denied-no-role", login = login.as_str()),
                t!(self, "denied-no-role-next", call = call),
            ),
            AccessDenied::OtherRole { login, role, own } => {
                let own: Vec<String> = own.iter().map(|role| self.role(*role)).collect();
                (
                    "not_allowed",
                    t!(self, "denied-other-role", login = login.as_str(), role = self.role(*role)),
                    t!(self, "denied-other-role-next", roles = own.join(", ")),
                )
            }
            AccessDenied::OtherVgrId(own) => (
                "not_allowed",
                t!(self, "denied-other-vgr-id", own = own.as_str()),
                t!(self, "denied-other-vgr-id-next"),
            ),
            AccessDenied::UnitNeeded => {
                ("argument_missing", t!(self, "denied-unit-needed"), t!(self, "denied-unit-needed-next"))
            }
        };
        Explanation { kind, message, next }
    }

    /// A file or folder that other accounts of the machine can read or write, and how to protect it.
    #[must_use]
    pub fn exposed(&self, exposed: &Exposed) -> String {
        let Exposed { path, is_folder, mode } = exposed;
        let (path, mode) = (path.display().to_string(), format!("{mode:04o}"));
        if *is_folder {
            t!(self, "exposed-folder", path = path, mode = mode)
        } else {
            t!(self, "exposed-file", path = path, mode = mode)
        }
    }
}

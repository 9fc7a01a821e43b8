//! Who may take names from whom: the one table of allowed arrows. What stands in no row is refused.

/// A room: its name, the modules that it is made of, and the rooms from which it may take names.
pub struct Room {
    pub name: &'static str,
    modules: &'static [&'static str],
    pub may_use: &'static [&'static str],
}

const fn room(name: &'static str, modules: &'static [&'static str], may_use: &'static [&'static str]) -> Room {
    Room { name, modules, may_use }
}

/// The rooms of the domain.
pub const DOMAIN: &[&str] = &["value", "event", "ledger", "rules", "recovery", "views", "calendar", "reachability"];

/// From the inside out: no room may use one that stands below it, save where a package's door gathers what lies behind it.
pub const ROOMS: &[Room] = &[
    // The layers of the domain, each on those before it.
    room("value", &["kvittera_domain::value"], &[]),
    room("event", &["kvittera_domain::event"], &["value"]),
    room("ledger", &["kvittera_domain::ledger"], &["value", "event"]),
    room("rules", &["kvittera_domain::rules"], &["value", "event", "ledger"]),
    room("recovery", &["kvittera_domain::recovery"], &["value", "event", "ledger", "rules"]),
    room("views", &["kvittera_domain::views"], &["value", "event", "ledger", "rules", "recovery"]),
    room("domain", &["kvittera_domain"], &[]),
    // Beside them.
    room("calendar", &["kvittera_domain::calendar"], &[]),
    room("reachability", &["kvittera_domain::reachability"], &["value"]),
    // The log.
    room(
        "log",
        &[
            "kvittera_store::chain",
            "kvittera_store::codec",
            "kvittera_store::disk_space",
            "kvittera_store::error",
            "kvittera_store::event_store",
            "kvittera_store::files",
            "kvittera_store::lock_wait",
            "kvittera_store::log_view",
            "kvittera_store::owner",
            "kvittera_store::stored_row",
        ],
        &["value", "event"],
    ),
    room("witness", &["kvittera_store::witness"], &["value", "event", "recovery", "log"]),
    room("witnessed", &["kvittera_store::witnessed"], &["value", "event", "recovery", "log", "witness"]),
    room("memory", &["kvittera_store::memory"], &["value", "event", "log", "witnessed"]),
    room("sqlite", &["kvittera_store::sqlite"], &["value", "event", "recovery", "log", "witness", "witnessed"]),
    room("snapshot", &["kvittera_store::snapshot"], &["value", "event", "ledger", "log"]),
    room("any_store", &["kvittera_store::any_store"], &["value", "event", "recovery", "log", "witnessed", "sqlite"]),
    room("store", &["kvittera_store"], &["log", "witnessed", "any_store"]),
    // The program.
    room("terminal", &["kvittera::terminal"], &[]),
    room("limits", &["kvittera::limits"], &[]),
    room("panics", &["kvittera::panics"], &[]),
    room(
        "config",
        &["kvittera::config"],
        &["value", "ledger", "rules", "views", "calendar", "reachability", "terminal"],
    ),
    room("clinics", &["kvittera::clinics"], &["value", "config"]),
    room("sandbox", &["kvittera::sandbox"], &["config"]),
    room("probe", &["kvittera::probe"], &["reachability", "config", "panics"]),
    room("desk", &["kvittera::desk"], &["domain", "store", "snapshot", "panics", "config", "clinics"]),
    room("open", &["kvittera::open"], &["domain", "store", "snapshot", "sqlite", "witness", "config", "desk"]),
    room("i18n", &["kvittera::i18n"], &["domain", "store", "config", "desk", "open", "probe"]),
    room("export", &["kvittera::export"], &["domain", "config", "desk", "i18n"]),
    room(
        "tui",
        &["kvittera::tui"],
        &["domain", "store", "terminal", "panics", "config", "clinics", "probe", "desk", "i18n", "export"],
    ),
    room(
        "cli",
        &["kvittera::cli"],
        &[
            "domain", "store", "terminal", "panics", "sandbox", "config", "clinics", "probe", "desk", "open", "i18n",
            "export",
        ],
    ),
    room("main", &["kvittera"], &["limits", "panics", "sandbox", "clinics", "desk", "open", "tui", "cli"]),
];

/// The room that a module lies in; the most exact row counts.
pub fn room_of(module: &[String]) -> Option<&'static Room> {
    let path = module.join("::");
    let within = |of: &str| path == of || path.starts_with(&format!("{of}::"));
    // A package's own name stands for its door alone.
    let is_of = |of: &&&str| if of.contains("::") { within(of) } else { path == **of };
    ROOMS.iter().find(|room| room.modules.iter().any(|of| is_of(&of)))
}

impl Room {
    pub fn may_take_from(&self, other: &Room) -> bool {
        let named = |name: &str| self.may_use.contains(&name);
        std::ptr::eq(self, other) || named(other.name) || (named("domain") && DOMAIN.contains(&other.name))
    }
}

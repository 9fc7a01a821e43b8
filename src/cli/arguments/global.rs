//! The options that every command takes.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::config::Language;
use kvittera_domain::value::actor::Role;

/// The options that every command takes.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// The live log [default: what the settings say, else the user's data folder]
    #[arg(long, global = true, value_name = "FILE", env = "KVITTERA_LOG", hide_env_values = true)]
    pub log: Option<PathBuf>,
    /// Use the practice log with its invented numbers, whatever --log says
    ///
    /// Without a live log a terminal gets the drill by itself; programs, and whoever asks for JSON, have to say so.
    #[arg(long, global = true)]
    pub practice: bool,
    /// The settings [default: the user's own, else /etc/kvittera/kvittera.toml]
    #[arg(long, global = true, value_name = "FILE", env = "KVITTERA_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,
    /// The language of all sentences [default: what the settings say]
    #[arg(long, global = true, value_parser = language(), env = "KVITTERA_LANG", hide_env_values = true)]
    pub lang: Option<Language>,
    /// Who is acting [default: the login, where it reads like a vgr-id]
    #[arg(long = "as", global = true, value_name = "VGR-ID", env = "KVITTERA_AS", hide_env_values = true)]
    pub acting: Option<String>,
    /// What the person is here to do, where the settings or a forced command let it be said
    #[arg(long, global = true, value_parser = role())]
    pub role: Option<Role>,
    /// Of the role ward: which, as "Clinic / Ward", "Clinic" or "*"
    #[arg(long, global = true, value_name = "UNIT", requires = "role")]
    pub unit: Option<String>,
    /// Print one JSON value instead of sentences (log: one fact a line)
    #[arg(long, global = true)]
    pub json: bool,
}

fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code)).try_map(|name| name.parse::<Language>())
}

fn role() -> impl TypedValueParser<Value = Role> {
    let named = |name: String| Role::ALL.into_iter().find(|role| role.name() == name).unwrap_or(Role::Cashier);
    PossibleValuesParser::new(Role::ALL.map(Role::name)).map(named)
}

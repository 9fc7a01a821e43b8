//! The arguments of the commands for an outage, planned or not.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

/// The subcommands of `kvittera outage`.
#[derive(Debug, Subcommand)]
pub enum OutageArgs {
    /// Open an outage
    Suspect(SuspectArgs),
    /// Say that the open outage is real, or that the planned one has begun
    Confirm {
        /// When it became known, or when the planned one began [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// Say that the service is back
    End {
        /// Since when [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// Write something down about the open outage, else the latest, else the next planned one
    Note {
        /// The words
        text: String,
        /// When it happened [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// Announce a planned stop
    Plan(PlannedArgs),
    /// Announce a planned stop for another time
    Replan(ReplannedArgs),
    /// Call a planned stop off
    Cancel {
        /// The planned stop's running number [default: the next one]
        outage: Option<String>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Set right when an outage began or ended
    Times(TimesArgs),
    /// Say that the service went down again: the latest outage goes on
    Reopen {
        /// What happened
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Close an outage of which nothing is left to reconcile
    Reconciled {
        /// The outage's running number [default: the latest one]
        outage: Option<String>,
    },
    /// List all outages, planned ones too
    List,
    #[command(about = "Show an outage whole: its course, its hand-outs and what is left to do")]
    Show {
        /// The outage's running number [default: the open, due or latest one]
        outage: Option<String>,
    },
    /// Print what whoever takes over has to know
    Handover(HandoverArgs),
}

/// The arguments of `kvittera outage suspect`: what was checked before, in the order of the routine.
#[derive(Debug, Args)]
pub struct SuspectArgs {
    /// Whether the fault is on this workstation only
    #[arg(long, value_name = "only|others", value_parser = one_of("only", "others"))]
    pub workstation: Option<bool>,
    /// Whether the fault is on this ward only
    #[arg(long, value_name = "only|others", value_parser = one_of("only", "others"))]
    pub ward: Option<bool>,
    /// Whether IT-nyheter says something
    #[arg(long, value_name = "announced|silent", value_parser = one_of("announced", "silent"))]
    pub news: Option<bool>,
    /// Who was called
    #[arg(long, value_name = "WHOM", requires = "answer")]
    pub called: Option<String>,
    /// What they said
    #[arg(long, value_name = "TEXT", requires = "called")]
    pub answer: Option<String>,
    /// What else was checked; may be given more than once
    #[arg(long, value_name = "TEXT")]
    pub checked: Vec<String>,
    /// When it began [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
}

/// The arguments of `kvittera outage plan`. A time without a date means the next such time, never one in the past.
#[derive(Debug, Args)]
pub struct PlannedArgs {
    /// When it shall begin; without a date, the next such time
    #[arg(long, value_name = "TIME")]
    pub from: String,
    /// When it shall be over; without a date, the next such time after --from
    #[arg(long, value_name = "TIME")]
    pub to: String,
    /// Where it was announced, or under which number
    #[arg(long, value_name = "TEXT")]
    pub reference: Option<String>,
}

/// The arguments of `kvittera outage replan`; the new announcement replaces the old one as a whole.
#[derive(Debug, Args)]
pub struct ReplannedArgs {
    /// The planned stop's running number [default: the next one]
    pub outage: Option<String>,
    #[command(flatten)]
    pub plan: PlannedArgs,
}

/// The arguments of `kvittera outage times`.
#[derive(Debug, Args)]
pub struct TimesArgs {
    /// The outage's running number [default: the latest one]
    pub outage: Option<String>,
    /// When it really began
    #[arg(long, value_name = "TIME")]
    pub started: Option<String>,
    /// When it really ended
    #[arg(long, value_name = "TIME")]
    pub ended: Option<String>,
    /// Why this is known
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// The arguments of `kvittera outage handover`.
#[derive(Debug, Args)]
pub struct HandoverArgs {
    /// The outage's running number [default: the open, due or latest one]
    pub outage: Option<String>,
    /// Save it in a new file instead; one that is there is never overwritten
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Accepts one of two words; the value is true if it is the first.
fn one_of(yes: &'static str, no: &'static str) -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new([yes, no]).map(move |word| word == yes)
}

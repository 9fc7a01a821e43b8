//! The arguments of the commands for reconciliation, once the service is back.
//!
//! A case is named by the running number of its issuance, or by `k` and the number of its conflict, as in `k1`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use kvittera_domain::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep};

const CASE: &str = "The hand-out's running number, or k and a clash's";

/// The subcommands of `kvittera reconcile`.
#[derive(Debug, Subcommand)]
pub enum ReconcileArgs {
    /// List what is borrowed, by outage and ward, the oldest first
    List(CasesArgs),
    /// Record the patient's new id
    Replace(ReplaceArgs),
    /// Write down that RAPS was told
    Raps(NotifyArgs),
    /// Say that nobody ever used the number
    Unused {
        #[arg(help = CASE)]
        case: String,
        /// Why this is known
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Take a step back; everything else stands as it did
    Reopen(UndoArgs),
}

/// The arguments of `kvittera reconcile list`: which cases to show.
#[derive(Debug, Args)]
pub struct CasesArgs {
    /// Only wards and clinics with this text in their name
    #[arg(long, value_name = "TEXT")]
    pub ward: Option<String>,
    /// Only this outage
    #[arg(long, value_name = "N")]
    pub outage: Option<String>,
    /// Only this id, old or new
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Only what is still to be done
    #[arg(long)]
    pub open: bool,
}

/// The arguments of `kvittera reconcile replace`.
#[derive(Debug, Args)]
pub struct ReplaceArgs {
    #[arg(help = CASE)]
    pub case: String,
    /// Personnummer, samordningsnummer or LRID
    pub new_id: String,
    /// Whether it is known who the patient is [default: pending for an LRID]
    #[arg(long, value_parser = identity())]
    pub identity: Option<PatientIdentity>,
    /// Keep an id that states an age above 110, or that was typed with a +
    #[arg(long)]
    pub accept_warnings: bool,
    /// Why, when another new id stands already
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// The arguments of `kvittera reconcile raps`.
#[derive(Debug, Args)]
pub struct NotifyArgs {
    #[arg(help = CASE)]
    pub case: String,
    /// When [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// Who told them [default: who enters it]
    #[arg(long, value_name = "VGR-ID")]
    pub by: Option<String>,
    /// Under which number or name RAPS can find it
    #[arg(long, value_name = "TEXT")]
    pub reference: Option<String>,
    /// Why, when RAPS knows it already
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// The arguments of `kvittera reconcile reopen`.
#[derive(Debug, Args)]
pub struct UndoArgs {
    #[arg(help = CASE)]
    pub case: String,
    /// Which step [default: the last one]
    #[arg(long, value_parser = step())]
    pub step: Option<ReconciliationStep>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Where RAPS was told of it by the log: it never was, or it must be told to undo it
    #[arg(long, value_parser = raps())]
    pub raps: Option<RapsAnswer>,
}

fn raps() -> impl TypedValueParser<Value = RapsAnswer> {
    let named =
        |name: String| RapsAnswer::ALL.into_iter().find(|answer| answer.name() == name).unwrap_or(RapsAnswer::ToUndo);
    PossibleValuesParser::new(RapsAnswer::ALL.map(RapsAnswer::name)).map(named)
}

fn identity() -> impl TypedValueParser<Value = PatientIdentity> {
    let named =
        |name: String| if name == "established" { PatientIdentity::Established } else { PatientIdentity::Pending };
    PossibleValuesParser::new(["established", "pending"]).map(named)
}

fn step() -> impl TypedValueParser<Value = ReconciliationStep> {
    let named = |name: String| {
        ReconciliationStep::ALL.into_iter().find(|step| step.name() == name).unwrap_or(ReconciliationStep::Replaced)
    };
    PossibleValuesParser::new(ReconciliationStep::ALL.map(ReconciliationStep::name)).map(named)
}

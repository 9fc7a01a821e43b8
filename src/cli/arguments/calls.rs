//! The arguments of the commands for a call: issuing a number, what happens to the issuance later, and conflicts.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use kvittera_domain::value::sex::Sex;

/// The arguments of `kvittera issue`; none at all means asking line by line.
#[derive(Debug, Default, Args)]
pub struct IssueArgs {
    /// The sex that the number shall state
    #[arg(long, value_parser = sex())]
    pub sex: Option<Sex>,
    /// Who asks
    #[arg(long, value_name = "ID")]
    pub vgr_id: Option<String>,
    /// The clinic that asks
    #[arg(long, value_name = "TEXT")]
    pub clinic: Option<String>,
    /// The ward that asks
    #[arg(long, value_name = "TEXT")]
    pub ward: Option<String>,
    /// The extension to call back
    #[arg(long, value_name = "TEXT")]
    pub callback: Option<String>,
    /// Late entry: the number that was given on paper
    #[arg(long, value_name = "NUMBER", requires = "at")]
    pub number: Option<String>,
    /// Late entry: when it was given
    #[arg(long, value_name = "TIME", requires = "number")]
    pub at: Option<String>,
    /// Late entry: who gave it [default: who enters it]
    #[arg(long, value_name = "VGR-ID", requires = "number")]
    pub given_by: Option<String>,
    #[arg(long, value_name = "ISSUANCE", requires = "number", conflicts_with = "another_patient")]
    #[arg(help = "Late entry: it is what this hand-out says already, so nothing is written")]
    pub same_as: Option<String>,
    #[arg(long, requires = "number")]
    #[arg(help = "Late entry: it is another patient than the hand-out that says the same")]
    pub another_patient: bool,
}

/// The arguments of `kvittera read-back`.
#[derive(Debug, Args)]
pub struct ReadBackArgs {
    #[arg(help = "The hand-out's running number")]
    pub issuance: String,
    /// The last four characters as heard
    pub last4: String,
}

/// The arguments of `kvittera void`.
#[derive(Debug, Args)]
pub struct VoidArgs {
    #[arg(help = "The hand-out's running number")]
    pub issuance: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// The arguments of `kvittera correct`; what is left out stays as it was recorded.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    #[arg(help = "The hand-out's running number")]
    pub issuance: String,
    /// Who asked
    #[arg(long, value_name = "ID")]
    pub vgr_id: Option<String>,
    /// The clinic that asked
    #[arg(long, value_name = "TEXT")]
    pub clinic: Option<String>,
    /// The ward that asked
    #[arg(long, value_name = "TEXT")]
    pub ward: Option<String>,
    /// The extension to call back
    #[arg(long, value_name = "TEXT")]
    pub callback: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// The subcommands of `kvittera conflict`.
#[derive(Debug, Subcommand)]
pub enum ConflictArgs {
    #[command(about = "List all clashes")]
    List,
    #[command(about = "Say how a clash was sorted out")]
    Resolve {
        #[arg(help = "The clash's running number")]
        conflict: String,
        #[arg(long = "same-hand-out", help = "It was none: the same hand-out was entered twice")]
        same_issuance: bool,
        /// How
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

fn sex() -> impl TypedValueParser<Value = Sex> {
    let values = [
        PossibleValue::new("female").aliases(["k", "kvinna", "f"]),
        PossibleValue::new("male").aliases(["m", "man"]),
        PossibleValue::new("unknown").aliases(["x", "okänt"]).hide(true),
    ];
    PossibleValuesParser::new(values).map(|word| Sex::from_word(&word).unwrap_or(Sex::Unknown))
}

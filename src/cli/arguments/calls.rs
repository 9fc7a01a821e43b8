//! The commands for what happens on the phone: hand-outs and what is said of them, clashes.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use kvittera_domain::value::sex::Sex;

/// Hand out a number.
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
}

/// Write down what the caller read back.
#[derive(Debug, Args)]
pub struct ReadBackArgs {
    /// The hand-out's running number
    pub issuance: String,
    /// The last four characters as heard
    pub last4: String,
}

/// Call a hand-out a mistake.
#[derive(Debug, Args)]
pub struct VoidArgs {
    /// The hand-out's running number
    pub issuance: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Set right what was written down wrongly.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    /// The hand-out's running number
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

/// Clashes between the paper binder and the log.
#[derive(Debug, Subcommand)]
pub enum ConflictArgs {
    /// List all clashes
    List,
    /// Say how a clash was sorted out
    Resolve {
        /// The clash's running number
        conflict: String,
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

//! The arguments of the commands for copies of the log.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `kvittera backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The new file; one that is there is never overwritten
    pub file: PathBuf,
}

/// The arguments of `kvittera restore`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The copy, as [backup] or `kvittera backup` made it
    pub file: PathBuf,
    /// Where the log is to be; nothing may stand there, nor a witness beside it
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// The witness of the lost log; its first part stands for all [default: where it belongs]
    #[arg(long, value_name = "FILE", conflicts_with = "no_witness")]
    pub witness: Option<PathBuf>,
    /// Ask no witness: it is lost too, or was itself taken from a copy and so knows no more than that
    #[arg(long)]
    pub no_witness: bool,
    #[arg(long, value_name = "NUMBER", num_args = 1.., help = UNISSUED)]
    pub unissued: Vec<String>,
    /// Such numbers: CSV, .xlsx or .ods with a column `number`, or one number a line
    #[arg(long, value_name = "FILE")]
    pub unissued_file: Option<PathBuf>,
    /// Why it is restored, and what was looked at
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

const UNISSUED: &str =
    "A number that was surely not handed out after the copy was made, as it lies in the binder and no ward has it";

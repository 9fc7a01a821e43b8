//! The arguments of the command that reports on an outage.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::export::report::ReportFormat;

/// The arguments of `kvittera report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The outage's running number [default: the one that began last]
    #[arg(long, value_name = "N")]
    pub outage: Option<String>,
    /// Markdown or one page of HTML [default: what the file's name says, else md]
    #[arg(long, value_parser = format())]
    pub format: Option<ReportFormat>,
    /// Save it in a new file instead; one that is there is never overwritten
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

fn format() -> impl TypedValueParser<Value = ReportFormat> {
    let named = |name: String| if name == "html" { ReportFormat::Html } else { ReportFormat::Markdown };
    PossibleValuesParser::new(["md", "html"]).map(named)
}

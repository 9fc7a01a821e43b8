//! `kvittera pool sheet`: the printed page for the paper binder.

use std::path::Path;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::save;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use kvittera_domain::calendar::local_rfc3339;

pub(super) fn run(session: &CliSession, file: Option<&Path>, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    opened.desk.rights().permit_overview().map_err(DeskError::Refused)?;
    let source = session.source(&opened, &[]);
    let sheet = source.sheet()?;
    let written = source.printed(&sheet);
    save::write_if_named(session, file, &written, output)?;
    if session.json {
        let [(_, female), (_, male)] = &sheet.pages;
        let file = file.map(|path| path.display().to_string());
        let value = serde_json::json!({
            "mode": sheet.mode, "now": local_rfc3339(sheet.now), "head": sheet.head, "female": female, "male": male, "file": file,
        });
        return Ok(output.json(&value)?);
    }
    save::print_unless_saved(file, &written, output)
}

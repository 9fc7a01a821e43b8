//! The questions about a request: what the ward must say on the phone, one thing at a time.

use std::io::BufRead;

use crate::cli::dialogue::Dialogue;
use crate::cli::failure::CliError;
use crate::cli::session::CliSession;
use crate::t;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;

/// Asks for the sex that the number must have.
pub(super) fn sex(session: &CliSession, dialogue: &mut Dialogue<'_, '_, impl BufRead>) -> Result<Sex, CliError> {
    let texts = &session.texts;
    dialogue.ask_until(texts, &t!(texts, "cli-ask-sex"), |answer| {
        Sex::from_word(answer).ok_or_else(|| t!(texts, "cli-sex-needed"))
    })
}

/// Asks who requests the number, for which unit, and for an extension to call back.
pub(super) fn request(
    session: &CliSession,
    dialogue: &mut Dialogue<'_, '_, impl BufRead>,
) -> Result<NumberRequest, CliError> {
    let texts = &session.texts;
    let requested_by = vgr_id(session, dialogue)?;
    let clinic = dialogue.ask_until(texts, &t!(texts, "cli-ask-clinic"), |answer| {
        answer.parse().map_err(|error| texts.text_error(error))
    })?;
    let ward = dialogue.ask_until(texts, &t!(texts, "cli-ask-ward"), |answer| {
        answer.parse().map_err(|error| texts.text_error(error))
    })?;
    let callback = dialogue.ask_until(texts, &t!(texts, "cli-ask-callback"), |answer| {
        if answer.is_empty() { Ok(None) } else { answer.parse().map(Some).map_err(|error| texts.text_error(error)) }
    })?;
    Ok(NumberRequest { requested_by, unit: Unit { clinic, ward }, callback })
}

fn vgr_id(session: &CliSession, dialogue: &mut Dialogue<'_, '_, impl BufRead>) -> Result<VgrId, CliError> {
    let texts = &session.texts;
    let vgr_id: VgrId = dialogue.ask_until(texts, &t!(texts, "cli-ask-vgr-id"), |answer| {
        answer.parse().map_err(|error| texts.vgr_id_error(error))
    })?;
    if !vgr_id.is_usual() {
        dialogue.output.message(&t!(texts, "vgr-id-unusual"))?;
    }
    Ok(vgr_id)
}

//! The paper binder beside the log: what should lie in it, and what to draw to fill it up.

use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::desk::DeskError;
use crate::domain::actor::Role;
use crate::domain::binder_number::BinderNumber;
use crate::domain::permission::Rights;
use crate::domain::refusal::Refusal;
use crate::domain::sex::Sex;
use crate::t;

#[derive(Serialize)]
struct BySex<T> {
    female: T,
    male: T,
}

#[derive(Serialize)]
struct Page {
    count: usize,
    numbers: Vec<BinderNumber>,
}

pub(super) fn count(session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    let opened = session.open(output)?;
    may_see_binder(opened.desk.rights())?;
    let page = |sex| {
        let numbers: Vec<_> = opened.desk.ledger().pool.free(sex).collect();
        Page { count: numbers.len(), numbers }
    };
    if session.json {
        return Ok(output.json(&BySex { female: page(Sex::Female), male: page(Sex::Male) })?);
    }
    for sex in Sex::IN_BINDER {
        let Page { count, numbers } = page(sex);
        output.result(&t!(session.texts, "cli-count-page", sexes = session.texts.sexes(sex), count = count))?;
        numbers.iter().try_for_each(|number| output.result(&format!("  [ ] {}", number.groups().join(" "))))?;
    }
    Ok(())
}

fn may_see_binder(rights: &Rights) -> Result<(), DeskError> {
    if rights.sees_binder() {
        return Ok(());
    }
    Err(DeskError::Refused(Refusal::NotAllowed { role: rights.role(), allowed: &[Role::Cashier, Role::Technician] }))
}

pub(super) fn redraw(session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    let opened = session.open(output)?;
    let missing = |sex| session.config.pool.per_sex.saturating_sub(opened.desk.ledger().pool.count(sex).free);
    let (female, male) = (missing(Sex::Female), missing(Sex::Male));
    if session.json {
        return Ok(output.json(&BySex { female, male })?);
    }
    let sentence = if (female, male) == (0, 0) {
        t!(session.texts, "cli-redraw-nothing")
    } else {
        t!(session.texts, "cli-redraw", women = female, men = male)
    };
    Ok(output.result(&sentence)?)
}

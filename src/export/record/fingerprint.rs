//! Ids of messages and bundles that follow from what is said: the same facts have the same id in every export, and a
//! correction has another one. So a receiver that drops repeats merges nothing twice.
//!
//! What may differ from one export to the next although the merge is the same stays out: the time of the export, the
//! other cases in it, the notes, and whether RAPS was told meanwhile.

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use crate::export::record::error::ExportError;
use crate::export::record::row::{Heading, identity};
use crate::export::record::system::IdSystem;
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::value::id::{LogId, OutageId};
use kvittera_domain::value::unit::Unit;
use kvittera_domain::views::export_selection::Ready;

/// How an id begins in practice. No live id begins so, since those are hexadecimal.
const PRACTICE: &str = "OVN";

/// The most characters that HL7 v2.5 allows in the id of a message.
const CONTROL_ID: usize = 20;

/// What is said, as SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fingerprint {
    digest: [u8; 32],
    is_practice: bool,
}

/// What the message about one case says. The order of the fields is for good: another one would give other ids.
#[derive(Serialize)]
struct MergeFacts<'a> {
    log: Option<LogId>,
    mode: &'static str,
    case: String,
    old_id: [&'a str; 2],
    new_id: [&'a str; 2],
    identity: &'static str,
    sex: &'static str,
    #[serde(flatten)]
    unit: &'a Unit,
    requested_by: &'a str,
    issued_by: &'a str,
    issued_at: String,
    replaced_at: String,
    replaced_by: &'a str,
}

/// What a batch or a bundle says: its messages in their order.
#[derive(Serialize)]
struct BatchFacts {
    log: Option<LogId>,
    mode: &'static str,
    outage: OutageId,
    form: &'static str,
    messages: Vec<[u8; 32]>,
}

impl Fingerprint {
    /// That of the message about one case.
    pub(super) fn of_case(heading: &Heading<'_>, ready: &Ready<'_>) -> Result<Self, ExportError> {
        let (case, replaced) = (&ready.case, ready.replaced);
        Self::of(
            heading,
            &MergeFacts {
                log: heading.log,
                mode: heading.mode(),
                case: case.id.to_string(),
                old_id: [IdSystem::of_number(&case.number).oid, case.number.as_str()],
                new_id: [IdSystem::of_new_id(&replaced.id).oid, replaced.id.value()],
                identity: identity(replaced.identity),
                sex: case.sex.name(),
                unit: &case.request.unit,
                requested_by: case.request.requested_by.as_str(),
                issued_by: case.issued_by.as_str(),
                issued_at: local_rfc3339(case.issued_at),
                replaced_at: local_rfc3339(replaced.at),
                replaced_by: replaced.by.vgr_id.as_str(),
            },
        )
    }

    /// That of a batch or a bundle in this form.
    pub(super) fn of_batch(
        heading: &Heading<'_>,
        form: &'static str,
        ready: &[Ready<'_>],
    ) -> Result<Self, ExportError> {
        let messages = ready.iter().map(|case| Ok(Self::of_case(heading, case)?.digest));
        let messages = messages.collect::<Result<_, ExportError>>()?;
        let (log, outage) = (heading.log, heading.outage.id);
        Self::of(heading, &BatchFacts { log, mode: heading.mode(), outage, form, messages })
    }

    fn of(heading: &Heading<'_>, facts: &impl Serialize) -> Result<Self, ExportError> {
        let digest = Sha256::digest(serde_json::to_vec(facts)?).into();
        Ok(Self { digest, is_practice: heading.is_practice })
    }

    /// An id for HL7 v2.5: ASCII, 20 characters, and in practice it says so.
    pub(super) fn control_id(&self) -> String {
        let mark = if self.is_practice { PRACTICE } else { "" };
        let hexadecimal = self.digest.iter().map(|byte| format!("{byte:02x}"));
        let mut id: String = std::iter::once(mark.to_owned()).chain(hexadecimal).collect();
        id.truncate(CONTROL_ID);
        id
    }

    /// An id for FHIR, of version 8: made from what is said in a way of our own.
    pub(super) fn uuid(&self) -> Uuid {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&self.digest[..16]);
        Builder::from_custom_bytes(bytes).into_uuid()
    }
}

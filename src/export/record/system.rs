//! The one table of systems under which the record names ids, whatever the format.
//!
//! An id is a system together with a value. HL7 v2 names a system by its OID, so the others do as well: FHIR as
//! `urn:oid:…`, table and JSON as the bare OID. A receiver of two formats sees one system, not two.

use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::PoolNumber;

/// The system of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IdSystem {
    /// The object identifier, such as `1.2.752.129.2.1.3.1`.
    pub(super) oid: &'static str,
}

impl IdSystem {
    /// That of a number of the pool.
    pub(super) fn of_number(number: &PoolNumber) -> Self {
        Self { oid: number.kind().oid() }
    }

    /// That of a new id.
    pub(super) fn of_new_id(id: &PersonId) -> Self {
        Self { oid: id.oid() }
    }

    /// The system as a URI, for FHIR.
    pub(super) fn uri(self) -> String {
        format!("urn:oid:{}", self.oid)
    }
}

//! Writes segments of HL7 v2 field by field. A value can't get into a segment without being escaped.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use crate::export::record::system::IdSystem;

/// The encoding characters: component, repetition, escape, subcomponent.
const ENCODING: &str = r"^~\&";

/// The content of a field, already escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SegmentField(String);

impl SegmentField {
    /// One value.
    pub(super) fn text(value: &str) -> Self {
        Self(escaped(value))
    }

    /// A value of several components.
    pub(super) fn components(values: &[&str]) -> Self {
        Self(joined(values, "^"))
    }

    /// A repeating field.
    pub(super) fn repeated(values: &[String]) -> Self {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        Self(joined(&values, "~"))
    }

    /// An id with its system, as a patient's internal identifier (type `CX`, code `PI`).
    pub(super) fn id(value: &str, system: IdSystem) -> Self {
        Self(format!("{}^^^&{}&ISO^PI", escaped(value), escaped(system.oid)))
    }
}

/// A segment: its name and its fields.
#[derive(Debug)]
pub(super) struct Segment {
    name: &'static str,
    /// By field number. In a header the separator itself is field 1, as the standard counts.
    fields: BTreeMap<usize, SegmentField>,
    is_header: bool,
}

impl Segment {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, fields: BTreeMap::new(), is_header: false }
    }

    /// A header segment (`FHS`, `BHS`, `MSH`), which declares the separators.
    pub(super) fn header(name: &'static str) -> Self {
        Self { is_header: true, ..Self::new(name) }.with(2, SegmentField(ENCODING.to_owned()))
    }

    /// Adds a field.
    pub(super) fn with(mut self, number: usize, field: SegmentField) -> Self {
        self.fields.insert(number, field);
        self
    }
}

impl fmt::Display for Segment {
    /// Ends with the carriage return of every segment; empty fields at the end are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        let filled = self.fields.iter().filter(|(_, field)| !field.0.is_empty());
        // The first field of a header is the separator that stands before its second one.
        let mut written = usize::from(self.is_header);
        for (number, field) in filled {
            f.write_str(&"|".repeat(number - written))?;
            f.write_str(&field.0)?;
            written = *number;
        }
        f.write_str("\r")
    }
}

fn joined(values: &[&str], separator: &str) -> String {
    values.iter().map(|value| escaped(value)).collect::<Vec<_>>().join(separator)
}

/// Escapes every character that would end the value, the segment or its frame, or act as a separator.
fn escaped(value: &str) -> String {
    value.chars().fold(String::with_capacity(value.len()), |mut escaped, c| {
        match c {
            '|' => escaped.push_str(r"\F\"),
            '^' => escaped.push_str(r"\S\"),
            '&' => escaped.push_str(r"\T\"),
            '~' => escaped.push_str(r"\R\"),
            '\\' => escaped.push_str(r"\E\"),
            // Writing to a string cannot fail.
            control if control.is_ascii_control() => write!(escaped, r"\X{:02X}\", u32::from(control)).unwrap_or(()),
            other => escaped.push(other),
        }
        escaped
    })
}

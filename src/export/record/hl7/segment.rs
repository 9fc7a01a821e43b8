//! Segments of HL7 v2, field by field; a value can't get into one without being escaped.

use std::collections::BTreeMap;
use std::fmt;

/// The encoding characters: component, repetition, escape, subcomponent.
const ENCODING: &str = r"^~\&";

/// The content of a field, ready to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SegmentField(String);

impl SegmentField {
    /// One value.
    pub(super) fn text(value: &str) -> Self {
        Self(escaped(value))
    }

    /// One value in components.
    pub(super) fn components(values: &[&str]) -> Self {
        Self(joined(values, "^"))
    }

    /// Several values of one kind.
    pub(super) fn repeated(values: &[String]) -> Self {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        Self(joined(&values, "~"))
    }

    /// An id and the system that gave it, as a patient's internal identifier (`CX`).
    pub(super) fn id(value: &str, oid: &str) -> Self {
        Self(format!("{}^^^&{}&ISO^PI", escaped(value), escaped(oid)))
    }
}

/// One segment.
#[derive(Debug)]
pub(super) struct Segment {
    name: &'static str,
    /// By their numbers; those of a header count from the separator itself, as the standard has it.
    fields: BTreeMap<usize, SegmentField>,
    is_header: bool,
}

impl Segment {
    /// A segment without fields.
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, fields: BTreeMap::new(), is_header: false }
    }

    /// A segment that says which separators hold from there on.
    pub(super) fn header(name: &'static str) -> Self {
        Self { is_header: true, ..Self::new(name) }.with(2, SegmentField(ENCODING.to_owned()))
    }

    /// The same with one more field.
    pub(super) fn with(mut self, number: usize, field: SegmentField) -> Self {
        self.fields.insert(number, field);
        self
    }
}

impl fmt::Display for Segment {
    /// With the carriage return that ends every segment; empty fields at the end are left away.
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

/// The value without any character that would end it or steer what follows.
fn escaped(value: &str) -> String {
    value.chars().fold(String::with_capacity(value.len()), |mut escaped, c| {
        match c {
            '|' => escaped.push_str(r"\F\"),
            '^' => escaped.push_str(r"\S\"),
            '&' => escaped.push_str(r"\T\"),
            '~' => escaped.push_str(r"\R\"),
            '\\' => escaped.push_str(r"\E\"),
            '\r' => escaped.push_str(r"\X0D\"),
            '\n' => escaped.push_str(r"\X0A\"),
            other => escaped.push(other),
        }
        escaped
    })
}

//! person_id

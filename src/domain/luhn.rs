//! luhn

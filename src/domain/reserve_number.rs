//! reserve_number

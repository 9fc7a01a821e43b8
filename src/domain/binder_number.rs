//! binder_number

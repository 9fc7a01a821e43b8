//! Parts that several screens share.

pub mod actions;
pub mod advice;
pub mod bars;
pub mod bottom;
pub mod field;
pub mod list;
pub mod new_id;
pub mod notice;
pub mod number;
pub mod panel;
pub mod progress;
pub mod text;

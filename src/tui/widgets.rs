//! Parts that more than one screen is made of.

pub mod advice;
pub mod bars;
pub mod bottom;
pub mod field;
pub mod list;
pub mod notice;
pub mod number;
pub mod panel;
pub mod text;

//! The real program in a real terminal: what a person does at a desk or over SSH, and what befalls the terminal.

mod breaking;
mod bytes;
mod checkout;
mod kinds;
mod leaving;
pub mod machine;
mod many;
mod others;
mod rough;
mod stopped;
mod struck;
mod vanishing;
pub mod window;

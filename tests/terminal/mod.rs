//! The real program in a real terminal: what a person does at a desk or over SSH, and what befalls the terminal.

mod bytes;
mod checkout;
mod leaving;
mod machine;
mod others;
mod rough;
mod vanishing;
pub mod window;

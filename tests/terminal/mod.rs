//! The real program in a real terminal: what a person does at a desk or over SSH, and what befalls the terminal.

mod breaking;
mod bytes;
mod checkout;
mod healed;
mod kinds;
mod leaving;
pub mod machine;
mod many;
mod multiplexed;
mod others;
mod rough;
mod stopped;
mod struck;
mod torn;
mod vanishing;
pub mod window;

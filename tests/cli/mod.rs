//! The command line, through the real program.

mod arguments;
mod hand_outs;
mod hostile;
mod init;
mod issue;
mod late_entry;
mod logs;
pub mod place;
mod pool;
mod practice;
mod prompts;
mod settings;
mod state;
mod terminal;
mod verify;

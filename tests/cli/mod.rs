//! The command line, through the real program.

mod arguments;
mod backup;
mod export;
mod hand_outs;
mod handover;
mod hostile;
mod init;
mod issue;
mod journal;
mod late_entry;
mod logs;
mod outages;
pub mod place;
mod planned;
mod pool;
mod practice;
mod prompts;
mod reconcile;
mod recover;
mod reports;
mod restore;
mod restore_law;
mod roles;
mod settings;
mod state;
mod terminal;
mod verify;

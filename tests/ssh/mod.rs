//! The way in over SSH, through a real sshd with the files of `data/ssh`.

mod inside;
mod outside;
pub mod server;

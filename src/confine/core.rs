//! What the program knows stays out of files that the system writes when a program dies.

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// No image of the memory is left behind, and no other program of the same account may look into it.
///
/// Done on a best-effort basis, before anything is known: a system that refuses is no reason to hand out nothing.
pub fn leave_no_core() {
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).ok();
    set_dumpable_behavior(DumpableBehavior::NotDumpable).ok();
}

//! The program shut in: what the kernel refuses from then on, in a thread that is shut in as the program is, and in the
//! program itself.

mod program;
mod walls;

use kvittera::sandbox::SandboxStatus;

use std::io::Write as _;

/// Whether there is something to test: where tests are a gate there has to be.
pub fn is_enforced(confinement: SandboxStatus) -> bool {
    let enforced = confinement == SandboxStatus::Full;
    if !enforced {
        let missing = "this kernel can't shut a program in (Landlock): NOTHING is proved about confinement";
        assert!(std::env::var_os("CI").is_none(), "{missing}");
        // Past what the test harness keeps to itself.
        std::io::stderr().write_all(format!("\nWARNING: {missing}\n").as_bytes()).unwrap();
    }
    enforced
}

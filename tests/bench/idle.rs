//! The program left alone on a terminal for a minute.

use std::fs;
use std::time::Duration;

use portable_pty::CommandBuilder;

use super::table::Line;
use super::window::Window;

const MINUTE: Duration = Duration::from_mins(1);
/// The first frame and what follows it belong to the start.
const SETTLED: Duration = Duration::from_secs(3);

pub fn measure() -> Vec<Line> {
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kvittera"));
    command.env_clear();
    command.env("HOME", home.path());
    command.env("XDG_CONFIG_HOME", path("config"));
    command.env("XDG_DATA_HOME", path("data"));
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    command.env("KVITTERA_AS", "abcde1");
    command.cwd(home.path());
    let mut window = Window::open(command);
    window.wait_for_words("Kvittera ut").watch(SETTLED);
    let before = processor_time(&window);
    let bytes = window.watch(MINUTE);
    let spent = processor_time(&window).saturating_sub(before);
    vec![Line::told("left alone for a minute", format!("{spent:.1?} of a processor, {bytes} bytes"))]
}

/// Of all threads, as the scheduler counts it.
fn processor_time(window: &Window) -> Duration {
    let threads = fs::read_dir(format!("/proc/{}/task", window.program().as_raw_nonzero())).unwrap();
    let spent = threads.map(|thread| {
        let counted = fs::read_to_string(thread.unwrap().path().join("schedstat")).unwrap();
        counted.split_whitespace().next().unwrap().parse::<u64>().unwrap()
    });
    Duration::from_nanos(spent.sum())
}

//! A machine that the program runs on, with a home of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::window::Window;

/// A machine on which nobody has used the program yet.
pub struct Machine {
    home: TempDir,
    vars: Vec<(&'static str, String)>,
}

impl Machine {
    /// Fresh; abcde1 sits at it.
    pub fn fresh() -> Self {
        let home = tempfile::tempdir().unwrap();
        let path = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
        let vars = vec![
            ("HOME", path("")),
            ("XDG_CONFIG_HOME", path("config")),
            ("XDG_DATA_HOME", path("data")),
            ("PATH", "/usr/bin:/bin".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("KVITTERA_AS", "abcde1".to_owned()),
        ];
        Self { home, vars }
    }

    /// The same, with one more variable in its environment.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.vars.push((name, value.to_owned()));
        self
    }

    /// Where everything of this machine lies.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Waits until a kept draft holds `typed`: keeping it takes a moment, and this is about what comes after.
    pub fn wait_for_draft(&self, typed: &str) {
        let end = Instant::now() + Duration::from_secs(30);
        while !self.drafts().iter().any(|draft| draft.contains(typed)) {
            assert!(Instant::now() < end, "no draft with {typed}");
            std::thread::yield_now();
        }
    }

    /// The drafts that are kept, of every window.
    pub fn drafts(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.home.path().join("data/kvittera/practice.log.sqlite.drafts"));
        let files = files.into_iter().flatten().map(|file| file.unwrap().path());
        files.filter(|file| file.extension() == Some("json".as_ref())).flat_map(std::fs::read_to_string).collect()
    }

    /// The practice log, which the program makes by itself.
    pub fn log(&self) -> PathBuf {
        self.home.path().join("data/kvittera/practice.log.sqlite")
    }

    /// Opens the screens in a window of 80 by 24.
    pub fn open(&self) -> Window {
        self.open_with(&[env!("CARGO_BIN_EXE_kvittera")])
    }

    /// The same for somebody else.
    pub fn open_as(&self, who: &str) -> Window {
        self.open_with(&[env!("CARGO_BIN_EXE_kvittera"), "--as", who])
    }

    /// Runs any program in a window.
    pub fn open_with(&self, arguments: &[&str]) -> Window {
        let mut command = CommandBuilder::from_argv(arguments.iter().map(Into::into).collect());
        command.env_clear();
        self.vars.iter().for_each(|(name, value)| command.env(name, value));
        command.cwd(self.home.path());
        Window::open(command)
    }

    /// Runs the command line to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kvittera"));
        command.args(arguments).env_clear().envs(self.vars.iter().map(|(name, value)| (name, value)));
        command.current_dir(self.home.path()).output().unwrap()
    }

    /// The facts of the practice log.
    pub fn events(&self) -> Vec<serde_json::Value> {
        let output = self.run(&["--practice", "log", "--json"]);
        assert!(output.status.success(), "{output:?}");
        let lines = String::from_utf8(output.stdout).unwrap();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The facts of one kind.
    pub fn facts_of_kind(&self, kind: &str) -> Vec<serde_json::Value> {
        self.events().into_iter().filter(|recorded| recorded["kind"] == kind).collect()
    }
}

//! A program that ends, with all that it started, when this value does.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

/// A program that ends also when the thread that starts it ends without a word: a test that was killed
/// leaves no display behind. (`setpriv` is part of every Linux.)
pub fn bound(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", program]);
    command
}

/// Leads a process group of its own.
pub struct Group(Child);

impl Group {
    /// Starts it.
    pub fn start(command: &mut Command) -> Group {
        let child = command.process_group(0).spawn();
        Group(child.unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display())))
    }

    /// Starts it and reads the first line that it prints, where such programs say that they are ready.
    pub fn announced(command: &mut Command) -> (Group, String) {
        let mut group = Group::start(command.stdout(Stdio::piped()));
        let mut line = String::new();
        let said = group.0.stdout.take().expect("a pipe");
        BufReader::new(said).read_line(&mut line).expect("a first line");
        assert!(!line.is_empty(), "{} ended before it was ready", command.get_program().display());
        (group, line.trim().to_owned())
    }

    /// Its process id, which is also its group's.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// What to write to, when it was started with a pipe.
    pub fn stdin(&mut self) -> Option<std::process::ChildStdin> {
        self.0.stdin.take()
    }

    /// How it ended, if it does within that time.
    pub fn ended_within(&mut self, limit: Duration) -> Option<ExitStatus> {
        let start = Instant::now();
        while start.elapsed() < limit {
            if let Some(status) = self.0.try_wait().expect("a child of ours") {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Ok(id) = i32::try_from(self.0.id())
            && let Some(group) = Pid::from_raw(id)
        {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

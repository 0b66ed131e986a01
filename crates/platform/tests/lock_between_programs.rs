//! The writer's lock between two programs, the second of which is killed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use koppel_core::ports::Files;
use koppel_platform::files::Folder;

/// Set in the child: the folder whose lock it holds until it dies.
const FOLDER: &str = "KOPPEL_TEST_LOCK";

#[test]
fn a_killed_program_frees_its_lock() {
    if let Some(folder) = env::var_os(FOLDER) {
        let _lock = Folder::new(folder).lock().unwrap();
        println!("held");
        std::io::stdout().flush().unwrap();
        thread::sleep(Duration::from_secs(600));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut holder = Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_killed_program_frees_its_lock", "--nocapture"])
        .env(FOLDER, folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("held")));

    let (said, hears) = mpsc::channel();
    let path = folder.path().to_owned();
    let waiting = thread::spawn(move || {
        let lock = Folder::new(path).lock();
        said.send(lock.is_ok()).unwrap();
    });
    assert!(hears.recv_timeout(Duration::from_millis(300)).is_err(), "two programs at once");
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert!(hears.recv_timeout(Duration::from_secs(10)).unwrap());
    waiting.join().unwrap();
}

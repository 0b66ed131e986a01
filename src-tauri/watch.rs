//! Sees what another program, koppel-cli for one, changes in the data folder. The system tells; nobody asks.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use koppel_platform::lock_request;

use crate::{practice, settings};

/// A save is several steps; what follows within this time belongs to it.
const SETTLE: Duration = Duration::from_millis(80);

/// What happened in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// A file of a profile was written, renamed or removed.
    Changed,
    /// Another program asks to lock everything now.
    LockRequested,
}

/// Watching ends when this is dropped.
pub struct Watch {
    _watcher: RecommendedWatcher,
}

/// Starts to watch `home` and the folders in it, which it makes if need be. `hear` runs on a thread of its own.
pub fn start(home: &Path, hear: impl Fn(News) + Send + 'static) -> notify::Result<Watch> {
    make(home)?;
    // As the system names what is in it.
    let home = fs::canonicalize(home)?;
    let practice = home.join(practice::FOLDER);
    let (send, receive) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let news = match event {
            Ok(event) => news(&event, &practice),
            // The queue overflowed: anything may have changed.
            Err(_) => Some(News::Changed),
        };
        if let Some(news) = news {
            let _ = send.send(news);
        }
    })?;
    watcher.watch(&home, RecursiveMode::Recursive)?;
    thread::spawn(move || tell(&receive, hear));
    Ok(Watch { _watcher: watcher })
}

fn tell(receive: &Receiver<News>, hear: impl Fn(News)) {
    while let Ok(first) = receive.recv() {
        let mut loudest = first;
        if first == News::Changed {
            while let Ok(next) = receive.recv_timeout(SETTLE) {
                loudest = loudest.max(next);
            }
        }
        hear(loudest);
    }
}

/// What happened, but for what the practice site does in its folder: it writes with each page.
fn news(event: &Event, practice: &Path) -> Option<News> {
    if event.need_rescan() {
        return Some(News::Changed);
    }
    // Koppel's own reading and locking also passes by here; to answer that would never end.
    let changes = match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) => true,
        EventKind::Modify(kind) => !matches!(kind, ModifyKind::Metadata(_)),
        _ => false,
    };
    event
        .paths
        .iter()
        .filter(|path| changes && !path.starts_with(practice))
        .filter_map(|path| about(path))
        .max()
}

fn about(path: &Path) -> Option<News> {
    let name = path.file_name()?.to_str()?;
    match name {
        lock_request::FILE => Some(News::LockRequested),
        settings::FILE => None,
        name if name.ends_with(".lock") => None,
        _ => Some(News::Changed),
    }
}

/// Readable by this user only, like all that will be in it.
fn make(home: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(home)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SOON: Duration = Duration::from_secs(5);
    const QUIET: Duration = Duration::from_millis(300);

    fn watched() -> (tempfile::TempDir, Watch, Receiver<News>) {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("profiles")).unwrap();
        let (send, receive) = mpsc::channel();
        let watch = start(home.path(), move |news| send.send(news).unwrap()).unwrap();
        (home, watch, receive)
    }

    #[test]
    fn many_steps_of_one_save_are_told_once() {
        let (home, _watch, receive) = watched();
        let (new, file) = (home.path().join("profiles/a.new"), home.path().join("profiles/a.profile"));
        fs::write(&new, b"1").unwrap();
        fs::rename(&new, &file).unwrap();
        fs::remove_file(&file).unwrap();
        assert_eq!(receive.recv_timeout(SOON), Ok(News::Changed));
        assert!(receive.recv_timeout(QUIET).is_err());
    }

    #[test]
    fn a_folder_made_later_is_watched() {
        let home = tempfile::tempdir().unwrap();
        let (send, receive) = mpsc::channel();
        let _watch = start(home.path(), move |news| send.send(news).unwrap()).unwrap();
        fs::create_dir(home.path().join("profiles")).unwrap();
        assert_eq!(receive.recv_timeout(SOON), Ok(News::Changed));
        fs::write(home.path().join("profiles/a.profile"), b"1").unwrap();
        assert_eq!(receive.recv_timeout(SOON), Ok(News::Changed));
    }

    #[test]
    fn reading_locking_and_settings_are_no_news() {
        let (home, _watch, receive) = watched();
        let file = home.path().join("profiles/a.profile");
        fs::write(&file, b"1").unwrap();
        assert_eq!(receive.recv_timeout(SOON), Ok(News::Changed));
        fs::read(&file).unwrap();
        fs::read_dir(home.path()).unwrap().count();
        fs::write(home.path().join("profiles/vault.lock"), b"").unwrap();
        fs::write(home.path().join(settings::FILE), b"{}").unwrap();
        assert!(receive.recv_timeout(QUIET).is_err());
    }

    #[test]
    fn what_the_practice_site_writes_is_no_news() {
        let (home, _watch, receive) = watched();
        let folder = home.path().join(practice::FOLDER);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("site.sqlite"), b"1").unwrap();
        assert!(receive.recv_timeout(QUIET).is_err());
        fs::write(home.path().join("profiles/a.profile"), b"1").unwrap();
        assert_eq!(receive.recv_timeout(SOON), Ok(News::Changed));
    }

    #[test]
    fn a_request_to_lock_is_heard_each_time() {
        let (home, _watch, receive) = watched();
        for _ in 0..2 {
            lock_request::make(home.path()).unwrap();
            assert_eq!(receive.recv_timeout(SOON), Ok(News::LockRequested));
            while receive.recv_timeout(QUIET).is_ok() {}
        }
    }
}

use std::sync::mpsc;
use std::time::Duration;

use super::*;

fn folder() -> (tempfile::TempDir, Folder) {
    let temp = tempfile::tempdir().unwrap();
    let folder = Folder::new(temp.path().join("a/b"));
    (temp, folder)
}

#[test]
fn a_missing_folder_is_empty_and_made_on_the_first_write() {
    let (_temp, folder) = folder();
    assert_eq!(folder.list().unwrap(), Vec::<String>::new());
    assert!(!folder.path.exists());
    folder.write("one", b"1").unwrap();
    assert_eq!(folder.list().unwrap(), ["one"]);
}

#[test]
fn what_is_written_is_read() {
    let (_temp, folder) = folder();
    folder.write("one", b"long content").unwrap();
    folder.write("one", b"short").unwrap();
    folder.sync("one").unwrap();
    folder.sync_folder().unwrap();
    assert_eq!(folder.read("one", 5).unwrap(), b"short");
}

#[test]
fn more_than_the_limit_is_refused() {
    let (_temp, folder) = folder();
    folder.write("one", &[7; 11]).unwrap();
    assert_eq!(folder.read("one", 10).unwrap_err().kind(), ErrorKind::FileTooLarge);
    assert_eq!(folder.read("one", 11).unwrap().len(), 11);
}

#[test]
fn a_missing_file_is_not_found_and_may_be_removed() {
    let (_temp, folder) = folder();
    assert_eq!(folder.read("none", 10).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(folder.sync("none").unwrap_err().kind(), ErrorKind::NotFound);
    folder.remove("none").unwrap();
}

#[test]
fn rename_replaces() {
    let (_temp, folder) = folder();
    folder.write("new", b"new").unwrap();
    folder.write("old", b"old").unwrap();
    folder.rename("new", "old").unwrap();
    assert_eq!(folder.list().unwrap(), ["old"]);
    assert_eq!(folder.read("old", 10).unwrap(), b"new");
}

#[test]
fn a_new_name_is_given_only_once() {
    let (_temp, folder) = folder();
    for (name, content) in [("first", b"1"), ("second", b"2")] {
        folder.write(name, content).unwrap();
    }
    folder.rename_new("first", "taken").unwrap();
    assert_eq!(folder.rename_new("second", "taken").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(folder.read("taken", 10).unwrap(), b"1");
    assert_eq!(folder.list().unwrap(), ["second", "taken"]);
    assert_eq!(folder.rename_new("none", "other").unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(folder.list().unwrap(), ["second", "taken"], "nothing empty stays");
}

#[test]
fn a_new_name_is_given_only_once_without_hard_links_too() {
    let (_temp, folder) = folder();
    for (name, content) in [("first", b"1"), ("second", b"2")] {
        folder.write(name, content).unwrap();
    }
    let rename = |from, to| rename_claimed(&folder.path.join(from), &folder.path.join(to));
    rename("first", "taken").unwrap();
    assert_eq!(rename("second", "taken").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(folder.read("taken", 10).unwrap(), b"1");
    assert_eq!(rename("none", "other").unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(folder.list().unwrap(), ["second", "taken"], "nothing empty stays");
}

#[test]
fn of_many_that_want_one_name_one_gets_it() {
    let (temp, folder) = folder();
    let sources: Vec<String> = (0..16).map(|n| format!("from-{n}")).collect();
    for source in &sources {
        folder.write(source, source.as_bytes()).unwrap();
    }
    let path = temp.path().join("a/b");
    let threads: Vec<_> = sources
        .into_iter()
        .map(|source| {
            let folder = Folder::new(&path);
            std::thread::spawn(move || folder.rename_new(&source, "one").is_ok().then_some(source))
        })
        .collect();
    let won: Vec<_> = threads.into_iter().filter_map(|thread| thread.join().unwrap()).collect();
    assert_eq!(won.len(), 1);
    assert_eq!(folder.read("one", 10).unwrap(), won[0].as_bytes());
}

#[test]
fn a_folder_of_the_person_s_is_never_made() {
    let temp = tempfile::tempdir().unwrap();
    let path = temp.path().join("stick");
    let folder = Folder::existing(&path);
    assert_eq!(folder.list().unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(folder.write("one", b"1").unwrap_err().kind(), ErrorKind::NotFound);
    assert!(!path.exists());
    fs::create_dir(&path).unwrap();
    folder.write("one", b"1").unwrap();
    folder.rename_new("one", "two").unwrap();
    folder.sync_folder().unwrap();
    assert_eq!(folder.list().unwrap(), ["two"]);
}

#[test]
fn what_is_kept_does_not_change_with_its_source() {
    let (_temp, folder) = folder();
    folder.write("now", b"first").unwrap();
    folder.write("before", b"zeroth").unwrap();
    folder.keep("now", "before").unwrap();
    folder.write("now", b"second").unwrap();
    assert_eq!(folder.read("before", 10).unwrap(), b"first");
    assert_eq!(folder.read("now", 10).unwrap(), b"second");
    assert_eq!(folder.keep("none", "before").unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let (_temp, folder) = folder();
    folder.write("one", b"1").unwrap();
    for name in ["", ".", "..", "../one", "a/b", "a\\b", "/etc/passwd", "C:one", "one/", "./one", "a\0b"] {
        for result in [
            folder.write(name, b"x"),
            folder.read(name, 10).map(drop),
            folder.sync(name),
            folder.rename("one", name),
            folder.rename(name, "one"),
            folder.rename_new("one", name),
            folder.rename_new(name, "two"),
            folder.keep("one", name),
            folder.remove(name),
        ] {
            assert_eq!(result.unwrap_err().kind(), ErrorKind::InvalidInput, "{name:?}");
        }
    }
    assert_eq!(folder.list().unwrap(), ["one"]);
}

#[test]
fn the_lock_file_and_folders_are_not_listed() {
    let (_temp, folder) = folder();
    folder.write("one", b"1").unwrap();
    fs::create_dir(folder.path.join("inner")).unwrap();
    drop(folder.lock().unwrap());
    assert_eq!(folder.list().unwrap(), ["one"]);
    assert!(folder.path.join(LOCK_FILE).exists());
}

#[test]
fn the_second_waits_until_the_first_lets_go() {
    let (_temp, folder) = folder();
    let held = folder.lock().unwrap();
    let (said, hears) = mpsc::channel();
    let path = folder.path.clone();
    let second = std::thread::spawn(move || {
        let _lock = Folder::new(path).lock().unwrap();
        said.send(()).unwrap();
    });
    assert!(hears.recv_timeout(Duration::from_millis(200)).is_err(), "two writers at once");
    drop(held);
    hears.recv_timeout(Duration::from_secs(10)).unwrap();
    second.join().unwrap();
}

#[test]
fn a_file_in_the_place_of_the_folder_is_an_error() {
    let temp = tempfile::tempdir().unwrap();
    let path = temp.path().join("file");
    fs::write(&path, "").unwrap();
    let folder = Folder::new(path);
    assert!(folder.list().is_err());
    assert_ne!(folder.read("one", 10).unwrap_err().kind(), ErrorKind::NotFound);
    assert!(folder.remove("one").is_err());
    assert!(Folder::new(temp.path().join("file/below")).list().is_err());
    assert!(folder.write("one", b"1").is_err());
    assert!(folder.lock().is_err());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn only_this_user_can_read() {
        let (temp, folder) = folder();
        folder.write("one", b"1").unwrap();
        folder.keep("one", "two").unwrap();
        drop(folder.lock().unwrap());
        for part in ["a", "a/b"] {
            assert_eq!(mode(&temp.path().join(part)), 0o700, "{part}");
        }
        for name in ["one", "two", LOCK_FILE] {
            assert_eq!(mode(&folder.path.join(name)), 0o600, "{name}");
        }
    }

    #[test]
    fn a_file_that_others_could_read_no_longer_can() {
        let (_temp, folder) = folder();
        folder.write("one", b"1").unwrap();
        let path = folder.path.join("one");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        folder.write("one", b"2").unwrap();
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn a_symbolic_link_is_replaced_and_not_followed() {
        let (temp, folder) = folder();
        let elsewhere = temp.path().join("elsewhere");
        fs::write(&elsewhere, "mine").unwrap();
        folder.write("one", b"1").unwrap();
        folder.remove("one").unwrap();
        symlink(&elsewhere, folder.path.join("one")).unwrap();
        folder.write("one", b"2").unwrap();
        assert_eq!(fs::read(&elsewhere).unwrap(), b"mine");
        assert_eq!(folder.read("one", 10).unwrap(), b"2");
    }
}

/// As a virus scanner or an indexer does it.
#[cfg(windows)]
mod held_by_another {
    use std::os::windows::fs::OpenOptionsExt;
    use std::thread;

    use super::*;

    /// Nobody else may open, rename or remove the file meanwhile.
    fn hold(path: &Path) -> File {
        OpenOptions::new().read(true).share_mode(0).open(path).unwrap()
    }

    #[test]
    fn what_is_held_for_a_moment_is_waited_for() {
        type Step = fn(&Folder) -> io::Result<()>;
        let steps: [(&str, Step); 6] = [
            ("read", |folder| folder.read("one", 10).map(drop)),
            ("write", |folder| folder.write("one", b"new")),
            ("sync", |folder| folder.sync("one")),
            ("rename to", |folder| folder.rename("other", "one")),
            ("rename from", |folder| folder.rename("one", "third")),
            ("remove", |folder| folder.remove("one")),
        ];
        for (name, step) in steps {
            let (_temp, folder) = folder();
            folder.write("one", b"1").unwrap();
            folder.write("other", b"2").unwrap();
            let path = folder.path.join("one");
            let held = hold(&path);
            assert!(fs::remove_file(&path).is_err() && File::open(&path).is_err(), "it is not held");
            let letting_go = thread::spawn(move || {
                thread::sleep(Duration::from_millis(300));
                drop(held);
            });
            step(&folder).unwrap_or_else(|error| panic!("{name}: {error}"));
            letting_go.join().unwrap();
        }
    }

    #[test]
    fn what_is_held_for_good_stays_as_it_was() {
        let (_temp, folder) = folder();
        folder.write("new", b"new").unwrap();
        folder.write("old", b"old").unwrap();
        let held = hold(&folder.path.join("old"));
        folder.rename("new", "old").unwrap_err();
        drop(held);
        assert_eq!(folder.list().unwrap(), ["new", "old"]);
        assert_eq!(folder.read("old", 10).unwrap(), b"old");
        folder.rename("new", "old").unwrap();
        assert_eq!(folder.read("old", 10).unwrap(), b"new");
    }
}

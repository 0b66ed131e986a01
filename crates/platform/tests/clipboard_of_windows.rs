//! The clipboard of Windows, in the session of whoever runs the tests; there is no other. What was copied before is lost.
#![cfg(windows)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use clipboard_win::raw;
use koppel_platform::clipboard::Clipboard;

const STAYS: Duration = Duration::from_secs(2);

/// One test at a time has the clipboard.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What another program would paste.
fn pasted() -> Option<String> {
    loop {
        match arboard::Clipboard::new().unwrap().get_text() {
            Ok(text) => return Some(text),
            Err(arboard::Error::ContentNotAvailable) => return None,
            // The code is just being put there or taken back.
            Err(arboard::Error::ClipboardOccupied) => sleep(Duration::from_millis(10)),
            Err(error) => panic!("{error}"),
        }
    }
}

/// What stands on the clipboard under a name that programs agreed on.
fn under(name: &str) -> Option<Vec<u8>> {
    let format = raw::register_format(name).unwrap().get();
    let _open = clipboard_win::Clipboard::new_attempts(10).unwrap();
    let mut bytes = Vec::new();
    raw::get_vec(format, &mut bytes).ok().map(|_| bytes)
}

#[test]
fn a_code_is_kept_out_of_histories_monitors_and_the_cloud() {
    const HISTORY: &str = "CanIncludeInClipboardHistory";
    const CLOUD: &str = "CanUploadToCloudClipboard";
    const MONITORS: &str = "ExcludeClipboardContentFromMonitorProcessing";
    let _alone = alone();
    arboard::Clipboard::new().unwrap().set_text("no code").unwrap();
    assert_eq!([HISTORY, CLOUD, MONITORS].map(under), [None, None, None], "the control: each text has them");

    let clipboard = Clipboard::new(STAYS);
    clipboard.copy("123456").unwrap();
    assert_eq!(pasted().as_deref(), Some("123456"));
    // A DWORD that is 0 means no; of the third it counts that it is there.
    for name in [HISTORY, CLOUD] {
        assert_eq!(under(name).unwrap()[..4], [0; 4], "{name}");
    }
    assert!(under(MONITORS).is_some());
}

/// As programs do that keep a history of it.
#[test]
fn a_code_leaves_also_when_another_program_has_the_clipboard_open_just_then() {
    let _alone = alone();
    let clipboard = Clipboard::new(STAYS);
    clipboard.copy("123456").unwrap();
    let open = clipboard_win::Clipboard::new_attempts(10).unwrap();
    sleep(STAYS * 2);
    drop(open);
    wait_until_gone();

    // And at the end of the program.
    clipboard.copy("123456").unwrap();
    let open = clipboard_win::Clipboard::new_attempts(10).unwrap();
    let ending = std::thread::spawn(move || drop(clipboard));
    sleep(Duration::from_millis(200));
    drop(open);
    ending.join().unwrap();
    assert_eq!(pasted(), None);
}

fn wait_until_gone() {
    let start = Instant::now();
    while pasted().is_some() {
        assert!(start.elapsed() < Duration::from_secs(20), "it stays");
        sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_code_leaves_by_itself_and_what_was_copied_since_stays() {
    let _alone = alone();
    let clipboard = Clipboard::new(STAYS);
    clipboard.copy("123456").unwrap();
    wait_until_gone();

    clipboard.copy("654321").unwrap();
    arboard::Clipboard::new().unwrap().set_text("mine").unwrap();
    sleep(STAYS * 2);
    drop(clipboard);
    assert_eq!(pasted().as_deref(), Some("mine"));
}

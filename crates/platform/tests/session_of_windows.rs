//! What Windows sends to windows, sent by the test.
#![cfg(windows)]
// A message is sent to a window that the program made for them.
#![allow(unsafe_code, clippy::unwrap_used)]

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use koppel_platform::session;
use windows::Win32::Foundation::{HWND, LPARAM, WPARAM};
use windows::Win32::UI::WindowsAndMessaging::{
    FindWindowW, PBT_APMRESUMESUSPEND, PBT_APMSUSPEND, SendMessageW, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE,
    WTS_CONSOLE_CONNECT, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK, WTS_SESSION_LOGOFF,
    WTS_SESSION_UNLOCK,
};
use windows::core::{PCWSTR, w};

const QUIET: Duration = Duration::from_millis(200);

fn window() -> HWND {
    for _ in 0..100 {
        if let Ok(window) = unsafe { FindWindowW(w!("KoppelSession"), PCWSTR::null()) } {
            return window;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("no window that listens");
}

#[test]
fn whoever_leaves_is_heard_and_nobody_else() {
    let (send, heard) = mpsc::channel();
    session::on_leaving(move || send.send(()).unwrap());
    let window = window();
    let tell = |message: u32, what: u32| unsafe {
        SendMessageW(window, message, Some(WPARAM(what as usize)), Some(LPARAM(0)));
    };
    for what in [WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF] {
        tell(WM_WTSSESSION_CHANGE, what);
        assert!(heard.recv_timeout(QUIET).is_ok(), "{what}");
    }
    tell(WM_POWERBROADCAST, PBT_APMSUSPEND);
    assert!(heard.recv_timeout(QUIET).is_ok(), "sleep");
    for what in [WTS_SESSION_UNLOCK, WTS_CONSOLE_CONNECT] {
        tell(WM_WTSSESSION_CHANGE, what);
        assert!(heard.recv_timeout(QUIET).is_err(), "{what}");
    }
    tell(WM_POWERBROADCAST, PBT_APMRESUMESUSPEND);
    assert!(heard.recv_timeout(QUIET).is_err(), "awake again");
}

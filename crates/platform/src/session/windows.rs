//! Windows tells it to windows, so there is one that is never shown. One for messages alone would not hear of sleep.

// What a window's procedure is cannot be said without. Each call is one of Microsoft's documentation, with handles that are
// this module's own.
#![allow(unsafe_code)]

use std::sync::OnceLock;
use std::thread;

use windows::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
use windows::Win32::System::RemoteDesktop::{NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification};
use windows::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, PBT_APMSUSPEND, RegisterClassW,
    WINDOW_EX_STYLE, WINDOW_STYLE, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WNDCLASSW,
    WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK, WTS_SESSION_LOGOFF,
};
use windows::core::{Error, PCWSTR, w};

/// By which tests find it.
const CLASS: PCWSTR = w!("KoppelSession");

static LEFT: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

pub fn on_leaving(left: impl Fn() + Send + Sync + 'static) {
    if LEFT.set(Box::new(left)).is_ok() {
        thread::spawn(listen);
    }
}

fn listen() -> Result<(), Error> {
    let class = WNDCLASSW { lpfnWndProc: Some(hear), lpszClassName: CLASS, ..Default::default() };
    // SAFETY: the class's name and procedure live as long as the program, and so does the window, which is this thread's: its
    // messages are taken here until there are no more.
    unsafe {
        if RegisterClassW(&class) == 0 {
            return Err(Error::from_win32());
        }
        let (style, title) = (WINDOW_STYLE::default(), PCWSTR::null());
        let window = CreateWindowExW(
            WINDOW_EX_STYLE::default(),
            CLASS,
            title,
            style,
            0,
            0,
            0,
            0,
            None,
            None,
            None,
            None,
        )?;
        // Without it sleep is heard all the same.
        let _ = WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION);
        let mut message = MSG::default();
        while GetMessageW(&mut message, None, 0, 0).0 > 0 {
            DispatchMessageW(&message);
        }
    }
    Ok(())
}

extern "system" fn hear(window: HWND, message: u32, what: WPARAM, more: LPARAM) -> LRESULT {
    let what_happened = what.0 as u32;
    let leaves = match message {
        WM_WTSSESSION_CHANGE => {
            [WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF]
                .contains(&what_happened)
        }
        WM_POWERBROADCAST => what_happened == PBT_APMSUSPEND,
        _ => false,
    };
    if leaves && let Some(left) = LEFT.get() {
        left();
    }
    // SAFETY: what Windows handed over goes back to it.
    unsafe { DefWindowProcW(window, message, what, more) }
}

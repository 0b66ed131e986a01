//! The one window.

use std::sync::Arc;
use std::thread;

use tauri::utils::config::Color;
use tauri::webview::{NewWindowResponse, PermissionKind, PermissionResponse};
use tauri::{AppHandle, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::dto::Theme;
use crate::first_picture;
use crate::settings::Settings;
use crate::state::Shell;

pub const LABEL: &str = "main";

/// `--paper` of ui/src/tokens.css, so that nothing flashes before the first picture.
const LIGHT: Color = Color(0xf4, 0xf4, 0xf1, 0xff);
const DARK: Color = Color(0x12, 0x18, 0x19, 0xff);

/// Opens it, with the size that it had.
pub fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let ground = app.state::<Arc<Shell>>().ground();
    let settings = app.state::<Settings<R>>();
    let Some(config) = app.config().app.windows.iter().find(|window| window.label == LABEL) else {
        return Err(tauri::Error::WindowNotFound);
    };
    let mut builder = WebviewWindowBuilder::from_config(app, config)?;
    if let Some(size) = settings.size() {
        builder = builder.inner_size(size.width, size.height);
    }
    let theme = settings.theme();
    let window = builder
        .theme(of_system(theme))
        .initialization_script(first_picture::script(ground, theme))
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_permission_request(|webview, kind| permit(&webview.state::<Arc<Shell>>(), kind))
        .build()?;
    paint(&window)?;
    let handle = app.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::CloseRequested { .. } => {
            remember_size(&handle);
            handle.state::<Arc<Shell>>().stop_camera();
        }
        WindowEvent::Destroyed => handle.state::<Arc<Shell>>().stop_camera(),
        _ => {}
    });
    Ok(())
}

/// The page goes nowhere: a link to elsewhere, which the content security policy knows nothing of, would take what a
/// script put into it along. tauri serves our files from this scheme, on Windows from this host.
fn is_own(url: &Url) -> bool {
    matches!((url.scheme(), url.host_str()), ("tauri", Some("localhost")) | ("http", Some("tauri.localhost")))
}

/// What the page may have of the computer: a camera, while the shell's own way to it gives no picture and the person wants
/// to scan. Without an answer of ours macOS would grant everything, the microphone too.
pub fn permit(shell: &Shell, kind: PermissionKind) -> PermissionResponse {
    match kind {
        PermissionKind::Camera if shell.is_camera_lent() => PermissionResponse::Allow,
        _ => PermissionResponse::Deny,
    }
}

/// A blinking caret has WebKitGTK draw the page again, and again: 0.25 s of processor time in 30 s, while nobody
/// types. The PIN field draws its own mark, and the search field's caret stands still.
#[cfg(target_os = "linux")]
pub fn still_caret() {
    use gtk::prelude::GtkSettingsExt;
    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_cursor_blink(false);
    }
}

/// Gives the frame around the page, and what shows before the page does, the chosen theme.
pub fn set_theme<R: Runtime>(app: &AppHandle<R>, theme: Theme) -> tauri::Result<()> {
    let Some(window) = app.get_webview_window(LABEL) else { return Ok(()) };
    window.set_theme(of_system(theme))?;
    paint(&window)
}

fn paint<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    let dark = window.theme().is_ok_and(|theme| theme == tauri::Theme::Dark);
    window.set_background_color(Some(if dark { DARK } else { LIGHT }))
}

/// `None`: as the system has it.
fn of_system(theme: Theme) -> Option<tauri::Theme> {
    match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// Shows the window in front of the others; opens it where there was none since the start.
pub fn bring_up<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(LABEL) else {
        let app = app.clone();
        // On Windows one that is opened from within an event never comes. Asked twice, there is one all the same: the second
        // finds its name taken.
        thread::spawn(move || open(&app));
        return;
    };
    // Each may fail on some desktop without harm to the others.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}

/// Whether a person may be looking at it.
pub fn is_seen<R: Runtime>(app: &AppHandle<R>) -> bool {
    let window = app.get_webview_window(LABEL);
    window.is_some_and(|it| it.is_visible().unwrap_or(true) && !it.is_minimized().unwrap_or(false))
}

/// Has the page printed, in the system's own dialog.
pub fn print<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    app.get_webview_window(LABEL).ok_or(tauri::Error::WindowNotFound)?.print()
}

/// Keeps the size for the next start, while there is a window to ask.
pub fn remember_size<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL)
        && let Some(size) = size(&window)
    {
        app.state::<Settings<R>>().set_size(size);
    }
}

/// In logical pixels; `None` while it fills the screen, which is no size of its own.
fn size<R: Runtime>(window: &WebviewWindow<R>) -> Option<tauri::LogicalSize<f64>> {
    let large = window.is_maximized().ok()? || window.is_fullscreen().ok()? || window.is_minimized().ok()?;
    (!large).then_some(window.inner_size().ok()?.to_logical(window.scale_factor().ok()?))
}

/// The window comes back when this is dropped.
pub struct Hidden<R: Runtime>(AppHandle<R>);

impl<R: Runtime> Drop for Hidden<R> {
    fn drop(&mut self) {
        bring_up(&self.0);
    }
}

/// Takes the window away from whatever it covers; `None` when it covers nothing.
pub fn hide_for_a_moment<R: Runtime>(app: &AppHandle<R>) -> Option<Hidden<R>> {
    let window = app.get_webview_window(LABEL)?;
    let covers = window.is_visible().ok()? && !window.is_minimized().ok()?;
    (covers && window.hide().is_ok()).then(|| Hidden(app.clone()))
}

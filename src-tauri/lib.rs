//! The shell: one window, its commands, the tray, and all state that must outlive the window.

mod attention;
mod automatic;
mod autostart;
mod board;
mod camera;
mod commands;
mod convert;
mod dto;
mod failure;
mod first_picture;
mod handed;
mod idle;
mod look;
mod picker;
mod practice;
mod process;
mod reminder;
mod settings;
mod sight;
mod state;
mod table;
#[cfg(test)]
mod tests;
mod tray;
mod updates;
mod watch;
mod window;

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};
use std::thread;
use std::time::Duration;

use koppel_core::failure::Failure;
use koppel_platform::autostart::LoginEntry;
use koppel_platform::crash;
use koppel_platform::notification::{Desktop, Notifier};
use koppel_platform::place::Place;
use koppel_platform::policy;
use koppel_platform::session;
use koppel_words::{Language, Words};
use tauri::ipc::Invoke;
use tauri::webview::PageLoadEvent;
use tauri::{App, AppHandle, Builder, Manager, RunEvent, Runtime, Wry};

use attention::Attention;
use autostart::AtLogin;
use picker::{Picker, SystemPicker};
use practice::Practice;
use settings::Settings;
use state::Shell;
use updates::{Installed, Origin, Updates};
use watch::News;

/// What would delay the first picture comes after it.
const LATER: Duration = Duration::from_millis(600);

/// Runs the app until its window is closed.
pub fn run() -> ExitCode {
    crash::no_core_dumps();
    process::plain_rendering_without_gpu();
    process::script_without_compiler();
    if let Err(error) = process::find_display() {
        return refuse(&error);
    }
    let place = match Place::of_environment() {
        Ok(place) => place,
        Err(error) => return refuse(&error),
    };
    // A newer version was put in the place of this one, and starts when this one has ended.
    let newer = Arc::new(AtomicBool::new(false));
    let installed = Arc::clone(&newer);
    let app = with_commands(Builder::<Wry>::new())
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            handed::take_in(app, handed::link_of(arguments.into_iter().skip(1)));
        }))
        .plugin(tauri_plugin_store::Builder::new().build())
        .setup(move |app| {
            let practice = Practice::installed(place.home().join(practice::FOLDER))?;
            let policy = policy::Source::of_system().read();
            let picker = Arc::new(SystemPicker(app.handle().clone()));
            let (restarting, ending) = (app.handle().clone(), app.handle().clone());
            let updates = Updates::new(
                Origin::of_build(),
                Installed::of_this(),
                Box::new(move || {
                    installed.store(true, Ordering::SeqCst);
                    restarting.exit(0);
                }),
                Arc::new(move || {
                    end(&ending);
                    ending.cleanup_before_exit();
                }),
            );
            let entry = LoginEntry::of_this(autostart::ARGUMENT);
            let outside = Outside {
                picker,
                notifier: Arc::new(Desktop),
                practice,
                updates,
                at_login: AtLogin(entry.map(|entry| Arc::new(entry) as _)),
            };
            set_up(app, &place, policy, outside)?;
            #[cfg(target_os = "linux")]
            window::still_caret();
            if autostart::is_asked() {
                autostart::wait_beside_the_clock(app.handle());
            } else {
                window::open(app.handle())?;
            }
            hear_other_programs(app, &place);
            Ok(())
        })
        .on_page_load(|webview, payload| match payload.event() {
            // Whoever was to see its pictures is gone.
            PageLoadEvent::Started => webview.state::<Arc<Shell>>().stop_camera(),
            PageLoadEvent::Finished => after_first_picture(webview.app_handle()),
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(move |app, event| match event {
                RunEvent::ExitRequested { .. } => window::remember_size(app),
                RunEvent::Exit => {
                    end(app);
                    if newer.load(Ordering::SeqCst) {
                        start_newer(app);
                    }
                }
                #[cfg(target_os = "macos")]
                RunEvent::Opened { urls } => {
                    handed::take_in(app, handed::link_of(urls.into_iter().map(String::from)));
                }
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whatever ends the program: profiles are locked, and nothing that it started goes on.
fn end(app: &AppHandle<Wry>) {
    app.state::<Arc<Shell>>().end();
    app.state::<Arc<Practice>>().stop();
}

/// Without the arguments of this start: there may be a link among them, secret and all, that was looked at long ago.
fn start_newer(app: &AppHandle<Wry>) -> ! {
    let mut env = app.env();
    env.args_os.truncate(1);
    app.cleanup_before_exit();
    tauri::process::restart(&env)
}

fn refuse(error: &dyn Failure) -> ExitCode {
    eprintln!("{}", Words::new(Language::of_system()).error(error));
    ExitCode::from(2)
}

macro_rules! commands {
    ($($module:ident: $($command:ident),+;)+) => {
        tauri::generate_handler![$($(commands::$module::$command),+),+]
    };
}

fn with_commands<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    let handler: fn(Invoke<R>) -> bool = include!("commands/list.rs");
    builder.invoke_handler(handler)
}

/// What the shell reaches beside the vault. Tests have their own.
struct Outside {
    picker: Arc<dyn Picker>,
    notifier: Arc<dyn Notifier>,
    practice: Practice,
    updates: Updates,
    at_login: AtLogin,
}

/// All but the window, and what is heard from outside.
fn set_up<R: Runtime>(
    app: &App<R>,
    place: &Place,
    policy: policy::Found,
    outside: Outside,
) -> Result<(), Box<dyn std::error::Error>> {
    let shell = Shell::start(place, policy);
    if let Some(link) = handed::link_of(std::env::args_os().skip(1).filter_map(|it| it.into_string().ok())) {
        shell.hand_over(link);
    }
    // The window asks for this as soon as it can run; a keystore takes its time to be connected to.
    let early = Arc::clone(&shell);
    thread::spawn(move || {
        let _ = early.list();
    });
    app.manage(Settings::open(app.handle(), place.home())?);
    app.manage(Arc::clone(&shell));
    app.manage(outside.picker);
    app.manage(Arc::new(outside.practice));
    app.manage(Arc::new(outside.updates));
    app.manage(outside.at_login);
    app.manage(Attention::new(outside.notifier));
    attention::look_every_hour(&shell);
    Ok(())
}

/// What koppel-cli does is heard of. After the window, which does without until then.
fn hear_other_programs<R: Runtime>(app: &App<R>, place: &Place) {
    let shell = Arc::clone(&app.state::<Arc<Shell>>());
    let watch = watch::start(place.home(), move |news| match news {
        News::Changed => shell.refresh(),
        News::LockRequested => shell.lock_all(),
    });
    // Without it the window shows what koppel-cli does when it next asks.
    app.manage(watch.ok());
}

/// Once, when the first picture is there.
fn after_first_picture(app: &AppHandle<Wry>) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let app = app.clone();
        thread::spawn(move || {
            thread::sleep(LATER);
            beside(&app);
        });
    });
}

/// The icon beside the clock, and an ear for the person's leaving.
fn beside(app: &AppHandle<Wry>) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let shell = Arc::clone(&app.state::<Arc<Shell>>());
        session::on_leaving(move || shell.lock_all());
        let handle = app.clone();
        let _ = app.run_on_main_thread(move || tray::show(&handle));
    });
}

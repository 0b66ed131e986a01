//! A whole desktop of its own: the system's keystore, a screen with a code on it, a terminal to type in.
//! Each is skipped, saying so, where its programs are missing.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, CreateGCAux, CreateWindowAux, ImageFormat, WindowClass};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::drive::{PIN, Person, SECRET_BYTES, files_below, link};
use crate::{draw, otp};

fn is_there(programs: &[&str]) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = programs
        .iter()
        .all(|program| std::env::split_paths(&path).any(|folder| folder.join(program).exists()));
    if !there {
        eprintln!("skipped: {} are not all installed", programs.join(", "));
    }
    there
}

#[test]
fn the_systems_keystore_keeps_the_key() {
    if !is_there(&["dbus-run-session", "gnome-keyring-daemon"]) {
        return;
    }
    let person = Person::new();
    let run = person.path("run");
    fs::create_dir(&run).unwrap();
    fs::set_permissions(&run, fs::Permissions::from_mode(0o700)).unwrap();
    let script = r#"
        printf 'x\n' | gnome-keyring-daemon --unlock --components=secrets >&2
        printf '%s\n' "$PIN" "$PIN" | "$CLI" pair --uri "$LINK" --profile Work --pin-stdin >&2 || exit 1
        printf '%s\n' "$PIN" | "$CLI" codes --profile Work --at 59 --pin-stdin --json || exit 2
        printf '902741\n' | "$CLI" codes --profile Work --pin-stdin >&2
        [ $? = 3 ] || exit 3
        "$CLI" list --json || exit 4
        "$CLI" remove --profile Work --yes >&2 || exit 5
    "#;
    let output = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", script])
        .env("CLI", env!("CARGO_BIN_EXE_koppel-cli"))
        .env("PIN", PIN)
        .env("LINK", link("ACME", "alice"))
        .env("KOPPEL_LANG", "en")
        .env("KOPPEL_HOME", person.path("home"))
        .env("KOPPEL_KEYSTORE", "os")
        .env("XDG_RUNTIME_DIR", run)
        .env("XDG_DATA_HOME", person.path("data"))
        .env("XDG_CONFIG_HOME", person.path("config"))
        .env_remove("DISPLAY")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{:?} {out} {err}", output.status.code());
    assert!(out.contains(&otp::totp(SECRET_BYTES, 59, 30, 6)), "{out}");
    assert!(out.contains(r#""tries_left":2"#), "{out}");
    assert!(!err.contains("not in this computer's keystore"), "{err}");
    assert!(files_below(&person.path("keys")).is_empty());
}

#[test]
fn a_code_on_the_screen_is_paired() {
    let Some(screen) = Screen::of("1280x800x24") else { return };
    let person = Person::new().set("DISPLAY", &screen.display).without("WAYLAND_DISPLAY");
    let pair = || person.run(&["pair", "--screen", "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);

    pair().refused(5, "empty picture");
    let grey = screen.showing(200, 100, &(40, 40, vec![200; 1600]));
    pair().refused(1, "on any screen");
    let page = screen.showing(300, 200, &draw::pixels(&[b"https://example.com"]));
    pair().refused(2, "link to a website");
    drop(page);
    let window = screen.showing(300, 200, &draw::pixels(&[link("ACME", "alice").as_bytes()]));
    let paired = pair();
    assert_eq!(paired.code, 0, "{}", paired.err);
    assert_eq!(person.codes(&["--at", "59"]).json()[0]["code"], otp::totp(SECRET_BYTES, 59, 30, 6));
    drop((grey, window, screen));
    pair().refused(5, "screen");
}

/// A screen of many small pixels: one code large, as a page scaled by two and a half shows it, the other small and light
/// on dark, as a page in dark mode does.
#[test]
fn codes_on_a_screen_of_many_pixels_are_told_apart() {
    let Some(screen) = Screen::of("3840x2160x24") else { return };
    let person = Person::new().set("DISPLAY", &screen.display).without("WAYLAND_DISPLAY");
    let _large = screen.showing(200, 300, &scaled(&draw::pixels(&[link("ACME", "alice").as_bytes()]), 5, 2));
    let (width, height, pixels) = scaled(&draw::pixels(&[link("Bank", "bob").as_bytes()]), 1, 2);
    let dark = (width, height, pixels.iter().map(|pixel| 235 - pixel / 255 * 215).collect());
    let _dark = screen.showing(2600, 1300, &dark);

    let ran = person.run(&["pair", "--screen", "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);
    assert!(ran.code != 0 && ran.err.contains("ACME") && ran.err.contains("Bank"), "{}", ran.err);
    let line = ran.err.lines().find(|line| line.contains("Bank")).unwrap();
    let number = line.split_whitespace().next().unwrap();
    let args = ["pair", "--screen", "--choose", number, "--profile", "Work", "--pin-stdin"];
    let paired = person.run(&args, &[PIN, PIN]);
    assert_eq!(paired.code, 0, "{}", paired.err);
    assert_eq!(person.list()[0]["services"][0], "Bank");
}

type Picture = (usize, usize, Vec<u8>);

/// `times / by` as large, without smoothing.
fn scaled((width, height, pixels): &Picture, times: usize, by: usize) -> Picture {
    let (wide, high) = (width * times / by, height * times / by);
    let at = |n: usize| pixels[(n / wide * by / times) * width + n % wide * by / times];
    (wide, high, (0..wide * high).map(at).collect())
}

/// A display in memory.
struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// `None`, saying so, where there is no Xvfb.
    fn of(size: &str) -> Option<Self> {
        is_there(&["Xvfb"]).then(|| {
            let mut server = Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let mut number = String::new();
            BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
            Self { server, display: format!(":{}", number.trim()) }
        })
    }

    fn showing(&self, left: i16, top: i16, picture: &Picture) -> Window {
        Window::showing(&self.display, left, top, picture)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A second program's window, until it is dropped.
struct Window {
    _connection: RustConnection,
}

impl Window {
    fn showing(display: &str, left: i16, top: i16, (width, height, grey): &Picture) -> Self {
        let (width, height) = (u16::try_from(*width).unwrap(), u16::try_from(*height).unwrap());
        let (connection, screen) = x11rb::connect(Some(display)).unwrap();
        let screen = &connection.setup().roots[screen];
        let (window, context) = (connection.generate_id().unwrap(), connection.generate_id().unwrap());
        let aux = CreateWindowAux::new().override_redirect(1).background_pixel(screen.white_pixel);
        let class = WindowClass::INPUT_OUTPUT;
        let visual = screen.root_visual;
        connection
            .create_window(
                screen.root_depth,
                window,
                screen.root,
                left,
                top,
                width,
                height,
                0,
                class,
                visual,
                &aux,
            )
            .unwrap();
        connection.map_window(window).unwrap();
        connection.create_gc(context, window, &CreateGCAux::new()).unwrap();
        for (row, pixels) in (0..).zip(grey.chunks(width.into())) {
            let bytes: Vec<u8> = pixels.iter().flat_map(|grey| [*grey, *grey, *grey, 0]).collect();
            let (format, depth) = (ImageFormat::Z_PIXMAP, screen.root_depth);
            connection.put_image(format, window, context, width, 1, 0, row, 0, depth, &bytes).unwrap();
        }
        connection.sync().unwrap();
        Self { _connection: connection }
    }
}

/// `script` gives the program a terminal.
#[test]
fn a_pin_is_typed_in_the_terminal_without_echo() {
    if !is_there(&["script"]) {
        return;
    }
    let person = Person::new();
    let command =
        format!("{} pair --uri '{}' --profile Work", env!("CARGO_BIN_EXE_koppel-cli"), link("ACME", "alice"));
    let mut script = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .env("KOPPEL_LANG", "nl")
        .env("KOPPEL_HOME", person.path("home"))
        .env("KOPPEL_KEYSTORE", format!("guarded:{}", person.path("keys").display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut keyboard = script.stdin.take().unwrap();
    let mut screen = script.stdout.take().unwrap();
    let mut seen = String::new();
    for question in ["Kies een pincode voor Work, liefst van 6 cijfers: ", "Nog een keer dezelfde pincode: "]
    {
        read_until(&mut screen, &mut seen, question);
        // The question is there a moment before the echo is off; nobody answers that fast.
        thread::sleep(Duration::from_millis(300));
        keyboard.write_all(format!("{PIN}\n").as_bytes()).unwrap();
    }
    screen.read_to_string(&mut seen).unwrap();
    assert!(script.wait().unwrap().success(), "{seen}");
    assert!(seen.contains("Gekoppeld: ACME (alice)"), "{seen}");
    assert!(!seen.contains(PIN), "the PIN was echoed: {seen}");
    assert_eq!(person.codes(&["--at", "59"]).json()[0]["code"], otp::totp(SECRET_BYTES, 59, 30, 6));
}

/// Ctrl+D where a PIN is asked.
#[test]
fn a_terminal_that_gives_no_pin_is_still_a_terminal() {
    if !is_there(&["script"]) {
        return;
    }
    let person = Person::with_work();
    let command = format!("{} codes --profile Work", env!("CARGO_BIN_EXE_koppel-cli"));
    let mut script = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .env("KOPPEL_LANG", "en")
        .env("KOPPEL_HOME", person.path("home"))
        .env("KOPPEL_KEYSTORE", format!("guarded:{}", person.path("keys").display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut keyboard = script.stdin.take().unwrap();
    let mut screen = script.stdout.take().unwrap();
    let mut seen = String::new();
    read_until(&mut screen, &mut seen, "PIN of Work: ");
    thread::sleep(Duration::from_millis(300));
    keyboard.write_all(b"\x04").unwrap();
    screen.read_to_string(&mut seen).unwrap();
    assert_eq!(script.wait().unwrap().code(), Some(2), "{seen}");
    assert!(seen.contains("ended before everything was read"), "{seen}");
    assert_eq!(person.list()[0]["tries_left"], 3);
}

fn read_until(screen: &mut impl Read, seen: &mut String, wanted: &str) {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !String::from_utf8_lossy(&bytes).contains(wanted) {
        assert_eq!(
            screen.read(&mut byte).unwrap(),
            1,
            "{wanted} never came: {}",
            String::from_utf8_lossy(&bytes)
        );
        bytes.push(byte[0]);
    }
    seen.push_str(&String::from_utf8_lossy(&bytes));
}

//! Where a test's programs live: a display in memory, a message bus and a home of their own.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use koppel_words::{Language, Words};
use tempfile::TempDir;

use crate::child::{Group, bound};

/// What keeps the keys that the vault file lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keystore {
    /// gnome-keyring, the real Secret Service, unlocked.
    SecretService,
    /// A folder that counts as guarded, so that profiles have a PIN: `KOPPEL_KEYSTORE=guarded:…`.
    File,
    /// One that nothing guards, so that they have a passphrase: `KOPPEL_KEYSTORE=file:…`.
    Plain,
    /// The OS's is asked for, and this bus has none.
    Missing,
}

/// Ends, with everything on it, when dropped.
pub struct Place {
    home: TempDir,
    keystore: Keystore,
    language: Language,
    display: String,
    bus: String,
    variables: Vec<(&'static str, String)>,
    // Dropped in this order: the keystore before its bus.
    _keyring: Option<Group>,
    _bus: Group,
    _display: Group,
}

/// A bus that starts no services by itself: only what a test started is on it.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

/// Text as on the systems that Koppel is for: Open Sans stands in for their Segoe UI.
const FONTS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test qual="any" name="family"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit>
  </match>
</fontconfig>"#;

/// A folder of programs that stand before the system's own.
const PROGRAMS: &str = "bin";
/// What was to be opened.
const OPENED: &str = "opened";

/// In the place of the system's `xdg-open`, which would start whatever browser this machine has: it notes the address.
fn write_opener(home: &Path) {
    let folder = home.join(PROGRAMS);
    fs::create_dir(&folder).expect("a new folder");
    let program = folder.join("xdg-open");
    let script = format!("#!/bin/sh\necho \"$1\" >> '{}'\n", home.join(OPENED).display());
    fs::write(&program, script).expect("a new file");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).expect("a program");
}

impl Place {
    /// A place with an empty home, where Dutch is spoken.
    pub fn new(keystore: Keystore) -> Place {
        Place::speaking(Language::Nl, keystore)
    }

    /// A place with an empty home.
    pub fn speaking(language: Language, keystore: Keystore) -> Place {
        let home =
            tempfile::Builder::new().prefix("koppel-").tempdir().expect("a folder for temporary files");
        for folder in ["data", "config", "cache", "run", "keys"] {
            fs::create_dir(home.path().join(folder)).expect("a new folder");
        }
        let (display, number) = Group::announced(
            bound("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1800x1100x24", "-nolisten", "tcp", "-noreset"])
                .stderr(Stdio::null()),
        );
        let config = home.path().join("bus.conf");
        fs::write(&config, BUS).expect("a new file");
        fs::write(home.path().join("fonts.conf"), FONTS).expect("a new file");
        write_opener(home.path());
        let (bus, address) = Group::announced(
            bound("dbus-daemon")
                .arg(format!("--config-file={}", config.display()))
                .args(["--nofork", "--print-address=1"])
                // It would like more open files than some machines give, and says so.
                .stderr(Stdio::null()),
        );
        let mut place = Place {
            home,
            keystore,
            language,
            display: format!(":{number}"),
            bus: address,
            variables: Vec::new(),
            _keyring: None,
            _bus: bus,
            _display: display,
        };
        if keystore == Keystore::SecretService {
            place._keyring = Some(place.unlocked_keyring());
        }
        place
    }

    /// With one more variable for each program that is started from now on.
    pub fn set(mut self, variable: &'static str, value: impl Into<String>) -> Place {
        self.variables.push((variable, value.into()));
        self
    }

    fn unlocked_keyring(&self) -> Group {
        let mut command = self.tool("gnome-keyring-daemon");
        command.args(["--foreground", "--unlock", "--components=secrets"]).stdin(Stdio::piped());
        let mut keyring = Group::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
        let mut password = keyring.stdin().expect("a pipe");
        password.write_all(b"x\n").expect("the keyring reads its password");
        drop(password);
        // It is ready when its control socket is there and its name is on the bus; the app waits for the latter.
        std::thread::sleep(std::time::Duration::from_millis(300));
        keyring
    }

    /// A program that sees this place and nothing of the session around it.
    pub fn command(&self, program: &Path) -> Command {
        self.within(Command::new(program))
    }

    /// A program of the system's that serves a test here and ends with it.
    pub(crate) fn tool(&self, program: &str) -> Command {
        self.within(bound(program))
    }

    fn within(&self, mut command: Command) -> Command {
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        let home = self.home.path();
        command
            .env_remove("WAYLAND_DISPLAY")
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("NO_AT_BRIDGE", "1")
            .env("FONTCONFIG_FILE", home.join("fonts.conf"))
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("KOPPEL_HOME", self.vault())
            .env("PATH", self.path())
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", format!("{}.UTF-8", self.language.tag().replace('-', "_")));
        match self.keystore {
            Keystore::File => command.env("KOPPEL_KEYSTORE", format!("guarded:{}", self.keys().display())),
            Keystore::Plain => command.env("KOPPEL_KEYSTORE", format!("file:{}", self.keys().display())),
            Keystore::SecretService | Keystore::Missing => command.env("KOPPEL_KEYSTORE", "os"),
        };
        command
    }

    /// The system's, with this place's own way to open an address before it.
    fn path(&self) -> OsString {
        let system = env::var_os("PATH").unwrap_or_default();
        let all = std::iter::once(self.home.path().join(PROGRAMS)).chain(env::split_paths(&system));
        env::join_paths(all).expect("folders without a colon")
    }

    /// The addresses that programs asked the system to open, in order.
    pub fn opened(&self) -> Vec<String> {
        let said = fs::read_to_string(self.home.path().join(OPENED)).unwrap_or_default();
        said.lines().map(str::to_owned).collect()
    }

    /// The folder that `KOPPEL_HOME` names; the app makes it.
    pub fn vault(&self) -> PathBuf {
        self.home.path().join("koppel")
    }

    /// What Koppel says here in that language.
    pub fn words(&self, language: Language) -> Words {
        match self.keystore {
            Keystore::Plain => Words::of_passphrases(language),
            _ => Words::new(language),
        }
    }

    /// The folder of [`Keystore::File`] and [`Keystore::Plain`].
    pub fn keys(&self) -> PathBuf {
        self.home.path().join("keys")
    }

    /// What the app, its web view and their driver printed.
    pub fn log(&self) -> PathBuf {
        self.home.path().join("said.log")
    }

    /// The end of the log, for one more program.
    pub(crate) fn said(&self) -> File {
        File::options().create(true).append(true).open(self.log()).expect("a log")
    }

    /// A folder for the test's own files.
    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// Its message bus.
    pub(crate) fn bus(&self) -> &str {
        &self.bus
    }

    /// Of the system, and so of an app that was not told otherwise.
    pub fn language(&self) -> Language {
        self.language
    }

    /// `:N`, for X programs.
    pub fn display(&self) -> &str {
        &self.display
    }
}

//! A Windows of the checks' own: wine, without a display, with what it keeps in target/verify/wine and nothing of it in the home of
//! whoever runs them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::command::{Outcome, program, succeed};
use crate::elsewhere::Elsewhere;
use crate::folders;
use crate::steps::step;

/// Debian's and Ubuntu's wine. `/usr/bin/wine` would be a script that looks for the one of 32 bits and warns that there is none.
const WINE: &str = "/usr/lib/wine/wine64";
/// What all programs of one prefix share while any of them runs.
const SERVER: &str = "/usr/lib/wine/wineserver64";
/// The compiler of mingw-w64, which is the linker, too.
pub const COMPILER: &str = "x86_64-w64-mingw32-gcc";

/// Where wine keeps what it takes for disk C: and the registry.
pub struct Wine {
    prefix: PathBuf,
}

impl Wine {
    /// Made when it is not there yet.
    pub fn ready() -> Outcome<Self> {
        let wine = Self { prefix: Elsewhere::folder().join("wine") };
        if !wine.system().join("kernel32.dll").exists() {
            step("A Windows to try it in (wine)", || wine.make())?;
        }
        wine.with_generator()?;
        Ok(wine)
    }

    /// Runs the program of Windows that is its first argument.
    pub fn runner(&self) -> Command {
        let mut command = program(WINE);
        command.env("WINEPREFIX", &self.prefix).env("WINEDEBUG", "-all");
        // No Mono, no Gecko, and no entries in this computer's menus.
        command.env("WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=");
        // Nothing may pop up before whoever runs this.
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command
    }

    fn make(&self) -> Outcome {
        let home = self.prefix.with_extension("home");
        for folder in [&self.prefix, &home] {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        // Documents, Downloads and so on become links into the home of that moment.
        succeed(self.runner().args(["wineboot", "--init"]).env("HOME", home))?;
        // Windows that nobody sees: without a display wine makes none otherwise, and what Windows tells it tells to windows.
        let drivers = ["reg", "add", r"HKCU\Software\Wine\Drivers", "/v", "Graphics", "/d", "null", "/f"];
        succeed(self.runner().args(drivers))?;
        // It is read when the first program starts; there may be none any more to be ended.
        let ended = program(SERVER).arg("-k").env("WINEPREFIX", &self.prefix).status();
        ended.map(drop).map_err(|error| format!("{SERVER}: {error}"))
    }

    /// Wine before 9 lacks what Rust's library takes chance from. Where it has it, wine put its own there.
    fn with_generator(&self) -> Outcome {
        let library = self.system().join("bcryptprimitives.dll");
        if library.exists() {
            return Ok(());
        }
        let source = folders::root().join("xtask/wine/bcryptprimitives.c");
        step("What this wine lacks: bcryptprimitives.dll, for tests alone", || {
            succeed(
                program(COMPILER).args(["-shared", "-O2", "-o"]).args([&library, &source]).arg("-ladvapi32"),
            )
        })
    }

    fn system(&self) -> PathBuf {
        self.prefix.join("drive_c/windows/system32")
    }
}

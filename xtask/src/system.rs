//! What must be on the system before Koppel can be built and driven. On Debian and Ubuntu it is installed;
//! elsewhere it is named.

use std::fmt::Write;
use std::process::{Command, Stdio};

use crate::command::{self, Outcome, answers, output, succeed};
use crate::steps::step;

/// Packages that serve one purpose.
pub type Packages = &'static [&'static str];

/// To build: web view, tray, screen capture, camera, and the compilers of their bindings.
pub const BUILD: Packages = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libayatana-appindicator3-dev",
    "clang",
    "libclang-dev",
    "libpipewire-0.3-dev",
    "libgbm-dev",
    "libegl1-mesa-dev",
];

/// To drive the app without a display: a display in memory, a message bus, a keystore, the web view's driver.
pub const DRIVE: Packages = &[
    "xvfb",
    "xauth",
    "dbus",
    "dbus-x11",
    "gnome-keyring",
    "webkit2gtk-driver",
    "fonts-open-sans",
    "fonts-dejavu-core",
];

/// To look at every screen in a browser, and to drive that beside the app.
pub const BROWSER: Packages = &["chromium", "chromium-driver"];

/// To see that other programs read what Koppel writes.
pub const READERS: Packages = &["age", "python3", "python3-argon2", "python3-cryptography"];

/// To kill a program on its way into a system call.
pub const PROOFS: Packages = &["strace"];

/// To have a library from PyPI to measure against.
pub const VENV: Packages = &["python3", "python3-venv"];

/// To make packages and look at them; `dpkg-dev` is part of build-essential.
const PACKAGES: Packages = &["rpm", "cpio", "lintian", "desktop-file-utils", "appstream"];

/// To have a clean Debian to install a package in.
const ROOTS: Packages = &["debootstrap", "util-linux", "mount"];

/// To boot a machine that has cameras.
const CAMERAS: Packages = &["qemu-system-x86", "busybox-static", "cpio", "kmod", "build-essential"];

/// To build for Windows, and to run that.
const WINDOWS: Packages = &["gcc-mingw-w64-x86-64", "wine64"];

/// All that `cargo xtask test` needs.
pub const EVERYTHING: [Packages; 5] = [BUILD, DRIVE, BROWSER, READERS, PROOFS];

/// Makes sure that these packages are there. Asks for nothing and downloads nothing when they are.
pub fn ready(wanted: &[Packages]) -> Outcome {
    node()?;
    match std::env::consts::OS {
        "linux" if answers("dpkg-query", "--version") && answers("apt-get", "--version") => debian(wanted),
        "linux" => other_linux(),
        _ => Ok(()),
    }
}

/// Vite needs Node 20.19 or newer.
fn node() -> Outcome {
    const OLDEST: (u32, u32) = (20, 19);
    let version = output(Command::new("node").arg("--version")).map_err(|_| {
        "Koppel's window is built with Node, and there is none here: https://nodejs.org".to_string()
    })?;
    let mut figures = version.trim().trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    match (figures.next(), figures.next()) {
        (Some(major), Some(minor)) if (major, minor) >= OLDEST => Ok(()),
        _ => Err(format!("Node {}.{} or newer is needed; this is {}", OLDEST.0, OLDEST.1, version.trim())),
    }
}

/// A compiler for Windows, and what its programs run in.
pub fn windows() -> Outcome {
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) && answers("apt-get", "--version") {
        return debian(&[WINDOWS]);
    }
    Err("Windows is tried with mingw-w64 and wine as Debian and Ubuntu have them, on an x86-64 processor. On Windows itself: \
         cargo xtask test."
        .into())
}

/// What packages are made with here; on Linux that is Debian's or Ubuntu's.
pub fn packages() -> Outcome {
    if cfg!(target_os = "linux") && !answers("apt-get", "--version") {
        return Err("Packages for Linux, rpm too, are made on Debian or Ubuntu: they say what they need in the words of dpkg's and \
                    rpm's tools there."
            .into());
    }
    ready(&[BUILD, PACKAGES])
}

/// What a clean Debian is made with.
pub fn roots() -> Outcome {
    if cfg!(target_os = "linux") && answers("apt-get", "--version") {
        return debian(&[ROOTS]);
    }
    Err("Packages are installed and started in a clean Debian or Ubuntu, which is made on one: run it there."
        .into())
}

/// The kernel that Debian has now, with what it takes to boot it and to build a module for it.
pub fn camera_kernel() -> Outcome<String> {
    let is_debian =
        cfg!(all(target_os = "linux", target_arch = "x86_64")) && answers("apt-cache", "--version");
    if is_debian {
        debian(&[CAMERAS])?;
        if debian_kernel().is_none() {
            succeed(&mut apt(&["update", "--quiet"])?)?;
        }
    }
    let kernel = is_debian.then(debian_kernel).flatten().ok_or(
        "The camera is proven in a virtual machine made of Debian's own kernel (linux-image-amd64), which this \
         computer's package manager does not have: run it on Debian, on an x86-64 processor.",
    )?;
    install(&[&format!("linux-headers-{kernel}")])?;
    Ok(kernel)
}

/// `6.1.0-56-amd64`
fn debian_kernel() -> Option<String> {
    let said = output(Command::new("apt-cache").args(["depends", "linux-image-amd64"])).ok()?;
    said.lines().find_map(|line| line.trim().strip_prefix("Depends: linux-image-").map(str::to_owned))
}

fn debian(wanted: &[Packages]) -> Outcome {
    install(&wanted.concat())
}

fn install(wanted: &[&str]) -> Outcome {
    let missing: Vec<&str> = wanted.iter().copied().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    step(&format!("Install from the system's packages: {}", missing.join(" ")), || {
        succeed(&mut apt(&["update", "--quiet"])?)?;
        let install = ["install", "--quiet", "--yes", "--no-install-recommends"];
        succeed(apt(&install)?.args(&missing))
    })
}

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|answer| answer.stdout == b"installed")
}

/// `apt-get`, through sudo for everyone but root.
fn apt(words: &[&str]) -> Outcome<Command> {
    let root = output(Command::new("id").arg("--user"))?.trim() == "0";
    let mut command = if root {
        command::program("apt-get")
    } else if answers("sudo", "--version") {
        let mut sudo = command::program("sudo");
        sudo.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    } else {
        return Err("packages are missing, and this user may not install them (no sudo)".into());
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).args(words);
    Ok(command)
}

/// Libraries by their pkg-config name; all that a build looks for.
const LIBRARIES: [&str; 5] = ["webkit2gtk-4.1", "ayatana-appindicator3-0.1", "libpipewire-0.3", "gbm", "egl"];

fn other_linux() -> Outcome {
    let missing: Vec<&str> = LIBRARIES.into_iter().filter(|name| !answers_pkg_config(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut said =
        format!("These libraries are missing: {}. Install them, then try again:\n", missing.join(", "));
    for (system, line) in [
        (
            "Fedora",
            "sudo dnf install webkit2gtk4.1-devel libayatana-appindicator-gtk3-devel \
             clang-devel pipewire-devel mesa-libgbm-devel mesa-libEGL-devel \
             gcc-c++ pkgconf xorg-x11-server-Xvfb dbus-daemon gnome-keyring webkit2gtk-driver chromium chromedriver",
        ),
        (
            "Arch",
            "sudo pacman -S --needed base-devel webkit2gtk-4.1 libayatana-appindicator \
             clang pipewire mesa xorg-server-xvfb gnome-keyring chromium",
        ),
        (
            "openSUSE",
            "sudo zypper install webkit2gtk3-devel libayatana-appindicator3-devel \
             clang-devel pipewire-devel Mesa-libgbm-devel Mesa-libEGL-devel \
             gcc-c++ pkgconf xorg-x11-server-Xvfb gnome-keyring webkit2gtk-driver chromium chromedriver",
        ),
    ] {
        let _ = writeln!(said, "  {system}: {line}");
    }
    Err(said)
}

fn answers_pkg_config(library: &str) -> bool {
    Command::new("pkg-config")
        .args(["--exists", library])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

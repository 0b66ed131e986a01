//! `cargo xtask verify packages`: the deb and the rpm in clean systems. Each is installed, started and used there by somebody without rights,
//! and removed again. It ends with what was tried and what was not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Outcome, cargo, output, program, succeed};
use crate::counted::{self, Figures, Program};
use crate::root::Root;
use crate::steps::step;
use crate::{folders, package, system};

/// To see a package used: a display, a bus, a keystore and the web view's driver, and what tells programs apart by the links they open.
/// Installed after the package, so that it cannot make up for what that forgot.
const TOOLS: [&str; 8] = [
    "xvfb",
    "xauth",
    "dbus",
    "gnome-keyring",
    "webkit2gtk-driver",
    "libglib2.0-bin",
    "desktop-file-utils",
    "util-linux",
];

const PROGRAMS: [&str; 3] = ["koppel", "koppel-practice", "koppel-cli"];

const SCHEMES: [&str; 6] =
    ["otpauth", "otpauth-migration", "tiqrenroll", "tiqrauth", "eduidenroll", "eduidauth"];

/// What may be left of a removed package that has its name: what apt and dpkg themselves remember or keep.
const KEPT_BY_APT: [&str; 4] = ["/var/cache/", "/var/log/", "/var/lib/apt/", "/opt/"];

/// Makes both packages and tries them.
pub fn packages() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("Linux' packages are tried on Linux.".into());
    }
    system::roots()?;
    package::package(&[])?;
    let test = step("Build what uses the installed programs", || {
        let words = ["test", "--workspace", "--locked", "--no-run", "--test", "installed"];
        let built = counted::built(&mut cargo(&words))?;
        built.into_iter().find(|program| program.name == "installed").ok_or_else(|| "cargo built none".into())
    })?;
    let (deb, rpm) = (made("deb")?, made("rpm")?);
    let by_deb = try_deb(&deb, &test)?;
    let by_rpm = try_rpm(&deb, &rpm, &test)?;
    println!("\nInstalled with apt in a clean system, used and removed: {}: {by_deb}.", name_of(&deb));
    println!("Installed with rpm --nodeps in another one, used and removed: {}: {by_rpm}.", name_of(&rpm));
    println!(
        "Not tried: whether the names that the rpm requires are to be had on Fedora or openSUSE, whose packages are out of reach here; \
         they are libraries that both systems were found to have in this one. A real desktop, its tray and its portals."
    );
    Ok(())
}

fn made(kind: &str) -> Outcome<PathBuf> {
    let folder = folders::target().join("release/bundle").join(kind);
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = entries.filter_map(Result::ok).map(|entry| entry.path());
    files
        .find(|path| path.extension().is_some_and(|suffix| suffix == kind))
        .ok_or_else(|| format!("no {kind} in {}", folder.display()))
}

fn name_of(package: &Path) -> String {
    package.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn try_deb(deb: &Path, test: &Program) -> Outcome<Figures> {
    let root = Root::fresh("deb")?;
    let there = root.bring(deb)?;
    step("apt installs the deb, with what it says that it needs", || {
        root.install(&[&there])?;
        finds_its_libraries(&root)
    })?;
    root.install(&TOOLS)?;
    let figures = used(&root, test)?;
    step("Remove it: the person's profiles stay, and nothing else", || {
        removed(&root, &["apt-get", "purge", "--quiet=2", "--yes", "koppel"])
    })?;
    Ok(figures)
}

fn try_rpm(deb: &Path, rpm: &Path, test: &Program) -> Outcome<Figures> {
    let root = Root::fresh("rpm")?;
    let there = root.bring(rpm)?;
    step("rpm installs the rpm beside Debian's own libraries", || {
        // The names of packages without versions and ways to have something else instead.
        let needs = output(program("dpkg-deb").arg("--field").arg(deb).arg("Depends"))?;
        let needs = needs.split(',').filter_map(|need| need.split_whitespace().next()).collect::<Vec<_>>();
        root.install(&[&needs[..], &["rpm"]].concat())?;
        requires_what_its_programs_do(&root, &there)?;
        succeed(&mut root.run(&["rpm", "--install", "--nodeps", &there]))?;
        finds_its_libraries(&root)
    })?;
    root.install(&TOOLS)?;
    let figures = used(&root, test)?;
    step("Remove it: the person's profiles stay, and nothing else", || {
        // On systems of rpm's own the second is done by a trigger of desktop-file-utils, as it is here for debs.
        let remove = "rpm --erase --nodeps koppel && update-desktop-database";
        removed(&root, &["sh", "-e", "-c", remove])
    })?;
    Ok(figures)
}

/// Before any tool came along.
fn finds_its_libraries(root: &Root) -> Outcome {
    for name in PROGRAMS {
        let said = output(&mut root.as_person(&["ldd", &format!("/usr/bin/{name}")]))?;
        let missing: Vec<&str> = said.lines().filter(|line| line.contains("not found")).collect();
        if !missing.is_empty() {
            return Err(format!("{name} lacks {}", missing.join(", ")));
        }
    }
    // Loaded while it runs, so that ldd knows nothing of it.
    const TRAY: &str = "libayatana-appindicator3.so.1";
    if root.libraries()?.iter().any(|library| library == TRAY) {
        Ok(())
    } else {
        Err(format!("{TRAY} is missing"))
    }
}

/// Each library that the rpm names is one, and none is forgotten that a program of its links to.
fn requires_what_its_programs_do(root: &Root, rpm: &str) -> Outcome {
    let ask = |what: &str| output(&mut root.run(&["rpm", "--query", "--package", what, rpm]));
    let requires = ask("--requires")?;
    let libraries = root.libraries()?;
    let named =
        requires.lines().filter_map(|line| line.split('(').next()).filter(|name| name.contains(".so"));
    for name in named.clone() {
        if !libraries.iter().any(|library| library == name) {
            return Err(format!("the rpm requires {name}, which no package brought that the deb depends on"));
        }
    }
    for program in PROGRAMS {
        let said = output(Command::new("objdump").arg("--private-headers").arg(folders::released(program)))?;
        for needed in said.lines().filter_map(|line| line.trim().strip_prefix("NEEDED")).map(str::trim) {
            if !named.clone().any(|name| name == needed) {
                return Err(format!("{program} needs {needed}, and the rpm does not say so"));
            }
        }
    }
    let provides = ask("--provides")?;
    let known = provides.lines().all(|line| line.starts_with("koppel ") || line.starts_with("koppel("));
    if known { Ok(()) } else { Err(format!("the rpm provides what it does not have: {provides}")) }
}

/// By somebody without rights.
fn used(root: &Root, test: &Program) -> Outcome<Figures> {
    step("The system knows whom to hand links to (gio)", || {
        for scheme in SCHEMES {
            let said = output(&mut root.as_person(&["gio", "mime", &format!("x-scheme-handler/{scheme}")]))?;
            if !said.lines().next().is_some_and(|line| line.ends_with("Koppel.desktop")) {
                return Err(format!("{scheme}: {said}"));
            }
        }
        Ok(())
    })?;
    step("Somebody without rights uses it", || {
        let there = root.bring(test.file())?;
        let mut run = root.as_person(&[&there, "--show-output", "--test-threads=1"]);
        let figures = counted::ran(&mut run)?;
        match figures {
            Figures { failed: 0, passed: 1.., .. } => Ok(figures),
            figures => Err(figures.to_string()),
        }
    })
}

fn removed(root: &Root, remove: &[&str]) -> Outcome {
    let profiles = root.file(&Root::home()).join(".local/share/koppel/profiles");
    let before = contents(&profiles)?;
    succeed(root.run(remove).stdout(std::process::Stdio::null()))?;
    if contents(&profiles)? != before {
        return Err("removing the package changed the person's profiles".into());
    }
    let all =
        output(&mut root.run(&["find", "/", "-xdev", "-ipath", "*koppel*", "-not", "-path", "/proc/*"]))?;
    let home = Root::home();
    let left: Vec<&str> = all
        .lines()
        .filter(|path| !path.starts_with(&home) && !KEPT_BY_APT.iter().any(|kept| path.starts_with(kept)))
        .collect();
    if !left.is_empty() {
        return Err(format!("left behind: {}", left.join(" ")));
    }
    let cache = fs::read_to_string(root.file("/usr/share/applications/mimeinfo.cache")).unwrap_or_default();
    if cache.contains("Koppel") { Err("the system still hands links to Koppel".into()) } else { Ok(()) }
}

/// Names and bytes of all files there; an error when there is none.
fn contents(folder: &Path) -> Outcome<Vec<(PathBuf, Vec<u8>)>> {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.is_file() {
            let bytes = fs::read(&path).map_err(wrong)?;
            files.push((path, bytes));
        }
    }
    files.sort();
    if files.is_empty() { Err(format!("no profile in {}", folder.display())) } else { Ok(files) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> String {
        fs::read_to_string(folders::root().join(name)).unwrap()
    }

    #[test]
    fn what_is_asked_of_the_system_is_what_packages_and_software_centres_say() {
        let config = file("tauri.conf.json");
        let (_, list) = config.split_once("\"schemes\": [").unwrap();
        let (list, _) = list.split_once(']').unwrap();
        assert_eq!(list, SCHEMES.map(|scheme| format!("\"{scheme}\"")).join(", "));
        let metainfo = file("packaging/linux/app.koppel.desktop.metainfo.xml");
        let said = metainfo.matches("<mediatype>").count();
        let known = SCHEMES
            .iter()
            .filter(|scheme| metainfo.contains(&format!("<mediatype>x-scheme-handler/{scheme}</mediatype>")));
        assert_eq!((said, known.count()), (SCHEMES.len(), SCHEMES.len()));
    }

    #[test]
    fn macos_asks_for_the_camera_with_the_same_sentence() {
        let words = file("packaging/macos/en.lproj/InfoPlist.strings");
        let sentence = words.trim().strip_prefix("\"NSCameraUsageDescription\" = \"").unwrap();
        let sentence = sentence.strip_suffix("\";").unwrap();
        assert!(file("packaging/macos/Info.plist").contains(&format!("<string>{sentence}</string>")));
        assert!(
            file("packaging/macos/nl.lproj/InfoPlist.strings").starts_with("\"NSCameraUsageDescription\" = ")
        );
    }
}

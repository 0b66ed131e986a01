//! What a package needs of the system, read from the programs themselves by the tools of dpkg and rpm: so no list of names grows old,
//! and the oldest C library that will do is said as it is. What shows the
//! icon beside the clock is loaded while the program runs, and found by neither; the bundler adds it.

use std::fs;
use std::path::PathBuf;

use crate::command::{Outcome, output, program};
use crate::folders;

/// What dpkg would write into Depends: `libc6 (>= 2.36)`.
pub fn debian(programs: &[PathBuf]) -> Outcome<Vec<String>> {
    // It works only where a source package is.
    let folder = folders::target().join("package/shlibs");
    let control = folder.join("debian/control");
    fs::create_dir_all(folder.join("debian"))
        .and_then(|()| fs::write(&control, "Source: koppel\n\nPackage: koppel\nArchitecture: any\n"))
        .map_err(|error| format!("{}: {error}", control.display()))?;
    let mut ask = program("dpkg-shlibdeps");
    ask.args(["-O", "--warnings=0"]).args(programs.iter().map(|file| format!("-e{}", file.display())));
    let said = output(ask.current_dir(&folder))?;
    let needs = said.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
    let needs = needs.ok_or_else(|| format!("dpkg-shlibdeps named nothing: {said}"))?;
    Ok(needs.split(", ").map(str::to_owned).collect())
}

/// What rpmbuild would write into Requires: `libc.so.6(GLIBC_2.34)(64bit)`. Names of libraries and not of packages, which differ between
/// Fedora and openSUSE.
pub fn rpm(programs: &[PathBuf]) -> Outcome<Vec<String>> {
    let mut needs = Vec::new();
    for file in programs {
        let said = output(program("/usr/lib/rpm/elfdeps").arg("--requires").arg(file))?;
        needs.extend(said.lines().map(str::to_owned));
    }
    needs.sort();
    needs.dedup();
    if needs.is_empty() { Err("rpm's elfdeps named nothing".into()) } else { Ok(needs) }
}

//! `cargo xtask package`: the packages of this system, by Tauri's bundler, in target/release/bundle. What it is told besides
//! tauri.conf.json stands in tauri.package.json, and why in docs/packages.md.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Outcome, output, program, succeed};
use crate::steps::step;
use crate::{folders, needs, notices, release, system, ui};

/// Of npm; the programs themselves have Tauri's crates of the same minor version.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

/// Packed beside the window's program. Not in tauri.conf.json: then nothing of the shell would compile while these files are missing.
pub const BESIDE: [&str; 2] = ["koppel-practice", "koppel-cli"];

/// What this system's packages are called, without those whose making needs more than the package registries: an AppImage is made by
/// programs that the bundler downloads.
const BUNDLES: &str = if cfg!(windows) {
    "nsis,msi"
} else if cfg!(target_os = "macos") {
    "dmg"
} else {
    "deb,rpm"
};

const USAGE: &str = "cargo xtask package [--bundles LIST] [--config FILE]…";

/// Builds the programs, packs them, and looks at what was made.
pub fn package(words: &[&str]) -> Outcome {
    let (bundles, settings) = asked(words)?;
    system::packages()?;
    ui::built()?;
    step("Build Koppel's programs for a package (release; takes minutes)", programs)?;
    let notices = notices::notices()?;
    let made = step(&format!("Pack them: {bundles}"), || pack(bundles, &settings, &notices))?;
    for package in made.iter().filter(|_| cfg!(target_os = "linux")) {
        look_at(package)?;
    }
    for package in &made {
        let size = fs::metadata(package).map_err(|error| format!("{}: {error}", package.display()))?.len();
        println!("{size:>10} bytes  {}", package.display());
    }
    Ok(())
}

fn asked<'a>(mut words: &[&'a str]) -> Outcome<(&'a str, Vec<&'a str>)> {
    let (mut bundles, mut settings) = (BUNDLES, Vec::new());
    loop {
        match words {
            [] => return Ok((bundles, settings)),
            ["--bundles", list, rest @ ..] => (bundles, words) = (list, rest),
            ["--config", file, rest @ ..] => {
                settings.push(*file);
                words = rest;
            }
            _ => return Err(USAGE.into()),
        }
    }
}

/// koppel-cli by itself, so that it is what `cargo xtask verify reproducible` builds: beside the others its libraries would get their
/// features, too.
fn programs() -> Outcome {
    succeed(&mut release::build(folders::root(), &["koppel-cli"])?)?;
    succeed(&mut release::build(folders::root(), &["koppel", "koppel-practice"])?)?;
    let host = release::host()?;
    let folder = folders::root().join("target/sidecars");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for name in BESIDE {
        let built = folders::released(name);
        let packed = folder.join(format!("{name}-{host}{}", std::env::consts::EXE_SUFFIX));
        fs::copy(&built, &packed)
            .map_err(|error| format!("{} to {}: {error}", built.display(), packed.display()))?;
    }
    Ok(())
}

/// The packages that were made.
fn pack(bundles: &str, settings: &[&str], notices: &[PathBuf]) -> Outcome<Vec<PathBuf>> {
    // Else the packages of an earlier version would be found beside the new ones.
    let folder = folders::target().join("release/bundle");
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(format!("{}: {error}", folder.display()));
        }
        _ => {}
    }
    let mut bundler = program(if cfg!(windows) { "npx.cmd" } else { "npx" });
    bundler.args([
        "--yes",
        BUNDLER,
        "bundle",
        "--ci",
        "--bundles",
        bundles,
        "--config",
        "tauri.package.json",
    ]);
    // In tauri.package.json Linux has its own places for the notices.
    bundler.arg("--config");
    bundler.arg(if cfg!(target_os = "linux") { needs_of_linux()? } else { beside_programs(notices) });
    bundler.args(settings.iter().flat_map(|file| ["--config", file]));
    succeed(&mut bundler)?;
    let mut made = Vec::new();
    collect(&folder, &mut made)?;
    made.sort();
    Ok(made)
}

const SUFFIXES: [&str; 6] = ["deb", "rpm", "AppImage", "exe", "msi", "dmg"];

fn collect(folder: &Path, made: &mut Vec<PathBuf>) -> Outcome {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let entry = entry.map_err(wrong)?;
        // One of a package's kind; what it was made of lies in folders of its own below.
        let path = entry.path();
        let is_package = path.extension().is_some_and(|suffix| SUFFIXES.iter().any(|known| suffix == *known));
        if entry.file_type().map_err(wrong)?.is_file() && is_package {
            made.push(path);
        } else if folder.ends_with("bundle") {
            collect(&path, made)?;
        }
    }
    Ok(())
}

/// Settings of the bundler: Windows and macOS have them beside the programs.
fn beside_programs(notices: &[PathBuf]) -> String {
    let names = notices.iter().filter_map(|file| file.file_name()?.to_str());
    let files: Vec<_> =
        names.map(|name| format!(r#""target/notices/{name}":"third-party/{name}""#)).collect();
    format!(r#"{{"bundle":{{"resources":{{{}}}}}}}"#, files.join(","))
}

/// The same: what the programs need.
fn needs_of_linux() -> Outcome<String> {
    let programs: Vec<_> = ["koppel"].iter().chain(&BESIDE).map(|name| folders::released(name)).collect();
    let list =
        |needs: Vec<String>| needs.iter().map(|need| format!("\"{need}\"")).collect::<Vec<_>>().join(",");
    let (deb, rpm) = (list(needs::debian(&programs)?), list(needs::rpm(&programs)?));
    Ok(format!(r#"{{"bundle":{{"linux":{{"deb":{{"depends":[{deb}]}},"rpm":{{"depends":[{rpm}]}}}}}}}}"#))
}

/// What lintian would say of every deb of Koppel's, and why it stays so.
const EXPLAINED: [(&str, &str); 3] = [
    ("malformed-contact", "there is no address of a maintainer yet, and none is made up"),
    ("no-changelog", "Debian's own format asks for that address, too; CHANGELOG.md has what changed"),
    (
        "no-manual-page",
        "--help says all that koppel-cli can, in the person's language; the others take nothing",
    ),
];

/// Has the tools that Debian has for it look at a package.
fn look_at(package: &Path) -> Outcome {
    let unpacked = folders::target().join("package/unpacked");
    let _ = fs::remove_dir_all(&unpacked);
    fs::create_dir_all(&unpacked).map_err(|error| format!("{}: {error}", unpacked.display()))?;
    match package.extension().and_then(|suffix| suffix.to_str()) {
        Some("deb") => {
            step("lintian looks at the deb", || {
                let mut lintian = program("lintian");
                lintian.args(["--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0"]);
                let known = EXPLAINED.map(|(tag, _)| tag).join(",");
                succeed(lintian.arg("--suppress-tags").arg(known).arg(package))
            })?;
            for (tag, why) in EXPLAINED {
                println!("  not asked for: {tag}: {why}");
            }
            succeed(program("dpkg-deb").arg("--extract").arg(package).arg(&unpacked))?;
        }
        Some("rpm") => succeed(
            Command::new("sh")
                .args(["-e", "-c", "rpm2cpio \"$0\" | cpio --extract --quiet --make-directories"])
                .arg(package)
                .current_dir(&unpacked),
        )?,
        _ => return Ok(()),
    }
    step(&format!("Desktop entry and metainfo of {}", package.display()), || {
        let share = unpacked.join("usr/share");
        succeed(program("desktop-file-validate").arg(share.join("applications/Koppel.desktop")))?;
        let metainfo = share.join("metainfo/app.koppel.desktop.metainfo.xml");
        let said = output(program("appstreamcli").args(["validate", "--no-net"]).arg(metainfo))?;
        if said.contains("Validation was successful") { Ok(()) } else { Err(said) }
    })
}

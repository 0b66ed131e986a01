//! `cargo xtask manifest FOLDER ADDRESS`: the list of a release that the updater asks for (`latest.json`), of the packages in that folder that
//! have a signature beside them. ADDRESS is where they are to be had, without the name. What people read about the version stands in
//! docs/release-notes.txt.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::command::Outcome;
use crate::folders;

/// What the updater reads at most; the notes take the most of it.
const LONGEST: usize = 64 << 10;

/// Ends of packages' names, the system that they are for, and what tauri-plugin-updater calls their kind. Of each system the first is for a
/// program that does not know how it was installed.
const KINDS: [(&str, &str, &str); 6] = [
    (".AppImage", "linux", "appimage"),
    (".deb", "linux", "deb"),
    (".rpm", "linux", "rpm"),
    ("-setup.exe", "windows", "nsis"),
    (".msi", "windows", "msi"),
    (".app.tar.gz", "darwin", "app"),
];

/// Writes the list into the folder.
pub fn manifest(folder: &str, address: &str) -> Outcome {
    let root = folders::root();
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let version = version(&read(&root.join("tauri.conf.json"))?)?;
    let notes = read(&root.join("docs/release-notes.txt"))?;
    let mut signed = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))? {
        let path = entry.map_err(|error| format!("{folder}: {error}"))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(package) = name.strip_suffix(".sig") {
            if !path.with_file_name(package).is_file() {
                return Err(format!("{name} signs {package}, which is not there"));
            }
            signed.insert(package.to_owned(), read(&path)?);
        }
    }
    let list = list(&version, &notes, address, &signed)?;
    let file = Path::new(folder).join("latest.json");
    fs::write(&file, list).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("{}: version {version}, {} packages", file.display(), signed.len());
    Ok(())
}

fn version(config: &str) -> Outcome<String> {
    let version = config.lines().find_map(|line| line.trim().strip_prefix("\"version\": \""));
    let version = version.and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| "tauri.conf.json names no version".into())
}

/// The list, of packages by name with the text of their signature.
fn list(version: &str, notes: &str, address: &str, signed: &BTreeMap<String, String>) -> Outcome<String> {
    if !address.starts_with("https://") {
        return Err(format!("{address}: packages are had over https, or Koppel refuses them"));
    }
    if signed.is_empty() {
        return Err("no package has a signature: there is nothing to list".into());
    }
    let mut platforms = BTreeMap::new();
    for (name, signature) in signed {
        let (targets, signature) = (targets(name)?, signature.trim());
        if signed_version(signature).as_deref() != Some(version) {
            return Err(format!("{name} is not signed for version {version}, so no Koppel would install it"));
        }
        let entry = format!(
            "{{ \"url\": {}, \"signature\": {} }}",
            quoted(&format!("{}/{name}", address.trim_end_matches('/'))),
            quoted(signature)
        );
        for target in targets {
            if platforms.insert(target.clone(), entry.clone()).is_some() {
                return Err(format!("two packages for {target}, one of them {name}"));
            }
        }
    }
    let platforms: Vec<_> =
        platforms.iter().map(|(target, entry)| format!("    {}: {entry}", quoted(target))).collect();
    let list = format!(
        "{{\n  \"version\": {},\n  \"notes\": {},\n  \"platforms\": {{\n{}\n  }}\n}}\n",
        quoted(version),
        quoted(notes.trim()),
        platforms.join(",\n")
    );
    if list.len() > LONGEST {
        return Err(format!(
            "the list has {} bytes, and Koppel reads {LONGEST}: shorten the notes",
            list.len()
        ));
    }
    Ok(list)
}

/// What the updater calls the computers that a package is for.
fn targets(name: &str) -> Outcome<Vec<String>> {
    let unknown = || format!("{name}: no package of a kind and a processor that is known here");
    let has = |marks: &[&str]| marks.iter().any(|mark| name.contains(mark));
    let (_, system, kind) = KINDS.iter().find(|(end, ..)| name.ends_with(end)).ok_or_else(unknown)?;
    let processor = match (has(&["x64", "amd64", "x86_64"]), has(&["arm64", "aarch64"])) {
        (true, false) => "x86_64",
        (false, true) => "aarch64",
        _ => return Err(unknown()),
    };
    let all = format!("{system}-{processor}");
    let one = format!("{all}-{kind}");
    let is_first = KINDS.iter().find(|(_, of, _)| of == system).is_some_and(|(.., first)| first == kind);
    Ok(if is_first { vec![one, all] } else { vec![one] })
}

/// The version that a signature was made for, in its trusted comment.
fn signed_version(signature: &str) -> Option<String> {
    let text = String::from_utf8(base64(signature)?).ok()?;
    let comment = text.lines().find_map(|line| line.strip_prefix("trusted comment: "))?;
    comment.split('\t').find_map(|part| part.strip_prefix("version:")).map(str::to_owned)
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        (bits, held) = (bits << 6 | u32::from(value), held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// As JSON writes text.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            control if control.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// By `tauri signer sign --app-version 0.2.0` of @tauri-apps/cli 2.12.5, with a key that is gone.
    const SIGNATURE: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IHNpZ25hdHVyZSBmcm9tIHRhdXJpIHNlY3JldCBrZXkKUlVUMnBjRVFjdkNCcUEvejBQRE5sMzRMSWs5Y0NTb3BGNDlTVnF3TWJFOEFZbm83R3NHdVQ3QzhtMEJBWkdSREV6NytmV2JHQmlERENKL2k5cGhHTEM4VHV3YnR6NzlXelFNPQp0cnVzdGVkIGNvbW1lbnQ6IHRpbWVzdGFtcDoxNzk1NzExOTc2CWZpbGU6S29wcGVsXzAuMi4wX2FtZDY0LkFwcEltYWdlCXZlcnNpb246MC4yLjAKNjdRbDRZM3FIOG9uUGt4U04yYnNLQ0tnSGtxL25LVU5wMG1weTdycHkxOVAvVzVnQTlqcVJqeWllNm9sTUlkSzk1YVpta1JudVlsVThGREpOeDFrQlE9PQo=";
    const ADDRESS: &str = "https://releases.example/v0.2.0";

    fn signed(names: &[&str]) -> BTreeMap<String, String> {
        names.iter().map(|name| ((*name).to_owned(), format!("{SIGNATURE}\n"))).collect()
    }

    #[test]
    fn each_package_is_listed_for_the_computers_that_it_is_for() {
        for (name, of) in [
            ("Koppel_0.2.0_amd64.AppImage", &["linux-x86_64-appimage", "linux-x86_64"][..]),
            ("Koppel_0.2.0_aarch64.AppImage", &["linux-aarch64-appimage", "linux-aarch64"]),
            ("Koppel_0.2.0_arm64.deb", &["linux-aarch64-deb"]),
            ("Koppel-0.2.0-1.x86_64.rpm", &["linux-x86_64-rpm"]),
            ("Koppel_0.2.0_x64-setup.exe", &["windows-x86_64-nsis", "windows-x86_64"]),
            ("Koppel_0.2.0_arm64_en-US.msi", &["windows-aarch64-msi"]),
            ("Koppel-macos-arm64.app.tar.gz", &["darwin-aarch64-app", "darwin-aarch64"]),
        ] {
            assert_eq!(targets(name).unwrap(), of, "{name}");
        }
        for name in ["Koppel.app.tar.gz", "koppel-cli-linux-x64", "Koppel_x64_arm64.msi", "SHA256SUMS"] {
            assert!(targets(name).is_err(), "{name}");
        }
    }

    #[test]
    fn the_list_has_all_that_the_updater_needs() {
        let packages = signed(&["Koppel_0.2.0_amd64.AppImage", "Koppel_0.2.0_amd64.deb"]);
        let list = list("0.2.0", "\"Sneller\"\n\tén\\beter\n", &format!("{ADDRESS}/"), &packages).unwrap();
        let entry =
            |name: &str| format!("{{ \"url\": \"{ADDRESS}/{name}\", \"signature\": \"{SIGNATURE}\" }}");
        let (image, deb) = (entry("Koppel_0.2.0_amd64.AppImage"), entry("Koppel_0.2.0_amd64.deb"));
        assert_eq!(
            list,
            format!(
                "{{\n  \"version\": \"0.2.0\",\n  \"notes\": \"\\\"Sneller\\\"\\n\\u0009én\\\\beter\",\n  \"platforms\": {{\n    \
                 \"linux-x86_64\": {image},\n    \"linux-x86_64-appimage\": {image},\n    \"linux-x86_64-deb\": {deb}\n  }}\n}}\n"
            )
        );
    }

    #[test]
    fn what_no_koppel_would_install_is_not_listed() {
        let packages = signed(&["Koppel_0.2.0_amd64.AppImage"]);
        assert!(list("0.2.0", "", ADDRESS, &packages).is_ok());
        assert!(list("0.3.0", "", ADDRESS, &packages).unwrap_err().contains("not signed for version 0.3.0"));
        assert!(list("0.2.0", "", "http://releases.example", &packages).unwrap_err().contains("https"));
        assert!(list("0.2.0", "", ADDRESS, &signed(&[])).is_err());
        assert!(list("0.2.0", "", ADDRESS, &signed(&["koppel-cli-linux-x64"])).is_err());
        let twice = signed(&["Koppel_0.2.0_amd64.AppImage", "Koppel_0.2.0_x86_64.AppImage"]);
        assert!(list("0.2.0", "", ADDRESS, &twice).unwrap_err().contains("two packages"));
        assert!(list("0.2.0", &"x".repeat(70_000), ADDRESS, &packages).unwrap_err().contains("shorten"));
        for broken in ["", "!", "AAAA", "dW50cnVzdGVk"] {
            let broken = BTreeMap::from([("Koppel_0.2.0_amd64.AppImage".to_owned(), broken.to_owned())]);
            assert!(list("0.2.0", "", ADDRESS, &broken).is_err());
        }
    }

    #[test]
    fn the_version_is_the_one_that_packages_get() {
        let config = fs::read_to_string(folders::root().join("tauri.conf.json")).unwrap();
        let shell = fs::read_to_string(folders::root().join("Cargo.toml")).unwrap();
        assert!(shell.contains(&format!("name = \"koppel\"\nversion = \"{}\"\n", version(&config).unwrap())));
    }
}

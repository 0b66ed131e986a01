//! The shell's manifest: which commands exist, and which window may use them.
use std::{error::Error, fs, path::Path};

macro_rules! commands {
    ($($module:ident: $($command:ident),+;)+) => { &[$($(stringify!($command)),+),+] };
}

/// Without this list every command would be allowed to every window.
const COMMANDS: &[&str] = include!("commands/list.rs");

const PAGE: &str = "ui/dist/index.html";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/commands/list.rs");
    println!("cargo:rerun-if-changed=ui/dist");
    if !Path::new(PAGE).exists() {
        println!(
            "cargo:warning={PAGE} is missing: the window will be empty until ui/ is built (cargo xtask run)"
        );
        write_empty_page()?;
    }
    check_updates()?;
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS))
        .capabilities_path_pattern("./src-tauri/capabilities/*.json");
    Ok(tauri_build::try_build(attributes)?)
}

/// Where newer versions come from is of the build: both or none, and never over a connection that anybody can change.
fn check_updates() -> Result<(), Box<dyn Error>> {
    let given = |name| {
        println!("cargo:rerun-if-env-changed={name}");
        // A workflow without them hands over empty ones.
        std::env::var(name).ok().filter(|given| !given.is_empty())
    };
    match (given("KOPPEL_UPDATE_ADDRESS"), given("KOPPEL_UPDATE_KEY")) {
        (None, None) => Ok(()),
        (Some(address), Some(key)) => {
            if !address.starts_with("https://") {
                return Err("KOPPEL_UPDATE_ADDRESS has to begin with https://".into());
            }
            // 112 bytes and a comment, as base64; anything else would have every package refused, once it is at people's desks.
            let is_key =
                key.len() > 100 && key.bytes().all(|it| it.is_ascii_alphanumeric() || b"+/=".contains(&it));
            is_key.then_some(()).ok_or_else(|| {
                "KOPPEL_UPDATE_KEY has to be the one line of the .key.pub file of `tauri signer generate`"
                    .into()
            })
        }
        _ => Err("KOPPEL_UPDATE_ADDRESS and KOPPEL_UPDATE_KEY belong together: set both or none".into()),
    }
}

/// `generate_context!` embeds ui/dist and does not compile without it.
fn write_empty_page() -> std::io::Result<()> {
    fs::create_dir_all("ui/dist")?;
    fs::write(PAGE, "<!doctype html><title>Koppel</title>")
}

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
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS))
        .capabilities_path_pattern("./src-tauri/capabilities/*.json");
    Ok(tauri_build::try_build(attributes)?)
}

/// `generate_context!` embeds ui/dist and does not compile without it.
fn write_empty_page() -> std::io::Result<()> {
    fs::create_dir_all("ui/dist")?;
    fs::write(PAGE, "<!doctype html><title>Koppel</title>")
}

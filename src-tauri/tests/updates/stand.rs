//! An app that can be updated, its release's key, and packages that are signed as the release's own tool signs them.

use std::fs;
use std::io::Cursor;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use data_encoding::BASE64;
use koppel_core::policy::{Policy, Value as Setting};
use koppel_platform::policy::{Found, State};
use minisign::KeyPair;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::super::app::{SITE, TestApp};
use super::host::Host;
use crate::updates::{Installed, Origin, Updates};

pub const BEFORE: &[u8] = b"\x7fELF the program that runs";
/// As `tauri signer` and `tauri build` write it: the whole text of minisign's file, once more as base64.
pub fn signature(key: &KeyPair, package: &[u8], version: Option<&str>) -> String {
    let version = version.map(|version| format!("\tversion:{version}")).unwrap_or_default();
    let comment = format!("timestamp:1764158400\tfile:koppel.AppImage{version}");
    let signed =
        minisign::sign(Some(&key.pk), &key.sk, Cursor::new(package), Some(&comment), Some("signature"));
    BASE64.encode(signed.unwrap().into_string().as_bytes())
}

pub fn public(key: &KeyPair) -> String {
    BASE64.encode(key.pk.to_box().unwrap().into_string().as_bytes())
}

pub fn new_package(version: &str) -> Vec<u8> {
    [b"\x7fELF the program of version ", version.as_bytes(), &[7; 150_000]].concat()
}

/// An app that was installed in the way of an AppImage, and its release's host.
pub struct Stand {
    pub app: TestApp,
    pub host: Host,
    pub key: KeyPair,
    pub program: PathBuf,
    pub restarts: Arc<AtomicUsize>,
}

impl Stand {
    pub fn new() -> Self {
        Self::with(tempfile::tempdir().unwrap(), Policy::default(), |updates| updates)
    }

    pub fn with(home: TempDir, policy: Policy, change: impl FnOnce(Updates) -> Updates) -> Self {
        let program = home.path().join("Koppel.AppImage");
        Self::at(home, program.clone(), Installed::AppImage(program), policy, change)
    }

    pub fn at(
        home: TempDir,
        program: PathBuf,
        installed: Installed,
        policy: Policy,
        change: impl FnOnce(Updates) -> Updates,
    ) -> Self {
        fs::write(&program, BEFORE).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let (host, key) = (Host::start(), KeyPair::generate_unencrypted_keypair().unwrap());
        let restarts = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&restarts);
        let updates = Updates::new(
            Origin::at(&host.list(), &public(&key)),
            installed,
            Box::new(move || {
                counted.fetch_add(1, Ordering::SeqCst);
            }),
            Arc::new(|| {}),
        );
        let reading = koppel_core::policy::Reading { policy, ignored: Vec::new() };
        let found = Found { place: "nowhere".to_owned(), state: State::Read(reading) };
        let app = TestApp::start_whole(home, SITE, found, change(updates));
        Self { app, host, key, program, restarts }
    }

    /// The host lists this version, rightly signed.
    pub fn release(&self, version: &str) -> Vec<u8> {
        let package = new_package(version);
        self.host.lists(version, &package, &signature(&self.key, &package, Some(version)));
        package
    }

    pub fn step(&self) -> Value {
        self.app.get("updates", json!({}))["step"].clone()
    }

    pub fn at_step(&self) -> String {
        self.step()["at"].as_str().unwrap_or_default().to_owned()
    }

    pub fn look(&self) -> Result<String, Value> {
        let answer = self.app.ask("look_for_update", json!({}))?;
        Ok(answer["step"]["at"].as_str().unwrap().to_owned())
    }

    pub fn download(&self) -> Result<Value, Value> {
        self.app.ask("download_update", json!({ "progress": "__CHANNEL__:7" }))
    }

    pub fn install(&self) -> Result<Value, Value> {
        self.app.ask("install_update", json!({}))
    }

    /// The program is the one that was there, and nothing lies beside it.
    pub fn is_untouched(&self) -> bool {
        let beside = fs::read_dir(self.program.parent().unwrap()).unwrap();
        let left = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap()).filter(|name| {
            !["Koppel.AppImage", "koppel-practice", "data", "keys", "ballast"].contains(&name.as_str())
        });
        let left: Vec<_> = left.collect();
        assert!(left.is_empty(), "{left:?}");
        fs::read(&self.program).unwrap() == BEFORE && self.restarts.load(Ordering::SeqCst) == 0
    }
}

/// An app whose release host lists a newer version.
pub fn with_a_release() -> TestApp {
    let stand = Stand::new();
    stand.release("7.1.0");
    stand.app
}

pub fn code(answer: Result<impl std::fmt::Debug, Value>) -> String {
    answer.unwrap_err()["code"].as_str().unwrap().to_owned()
}

pub fn policy(channel: &str) -> Policy {
    Policy::read([("UpdateChannel".to_owned(), Setting::Text(channel.to_owned()))]).policy
}

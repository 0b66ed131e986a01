//! The real koppel-cli in a home of its own, and `careless`, which takes the same arguments and is broken in one way.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use koppel_core::backup::{self, Backup, BackupError, Passphrase, Proof, Work};
use koppel_core::ports::Keystore;
use koppel_core::vault::{OpenProfile, Vault};
use koppel_platform::backup_folder;
use koppel_platform::files::Folder;
use koppel_platform::keystore::FileKeystore;
use koppel_platform::random::OsRandom;

use crate::broken::{Ports, Variant};
use crate::person::WORDS;

/// How `careless` is told what is broken in it.
pub const CARELESS: &str = "CARELESS";

/// How long a broken step takes, so that a kill at random or another process meets it.
fn pause(variant: Variant) -> Duration {
    Duration::from_millis(if variant == Variant::NoLock { 100 } else { 5 })
}

/// A vault on the real disk, with its keys in a folder.
pub fn vault_at(home: &Path, keys: &Path, variant: Variant) -> Vault {
    vault_over(home, Arc::new(FileKeystore::guarded(keys)), variant)
}

/// A vault on the real disk, with its keys in that keystore.
pub fn vault_over(home: &Path, keystore: Arc<dyn Keystore>, variant: Variant) -> Vault {
    let ports = Ports {
        files: Arc::new(Folder::new(home.join("profiles"))),
        keystore,
        random: Arc::new(OsRandom::new()),
        variant,
        pause: pause(variant),
    };
    ports.vault()
}

const BACKUP: &str = "work.age";

/// Home and keys of one person.
pub struct Place {
    folder: tempfile::TempDir,
}

/// All files of a place.
pub type Snapshot = BTreeMap<PathBuf, Vec<u8>>;

impl Default for Place {
    fn default() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(place.backups()).unwrap();
        place
    }
}

impl Place {
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    pub fn profiles(&self) -> PathBuf {
        self.home().join("profiles")
    }

    /// The folder for backups, which is there from the start.
    fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    /// Where the backup is, or will be.
    pub fn backup(&self) -> PathBuf {
        self.backups().join(BACKUP)
    }

    /// Makes it, as cheaply as the programs here allow.
    pub fn back_up(&self, vault: &Vault, open: &mut OpenProfile) -> Result<Proof, BackupError> {
        let words = Passphrase::typed(WORDS);
        backup::save(
            vault,
            open,
            &words,
            Work::new(1).unwrap(),
            &backup_folder::at(self.backups()),
            BACKUP,
            0,
        )
    }

    pub fn read_backup(&self) -> Result<Backup, BackupError> {
        backup::read(&backup_folder::at(self.backups()), BACKUP, &Passphrase::typed(WORDS))
    }

    /// The same vault in this process. PINs that are set here cost next to nothing, also in koppel-cli.
    pub fn vault(&self, variant: Variant) -> Vault {
        vault_at(&self.home(), &self.keys(), variant)
    }

    pub fn snapshot(&self) -> Snapshot {
        let folders = [self.profiles(), self.keys(), self.backups()];
        let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
        files.map(|file| file.unwrap().path()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }

    pub fn restore(&self, snapshot: &Snapshot) {
        for path in self.snapshot().into_keys() {
            fs::remove_file(path).unwrap();
        }
        for (path, bytes) in snapshot {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// Whether nobody holds the writer's lock.
    pub fn is_lock_free(&self) -> bool {
        fs::File::open(self.profiles().join("vault.lock")).is_ok_and(|file| file.try_lock().is_ok())
    }

    /// koppel-cli, or `careless` where something is to be broken, with these arguments. `before` are words that
    /// come before it, such as a tracer's.
    pub fn command(&self, variant: Variant, before: &[&str], arguments: &[&str]) -> Command {
        let program = if variant == Variant::Sound { "koppel-cli" } else { "careless" };
        let program = built(program);
        let mut command = match before.split_first() {
            None => Command::new(program),
            Some((first, others)) => {
                let mut command = Command::new(first);
                command.args(others).arg(program);
                command
            }
        };
        command
            .args(arguments)
            .env("KOPPEL_HOME", self.home())
            .env("KOPPEL_KEYSTORE", format!("guarded:{}", self.keys().display()))
            .env(CARELESS, format!("{variant:?}"))
            .env("LC_ALL", "en_GB.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// Starts it and types these lines.
pub fn start(command: &mut Command, lines: &[&str]) -> Child {
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    // It may have been killed before it reads.
    let _ = child.stdin.take().unwrap().write_all(format!("{}\n", lines.join("\n")).as_bytes());
    child
}

/// A program of this workspace, built beside this test.
fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let path = test.ancestors().nth(2).unwrap().join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built: these tests go with those of koppel-cli", path.display());
    path
}

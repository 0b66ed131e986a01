//! Backups that are made by themselves, after a change, in a folder that the person chose. Their passphrase is
//! drawn once, shown once, and kept in the profile's encrypted part: it is at hand only while the profile is
//! open, and tells whoever has it nothing that the open profile would not.

use super::{BackupError, Folder, Health, Passphrase, Proof, Work, name, save};
use crate::profile::UnixTime;
use crate::vault::{OpenProfile, Vault, VaultError};

/// Automatic backups of one profile that stay; older ones go.
pub const KEPT: usize = 5;
/// Names are by the second; so many later ones are tried when one is taken.
const MOST_TAKEN: u64 = 10;

/// Where backups go by themselves.
pub struct AutoBackup {
    /// Path of the folder.
    pub folder: String,
    /// What opens them.
    pub passphrase: Passphrase,
}

/// Makes the first one; from then on the profile has them. Answers the passphrase, to show once. When this
/// fails nothing has changed.
pub fn switch_on(
    vault: &Vault,
    open: &mut OpenProfile,
    folder: &Folder,
    work: Work,
    now: UnixTime,
) -> Result<(Passphrase, Proof), BackupError> {
    let passphrase = Passphrase::make(vault.random()).map_err(VaultError::Random)?;
    let path = folder.path.display().to_string();
    let kept = AutoBackup { folder: path, passphrase: Passphrase::copy_of(&passphrase) };
    let proof = write(vault, open, &passphrase, folder, work, now, Some(kept))?;
    Ok((passphrase, proof))
}

/// No more of them. Those that are there stay.
pub fn switch_off(vault: &Vault, open: &mut OpenProfile) -> Result<(), VaultError> {
    vault.change_aside(open, |content| content.auto_backup = None)
}

/// To be called after a change, apart from it: it takes seconds, and when it fails the change stands. Makes a
/// backup if the profile has them and was changed since the last, and removes the oldest. `None` when there
/// was nothing to do. `at` gives the folder at a path.
pub fn after_change(
    vault: &Vault,
    open: &mut OpenProfile,
    at: impl FnOnce(&str) -> Folder,
    work: Work,
    now: UnixTime,
) -> Result<Option<Proof>, BackupError> {
    vault.refresh(open)?;
    let Some(auto) = &open.content().auto_backup else { return Ok(None) };
    let (folder, passphrase) = (at(&auto.folder), Passphrase::copy_of(&auto.passphrase));
    if matches!(vault.health(open.id())?, Health::Current(_)) {
        return Ok(None);
    }
    let proof = write(vault, open, &passphrase, &folder, work, now, None)?;
    Ok(Some(proof))
}

fn write(
    vault: &Vault,
    open: &mut OpenProfile,
    passphrase: &Passphrase,
    folder: &Folder,
    work: Work,
    now: UnixTime,
    mut switched_on: Option<AutoBackup>,
) -> Result<Proof, BackupError> {
    // Before the folder, which may be gone, is looked at; of one that was switched on earlier this is said at each change.
    vault.policy().allows_export()?;
    for second in 0..MOST_TAKEN {
        let name = name::automatic(open.name(), open.id(), now + second);
        // Before the costly part; the save itself looks again.
        let files = folder.files.list().map_err(|error| folder.failed("list backups", error))?;
        if files.contains(&name) {
            continue;
        }
        let proof = save::save_and(vault, open, passphrase, work, folder, &name, now, |content| {
            if let Some(auto) = switched_on.take() {
                content.auto_backup = Some(auto);
            }
        })?;
        prune(folder, open, &name);
        return Ok(proof);
    }
    Err(BackupError::Exists { name: name::automatic(open.name(), open.id(), now) })
}

/// Removes the oldest automatic backups of this profile. The one just made stays even if the clock was set back
/// and it looks the oldest.
fn prune(folder: &Folder, open: &OpenProfile, just_made: &str) {
    // A new backup is there whether or not old ones can be removed; the next one tries again.
    let Ok(files) = folder.files.list() else { return };
    let mut older: Vec<_> = files
        .iter()
        .filter(|file| *file != just_made)
        .filter_map(|file| Some((name::moment_of(file, open.id())?, file)))
        .collect();
    older.sort();
    let surplus = older.len().saturating_sub(KEPT - 1);
    for (_, file) in &older[..surplus] {
        let _ = folder.files.remove(file);
    }
}

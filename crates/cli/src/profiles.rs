//! From a profile's name on the command line to a profile that is open.

use koppel_core::vault::{CardState, OpenProfile, ProfileCard, Vault, VaultError, kept_name};
use koppel_platform::place::{KeystoreKind, Place};

use crate::input::PinSource;
use crate::output::{Output, text};
use crate::trouble::{CliError, Trouble};

/// The vault of this person. With a file keystore it says once what that means.
pub fn vault(output: &Output<'_>) -> Result<Vault, Trouble> {
    let place = Place::of_environment()?;
    if let KeystoreKind::File(folder) = place.keystore() {
        let folder = folder.display().to_string();
        output.note(&output.say("cli-file-keystore", &[("folder", text(folder))]));
    }
    Ok(place.vault())
}

/// The profile of that name, whatever the case of its letters, or of that id. A damaged one has lost its name:
/// an empty one is not its.
pub fn find(vault: &Vault, wanted: &str) -> Result<Option<ProfileCard>, VaultError> {
    let name = kept_name(wanted).to_lowercase();
    if name.is_empty() {
        return Ok(None);
    }
    let fits =
        |card: &ProfileCard| kept_name(&card.name).to_lowercase() == name || card.id.to_string() == name;
    let mut found: Vec<ProfileCard> = vault.profiles()?.into_iter().filter(fits).collect();
    // A restore that was cut short leaves the blocked profile beside the one that took its place.
    found.sort_by_key(|card| !matches!(card.state, CardState::Locked { .. }));
    Ok(found.into_iter().next())
}

/// The same, when there has to be one.
pub fn existing(vault: &Vault, wanted: &str) -> Result<ProfileCard, Trouble> {
    Ok(find(vault, wanted)?.ok_or(VaultError::NotFound)?)
}

/// Opens a profile with its PIN. Asks for none where a PIN cannot help.
pub fn unlock(vault: &Vault, card: &ProfileCard, pins: &PinSource<'_>) -> Result<OpenProfile, Trouble> {
    if let Some(trouble) = state_trouble(card.state) {
        return Err(trouble);
    }
    let pin = pins.known(&card.name)?;
    Ok(vault.unlock(card.id, &pin)?)
}

/// Why a profile in that state cannot be opened, if it cannot.
pub fn state_trouble(state: CardState) -> Option<Trouble> {
    Some(match state {
        CardState::Locked { .. } => return None,
        CardState::Blocked => VaultError::Blocked.into(),
        CardState::KeystoreLost => VaultError::KeystoreLost.into(),
        CardState::KeystoreSilent => CliError::KeystoreSilent.into(),
        CardState::OldCopy => VaultError::OldCopy.into(),
        CardState::Damaged => VaultError::Damaged.into(),
        CardState::TooNew => VaultError::TooNew.into(),
    })
}

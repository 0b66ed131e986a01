//! From a profile's name on the command line to a profile that is open.

use std::time::Duration;

use koppel_core::profile::UnixTime;
use koppel_core::vault::{CardState, OpenProfile, ProfileCard, ReadOnly, Vault, VaultError, kept_name};
use koppel_platform::clock;
use koppel_platform::place::{KeystoreKind, Place};
use koppel_platform::policy;

use crate::input::PinSource;
use crate::output::{Output, number, one_line, text};
use crate::trouble::{CliError, Trouble};
use crate::way_back;

/// The vault of this person, under what an organisation settles. With a file keystore it says once what that means.
pub fn vault(output: &Output<'_>) -> Result<Vault, Trouble> {
    let place = Place::of_environment()?;
    if let KeystoreKind::File(folder) | KeystoreKind::Guarded(folder) = place.keystore() {
        let folder = folder.display().to_string();
        output.note(&output.say("cli-file-keystore", &[("folder", text(folder))]));
    }
    Ok(place.vault(policy::Source::of_system().read().policy()))
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
    let mut found: Vec<ProfileCard> = vault.profiles(clock::now())?.into_iter().filter(fits).collect();
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
    let opened = || {
        can_open(card.state)?;
        let pin = pins.known(&card.name)?;
        let open = patiently(pins.output(), |now| vault.unlock(card.id, &pin, now))?;
        tell_read_only(&open, pins.output());
        Ok(open)
    };
    opened().map_err(|trouble| way_back::below(trouble, vault, card.id, pins.output()))
}

/// Says that nothing of it can be changed here, and what is not to be seen of it.
fn tell_read_only(open: &OpenProfile, output: &Output<'_>) {
    let Some(ReadOnly { hidden }) = open.read_only() else { return };
    output.note(&output.say("cli-read-only", &[("profile", text(one_line(open.name())))]));
    if let hidden @ 1.. = u32::try_from(hidden).unwrap_or(u32::MAX) {
        output.note(&output.say("cli-read-only-hidden", &[("count", number(hidden))]));
    }
}

/// Tries a PIN. After a wrong one, also of another program, it waits as long as it has to, and says so.
pub fn patiently<T>(
    output: &Output<'_>,
    attempt: impl Fn(UnixTime) -> Result<T, VaultError>,
) -> Result<T, VaultError> {
    loop {
        match attempt(clock::now()) {
            Err(VaultError::Wait { seconds }) => {
                output.note(&output.say("cli-waiting", &[("seconds", number(seconds))]));
                std::thread::sleep(Duration::from_secs(seconds));
            }
            other => return other,
        }
    }
}

/// Why a profile in that state cannot be opened, if it cannot.
pub fn can_open(state: CardState) -> Result<(), Trouble> {
    Err(match state {
        CardState::Locked { .. } => return Ok(()),
        CardState::Blocked => VaultError::Blocked.into(),
        CardState::KeystoreLost => VaultError::KeystoreLost.into(),
        CardState::KeystoreDamaged => VaultError::KeystoreDamaged.into(),
        CardState::KeystoreSilent => CliError::KeystoreSilent.into(),
        CardState::OldCopy => VaultError::OldCopy.into(),
        CardState::Damaged { previous: true } => CliError::DamagedRecoverable.into(),
        CardState::Damaged { previous: false } => VaultError::Damaged.into(),
        CardState::Foreign { previous: true } => CliError::ForeignRecoverable.into(),
        CardState::Foreign { previous: false } => VaultError::Foreign.into(),
        CardState::TooNew => VaultError::TooNew.into(),
    })
}

//! What a profile may be called.

use super::{Vault, VaultError};
use crate::ids::ProfileId;

/// Longest name, in characters.
const MOST_CHARS: usize = 64;

impl Vault {
    /// The name as it will be kept: trimmed, without control characters, not another profile's.
    pub(super) fn free_name(&self, name: &str, own: Option<ProfileId>) -> Result<String, VaultError> {
        let name: String = name.trim().chars().filter(|c| !c.is_control()).take(MOST_CHARS).collect();
        if name.is_empty() {
            return Err(VaultError::NameEmpty);
        }
        let wanted = name.to_lowercase();
        for id in self.store.ids()?.into_iter().filter(|id| Some(*id) != own) {
            // A damaged file has the name that its previous generation would bring back.
            let file = self.store.load(id).or_else(|_| self.store.load_previous(id));
            if file.is_ok_and(|file| file.header.name.to_lowercase() == wanted) {
                return Err(VaultError::NameTaken);
            }
        }
        Ok(name)
    }
}

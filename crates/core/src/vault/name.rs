//! What a profile may be called.

use super::{Vault, VaultError};
use crate::ids::ProfileId;

/// Longest name, in characters.
const MOST_CHARS: usize = 64;

/// A profile's name as it will be kept: trimmed, without control characters, not too long. Empty when nothing
/// is left.
pub fn kept_name(name: &str) -> String {
    let visible: String = name.chars().filter(|c| !c.is_control()).collect();
    let cut: String = visible.trim().chars().take(MOST_CHARS).collect();
    cut.trim_end().to_owned()
}

impl Vault {
    /// The name as it will be kept, when it is not another profile's.
    pub(super) fn free_name(&self, name: &str, own: Option<ProfileId>) -> Result<String, VaultError> {
        let name = kept_name(name);
        if name.is_empty() {
            return Err(VaultError::NameEmpty);
        }
        let wanted = name.to_lowercase();
        for id in self.store.ids()?.into_iter().filter(|id| Some(*id) != own) {
            // A damaged file has no name to clash with, but its previous generation has when it can come back.
            let header = self.store.load(id).ok().map(|file| file.header).or_else(|| self.offered(id));
            if header.is_some_and(|header| header.name.to_lowercase() == wanted) {
                return Err(VaultError::NameTaken);
            }
        }
        Ok(name)
    }
}

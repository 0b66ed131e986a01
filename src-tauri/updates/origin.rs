//! Where a build's newer versions come from, and whose signature they bear. Both are of the build: the repository names neither, and a
//! build that was given none has no updater.

use koppel_core::tiqr::Address;

/// A release's host and its key.
pub struct Origin {
    address: Address,
    key: String,
}

impl Origin {
    /// What this build was given; build.rs has looked at it.
    pub fn of_build() -> Option<Self> {
        #[cfg(debug_assertions)]
        if let Some(instead) = for_tests() {
            return Some(instead);
        }
        Self::at(option_env!("KOPPEL_UPDATE_ADDRESS")?, option_env!("KOPPEL_UPDATE_KEY")?)
            .filter(|origin| origin.address.as_str().starts_with("https:"))
    }

    /// The list of releases at that address, signed by that key, as `tauri signer generate` writes it.
    pub fn at(address: &str, key: &str) -> Option<Self> {
        Some(Self { address: Address::parse(address).ok()?, key: key.to_owned() })
    }

    pub fn address(&self) -> &Address {
        &self.address
    }

    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Where a test's program finds its host instead, which may be this computer. A program that is built for people does not know it.
#[cfg(debug_assertions)]
fn for_tests() -> Option<Origin> {
    let variable = |name| std::env::var(name).ok();
    Origin::at(&variable("KOPPEL_TEST_UPDATE_ADDRESS")?, &variable("KOPPEL_TEST_UPDATE_KEY")?)
}

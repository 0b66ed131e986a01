//! Profiles on disk, and the keys that open them. Every operation takes the writer's lock, works on the
//! newest generation, and holds nothing afterwards but what it answers; the PIN is needed once, to unlock.

mod attempt;
pub(crate) mod body;
mod card;
mod error;
mod file;
mod item;
mod keys;
mod later;
mod name;
mod pin_change;
mod previous;
mod recovery;
mod scheme;
mod sealing;
mod store;
mod tries;

pub use self::card::{CardState, ProfileCard};
pub use self::error::VaultError;
use self::file::{Header, LastBackup, ProfileFile};
use self::item::{Item, Live, NoItem};
use self::keys::{Cost, Key};
pub use self::later::ReadOnly;
pub use self::name::kept_name;
pub use self::previous::Recovered;
pub use self::recovery::Restored;
use self::sealing::Body;
use self::store::Store;
pub use self::tries::{TRIES, Tries};
use crate::backup_codes::Glance;
use crate::ids::ProfileId;
use crate::pin::{Choice, Pin};
use crate::policy::Policy;
use crate::ports::{Files, Keystore, Lock, Random};
use crate::profile::{Account, Content, UnixTime};

/// All profiles of one person on this computer.
pub struct Vault {
    store: Store,
    keystore: Box<dyn Keystore>,
    random: Box<dyn Random>,
    policy: Policy,
    /// What a guess at a PIN that is set here will cost.
    cost: Cost,
}

/// A profile that its PIN has opened. Closing it is dropping it: its keys and secrets are wiped.
pub struct OpenProfile {
    id: ProfileId,
    name: String,
    generation: u64,
    profile_key: Key,
    content: Content,
    read_only: Option<ReadOnly>,
}

impl OpenProfile {
    /// Which one.
    pub fn id(&self) -> ProfileId {
        self.id
    }

    /// What the person calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its accounts, as of the last refresh or change.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// A newer Koppel saved it, so nothing of it can be changed here.
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }
}

impl Vault {
    /// A vault over these ports, where no organisation settles anything.
    pub fn new(files: Box<dyn Files>, keystore: Box<dyn Keystore>, random: Box<dyn Random>) -> Self {
        Self { store: Store { files }, keystore, random, policy: Policy::default(), cost: Cost::CHOSEN }
    }

    /// The same under what an organisation settles. A profile that is blocked stays so, whatever it says.
    #[must_use]
    pub fn under(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// What is settled here.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// What profiles are opened with here.
    pub fn choice(&self) -> Choice {
        if self.keystore.is_plain() {
            Choice::Passphrase
        } else {
            Choice::Pin { least: self.policy.minimum_pin_length() }
        }
    }

    /// Wrong PINs in a row after which a profile is blocked.
    fn tries(&self) -> u8 {
        self.policy.pin_tries().count()
    }

    /// For tests that open a vault ten thousand times: a PIN that is set here costs next to nothing to guess
    /// at. clippy.toml refuses this everywhere but in them.
    #[must_use]
    pub fn with_cheapest_kdf(self) -> Self {
        Self { cost: Cost::CHEAPEST, ..self }
    }

    /// The vault's randomness, for ids.
    pub fn random(&self) -> &dyn Random {
        &*self.random
    }

    /// Whether there is no profile, whatever its state. Asks the folder and not the keystore.
    pub fn is_empty(&self) -> Result<bool, VaultError> {
        Ok(self.store.ids()?.is_empty())
    }

    /// Makes a profile with its first content, and leaves it open. Nothing is left of it when this fails.
    pub fn create(
        &self,
        name: &str,
        pin: &Pin,
        content: Content,
        now: UnixTime,
    ) -> Result<OpenProfile, VaultError> {
        let _lock = self.lock()?;
        let name = self.free_name(name, None)?;
        self.make(name, pin, content, now, None)
    }

    /// [`Vault::create`] under the lock, of a name that is free; `backup` is what it comes from.
    fn make(
        &self,
        name: String,
        pin: &Pin,
        content: Content,
        created: UnixTime,
        backup: Option<LastBackup>,
    ) -> Result<OpenProfile, VaultError> {
        let id = ProfileId::make(self.random()).map_err(VaultError::Random)?;
        let device_key = Key::make(self.random()).map_err(VaultError::Random)?;
        let profile_key = Key::make(self.random()).map_err(VaultError::Random)?;
        let pin_lock = self.make_pin_lock(id, pin, &device_key, &profile_key)?;
        let mut live = Live::new(device_key);

        // The keystore first: a key without a file is harmless, a file without its key is lost.
        if let Err(error) = self.write_item(id, &Item::Live(live.copy())) {
            // It may have been written all the same.
            let _ = self.keystore.delete(&id);
            return Err(error);
        }
        let header = Header {
            profile: id,
            name: name.clone(),
            created,
            generation: 1,
            services: services_of(&content),
            tiqr: tiqr_of(&content),
            backup_codes: Some(glances_of(&content)),
            backup,
            lock: Some(pin_lock),
        };
        let saved = self.save(&header, &profile_key, &content);
        if let Err(error) = saved {
            // The file may stand although its folder could not be synced: then it goes, too. One that may come
            // back keeps its key, and is a whole profile.
            if self.store.remove(id).is_ok() {
                let _ = self.keystore.delete(&id);
            }
            return Err(error);
        }
        live.generation = header.generation;
        self.follow(id, live);
        Ok(OpenProfile { id, name, generation: header.generation, profile_key, content, read_only: None })
    }

    /// Changes the content on its newest generation and saves it; `open` shows the result. When this fails
    /// nothing has changed.
    pub fn change<T>(
        &self,
        open: &mut OpenProfile,
        change: impl FnOnce(&mut Content) -> T,
    ) -> Result<T, VaultError> {
        self.rewrite(open, |header, content| {
            header.outdate_backup();
            Ok(change(content))
        })
    }

    /// The same where the change itself can be refused: then nothing is saved.
    pub fn try_change<T, E: From<VaultError>>(
        &self,
        open: &mut OpenProfile,
        change: impl FnOnce(&mut Content) -> Result<T, E>,
    ) -> Result<T, E> {
        self.rewrite(open, |header, content| {
            header.outdate_backup();
            change(content)
        })
    }

    /// Gives the profile another name.
    pub fn rename(&self, open: &mut OpenProfile, name: &str) -> Result<(), VaultError> {
        let id = open.id;
        self.rewrite(open, |header, _| {
            header.name = self.free_name(name, Some(id))?;
            header.outdate_backup();
            Ok(())
        })
    }

    /// Looks whether another program changed the profile, and takes that over. `Blocked`, `NotFound` and
    /// the like mean that it can no longer stay open.
    pub fn refresh(&self, open: &mut OpenProfile) -> Result<bool, VaultError> {
        let file = self.store.load(open.id)?;
        if file.header.lock.is_some() && file.header.generation == open.generation {
            return Ok(false);
        }
        let _lock = self.lock()?;
        let file = self.store.load(open.id)?;
        self.live_item(&file)?;
        self.take_over(open, file)?;
        Ok(true)
    }

    /// A second hold on an open profile, as it is on disk now, for work that takes long while the first one goes on.
    /// Wiped on its own: whoever locks the first does not end the second.
    pub fn hold(&self, open: &OpenProfile) -> Result<OpenProfile, VaultError> {
        let _lock = self.lock()?;
        let file = self.store.load(open.id)?;
        self.live_item(&file)?;
        let Body { content, read_only } = self.open_body(&open.profile_key, &file)?;
        Ok(OpenProfile {
            id: open.id,
            content,
            read_only,
            generation: file.header.generation,
            name: file.header.name,
            profile_key: open.profile_key.copy(),
        })
    }

    /// Removes a profile and its key for good, in whatever state it is. The key goes first: a file that is
    /// left is seen, and its removal can be asked again; a key without a file would stay behind unseen.
    pub fn remove(&self, id: ProfileId) -> Result<(), VaultError> {
        let _lock = self.lock()?;
        if !self.store.ids()?.contains(&id) {
            return Err(VaultError::NotFound);
        }
        self.erase(id)
    }

    /// [`Vault::remove`] under the lock, of what is there.
    fn erase(&self, id: ProfileId) -> Result<(), VaultError> {
        let record = self.keystore.read(&id)?;
        self.keystore.delete(&id)?;
        let removed = self.store.remove(id);
        if let (Err(_), Some(record)) = (&removed, record)
            && self.store.ids().is_ok_and(|ids| ids.contains(&id))
        {
            // The file is still there, so it keeps its key.
            let _ = self.keystore.write(&id, &record);
        }
        removed
    }

    fn rewrite<T, E: From<VaultError>>(
        &self,
        open: &mut OpenProfile,
        change: impl FnOnce(&mut Header, &mut Content) -> Result<T, E>,
    ) -> Result<T, E> {
        let _lock = self.lock()?;
        self.rewrite_locked(open, change)
    }

    /// [`Vault::rewrite`] under the lock.
    fn rewrite_locked<T, E: From<VaultError>>(
        &self,
        open: &mut OpenProfile,
        change: impl FnOnce(&mut Header, &mut Content) -> Result<T, E>,
    ) -> Result<T, E> {
        let file = self.store.load(open.id)?;
        let mut live = self.live_item(&file)?;
        if file.is_later {
            return Err(VaultError::ReadOnly.into());
        }
        let mut content = self.open_body(&open.profile_key, &file)?.content;
        let mut header = file.header;

        if live.generation < header.generation {
            // An earlier save could not tell the keystore; two steps behind would look like an old record.
            self.store.settle(open.id)?;
            live.generation = header.generation;
            self.write_item(open.id, &Item::Live(live.copy()))?;
        }
        let answer = change(&mut header, &mut content)?;
        header.generation += 1;
        header.services = services_of(&content);
        header.tiqr = tiqr_of(&content);
        header.backup_codes = Some(glances_of(&content));
        self.save(&header, &open.profile_key, &content)?;
        live.generation = header.generation;
        self.follow(open.id, live);

        open.name = header.name;
        open.generation = header.generation;
        open.content = content;
        Ok(answer)
    }

    fn take_over(&self, open: &mut OpenProfile, file: ProfileFile) -> Result<(), VaultError> {
        let Body { content, read_only } = self.open_body(&open.profile_key, &file)?;
        open.content = content;
        open.read_only = read_only;
        open.generation = file.header.generation;
        open.name = file.header.name;
        Ok(())
    }

    /// The keystore's live record, once it agrees with the file.
    fn live_item(&self, file: &ProfileFile) -> Result<Live, VaultError> {
        let record = self.record(file.header.profile);
        if file.header.lock.is_none() && !matches!(record, Err(VaultError::Keystore(_))) {
            return Err(VaultError::Blocked);
        }
        let live = record?;
        // The file is saved before the keystore is told, so it may be one ahead and nothing else.
        let ahead = file.header.generation.checked_sub(live.generation);
        if matches!(ahead, Some(0 | 1)) { Ok(live) } else { Err(VaultError::OldCopy) }
    }

    /// The keystore's live record, whatever the file.
    fn record(&self, id: ProfileId) -> Result<Live, VaultError> {
        let record = self.keystore.read(&id)?.ok_or(VaultError::KeystoreLost)?;
        match Item::parse(&record, id) {
            Ok(Item::Live(live)) => Ok(live),
            Ok(Item::Blocked) => Err(VaultError::Blocked),
            Err(NoItem::Damaged) => Err(VaultError::KeystoreDamaged),
            Err(NoItem::TooNew) => Err(VaultError::TooNew),
        }
    }

    /// Writes the record and reads it back: a keystore that only says yes would give endless tries.
    fn write_item(&self, id: ProfileId, item: &Item) -> Result<(), VaultError> {
        let bytes = item.to_bytes(id);
        self.keystore.write(&id, &bytes)?;
        match self.keystore.read(&id)? {
            Some(read) if *read == *bytes => Ok(()),
            _ => {
                let error = "the record read back is not the one written".to_owned();
                Err(VaultError::Keystore(crate::ports::KeystoreError::Failed(error)))
            }
        }
    }

    /// Tells the keystore of a generation that is already saved. A keystore that fails here loses nothing:
    /// one generation behind is accepted, and the next change puts it right or is refused.
    fn follow(&self, id: ProfileId, live: Live) {
        let _ = self.write_item(id, &Item::Live(live));
    }

    fn lock(&self) -> Result<Box<dyn Lock>, VaultError> {
        self.store.files.lock().map_err(VaultError::file("lock the vault"))
    }
}

/// What a person may still read of a blocked profile: each service once, in the order of pairing.
fn services_of(content: &Content) -> Vec<String> {
    let mut services = Vec::new();
    for Account { issuer, name, .. } in &content.accounts {
        let service = if issuer.is_empty() { name } else { issuer };
        if !services.contains(service) {
            services.push(service.clone());
        }
    }
    services
}

/// Identifiers of the tiqr services, each once: which profile can answer a login has to be known before its PIN.
fn tiqr_of(content: &Content) -> Vec<String> {
    let mut services = Vec::new();
    for identity in content.accounts.iter().filter_map(Account::tiqr) {
        if !services.contains(&identity.service) {
            services.push(identity.service.clone());
        }
    }
    services
}

/// How the backup codes of each account stand, in the order of pairing.
fn glances_of(content: &Content) -> Vec<Glance> {
    content.accounts.iter().map(Glance::of).collect()
}

//! All that the app knows. The window is a guest: it may go and come back, and finds everything here.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use koppel_core::backup::{Backup, BackupError, Folder, Passphrase};
use koppel_core::backup_codes::Code;
use koppel_core::ids::{AccountId, ProfileId};
use koppel_core::pairing::{Desk, Ticket};
use koppel_core::ports::{Keystore, KeystoreError};
use koppel_core::profile::UnixTime;
use koppel_core::tiqr::Invitation;
use koppel_core::vault::{CardState, OpenProfile, ProfileCard, Vault, VaultError};
use koppel_platform::backup_folder;
use koppel_platform::clipboard::{self, Clipboard, ClipboardError};
use koppel_platform::clock;
use koppel_platform::keystore::OsKeystore;
use koppel_platform::place::{KeystoreKind, Place};
use koppel_platform::policy;
use koppel_platform::web;
use tauri::ipc::Channel;
use zeroize::Zeroizing;

use crate::automatic::Automatic;
use crate::board::Todo;
use crate::camera::Camera;
use crate::convert;
use crate::dto;
use crate::failure::Refused;
use crate::first_picture::Ground;
use crate::idle::Idle;

/// What a command answers.
pub type Answer<T> = Result<T, dto::Failure>;

/// The vault, what is open of it, and what lies on the desk.
///
/// Locks are taken in the order of the fields, never the other way.
pub struct Shell {
    pub vault: Vault,
    /// What an organisation settles, as it was found at the start; the vault is under it.
    pub policy: policy::Found,
    /// Asked only for what the person has just confirmed.
    pub web: web::Client,
    keystore: KeystoreKind,
    /// The folder of the profiles' files, to be named when one was set aside.
    pub profiles: PathBuf,
    /// What pairing saved and may still take back.
    pub saved: Mutex<Option<Saved>>,
    /// What was scanned and is not paired yet.
    pub desk: Mutex<Desk>,
    /// A link that somebody clicked on, until the window is free to look at it. The newest alone.
    handed: Mutex<Option<Zeroizing<String>>>,
    /// What a tiqr service offered to the ticket.
    pub invited: Mutex<Option<(Ticket, Arc<Invitation>)>>,
    /// The profile out of which a login is answered, while the person says as whom.
    pub answering: Mutex<Option<OpenProfile>>,
    /// Pictures of the last look with several codes to choose among, as JPEG with the codes painted over.
    pub looked: Mutex<Vec<Vec<u8>>>,
    /// What the person chose for the next backup or restore.
    pub picked: Mutex<Option<PathBuf>>,
    /// The backup that is being restored.
    pub reading: Mutex<Option<Reading>>,
    open: Mutex<BTreeMap<ProfileId, Session>>,
    /// Until when a tiqr service blocked an account, as it said at a login. Not kept in the profile: it is about minutes.
    pub paused: Mutex<BTreeMap<AccountId, UnixTime>>,
    /// Backup codes that were entered and are not noted yet.
    pub entered: Mutex<Option<Entered>>,
    /// How often codes were entered.
    pub entries: AtomicU32,
    pub camera: Mutex<Option<Camera>>,
    /// The page looks through a camera of its own.
    camera_lent: AtomicBool,
    clipboard: Mutex<Option<Clipboard>>,
    idle: Idle,
    /// Makes the backups that changes ask for.
    automatic: Automatic,
    /// Told whenever the window may have to draw something else.
    watching: Mutex<Option<Channel<()>>>,
}

/// A profile that is open.
pub struct Session {
    pub profile: OpenProfile,
    /// HOTP codes that were made since, by account; to be seen and copied, never saved.
    pub made: BTreeMap<AccountId, Zeroizing<String>>,
    /// The backup code that is on the screen.
    pub shown: Option<Shown>,
}

/// A backup code that is shown after its PIN.
pub struct Shown {
    pub account: AccountId,
    pub code: Code,
}

/// Backup codes of an account that the person looks over before they are kept.
pub struct Entered {
    /// What the window saw when it asked for these to be kept: others may have been entered since.
    pub ticket: u32,
    pub profile: ProfileId,
    pub account: AccountId,
    pub codes: Vec<Code>,
}

/// The last pairing, until it is confirmed or taken back.
#[derive(Clone)]
pub struct Saved {
    pub profile: ProfileId,
    pub accounts: Vec<AccountId>,
    pub new_profile: bool,
}

/// A backup between its words and its new PIN.
pub struct Reading {
    pub folder: Folder,
    pub file: String,
    pub passphrase: Passphrase,
    /// `None` after a restore that failed: then it is read anew.
    pub backup: Option<Backup>,
}

impl Shell {
    pub fn start(place: &Place, policy: policy::Found) -> Arc<Self> {
        Arc::new_cyclic(|shell: &std::sync::Weak<Self>| {
            let (locks, backs_up) = (shell.clone(), shell.clone());
            Self {
                vault: place.vault(policy.policy()),
                policy,
                web: web::Client::new(),
                keystore: place.keystore().clone(),
                profiles: place.profiles(),
                saved: Mutex::default(),
                desk: Mutex::default(),
                handed: Mutex::default(),
                invited: Mutex::default(),
                answering: Mutex::default(),
                looked: Mutex::default(),
                picked: Mutex::default(),
                reading: Mutex::default(),
                open: Mutex::default(),
                paused: Mutex::default(),
                entered: Mutex::default(),
                entries: AtomicU32::default(),
                camera: Mutex::default(),
                camera_lent: AtomicBool::default(),
                clipboard: Mutex::default(),
                idle: Idle::start(move |due| {
                    if let Some(shell) = locks.upgrade() {
                        shell.lock_each(due);
                    }
                }),
                automatic: Automatic::start(move |changed| {
                    if let Some(shell) = backs_up.upgrade() {
                        shell.back_up(changed);
                    }
                }),
                watching: Mutex::default(),
            }
        })
    }

    /// Tells the window that it may have to draw something else.
    pub fn changed(&self) {
        if let Some(window) = &*held(&self.watching) {
            // A window that is gone asks anew when it comes back.
            let _ = window.send(());
        }
    }

    /// From now on `changes` hears of them; a window that was reloaded takes the place of the one before.
    pub fn watch(&self, changes: Channel<()>) {
        *held(&self.watching) = Some(changes);
    }

    /// The person is here. Whoever comes back too late finds the profiles locked.
    pub fn touch(&self) {
        self.lock_each(&self.idle.due());
        self.idle.touch();
    }

    /// Keeps a profile that was unlocked or made.
    pub fn keep_open(&self, profile: OpenProfile) {
        self.touch();
        self.limit(&profile);
        // Also what an earlier one could not: perhaps its folder is there again.
        self.back_up_later(&profile);
        let session = Session { profile, made: BTreeMap::new(), shown: None };
        held(&self.open).insert(session.profile.id(), session);
        self.changed();
    }

    /// How long it may stay open without use: as the person chose, and no longer than is settled.
    fn limit(&self, profile: &OpenProfile) {
        self.idle.limit(profile.id(), self.vault.policy().lock_after(profile.content().lock_after));
    }

    /// How long an open profile may stay so without use; `None`: for ever.
    #[cfg(test)]
    pub fn stays_open(&self, profile: &str) -> Option<std::time::Duration> {
        self.idle.limit_of(profile_id(profile).ok()?)
    }

    /// After a try at a PIN: a wrong one left fewer tries. Of a right one the window hears when it is kept open.
    pub fn tried<T>(&self, tried: Result<T, VaultError>) -> Answer<T> {
        Ok(tried.inspect_err(|_| self.changed())?)
    }

    /// A look of its own into a profile, for its PIN: a wrong one counts as anywhere else. Where the window has the profile open, too,
    /// that is of an earlier look now; and the third wrong one closes it.
    pub fn look_inside(&self, profile: &str, pin: &str) -> Answer<OpenProfile> {
        let unlocked =
            self.vault.unlock(profile_id(profile)?, &self.vault.choice().typed(pin)?, clock::now());
        self.refresh();
        Ok(unlocked?)
    }

    /// Does something with a profile, if it is open.
    pub fn with_open<T>(
        &self,
        profile: &str,
        work: impl FnOnce(&Vault, &mut Session) -> Answer<T>,
    ) -> Answer<T> {
        let id = profile_id(profile)?;
        self.lock_each(&self.idle.due());
        let mut open = held(&self.open);
        work(&self.vault, open.get_mut(&id).ok_or(Refused::ProfileLocked)?)
    }

    /// The same, and tells the window of it.
    pub fn change_open<T>(
        &self,
        profile: &str,
        work: impl FnOnce(&Vault, &mut Session) -> Answer<T>,
    ) -> Answer<T> {
        let result = self.with_open(profile, |vault, session| {
            let result = work(vault, session);
            self.back_up_later(&session.profile);
            self.limit(&session.profile);
            result
        });
        self.changed();
        result
    }

    /// A second hold on an open profile, for work that takes seconds: codes go on meanwhile.
    pub fn hold(&self, profile: &str) -> Answer<OpenProfile> {
        self.with_open(profile, |vault, session| Ok(vault.hold(&session.profile)?))
    }

    /// Has the backup made that the change of a profile asks for, if it has automatic ones. The change stands
    /// whatever becomes of it.
    pub fn back_up_later(&self, changed: &OpenProfile) {
        if changed.content().auto_backup.is_some()
            && let Ok(hold) = self.vault.hold(changed)
        {
            self.automatic.ask(hold);
        }
    }

    /// Without automatic backups there is none that failed.
    pub fn forgive(&self, profile: &str) -> Answer<()> {
        self.backed_up(profile_id(profile)?, None);
        Ok(())
    }

    fn backed_up(&self, id: ProfileId, failure: Option<dto::Failure>) {
        if self.automatic.note(id, failure) {
            self.changed();
        }
    }

    fn back_up(&self, mut changed: OpenProfile) {
        let id = changed.id();
        match backup_folder::after_change(&self.vault, &mut changed) {
            Ok(Some(_)) => {
                self.backed_up(id, None);
                self.refresh();
            }
            // There was nothing to do, or nothing is left to be backed up.
            Ok(None) | Err(BackupError::Vault(VaultError::NotFound | VaultError::Blocked)) => {
                self.backed_up(id, None);
            }
            Err(error) => self.backed_up(id, Some(error.into())),
        }
    }

    /// What is open now.
    pub fn open(&self) -> MutexGuard<'_, BTreeMap<ProfileId, Session>> {
        self.lock_each(&self.idle.due());
        held(&self.open)
    }

    /// Locks one profile; its keys and secrets are wiped.
    pub fn lock(&self, id: ProfileId) {
        self.lock_each(&[id]);
    }

    /// What a tiqr service offered to that ticket, if it was asked. The lock is not held while a service is asked: whoever locks
    /// everything does not wait for one.
    pub fn invitation(&self, ticket: Ticket) -> Option<Arc<Invitation>> {
        held(&self.invited)
            .as_ref()
            .filter(|(of, _)| *of == ticket)
            .map(|(_, invitation)| Arc::clone(invitation))
    }

    /// Keeps a link that the system handed over, and tells the window of it.
    pub fn hand_over(&self, link: Zeroizing<String>) {
        *held(&self.handed) = Some(link);
        self.changed();
    }

    /// A link waits to be looked at.
    pub fn is_handed(&self) -> bool {
        held(&self.handed).is_some()
    }

    /// Lays the link on the desk that was handed over, if one was.
    pub fn take_handed(&self) -> Option<Ticket> {
        let link = held(&self.handed).take()?;
        Some(held(&self.desk).put(link.as_bytes()))
    }

    /// Clears the desk, and drops what came of what lay there.
    pub fn forget(&self) {
        held(&self.desk).clear();
        held(&self.invited).take();
        held(&self.answering).take();
        held(&self.looked).clear();
    }

    /// Locks whatever is open, and forgets what lies on the desk and what was read of a backup.
    pub fn lock_all(&self) {
        self.forget();
        held(&self.reading).take();
        let ids: Vec<ProfileId> = held(&self.open).keys().copied().collect();
        self.lock_each(&ids);
    }

    fn lock_each(&self, ids: &[ProfileId]) {
        let locked = {
            let mut open = held(&self.open);
            ids.iter().filter(|id| open.remove(id).is_some()).count()
        };
        held(&self.entered).take_if(|entered| ids.contains(&entered.profile));
        if locked > 0 {
            ids.iter().for_each(|id| self.idle.forget(*id));
            self.changed();
        }
    }

    /// Another program changed something: takes it over, and closes what can no longer be open.
    pub fn refresh(&self) {
        let closed: Vec<ProfileId> = held(&self.open)
            .iter_mut()
            .filter_map(|(id, session)| match self.vault.refresh(&mut session.profile) {
                Ok(_) => {
                    self.limit(&session.profile);
                    None
                }
                Err(_) => Some(*id),
            })
            .collect();
        self.lock_each(&closed);
        self.changed();
    }

    /// The screen that comes first. Asks the folder only: a keystore takes its time.
    pub fn ground(&self) -> Ground {
        // A folder that cannot be read has the list's place to say so.
        if self.vault.is_empty().unwrap_or(false) { Ground::Welcome } else { Ground::Profiles }
    }

    /// All profiles as the window lists them, whether the keystore answers, and what backup codes ask for.
    pub fn list(&self) -> Answer<(Vec<dto::Profile>, dto::KeystoreState, Todo)> {
        let now = clock::now();
        let cards = self.vault.profiles(now)?;
        let keystore = self.keystore_state(&cards);
        let open = self.open();
        let todo = Todo::of(&cards, &open, now);
        let as_listed = |card: ProfileCard| {
            let (session, failure) = (open.get(&card.id), self.automatic.failure(card.id));
            convert::profile(card, session, failure, self.vault.policy())
        };
        Ok((cards.into_iter().map(as_listed).collect(), keystore, todo))
    }

    fn keystore_state(&self, cards: &[ProfileCard]) -> dto::KeystoreState {
        let missing = || match cards {
            // Nothing has asked the keystore yet: a person should know before they choose a PIN.
            [] => ProfileId::make(self.vault.random())
                .is_ok_and(|id| matches!(OsKeystore::new().read(&id), Err(KeystoreError::Missing(_)))),
            cards => cards.iter().any(|card| card.state == CardState::KeystoreSilent),
        };
        match self.keystore {
            KeystoreKind::File(_) => dto::KeystoreState::File,
            KeystoreKind::Guarded(_) => dto::KeystoreState::Guarded,
            KeystoreKind::Os if missing() => dto::KeystoreState::Missing,
            KeystoreKind::Os => dto::KeystoreState::Os,
        }
    }

    /// Lends a code to the clipboard.
    pub fn copy(&self, code: &str) -> Result<(), ClipboardError> {
        held(&self.clipboard).get_or_insert_with(|| Clipboard::new(clipboard::STAYS)).copy(code)
    }

    /// The page may take a camera by itself, until cameras are stopped.
    pub fn lend_camera(&self) {
        self.stop_camera();
        self.camera_lent.store(true, Ordering::SeqCst);
    }

    /// The page looks through a camera of its own.
    pub fn is_camera_lent(&self) -> bool {
        self.camera_lent.load(Ordering::SeqCst)
    }

    /// Stops the camera, if it runs, and lends none to the page.
    pub fn stop_camera(&self) {
        self.camera_lent.store(false, Ordering::SeqCst);
        let camera = held(&self.camera).take();
        drop(camera);
    }

    /// The app ends: nothing stays open, running or lent.
    pub fn end(&self) {
        self.stop_camera();
        self.lock_all();
        let clipboard = held(&self.clipboard).take();
        drop(clipboard);
    }
}

/// Reads a profile's id as the window gives it back.
pub fn profile_id(text: &str) -> Result<ProfileId, VaultError> {
    ProfileId::parse(text).ok_or(VaultError::NotFound)
}

/// Reads an account's id as the window gives it back.
pub fn account_id(text: &str) -> Result<AccountId, Refused> {
    AccountId::parse(text).ok_or(Refused::AccountNotFound)
}

/// A panic elsewhere leaves these values whole: each change is one assignment or one call into core.
pub fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

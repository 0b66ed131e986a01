//! A newer Koppel, when the person asks for one: looked for, downloaded, checked and installed, each only when they say so.
//!
//! tauri-plugin-updater decides what is newer, checks signatures and puts the new program in the place of the old one. It asks the
//! network for nothing: it would read answers without end and follow redirects to http. So platform's `Downloads` fetches, within
//! limits, and hands over. The plugin starts when it is first needed.

mod error;
mod installed;
mod notes;
mod origin;

use std::cmp::Ordering as Order;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use koppel_core::policy::{Policy, UpdateChannel};
use koppel_core::tiqr::Address;
use koppel_platform::download::{Downloads, Most};
use tauri::{AppHandle, Runtime};
use tauri_plugin_updater::{Update, Updater, UpdaterExt};

pub use self::error::UpdateError;
pub use self::installed::Installed;
pub use self::origin::Origin;
use crate::dto;
use crate::state::held;

/// A list of one release for six kinds of computer has some 5 KiB.
const LIST: Most = Most { bytes: 64 << 10, time: Duration::from_secs(15) };
/// The largest package, an AppImage, has some 100 MiB; a slow line takes its time.
const PACKAGE: Most = Most { bytes: 256 << 20, time: Duration::from_secs(30 * 60) };
/// Of a version, as it is shown.
const LONGEST_VERSION: usize = 40;

/// Ends what runs and starts the program that was installed.
pub type Restart = dyn Fn() + Send + Sync;
/// What has to end first, where the installer itself ends the program (Windows).
pub type BeforeEnd = dyn Fn() + Send + Sync;

/// Whether a package is what its list announced.
type Check = fn(&Update, &[u8]) -> tauri_plugin_updater::Result<()>;

/// Where newer versions come from, and how far the person is.
pub struct Updates {
    /// `None`: this build has no updater.
    origin: Option<Origin>,
    installed: Installed,
    check: Check,
    restart: Box<Restart>,
    before_end: Arc<BeforeEnd>,
    /// The plugin runs.
    plugged: Mutex<bool>,
    step: Mutex<Step>,
}

/// How far the person is. An update that is not newer never gets here.
enum Step {
    /// Nothing was looked for.
    Start,
    /// There is none.
    Newest,
    Found(Arc<Update>),
    /// Being downloaded, until somebody says to stop.
    Loading(Arc<Update>, Arc<AtomicBool>),
    /// Downloaded and checked.
    Ready(Arc<Update>, Vec<u8>),
}

impl Updates {
    /// Nothing is asked or started yet.
    pub fn new(
        origin: Option<Origin>,
        installed: Installed,
        restart: Box<Restart>,
        before_end: Arc<BeforeEnd>,
    ) -> Self {
        Self {
            origin,
            installed,
            check: Update::verify,
            restart,
            before_end,
            plugged: Mutex::new(false),
            step: Mutex::new(Step::Start),
        }
    }

    /// One that takes every package for right: what the tests must see.
    #[cfg(all(test, target_os = "linux"))]
    pub fn careless(self) -> Self {
        Self { check: |_, _| Ok(()), ..self }
    }

    /// What there is to show.
    pub fn stand(&self, policy: &Policy) -> dto::Updates {
        let origin = match (&self.origin, policy.update_channel()) {
            (None, _) => return dto::Updates::Absent,
            (_, Some(UpdateChannel::Off)) => return dto::Updates::Off,
            (Some(origin), Some(UpdateChannel::Stable) | None) => origin,
        };
        let step = match &*held(&self.step) {
            Step::Start => dto::UpdateStep::Start,
            Step::Newest => dto::UpdateStep::Newest,
            Step::Found(update) => dto::UpdateStep::Found { update: shown(update) },
            Step::Loading(update, _) => dto::UpdateStep::Loading { update: shown(update) },
            Step::Ready(update, _) => dto::UpdateStep::Ready { update: shown(update) },
        };
        dto::Updates::There { host: origin.address().host(), how: self.installed.how(), step }
    }

    /// Asks the release host which version there is.
    pub fn look<R: Runtime>(&self, app: &AppHandle<R>, policy: &Policy) -> Result<(), UpdateError> {
        let origin = self.allowed(policy)?;
        if matches!(*held(&self.step), Step::Loading(..)) {
            return Ok(());
        }
        *held(&self.step) = Step::Start;
        let address = origin.address();
        let list = Downloads::new().fetch(address, LIST, |_, _| ControlFlow::Continue(()));
        let list = list.map_err(|error| UpdateError::download(address, error))?;
        let list = serde_json::from_slice(&list).map_err(|_| UpdateError::malformed(address))?;
        let update = self.updater(app, origin)?.restore_update(list);
        let update = update.map_err(|error| UpdateError::of_list(address, error))?;
        if update.as_ref().is_some_and(|update| update.version.len() > LONGEST_VERSION) {
            return Err(UpdateError::malformed(address));
        }
        *held(&self.step) = update.map_or(Step::Newest, |update| Step::Found(Arc::new(update)));
        Ok(())
    }

    /// Downloads what was found and checks it; `progress` hears of each per cent.
    pub fn download(&self, policy: &Policy, progress: impl Fn(u8)) -> Result<(), UpdateError> {
        self.allowed(policy)?;
        if self.installed.how() != dto::UpdateHow::Inside {
            return Err(UpdateError::NotFromInside);
        }
        let (update, stop) = self.begin()?;
        let outcome = self.load(&update, &stop, progress);
        let mut step = held(&self.step);
        if !matches!(&*step, Step::Loading(_, ours) if Arc::ptr_eq(ours, &stop)) {
            // It was stopped, and the person is elsewhere by now.
            return Ok(());
        }
        let (next, outcome) = match outcome {
            Ok(package) => (Step::Ready(update, package), Ok(())),
            // Another try may do.
            Err(error @ UpdateError::Download { .. }) => (Step::Found(update), Err(error)),
            Err(error) => (Step::Start, Err(error)),
        };
        *step = next;
        outcome
    }

    fn begin(&self) -> Result<(Arc<Update>, Arc<AtomicBool>), UpdateError> {
        let mut step = held(&self.step);
        let Step::Found(update) = &*step else { return Err(UpdateError::Gone) };
        let (update, stop) = (Arc::clone(update), Arc::default());
        *step = Step::Loading(Arc::clone(&update), Arc::clone(&stop));
        Ok((update, stop))
    }

    /// In memory: until its signature is checked nothing of it is on the disk.
    fn load(
        &self,
        update: &Update,
        stop: &AtomicBool,
        progress: impl Fn(u8),
    ) -> Result<Vec<u8>, UpdateError> {
        let address = package_address(update)?;
        let mut told = 0;
        let package = Downloads::new().fetch(&address, PACKAGE, |there, of| {
            let percent = of.map_or(0, |of| there.saturating_mul(100) / of.max(1)).min(100) as u8;
            if percent > told {
                told = percent;
                progress(percent);
            }
            if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let package = package.map_err(|error| UpdateError::download(&address, error))?;
        (self.check)(update, &package).map_err(UpdateError::of_signature)?;
        Ok(package)
    }

    /// Drops what was found or downloaded, and stops what is being downloaded.
    pub fn forget(&self) {
        let before = std::mem::replace(&mut *held(&self.step), Step::Start);
        if let Step::Loading(_, stop) = before {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// Puts the checked program in the place of this one, and starts it.
    pub fn install(&self, policy: &Policy) -> Result<(), UpdateError> {
        self.allowed(policy)?;
        let (update, package) = {
            let mut step = held(&self.step);
            match std::mem::replace(&mut *step, Step::Start) {
                Step::Ready(update, package) => (update, package),
                other => {
                    *step = other;
                    return Err(UpdateError::Gone);
                }
            }
        };
        // Checks the signature once more before anything is written.
        if let Err(error) = update.install(&package) {
            let error = UpdateError::of_install(&self.installed, error);
            // A full disk can be emptied.
            if error.may_pass() {
                *held(&self.step) = Step::Ready(update, package);
            }
            return Err(error);
        }
        (self.restart)();
        Ok(())
    }

    /// Refuses where the build or the organisation has no updater, whatever a page asks.
    fn allowed(&self, policy: &Policy) -> Result<&Origin, UpdateError> {
        match (&self.origin, policy.update_channel()) {
            (Some(origin), None | Some(UpdateChannel::Stable)) => Ok(origin),
            _ => Err(UpdateError::Off),
        }
    }

    fn updater<R: Runtime>(&self, app: &AppHandle<R>, origin: &Origin) -> Result<Updater, UpdateError> {
        let mut plugged = held(&self.plugged);
        if !*plugged {
            app.plugin(tauri_plugin_updater::Builder::new().build()).map_err(UpdateError::broken)?;
            *plugged = true;
        }
        let before_end = Arc::clone(&self.before_end);
        let mut builder = app
            .updater_builder()
            .pubkey(origin.key())
            // Releases that are meant for everybody, and only newer ones.
            .version_comparator(|ours, offered| {
                offered.version.pre.is_empty() && offered.version.cmp_precedence(&ours) == Order::Greater
            })
            .on_before_exit(move || before_end())
            .restart_after_install(false)
            .installer_args(self.installed.starting());
        if let Some(file) = self.installed.file() {
            builder = builder.executable_path(file);
        }
        let address = origin.address().as_str().parse().map_err(UpdateError::broken)?;
        builder
            .endpoints(vec![address])
            .and_then(tauri_plugin_updater::UpdaterBuilder::build)
            .map_err(UpdateError::broken)
    }
}

fn package_address(update: &Update) -> Result<Address, UpdateError> {
    Address::parse(update.download_url.as_str()).map_err(|_| UpdateError::InsecurePackage)
}

fn shown(update: &Update) -> dto::OfferedUpdate {
    dto::OfferedUpdate {
        version: update.version.clone(),
        notes: notes::clean(update.body.as_deref().unwrap_or_default()),
        host: package_address(update).map(|address| address.host()).unwrap_or_default(),
    }
}

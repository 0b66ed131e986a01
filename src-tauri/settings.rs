//! What a person likes of the window: its size, theme and language, what of locked profiles it shows, and when it reminds.
//! Nothing that would be a loss, since the store does not save atomically (docs/security.md).

use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use tauri::{AppHandle, LogicalSize, Runtime};
use tauri_plugin_store::{Store, StoreBuilder};

use crate::dto::{Language, Theme};
use crate::reminder::Reminder;

/// The file's name in the data folder.
pub const FILE: &str = "settings.json";

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const SIZE: &str = "size";
const HIDE_LOCKED: &str = "hide-locked";
const REMINDER: &str = "reminder";

/// Settings of the one window. A file that cannot be read or written costs the choice, not the start.
pub struct Settings<R: Runtime>(Arc<Store<R>>);

impl<R: Runtime> Settings<R> {
    /// Reads the settings of the data folder `home`.
    pub fn open(app: &AppHandle<R>, home: &Path) -> tauri_plugin_store::Result<Self> {
        Ok(Self(StoreBuilder::new(app, home.join(FILE)).disable_auto_save().build()?))
    }

    /// As chosen, else as the system speaks.
    pub fn language(&self) -> Language {
        self.read(LANGUAGE).unwrap_or_else(|| koppel_words::Language::of_system().into())
    }

    pub fn set_language(&self, language: Language) {
        self.write(LANGUAGE, language);
    }

    pub fn theme(&self) -> Theme {
        self.read(THEME).unwrap_or(Theme::System)
    }

    pub fn set_theme(&self, theme: Theme) {
        self.write(THEME, theme);
    }

    /// The window's size when it was last closed.
    pub fn size(&self) -> Option<LogicalSize<f64>> {
        self.read(SIZE).filter(|size: &LogicalSize<f64>| size.width >= 1.0 && size.height >= 1.0)
    }

    pub fn set_size(&self, size: LogicalSize<f64>) {
        if self.size() != Some(size) {
            self.write(SIZE, size);
        }
    }

    /// Whether of locked profiles not even service and status are shown.
    pub fn hide_locked(&self) -> bool {
        self.read(HIDE_LOCKED).unwrap_or(false)
    }

    pub fn set_hide_locked(&self, hide: bool) {
        self.write(HIDE_LOCKED, hide);
    }

    /// When the person is reminded of their backup codes.
    pub fn reminder(&self) -> Reminder {
        self.read(REMINDER).unwrap_or_default()
    }

    pub fn set_reminder(&self, reminder: Reminder) {
        if self.reminder() != reminder {
            self.write(REMINDER, reminder);
        }
    }

    fn read<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        serde_json::from_value(self.0.get(key)?).ok()
    }

    fn write(&self, key: &str, value: impl serde::Serialize) {
        if let Ok(value) = serde_json::to_value(value) {
            self.0.set(key, value);
            // On a read-only disk the choice holds until the app closes.
            let _ = self.0.save();
        }
    }
}

impl From<koppel_words::Language> for Language {
    fn from(language: koppel_words::Language) -> Self {
        match language {
            koppel_words::Language::Nl => Self::Nl,
            koppel_words::Language::En => Self::En,
        }
    }
}

impl From<Language> for koppel_words::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Nl,
            Language::En => Self::En,
        }
    }
}

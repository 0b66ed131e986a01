//! Everything that crosses to the window, and nothing else does: codes, names and states; never a secret
//! or a key, but for the six words of a new backup, once (dto/recovery.rs), a backup code for the PIN (dto/backup_codes.rs), and those
//! that are to stand on a recovery sheet, after the PIN (dto/board.rs). TypeScript's half (ui/src/ipc/types/) is made from this file by
//! its test.

mod backup_codes;
mod board;
mod policy;
mod recovery;
mod tiqr;
mod updates;
mod way_back;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::backup_codes::*;
pub use self::board::*;
pub use self::policy::*;
pub use self::recovery::*;
pub use self::tiqr::*;
pub use self::updates::*;
pub use self::way_back::*;

/// What the window needs to draw its first screen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "AppState.ts")]
pub struct AppState {
    pub version: String,
    pub language: Language,
    pub theme: Theme,
    pub keystore: KeystoreState,
    pub profiles: Vec<Profile>,
    /// Somebody clicked on a link for Koppel: `take_link`.
    pub link_waits: bool,
    pub board: BoardState,
    pub rules: Rules,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "Language.ts")]
pub enum Language {
    Nl,
    En,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "Theme.ts")]
pub enum Theme {
    System,
    Light,
    Dark,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "KeystoreState.ts")]
pub enum KeystoreState {
    Os,
    /// A folder instead of the OS's keystore: says so in a banner that stays. Profiles are opened with a passphrase.
    File,
    /// A folder that something else guards: says so likewise. Profiles are opened with a PIN.
    Guarded,
    Missing,
}

/// A profile in the list.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Profile.ts")]
pub struct Profile {
    pub id: String,
    pub name: String,
    pub state: ProfileState,
    /// Wrong PINs that are still allowed: up to [`Rules::tries`]; 0 when blocked.
    pub tries_left: u8,
    /// Seconds before the next try is looked at, after a wrong PIN.
    pub wait: u32,
    /// Damaged or foreign, and what was there before its last change can come back.
    pub recoverable: bool,
    /// A newer Koppel saved it: nothing of it can be changed here.
    pub read_only: bool,
    /// Accounts of it that this version cannot show; known only while open.
    pub hidden: u32,
    /// Names of its services: what may be seen while it is locked.
    pub services: Vec<String>,
    /// Identifiers of the services that it can log in at by tiqr; likewise.
    pub tiqr: Vec<String>,
    /// Minutes until it locks itself, as the person chose and an organisation allows; only while open; 0 never.
    pub lock_after: Option<u32>,
    pub recovery: Recovery,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "ProfileState.ts")]
pub enum ProfileState {
    Open,
    Locked,
    Blocked,
    /// The keystore has no item for it: not a wrong PIN, not an attempt.
    KeystoreLost,
    /// The keystore's item is not what was written.
    KeystoreDamaged,
    /// The file is older than the keystore says.
    OldCopy,
    Damaged,
    /// Another profile's file stands in its place.
    Foreign,
    /// Written by a newer Koppel.
    TooNew,
}

/// The accounts of an open profile with their codes of this moment.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Codes.ts")]
pub struct Codes {
    /// The clock that the codes were made with, unix milliseconds.
    #[ts(type = "number")]
    pub now: u64,
    pub accounts: Vec<Account>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Account.ts")]
pub struct Account {
    pub id: String,
    pub issuer: String,
    pub name: String,
    pub kind: OtpKind,
    /// Seconds; null for HOTP.
    pub period: Option<u32>,
    /// Null for HOTP until a new code is asked for.
    pub code: Option<String>,
    /// The one that follows; null for HOTP.
    pub next: Option<String>,
    /// Unix seconds; the code counts from here …
    #[ts(type = "number | null")]
    pub valid_from: Option<u64>,
    /// … to just before here.
    #[ts(type = "number | null")]
    pub valid_until: Option<u64>,
    /// Unix seconds.
    #[ts(type = "number")]
    pub added: u64,
    pub backup: CodesGlance,
    /// tiqr: what stands in the way of logging in, as far as the service told; null for all others.
    pub standing: Option<Standing>,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "OtpKind.ts")]
pub enum OtpKind {
    Totp,
    Hotp,
    Steam,
    /// Answers logins and has no code to show.
    Tiqr,
}

/// One thing that was found in a picture, a link or a typed key. Its secret stays behind in the shell,
/// under `ticket`.
#[derive(Serialize, Clone, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Found.ts")]
pub struct Found {
    pub ticket: u32,
    pub what: What,
    /// Which of the pictures of a [`Look`], counted from 0.
    pub picture: u32,
    /// Its corners in the picture, each x and y as a fraction 0 to 1; empty when it was not in a picture.
    pub outline: Vec<(f32, f32)>,
}

/// What a look at all screens, or at an image, came to.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Look.ts")]
pub struct Look {
    pub found: Vec<Found>,
    /// Each screen, or the one image. Where several of `found` can be paired, `scan_picture` gives each of them, with the
    /// codes in it painted over.
    pub pictures: Vec<Picture>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Picture.ts")]
pub struct Picture {
    /// Pixels.
    pub width: u32,
    pub height: u32,
}

#[derive(Serialize, Clone, TS)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[ts(export_to = "What.ts")]
pub enum What {
    /// Can be paired.
    Account { account: Offer },
    /// One part of a Google Authenticator export; `accounts` are those of all parts seen so far.
    Migration {
        /// Which parts were seen, counted from 1.
        seen: Vec<u32>,
        of: u32,
        accounts: Vec<Offer>,
        /// Entries that cannot be taken over, each with its reason.
        left_out: Vec<Failure>,
    },
    /// Pairs with a tiqr service, which is asked what it offers only when the person says so: `invited`.
    TiqrEnrol {
        host: String,
        /// tiqr's own apps know it.
        known: bool,
    },
    /// Logs in at one.
    TiqrLogin { login: Login },
    /// Ours in form, but wrong: a bad secret, digits, period.
    Broken { failure: Failure },
    /// Not for Koppel; `about` is the code of its sentence: `other-<about>` in pair.ftl, e.g. `microsoft-push`,
    /// `web-link`, `wifi`, `raw-bytes`, `text`.
    Other { about: String },
}

/// An account that could be paired.
#[derive(Serialize, Clone, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Offer.ts")]
pub struct Offer {
    pub issuer: String,
    pub name: String,
    pub kind: OtpKind,
    pub digits: u8,
    pub period: Option<u32>,
    /// Works, but weaker than it should be (under 128 bits).
    pub short_secret: bool,
    /// The same service and account in profiles that are open now.
    pub already: Vec<Already>,
    /// The id of the guide that answers to the service; null when only the general one would do.
    pub guide: Option<String>,
}

#[derive(Serialize, Clone, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Already.ts")]
pub struct Already {
    pub profile: String,
    pub profile_name: String,
    pub account: String,
    /// Unix seconds.
    #[ts(type = "number")]
    pub added: u64,
}

/// What a person types instead of scanning.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "TypedKey.ts")]
pub struct TypedKey {
    pub issuer: String,
    pub name: String,
    /// Base32, spaces and lower case allowed.
    pub secret: String,
}

/// Where the account goes.
#[derive(Deserialize, TS)]
#[serde(tag = "to", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[ts(export_to = "Target.ts")]
pub enum Target {
    /// Koppelen nieuw gebruikersprofiel.
    NewProfile { name: String, pin: String, pin_again: String },
    /// Into one that exists; `replaces` is the account that ends when this one is confirmed.
    Profile { profile: String, pin: String, replaces: Option<String> },
}

/// What a pairing made.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Paired.ts")]
pub struct Paired {
    pub profile: String,
    pub accounts: Vec<String>,
    /// tiqr: whether the service said itself that it took the pairing; false where its answer was lost. Null for all others.
    pub taken: Option<bool>,
}

/// What may be said about a PIN while it is typed.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "PinAdvice.ts")]
pub struct PinAdvice {
    /// Null where profiles are opened with a passphrase.
    pub digits: Option<PinDigits>,
    /// `error-<code>` when it would be refused.
    pub refused: Option<Failure>,
}

/// How many digits a new PIN has.
#[derive(Serialize, TS)]
#[ts(export_to = "PinAdvice.ts")]
pub struct PinDigits {
    pub least: u8,
    /// As many are asked for; fewer will do.
    pub suggested: u8,
    pub most: u8,
}

#[derive(Serialize, Clone, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Camera.ts")]
pub struct Camera {
    pub index: u32,
    pub name: String,
}

/// What the camera says beside its pictures.
#[derive(Serialize, Clone, TS)]
#[serde(tag = "event", rename_all = "kebab-case")]
#[ts(export_to = "CameraEvent.ts")]
pub enum CameraEvent {
    /// The first picture is there.
    Started { width: u32, height: u32 },
    /// All codes in the newest picture; empty when none is in view any more.
    Found { found: Vec<Found> },
    /// The camera stopped; `failure.code` is camera-none, camera-in-use, camera-refused or camera-failed.
    Failed { failure: Failure },
}

/// A command's error: `error-<code>` in errors.ftl, with what its sentence needs.
#[derive(Serialize, Clone, Debug, PartialEq, TS)]
#[ts(export_to = "Failure.ts")]
pub struct Failure {
    pub code: String,
    pub args: BTreeMap<String, Arg>,
}

#[derive(Serialize, Clone, Debug, PartialEq, TS)]
#[serde(untagged)]
#[ts(export_to = "Arg.ts")]
pub enum Arg {
    Number(#[ts(type = "number")] i64),
    Text(String),
}

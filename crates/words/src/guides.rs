//! What to do at a service itself: where its QR code is, where its backup codes are, and the way back into an account
//! whose codes are gone. Data files, guides/*.toml, one a service, built in; docs/guides.md says how to write one.

mod checks;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::Deserialize;

use crate::Language;
pub use checks::Flaw;

macro_rules! built_in {
    ($($id:literal),+) => { [$(($id, include_str!(concat!("../../../guides/", $id, ".toml")))),+] };
}

/// Each guide's id and file, as they are listed where one is to be chosen.
const KNOWN: [(&str, &str); 6] = built_in!("university", "portal", "google", "microsoft", "github", "apple");
const GENERAL: (&str, &str) = ("other", include_str!("../../../guides/other.toml"));

static BUILT_IN: LazyLock<Guides> =
    LazyLock::new(|| Guides { known: KNOWN.into_iter().map(built_in).collect(), general: built_in(GENERAL) });

/// All guides: those of known services, and the general one.
pub struct Guides {
    known: Vec<Guide>,
    general: Guide,
}

/// What to do at one service.
#[derive(Debug)]
pub struct Guide {
    id: String,
    issuers: Vec<String>,
    nl: Telling,
    en: Telling,
}

/// The same in one language. In its steps the words to look for stand between `<b>` and `</b>`; nothing else is markup.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Telling {
    /// What the service is called.
    pub name: String,
    /// A few words below its name.
    #[serde(default)]
    pub hint: Option<String>,
    /// How to come to its QR code.
    pub qr_code: Vec<String>,
    /// How to come to its backup codes.
    pub backup_codes: Vec<String>,
    /// The ways back into an account whose codes are gone, the best first.
    pub way_back: Vec<WayBack>,
}

/// One way back.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayBack {
    /// What it takes.
    pub with: With,
    /// What to do.
    pub steps: Vec<String>,
}

/// What a way back takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum With {
    /// One of the account's backup codes, or its reset code.
    BackupCode,
    /// Another way to log in that the service knows: a text message, another device, eID or itsme.
    OtherLogin,
    /// Somebody at the service or at work.
    Help,
}

/// A file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    issuers: Vec<String>,
    nl: Telling,
    en: Telling,
}

impl Guides {
    /// Those that come with Koppel; read when they are first asked for.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// All of them, the general one last.
    pub fn all(&self) -> impl Iterator<Item = &Guide> {
        self.known.iter().chain([&self.general])
    }

    /// The guide that answers to this issuer, as accounts name it; `None` when only the general one would do.
    pub fn known(&self, issuer: &str) -> Option<&Guide> {
        self.known.iter().find(|guide| guide.answers_to(issuer))
    }

    /// The guide for an account of this issuer.
    pub fn of(&self, issuer: &str) -> &Guide {
        self.known(issuer).unwrap_or(&self.general)
    }
}

/// The tests read every one of them.
fn built_in((id, text): (&str, &str)) -> Guide {
    Guide::read(id, text).unwrap_or_else(|flaw| unreachable!("{id}: {flaw}"))
}

impl Guide {
    /// Reads a file. It is refused whole when anything about it is not as docs/guides.md has it, so that no guide ever
    /// shows half of its steps.
    pub fn read(id: &str, text: &str) -> Result<Self, Flaw> {
        checks::size(text)?;
        let File { issuers, nl, en } =
            basic_toml::from_str(text).map_err(|error| Flaw::Unreadable(error.to_string()))?;
        let guide = Self { id: id.to_owned(), issuers, nl, en };
        checks::all(&guide)?;
        Ok(guide)
    }

    /// The name of its file: one word, the same in every language.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// It in that language.
    pub fn told(&self, language: Language) -> &Telling {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    fn answers_to(&self, issuer: &str) -> bool {
        let issuer = issuer.to_lowercase();
        self.issuers.iter().any(|part| issuer.contains(part.as_str()))
    }
}

impl Telling {
    /// The ways back, those first that are open: with a backup code only when there is one to be had.
    pub fn ways(&self, has_code: bool) -> impl Iterator<Item = &WayBack> {
        let is_open = move |way: &&WayBack| has_code || way.with != With::BackupCode;
        let open = self.way_back.iter().filter(is_open);
        open.chain(self.way_back.iter().filter(move |way| !is_open(way)))
    }
}

impl With {
    /// One word for it, the same in every language: `way-back-<word>` is its heading.
    pub fn word(self) -> &'static str {
        match self {
            Self::BackupCode => "backup-code",
            Self::OtherLogin => "other-login",
            Self::Help => "help",
        }
    }
}

/// A step without its markup, for a terminal.
pub fn plain(step: &str) -> String {
    step.replace("<b>", "").replace("</b>", "")
}

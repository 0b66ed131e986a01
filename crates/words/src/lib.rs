//! Everything that Koppel says, in Dutch and English: locales/*/*.ftl (Project Fluent), built in. The window
//! reads the same files by itself; this crate speaks for the tray, the terminal and the practice site. The guides, what to do
//! at a service itself, are here too, for all of them.

pub mod guides;
mod language;

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use koppel_core::failure::{Arg, Failure};
use unic_langid::LanguageIdentifier;

pub use language::Language;

/// The files of one language, name and content.
type Files = [(&'static str, &'static str); 15];

/// What every file speaks of by another name.
struct Terms {
    /// What opens a profile is a PIN.
    pin: &'static str,
    /// It is a passphrase; with the messages that have to be others then.
    passphrase: &'static str,
}

macro_rules! files {
    ($language:literal) => {
        [
            ("backup-codes.ftl", include_str!(concat!("../../../locales/", $language, "/backup-codes.ftl"))),
            ("board.ftl", include_str!(concat!("../../../locales/", $language, "/board.ftl"))),
            ("cli.ftl", include_str!(concat!("../../../locales/", $language, "/cli.ftl"))),
            ("errors.ftl", include_str!(concat!("../../../locales/", $language, "/errors.ftl"))),
            ("exercise.ftl", include_str!(concat!("../../../locales/", $language, "/exercise.ftl"))),
            ("login.ftl", include_str!(concat!("../../../locales/", $language, "/login.ftl"))),
            ("pair.ftl", include_str!(concat!("../../../locales/", $language, "/pair.ftl"))),
            ("policy.ftl", include_str!(concat!("../../../locales/", $language, "/policy.ftl"))),
            ("practice.ftl", include_str!(concat!("../../../locales/", $language, "/practice.ftl"))),
            ("recovery.ftl", include_str!(concat!("../../../locales/", $language, "/recovery.ftl"))),
            ("shell.ftl", include_str!(concat!("../../../locales/", $language, "/shell.ftl"))),
            ("standing.ftl", include_str!(concat!("../../../locales/", $language, "/standing.ftl"))),
            ("tray.ftl", include_str!(concat!("../../../locales/", $language, "/tray.ftl"))),
            ("updates.ftl", include_str!(concat!("../../../locales/", $language, "/updates.ftl"))),
            ("way-back.ftl", include_str!(concat!("../../../locales/", $language, "/way-back.ftl"))),
        ]
    };
}

macro_rules! terms {
    ($language:literal) => {
        Terms {
            pin: include_str!(concat!("../../../locales/", $language, "/terms.ftl")),
            passphrase: include_str!(concat!("../../../locales/", $language, "/passphrase.ftl")),
        }
    };
}

const NL: Files = files!("nl");
const EN: Files = files!("en");
const NL_TERMS: Terms = terms!("nl");
const EN_TERMS: Terms = terms!("en");

/// All sentences of one language. May be shared between threads.
pub struct Words {
    language: Language,
    files: Vec<File>,
    /// Later ones count.
    terms: Vec<&'static str>,
}

/// Is parsed when one of its messages is first asked for: the tray needs a handful out of a thousand. No message speaks of
/// one in another file.
struct File {
    source: &'static str,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Words {
    /// The words of `language`, where profiles are opened with a PIN.
    pub fn new(language: Language) -> Self {
        Self::over(language, |terms| vec![terms.pin])
    }

    /// The same where they are opened with a passphrase.
    pub fn of_passphrases(language: Language) -> Self {
        Self::over(language, |terms| vec![terms.pin, terms.passphrase])
    }

    fn over(language: Language, terms: fn(Terms) -> Vec<&'static str>) -> Self {
        let (files, known) = match language {
            Language::Nl => (NL, NL_TERMS),
            Language::En => (EN, EN_TERMS),
        };
        let files = files.into_iter().map(|(_, source)| File { source, bundle: OnceLock::new() });
        Self { language, files: files.collect(), terms: terms(known) }
    }

    /// Which language these are.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `id`, or its attribute as `id.attribute`, with its arguments by name. A message that does
    /// not exist gives its id, so that the gap is seen.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.known(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// The same, `None` when there is no such message.
    pub fn known(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        let file = self.files.iter().find(|file| file.has(message))?;
        let bundle = file.bundle(self.language, &self.terms);
        let message = bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(arg))).collect();
        // What Fluent calls an error here, a missing argument, is shown in the text as its name.
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    /// What happened and what to do, for any error of Koppel's.
    pub fn error(&self, failure: &dyn Failure) -> String {
        self.say(&format!("error-{}", failure.code()), &failure.args())
    }
}

impl File {
    fn has(&self, message: &str) -> bool {
        let begins =
            |line: &str| line.strip_prefix(message).is_some_and(|rest| rest.trim_start().starts_with('='));
        self.source.lines().any(begins)
    }

    fn bundle(&self, language: Language, terms: &[&str]) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let tag = language.tag().parse().unwrap_or_else(|_| LanguageIdentifier::default());
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Marks around each value are for texts that mix writing directions; a terminal shows them as junk.
            bundle.set_use_isolating(false);
            // A file with an error still gives its other messages; the tests let none through.
            for source in [self.source].iter().chain(terms) {
                let resource = FluentResource::try_new((*source).to_owned());
                bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
            }
            bundle
        })
    }
}

fn value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Text(text) => FluentValue::from(text.as_str()),
    }
}

#[cfg(test)]
mod tests;

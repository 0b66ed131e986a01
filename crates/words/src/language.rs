//! Which language to speak.

use std::env;

/// A language of locales/.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Language {
    /// Both, for whoever lists or compares them.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// As the environment or the system says: `KOPPEL_LANG` (`nl` or `en`), then what the person's computer
    /// speaks. Dutch of any country is Dutch; everything else is English.
    pub fn of_system() -> Self {
        Self::chosen(env::var("KOPPEL_LANG").ok().as_deref(), sys_locale::get_locale().as_deref())
    }

    /// The name of its folder in locales/, which is its language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language with that tag.
    pub fn tagged(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    fn chosen(by_person: Option<&str>, by_system: Option<&str>) -> Self {
        by_person.and_then(Self::tagged).unwrap_or_else(|| Self::of_locale(by_system.unwrap_or_default()))
    }

    /// `nl-BE`, `nl_NL.UTF-8`, `NL`; not `nld` or `nlx`, which are other tags.
    fn of_locale(locale: &str) -> Self {
        let primary = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("nl") { Self::Nl } else { Self::En }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Nl};

    #[test]
    fn dutch_of_any_country_is_dutch() {
        for locale in ["nl", "nl-NL", "nl_NL.UTF-8", "nl-BE", "NL", "nl_BE@euro"] {
            assert_eq!(Language::chosen(None, Some(locale)), Nl, "{locale}");
        }
    }

    #[test]
    fn everything_else_is_english() {
        for locale in ["", "en-GB", "C", "C.UTF-8", "POSIX", "de_DE", "nld", "no", "xx-nl"] {
            assert_eq!(Language::chosen(None, Some(locale)), En, "{locale}");
        }
        assert_eq!(Language::chosen(None, None), En);
    }

    #[test]
    fn the_person_decides() {
        assert_eq!(Language::chosen(Some("en"), Some("nl-NL")), En);
        assert_eq!(Language::chosen(Some("nl"), Some("en-GB")), Nl);
        for nonsense in ["", "de", "nederlands"] {
            assert_eq!(Language::chosen(Some(nonsense), Some("nl-NL")), Nl, "{nonsense}");
        }
    }
}

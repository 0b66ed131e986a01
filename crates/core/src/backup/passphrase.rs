//! What opens a backup: six words that Koppel draws, or a passphrase of the person's own.

use std::io;

use zeroize::Zeroizing;
use zxcvbn::feedback::Warning;

use super::words;
use crate::failure::{Arg, Failure};
use crate::ports::Random;
use crate::vault::OpenProfile;

/// Words of a generated passphrase: 77 bits.
const WORDS: usize = 6;
/// Estimated guesses below which a passphrase of one's own is refused, as a power of ten. With a second of
/// scrypt for each, 10¹⁰ guesses are three centuries of one processor core. It is also where zxcvbn's highest
/// score begins.
const LEAST_GUESSES_LOG10: f64 = 10.0;

/// The secret of a backup. Has no Debug, Clone or Serialize; wiped when dropped.
pub struct Passphrase(Zeroizing<String>);

/// What someone who knows the person would try first: the names of the profile, its services and accounts.
pub fn first_guesses(open: &OpenProfile) -> Vec<&str> {
    let accounts = open.content().accounts.iter();
    let names = accounts.flat_map(|account| [account.issuer.as_str(), account.name.as_str()]);
    names.chain([open.name()]).filter(|name| !name.is_empty()).collect()
}

impl Passphrase {
    /// Longest, in bytes.
    pub const MOST: usize = 1024;

    /// Six words with hyphens between them, in small letters.
    pub fn make(random: &dyn Random) -> io::Result<Self> {
        // Never grows: a string that grows leaves copies.
        let mut text = Zeroizing::new(String::with_capacity(WORDS * 16));
        for place in 0..WORDS {
            if place > 0 {
                text.push('-');
            }
            text.push_str(words::draw(random)?);
        }
        Ok(Self(text))
    }

    /// One of the person's own, typed twice. `known` is what an attacker would try first
    /// ([`first_guesses`]).
    pub fn chosen(text: &str, again: &str, known: &[&str]) -> Result<Self, PassphraseRefused> {
        Self::advice(text, known)?;
        if text != again {
            return Err(PassphraseRefused::Differs);
        }
        Ok(Self::typed(text))
    }

    /// Whether this text may become a passphrase, while it is being typed.
    pub fn advice(text: &str, known: &[&str]) -> Result<(), PassphraseRefused> {
        if text.len() > Self::MOST {
            return Err(PassphraseRefused::TooLong);
        }
        let known: Vec<&str> = known.iter().copied().chain(["koppel"]).collect();
        let measured = zxcvbn::zxcvbn(text, &known);
        if measured.guesses_log10() >= LEAST_GUESSES_LOG10 {
            return Ok(());
        }
        Err(PassphraseRefused::Weak(match measured.feedback().and_then(|feedback| feedback.warning()) {
            None => Weakness::Short,
            Some(warning) => warning.into(),
        }))
    }

    /// As typed to open a backup; taken literally.
    pub fn typed(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }

    /// The text itself, to show once, to keep within a profile and to derive a key from.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The words of a generated one, to show them apart: some have a hyphen themselves. `None` when it is not made of
    /// the list's words.
    pub fn words(&self) -> Option<Vec<&'static str>> {
        let mut rest: &str = &self.0;
        let mut words = Vec::with_capacity(WORDS);
        while !rest.is_empty() {
            let word = words::first_of(rest)?;
            words.push(word);
            rest = rest[word.len()..].trim_start_matches('-');
        }
        Some(words)
    }

    /// A second one, wiped on its own. A call with a name, where Clone would happen unseen.
    pub(crate) fn copy_of(other: &Self) -> Self {
        Self::typed(&other.0)
    }

    /// What [`Passphrase::make`] would have written of these words, whatever their letters' case and what
    /// stands between them. `None` when this is that already, or no such words.
    pub(super) fn tidied(&self) -> Option<Self> {
        let lower = Zeroizing::new(self.0.to_lowercase());
        let mut text = Zeroizing::new(String::with_capacity(lower.len()));
        for piece in lower.split(|sign: char| sign.is_whitespace() || is_dash(sign)) {
            if piece.is_empty() {
                continue;
            }
            if !words::has_piece(piece) {
                return None;
            }
            if !text.is_empty() {
                text.push('-');
            }
            text.push_str(piece);
        }
        (!text.is_empty() && *text != *self.0).then_some(Self(text))
    }
}

/// Hyphens, and what word processors make of them.
fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Why this cannot be a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseRefused {
    /// The second time was not the first.
    #[error("the two passphrases differ")]
    Differs,
    /// More than [`Passphrase::MOST`].
    #[error("passphrase too long")]
    TooLong,
    /// Fewer than 10¹⁰ guesses by zxcvbn's estimate.
    #[error("passphrase too weak: {0:?}")]
    Weak(Weakness),
}

/// What makes a passphrase easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Too little of it.
    Short,
    /// Neighbours on the keyboard.
    Keyboard,
    /// `aaa`, `abcabc`.
    Repeats,
    /// `abc`, `6543`.
    Sequence,
    /// A year or a date.
    Date,
    /// Among those that people choose most.
    Common,
    /// A word or a name and little more.
    Word,
}

impl From<Warning> for Weakness {
    fn from(warning: Warning) -> Self {
        match warning {
            Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
                Self::Keyboard
            }
            Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => Self::Repeats,
            Warning::SequencesLikeAbcAreEasyToGuess => Self::Sequence,
            Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => Self::Date,
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword => Self::Common,
            Warning::AWordByItselfIsEasyToGuess
            | Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
            | Warning::CommonNamesAndSurnamesAreEasyToGuess => Self::Word,
        }
    }
}

impl Failure for PassphraseRefused {
    fn code(&self) -> &'static str {
        match self {
            Self::Differs => "passphrase-differs",
            Self::TooLong => "passphrase-too-long",
            Self::Weak(Weakness::Short) => "passphrase-short",
            Self::Weak(Weakness::Keyboard) => "passphrase-keyboard",
            Self::Weak(Weakness::Repeats) => "passphrase-repeats",
            Self::Weak(Weakness::Sequence) => "passphrase-sequence",
            Self::Weak(Weakness::Date) => "passphrase-date",
            Self::Weak(Weakness::Common) => "passphrase-common",
            Self::Weak(Weakness::Word) => "passphrase-word",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::TooLong => vec![("most", Arg::Number(Passphrase::MOST as i64))],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Gives the same byte for ever.
    struct Always(u8);

    impl Random for Always {
        fn fill(&self, buffer: &mut [u8]) -> io::Result<()> {
            buffer.fill(self.0);
            Ok(())
        }
    }

    fn tidied(text: &str) -> Option<String> {
        Passphrase::typed(text).tidied().map(|passphrase| passphrase.expose().to_owned())
    }

    #[test]
    fn six_words() {
        let made = Passphrase::make(&Always(0)).unwrap();
        assert_eq!(made.expose(), "abacus-abacus-abacus-abacus-abacus-abacus");
        assert!(made.tidied().is_none(), "it is tidy as it is");
    }

    #[test]
    fn its_words_are_told_apart() {
        let words = |text: &str| Passphrase::typed(text).words();
        let six = "drop-down-abacus-zoom-t-shirt-unlit-karate";
        assert_eq!(words(six).unwrap(), ["drop-down", "abacus", "zoom", "t-shirt", "unlit", "karate"]);
        assert_eq!(Passphrase::make(&Always(0)).unwrap().words().unwrap(), ["abacus"; 6]);
        for own in ["Mijn eigen zin", "abacus-zoomm", "abacuszoom"] {
            assert_eq!(words(own), None, "{own}");
        }
    }

    #[test]
    fn words_may_be_typed_as_people_type_them() {
        let tidy = "drop-down-abacus-zoom-t-shirt-unlit-karate";
        for text in [
            "drop-down abacus zoom t-shirt unlit karate",
            "Drop-down Abacus Zoom T-shirt Unlit Karate",
            "  DROP-DOWN  ABACUS\u{a0}ZOOM T\u{2011}SHIRT\tUNLIT – KARATE ",
        ] {
            assert_eq!(tidied(text).as_deref(), Some(tidy), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_of_the_list_stays_as_it_is() {
        for text in ["", " - ", "Mijn eigen Zin!", "abacus zoomm", "abacus, zoom"] {
            assert_eq!(tidied(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_weak_one_is_refused_with_its_reason() {
        for (text, weakness) in [
            ("", Weakness::Short),
            ("x7%q", Weakness::Short),
            ("qwertyuiop", Weakness::Common),
            ("zxcvfdsaqwer", Weakness::Keyboard),
            ("aaaaaaaaaaaaaaaaaa", Weakness::Repeats),
            ("abcdefghijklmnop", Weakness::Sequence),
            ("25-03-1991", Weakness::Date),
            ("password123", Weakness::Common),
            ("Margaret", Weakness::Word),
        ] {
            assert_eq!(Passphrase::advice(text, &[]), Err(PassphraseRefused::Weak(weakness)), "{text}");
        }
    }

    #[test]
    fn what_everybody_knows_of_the_profile_counts_for_little() {
        let text = "Vermeulen Boekhouding";
        assert_eq!(Passphrase::advice(text, &[]), Ok(()), "control");
        assert!(Passphrase::advice(text, &["Vermeulen", "Boekhouding"]).is_err());
    }

    #[test]
    fn a_good_one_is_taken_literally() {
        let text = " Zeven Grijze-egels zwemmen op DINSDAG ";
        let taken = Passphrase::chosen(text, text, &["Lotte"]).ok().unwrap();
        assert_eq!(taken.expose(), text);
        let other = "Zeven Grijze-egels zwemmen op DINSDAG";
        assert_eq!(Passphrase::chosen(text, other, &[]).err(), Some(PassphraseRefused::Differs));
        let long = "x7%q".repeat(257);
        assert_eq!(Passphrase::advice(&long, &[]), Err(PassphraseRefused::TooLong));
    }
}

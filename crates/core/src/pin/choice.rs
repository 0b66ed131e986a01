//! PIN or passphrase: what a person opens profiles with on this computer.

use zeroize::Zeroizing;

use super::{Pin, PinLength, PinRefused};
use crate::backup::{Passphrase, PassphraseRefused};

/// What profiles are opened with here, which follows from where their keys are ([`Keystore::is_plain`](crate::ports::Keystore::is_plain)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The system's keystore has the key, so that a copy of the disk cannot be guessed at: digits will do.
    Pin {
        /// How many a new one has to have.
        least: PinLength,
    },
    /// The key is in a folder, and whoever copies it with the profile guesses at leisure: it has to bear that by itself.
    Passphrase,
}

impl Choice {
    /// As it is typed to open a profile. A PIN that was chosen where there was a keystore passes for a passphrase, and still opens.
    pub fn typed(self, text: &str) -> Result<Pin, PinRefused> {
        match self {
            Self::Pin { .. } => Pin::typed(text),
            Self::Passphrase if text.len() > Passphrase::MOST => {
                Err(PinRefused::Passphrase(PassphraseRefused::TooLong))
            }
            Self::Passphrase => Ok(Pin(Zeroizing::new(text.as_bytes().to_vec()))),
        }
    }

    /// A new one, typed twice. `known` is what an attacker would try first: names of the profile and of its service.
    pub fn chosen(self, text: &str, again: &str, known: &[&str]) -> Result<Pin, PinRefused> {
        self.advice(text, known)?;
        if text != again {
            return Err(match self {
                Self::Pin { .. } => PinRefused::Differs,
                Self::Passphrase => PinRefused::Passphrase(PassphraseRefused::Differs),
            });
        }
        self.typed(text)
    }

    /// Whether this may become one, while it is being typed.
    pub fn advice(self, text: &str, known: &[&str]) -> Result<(), PinRefused> {
        match self {
            Self::Pin { least } => Pin::advice(text, least),
            Self::Passphrase => Passphrase::advice(text, known).map_err(PinRefused::Passphrase),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIN: Choice = Choice::Pin { least: PinLength(4) };

    #[test]
    fn a_pin_is_digits_and_a_passphrase_is_anything() {
        assert_eq!(PIN.typed("correct horse").err(), Some(PinRefused::NotDigits));
        assert_eq!(Choice::Passphrase.typed("Ça va? 42").unwrap().bytes(), "Ça va? 42".as_bytes());
        assert!(Choice::Passphrase.typed("4829").is_ok(), "a PIN from before still opens");
        let long = "a".repeat(Passphrase::MOST + 1);
        let too_long = Some(PinRefused::Passphrase(PassphraseRefused::TooLong));
        assert_eq!(Choice::Passphrase.typed(&long).err(), too_long);
        assert_eq!(Choice::Passphrase.chosen(&long, &long, &[]).err(), too_long);
    }

    #[test]
    fn no_pin_is_a_passphrase_and_no_weak_sentence_is_one() {
        for weak in ["", "4829", "739158", "correct horse", "Universiteit Noordzee 1"] {
            let refused = Choice::Passphrase.chosen(weak, weak, &["Universiteit Noordzee"]).err();
            assert!(
                matches!(refused, Some(PinRefused::Passphrase(PassphraseRefused::Weak(_)))),
                "{weak}: {refused:?}"
            );
        }
        let strong = "de fietsbel van tante Toos klinkt als een kievit";
        assert!(Choice::Passphrase.chosen(strong, strong, &[]).is_ok());
        let differs = Choice::Passphrase.chosen(strong, "de fietsbel", &[]).err();
        assert_eq!(differs, Some(PinRefused::Passphrase(PassphraseRefused::Differs)));
        assert_eq!(PIN.chosen("739158", "739159", &[]).err(), Some(PinRefused::Differs));
    }
}

//! The secret that an account shares with its service.

use zeroize::Zeroizing;

use super::base32::{self, Base32Error};
use crate::failure::{Arg, Failure};

/// A shared secret. Has no Debug, Clone or Serialize; wiped when dropped.
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Bytes that a secret has at least: 80 bits, the least that services hand out.
    pub const LEAST: usize = 10;
    /// Bytes that a secret has at most.
    pub const MOST: usize = 1024;
    /// Bytes below which a secret is short: RFC 4226 section 4 asks for 128 bits.
    const ADVISED: usize = 16;

    /// The secret's bytes themselves, 80 bits to 1 KiB.
    pub fn from_bytes(bytes: Zeroizing<Vec<u8>>) -> Result<Self, SecretError> {
        match bytes.len() {
            0 => Err(SecretError::Empty),
            1..Self::LEAST => Err(SecretError::TooShort),
            Self::LEAST..=Self::MOST => Ok(Self(bytes)),
            _ => Err(SecretError::TooLong),
        }
    }

    /// Base32 as services print it and people type it: spaces, dashes, lower case and missing padding do
    /// not matter.
    pub fn from_base32(text: &str) -> Result<Self, SecretError> {
        match base32::decode(text, Self::MOST) {
            Ok(bytes) => Self::from_bytes(bytes),
            Err(Base32Error::Character(character)) => Err(SecretError::Character(character)),
            Err(Base32Error::TooLong) => Err(SecretError::TooLong),
        }
    }

    /// A second one, wiped on its own. A call with a name, where Clone would happen unseen.
    pub(crate) fn copy_of(other: &Self) -> Self {
        Self(other.0.clone())
    }

    /// The bytes, to make codes with and to seal.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// Fewer than the 128 bits that RFC 4226 asks for: works, and deserves a note.
    pub fn is_short(&self) -> bool {
        self.0.len() < Self::ADVISED
    }
}

/// What is wrong with a key that was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// Nothing there.
    #[error("the secret is empty")]
    Empty,
    /// A character that base32 does not have (or padding before the end). Being no part of the alphabet,
    /// it tells nothing of the secret.
    #[error("{0:?} is not base32")]
    Character(char),
    /// Fewer than 80 bits.
    #[error("the secret has fewer than {} bytes", Secret::LEAST)]
    TooShort,
    /// More than 1 KiB.
    #[error("the secret has more than {} bytes", Secret::MOST)]
    TooLong,
}

impl Failure for SecretError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "secret-empty",
            Self::Character(_) => "secret-character-bad",
            Self::TooShort => "secret-too-short",
            Self::TooLong => "secret-too-long",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Character(character) => vec![("sign", Arg::Text(visible(*character)))],
            _ => Vec::new(),
        }
    }
}

/// The character itself where one can see it, else its Unicode number.
fn visible(character: char) -> String {
    if character.is_ascii_graphic() || character.is_alphanumeric() {
        character.to_string()
    } else {
        format!("U+{:04X}", u32::from(character))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn error(text: &str) -> SecretError {
        Secret::from_base32(text).err().unwrap()
    }

    #[test]
    fn tolerates_how_people_type() {
        for text in [
            "JBSWY3DPEHPK3PXP",
            "jbsw y3dp ehpk 3pxp",
            "JBSW-Y3DP-EHPK-3PXP",
            " jbsw\u{a0}y3dp\u{2011}ehpk\u{200b}3pxp\n",
            "JBSWY3DPEHPK3PXP======",
        ] {
            assert_eq!(Secret::from_base32(text).unwrap().expose(), b"Hello!\xde\xad\xbe\xef", "{text:?}");
        }
    }

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(error(""), SecretError::Empty);
        assert_eq!(error(" - ="), SecretError::Empty);
        assert_eq!(error("JBSWY3DPEHPK3PX1"), SecretError::Character('1'));
        assert_eq!(error("JBSWY3DPEHPK3PXP!"), SecretError::Character('!'));
        assert_eq!(error("JBSWY3DPEHPK3PX"), SecretError::TooShort);
        assert_eq!(error(&"A".repeat(1_000_000)), SecretError::TooLong);
    }

    #[test]
    fn an_invisible_character_is_named_by_its_number() {
        let args = SecretError::Character('\u{202e}').args();
        assert_eq!(args, [("sign", Arg::Text("U+202E".into()))]);
    }

    #[test]
    fn eighty_bits_to_a_kibibyte() {
        for (length, good) in [(0, false), (9, false), (10, true), (1024, true), (1025, false)] {
            assert_eq!(Secret::from_bytes(Zeroizing::new(vec![7; length])).is_ok(), good, "{length}");
        }
    }

    #[test]
    fn short_is_below_128_bits() {
        assert!(Secret::from_bytes(Zeroizing::new(vec![7; 15])).unwrap().is_short());
        assert!(!Secret::from_bytes(Zeroizing::new(vec![7; 16])).unwrap().is_short());
    }

    proptest! {
        #[test]
        fn what_a_service_prints_comes_back(bytes in proptest::collection::vec(any::<u8>(), 10..64)) {
            let printed = data_encoding::BASE32.encode(&bytes);
            let read = Secret::from_base32(&printed).ok().unwrap();
            prop_assert_eq!(read.expose(), &bytes[..]);
        }
    }
}

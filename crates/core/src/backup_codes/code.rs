//! One backup code, which is as good as a password.

use zeroize::Zeroizing;

/// A backup code that is kept here. Has no Debug, Clone or Serialize; wiped when dropped.
pub struct Code(Zeroizing<String>);

impl Code {
    /// Letters and digits that a code has at least: below that it is a number in a sentence.
    pub const LEAST: usize = 6;
    /// Letters and digits that a code has at most.
    pub const MOST: usize = 64;

    /// A code as its service writes it: letters, digits, dashes and spaces. Several spaces become one.
    pub fn new(text: &str) -> Result<Self, CodeError> {
        if !text.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || sign.is_whitespace()) {
            return Err(CodeError::Sign);
        }
        match significant(text).count() {
            0..Self::LEAST => return Err(CodeError::TooShort),
            Self::LEAST..=Self::MOST => {}
            _ => return Err(CodeError::TooLong),
        }
        // Never grows: a string that grows leaves copies.
        let mut kept = Zeroizing::new(String::with_capacity(text.len()));
        for word in text.split_whitespace() {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(word);
        }
        // Signs between the letters and digits, as in a line that was drawn with dashes.
        if kept.len() > 2 * Self::MOST { Err(CodeError::TooLong) } else { Ok(Self(kept)) }
    }

    /// The code itself, to show and to seal.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it is the same code, however it is spaced and dashed.
    pub fn is_same(&self, other: &Self) -> bool {
        significant(&self.0).eq(significant(&other.0))
    }
}

/// To the letter; [`Code::is_same`] is what people mean.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// Without what only helps to read it.
fn significant(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric)
}

/// Why this is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Fewer than [`Code::LEAST`] letters and digits.
    #[error("too short for a backup code")]
    TooShort,
    /// More than [`Code::MOST`].
    #[error("too long for a backup code")]
    TooLong,
    /// Something else than letters, digits, dashes and spaces.
    #[error("a sign that no backup code has")]
    Sign,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn code(text: &str) -> Code {
        Code::new(text).ok().unwrap()
    }

    #[test]
    fn spaces_and_dashes_are_kept_and_do_not_count() {
        assert_eq!(code("  1234   5678 ").expose(), "1234 5678");
        assert!(code("1234 5678").is_same(&code("1234-5678")));
        assert!(code("1234 5678").is_same(&code("12345678")));
        assert!(!code("abcdef").is_same(&code("abcdeF")), "the case of letters counts");
        assert!(!code("1234 5678").is_same(&code("1234 56789")));
    }

    #[test]
    fn six_to_sixty_four_letters_and_digits() {
        let error = |text: &str| Code::new(text).err();
        assert_eq!(error("12345"), Some(CodeError::TooShort));
        assert_eq!(error("1-2-3-4-5"), Some(CodeError::TooShort));
        assert_eq!(error(""), Some(CodeError::TooShort));
        assert_eq!(error(&"7".repeat(64)), None);
        assert_eq!(error(&"7".repeat(65)), Some(CodeError::TooLong));
        assert_eq!(error(&format!("123456{}", "-".repeat(200))), Some(CodeError::TooLong));
        for text in ["123456!", "naïve1", "a\"b\\cdef", "12345678@x"] {
            assert_eq!(error(text), Some(CodeError::Sign), "{text}");
        }
    }
}

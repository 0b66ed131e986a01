//! What a picture says, and whether an answer is it.

use encoding_rs::{Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// A text that is in a picture, and others that are in it too. Without any, every answer is false.
#[derive(Default)]
pub struct Truth {
    pub text: Option<String>,
    pub also: Option<String>,
}

impl Truth {
    /// Whether this is the text that was to be found.
    pub fn is_text(&self, answer: &Reading) -> bool {
        self.text.as_ref().is_some_and(|text| answer.is(text))
    }

    /// Whether this is in the picture at all.
    pub fn is_true(&self, answer: &Reading) -> bool {
        self.is_text(answer) || self.also.as_ref().is_some_and(|text| answer.is(text))
    }
}

/// Everything that an answer can be taken for: the photographs' codes are UTF-8, Latin-1, Shift JIS or GB 18030.
pub struct Reading(Vec<String>);

impl Reading {
    pub fn of_bytes(bytes: &[u8]) -> Reading {
        let sets: [&Encoding; 4] = [UTF_8, WINDOWS_1252, SHIFT_JIS, GB18030];
        Reading(sets.map(|set| words(&set.decode_without_bom_handling(bytes).0)).into())
    }

    /// Of bytes for which a library has a text, too.
    pub fn of_code(bytes: &[u8], text: &str) -> Reading {
        let Reading(mut readings) = Reading::of_bytes(bytes);
        readings.push(words(text));
        Reading(readings)
    }

    fn is(&self, text: &str) -> bool {
        self.0.contains(&words(text))
    }

    /// As UTF-8, to be shown.
    pub fn shown(&self) -> &str {
        &self.0[0]
    }
}

/// White space counts as one blank: a text file ends in a line's end that its code does not have.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_every_character_set() {
        let truth = Truth { text: Some("caf\u{e9}\n".into()), also: Some("京都".into()) };
        assert!(truth.is_text(&Reading::of_bytes(b"caf\xe9")));
        assert!(truth.is_text(&Reading::of_bytes("café".as_bytes())));
        let kyoto = Reading::of_bytes(b"\x8b\x9e\x93s");
        assert!(truth.is_true(&kyoto) && !truth.is_text(&kyoto));
        assert!(!truth.is_true(&Reading::of_bytes(b"cafe")));
        assert!(truth.is_text(&Reading::of_code(b"\xff", "café")));
    }

    #[test]
    fn without_a_code_nothing_is_true() {
        assert!(!Truth::default().is_true(&Reading::of_bytes(b"")));
    }
}

//! Which characters the bytes of a QR code mean. A code says seldom which encoding it has: UTF-8 shows itself; among
//! the others the bytes are weighed as ZXing weighs them.

use encoding_rs::{Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};
use zeroize::Zeroizing;

/// The bytes as characters, trimmed, and wiped when dropped: there may be a secret in them.
pub(super) struct Text {
    pub(super) characters: Zeroizing<String>,
    /// Some QR codes hold a program's own bytes instead of text.
    pub(super) readable: bool,
}

impl Text {
    /// Bytes that are no text are taken for Latin-1, to see whether they begin as something known.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let readable = text_of(bytes).filter(|text| !text.contains(is_control));
        let is_readable = readable.is_some();
        let all = readable.or_else(|| std::str::from_utf8(bytes).ok().map(|text| text.to_owned().into()));
        let all = all.unwrap_or_else(|| bytes.iter().copied().map(char::from).collect::<String>().into());
        let trimmed = all.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        Self { characters: Zeroizing::new(trimmed.to_owned()), readable: is_readable }
    }
}

/// What bytes say, as a person would read them: UTF-8, else Shift JIS, GB18030 or Windows-1252, whichever fits. `None`
/// for a program's own bytes.
pub fn text_of(bytes: &[u8]) -> Option<Zeroizing<String>> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Zeroizing::new(text.to_owned()));
    }
    if bytes.iter().any(|byte| is_control(char::from(*byte)) && byte.is_ascii()) {
        return None;
    }
    let japanese = is_shift_jis(bytes).then_some(SHIFT_JIS);
    let chinese = || is_chinese(bytes).then_some(GB18030);
    let western = || is_western(bytes).then_some(WINDOWS_1252);
    decoded(bytes, japanese.or_else(chinese).or_else(western)?)
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Option<Zeroizing<String>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Zeroizing::new(text.into_owned()))
}

/// Beside the white space of a text.
fn is_control(character: char) -> bool {
    character.is_control() && !character.is_whitespace()
}

/// Latin letters with accents make short valid Shift JIS, too. Three wide characters or half-width kana in a row say
/// that it is; else what Latin-1 has no letter for decides.
fn is_shift_jis(bytes: &[u8]) -> bool {
    let Some(runs) = Runs::of(bytes).filter(|_| decoded(bytes, SHIFT_JIS).is_some()) else { return false };
    let is_latin = !bytes.iter().copied().any(is_c1);
    runs.most_wide >= 3
        || runs.most_kana >= 3
        || !is_latin
        || (runs.most_kana == 2 && runs.kana == 2)
        || signs(bytes) * 10 >= bytes.len()
}

/// How long its words of wide characters and of half-width kana are.
#[derive(Default)]
struct Runs {
    kana: usize,
    most_kana: usize,
    most_wide: usize,
}

impl Runs {
    /// `None` where a byte is none of Shift JIS.
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut runs = Self::default();
        let (mut kana, mut wide) = (0, 0);
        let mut rest = bytes.iter();
        while let Some(byte) = rest.next() {
            match byte {
                0x00..=0x7f => (kana, wide) = (0, 0),
                0xa1..=0xdf => {
                    (kana, wide) = (kana + 1, 0);
                    runs.kana += 1;
                }
                0x81..=0x9f | 0xe0..=0xef if matches!(rest.next(), Some(0x40..=0x7e | 0x80..=0xfc)) => {
                    (kana, wide) = (0, wide + 1);
                }
                // What begins nothing, and from 0xf0 what each maker filled with its own.
                _ => return None,
            }
            runs.most_kana = runs.most_kana.max(kana);
            runs.most_wide = runs.most_wide.max(wide);
        }
        Some(runs)
    }
}

/// Chinese characters and nothing else beside ASCII, two of them in a row somewhere.
fn is_chinese(bytes: &[u8]) -> bool {
    let is_of_it =
        |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    decoded(bytes, GB18030).is_some_and(|text| {
        let mut words = text.split(|c: char| c.is_ascii());
        text.chars().all(|c| c.is_ascii() || is_of_it(c)) && words.any(|word| word.chars().count() >= 2)
    })
}

/// Letters with accents, or mostly ASCII with a sign here and there; bytes at random have more of the signs.
fn is_western(bytes: &[u8]) -> bool {
    let c1 = bytes.iter().filter(|byte| is_c1(**byte)).count();
    let rare = signs(bytes) + c1;
    let ascii = bytes.iter().filter(|byte| byte.is_ascii()).count();
    let is_plausible = rare == 0 || (ascii * 2 >= bytes.len() && rare * 4 <= bytes.len());
    // Five bytes stand for nothing.
    is_plausible && decoded(bytes, WINDOWS_1252).is_some_and(|text| !text.contains(is_control))
}

/// Where Latin-1 has controls, Windows-1252 typography, and Shift JIS the first half of a character.
fn is_c1(byte: u8) -> bool {
    (0x80..0xa0).contains(&byte)
}

/// What is high in Latin-1 and no letter.
fn signs(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| matches!(byte, 0xa0..=0xbf | 0xd7 | 0xf7)).count()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn of(bytes: &[u8]) -> Option<String> {
        text_of(bytes).map(|text| text.to_string())
    }

    fn in_encoding(encoding: &'static Encoding, texts: &[&str]) {
        for text in texts {
            let (bytes, _, lossy) = encoding.encode(text);
            assert!(!lossy && std::str::from_utf8(&bytes).is_err(), "{text}");
            assert_eq!(of(&bytes).as_deref(), Some(*text), "{}", encoding.name());
        }
    }

    #[test]
    fn utf_8_shows_itself() {
        for text in ["", "abc", "Vergaderzaal é", "東京", "中文", "it’s € 5", "line\nline", "a\u{1b}[2J"]
        {
            assert_eq!(of(text.as_bytes()).as_deref(), Some(text));
        }
    }

    #[test]
    fn shift_jis_as_kanji_mode_gives_it() {
        in_encoding(
            SHIFT_JIS,
            &[
                "東京",
                "日本語のテキスト",
                "A社",
                "ﾃｽﾄ",
                "http://example.jp/ 品川",
                "表示",
                "ＱＲコード",
                "\u{7d42}",
            ],
        );
    }

    #[test]
    fn latin_1_and_windows_1252() {
        in_encoding(
            WINDOWS_1252,
            &[
                "Café",
                "Düsseldorf",
                "WIFI:S:Café;P:geheim;;",
                "éé",
                "äöüß",
                "Ärger über Öl",
                "prijs: € 5",
                "‘citaat’ van Jan",
                "René Müller, Zürich, 20° · ½",
                "BEGIN:VCARD\nN:Müller;Jürgen\nEND:VCARD",
            ],
        );
    }

    #[test]
    fn gb_18030_where_it_can_be_nothing_else() {
        in_encoding(GB18030, &["中华人民共和国", "你好，世界", "http://example.cn/ 北京市海淀区"]);
    }

    #[test]
    fn a_programs_own_bytes_are_no_text() {
        for bytes in [
            &b"\xff\x00\x9c\x01\xfe"[..],
            b"\xff\xfe\x00",
            b"KU\x02\xe9\x81",
            b"abc\xe9\x7f",
            // Without a control byte, but with signs and undefined bytes as text never has them.
            b"\xa7\xf7\xb1\x90\xff\xac\x8d\xbe",
            b"\xfd\xb9\xa1\xfe\xd7\xba\xbf\xfb",
        ] {
            assert_eq!(of(bytes), None, "{bytes:02x?}");
        }
    }

    /// Of 24 bytes 1.45 % pass, longer ones less often.
    #[test]
    fn bytes_at_random_are_seldom_text() {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()
        };
        let texts = (0..10_000).filter(|_| {
            let bytes: Vec<u8> = [random(), random(), random()].concat();
            of(&bytes).is_some()
        });
        let count = texts.count();
        assert!(count < 200, "{count} of 10,000");
    }

    #[test]
    fn kinds_see_the_text() {
        assert!(!Text::of(b"\x01\x02KU").readable);
        assert!(!Text::of("a\u{1b}[2J".as_bytes()).readable);
        assert!(Text::of(b"  Caf\xe9\n").readable);
        assert_eq!(Text::of(b"  Caf\xe9\n").characters.as_str(), "Café");
        assert_eq!(Text::of("\u{feff}otpauth".as_bytes()).characters.as_str(), "otpauth");
        assert_eq!(Text::of(b"WIFI:S:\x01\xe9;").characters.as_str(), "WIFI:S:\u{1}é;");
    }
}

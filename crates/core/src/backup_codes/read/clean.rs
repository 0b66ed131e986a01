//! Bytes as lines: each sign that people see once, in one writing.

use zeroize::Zeroizing;

use crate::payload::is_invisible;

/// Stands for a sign that crosses out the one before it.
pub const STRUCK: char = '\u{1}';
/// Stands for a sign that turns the reading direction around.
pub const TURNED: char = '\u{2}';

/// Lines with `\n` between them, whatever ended them; spaces and dashes of every kind as the plain ones. `None` for
/// what is no text. The buffer is wiped and never grew.
pub fn lines_of(bytes: &[u8]) -> Option<Zeroizing<String>> {
    // Latin-1 takes up to twice, UTF-16 up to one and a half times its bytes.
    let mut text = Zeroizing::new(String::with_capacity(2 * bytes.len()));
    let mut after_return = false;
    let mut push = |sign: char| {
        // `\r\n` is one end of a line.
        if !(after_return && sign == '\n') {
            text.extend(plain(sign));
        }
        after_return = sign == '\r';
    };
    if let Some(units) = utf16(bytes) {
        char::decode_utf16(units).for_each(|sign| push(sign.unwrap_or(char::REPLACEMENT_CHARACTER)));
    } else if bytes.contains(&0) {
        return None;
    } else if let Ok(utf8) = std::str::from_utf8(bytes) {
        utf8.chars().for_each(push);
    } else {
        // An old text file; of codes each sign is the same in all of these.
        bytes.iter().for_each(|byte| push(char::from(*byte)));
    }
    Some(text)
}

/// What Windows calls Unicode: 16 bits a sign, and which half comes first in front.
fn utf16(bytes: &[u8]) -> Option<impl Iterator<Item = u16>> {
    let from: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    Some(bytes[2..].chunks_exact(2).map(move |pair| from([pair[0], pair[1]])))
}

/// A sign in one writing; `None` when it cannot be seen.
fn plain(sign: char) -> Option<char> {
    Some(match sign {
        '\n' | '\t' => sign,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{335}'..='\u{338}' => STRUCK,
        '\u{202b}' | '\u{202e}' | '\u{2067}' => TURNED,
        // The joiners may stay in names, and have no place in codes.
        '\u{200c}' | '\u{200d}' => return None,
        _ if sign.is_whitespace() => ' ',
        _ if is_invisible(sign) => return None,
        // Full width, as Japanese keyboards write it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0)?,
        _ => sign,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(bytes: &[u8]) -> Option<String> {
        lines_of(bytes).map(|text| text.to_string())
    }

    #[test]
    fn one_writing_of_each_sign() {
        let of = |text: &str| clean(text.as_bytes()).unwrap_or_default();
        assert_eq!(of("a\r\nb\rc\u{2028}d\u{85}e\n"), "a\nb\nc\nd\ne\n");
        assert_eq!(of("12\u{2011}34\u{a0}56\u{3000}78\u{2212}9"), "12-34 56 78-9");
        assert_eq!(of("\u{feff}1\u{200b}2\u{200d}3\u{ad}4\u{200e}5\u{2066}6\u{2069}"), "123456");
        assert_eq!(of("1\u{336}2\u{336}"), "1\u{1}2\u{1}");
        assert_eq!(of("\u{202e}1234"), "\u{2}1234");
        assert_eq!(of("１２３４－５６ＡＢ"), "1234-56AB");
        assert_eq!(
            of("\u{1}\u{2}\u{7}x\u{1b}[2J"),
            "x[2J",
            "a stranger does not write the signs that are used here"
        );
    }

    #[test]
    fn text_files_of_every_age() {
        assert_eq!(clean(b"caf\xe9 1").as_deref(), Some("café 1"));
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("a1\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(clean(&wide).as_deref(), Some("a1\n"));
        assert_eq!(clean(b"\xfe\xff\0a\0\x31").as_deref(), Some("a1"));
        assert_eq!(clean(b"%PDF\0\x01"), None);
        assert_eq!(clean(b"").as_deref(), Some(""));
    }
}

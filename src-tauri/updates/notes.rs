//! What a release says of itself: text of a host, shown as text. The list that it stands in is not signed.

use koppel_core::payload::clean_name;

const MOST_LINES: usize = 30;
/// A paragraph is one line.
const LONGEST_LINE: usize = 240;

/// Lines without what cannot be seen or turns the reading direction around, one empty one in a row at most.
pub fn clean(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(clean_line) {
        if lines.len() == MOST_LINES {
            lines.push("…".to_owned());
            break;
        }
        if !(line.is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

fn clean_line(line: &str) -> String {
    let line = clean_name(line);
    match line.char_indices().nth(LONGEST_LINE) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_release_says_stays_as_it_is() {
        let text = "Koppel 1.2\n\n- Scant sneller\n- <b>Geen</b> opmaak & geen link";
        assert_eq!(clean(text), text);
        assert_eq!(clean("één\r\ntwee\r\n"), "één\ntwee");
        assert_eq!(clean("\n\n\na\n\n\n\nb\n\n"), "a\n\nb");
        assert_eq!(clean(""), "");
    }

    #[test]
    fn what_hides_or_goes_on_and_on_does_not() {
        assert_eq!(clean("a\u{202e}b\u{1b}[31m\u{0}c\u{200b}"), "ab[31mc");
        assert_eq!(clean("a\tb\u{2028}c"), "a b c");
        let long = clean(&"x".repeat(100_000));
        assert_eq!(long.chars().count(), LONGEST_LINE + 1);
        let many = clean(&"x\n".repeat(100_000));
        assert_eq!(many.lines().count(), MOST_LINES + 1);
        assert!(long.ends_with('…') && many.ends_with('…'));
        // Of characters of several bytes none is cut in two.
        assert!(clean(&"é".repeat(1000)).ends_with("é…"));
    }
}

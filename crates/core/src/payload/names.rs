//! Names that a link gives to a service and to an account. A person trusts what is shown here, so what
//! cannot be seen, or turns the reading direction around, has no place in them.

use super::percent::{self, Plus};

/// Characters that a name has at most.
const MOST: usize = 256;

/// The name in one line: white space as single spaces, without invisible characters, 256 characters at
/// most.
pub fn clean(name: &str) -> String {
    let cut: String = in_one_line(name).chars().take(MOST).collect();
    cut.trim_end().to_owned()
}

/// The same, as long as it is: of two names in one text the first must not push the second one out.
fn in_one_line(text: &str) -> String {
    let visible: String = text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
    visible.split_whitespace().flat_map(|word| [" ", word]).skip(1).collect()
}

/// Control characters, and those of Unicode's format characters that hide text or change its direction.
/// The joiners stay: Persian, Hindi and emoji need them.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{115f}' | '\u{1160}' | '\u{3164}'
            | '\u{ffa0}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Service and account out of a link's label, `Service:account` still encoded, and its issuer parameter,
/// decoded. Where both name a service the parameter wins: so does everyone, since Google wrote it.
pub(super) fn from_label(label: &str, issuer: Option<&str>) -> (String, String) {
    // A colon that is not encoded is the border; else the first one that is.
    let (prefix, name) = match label.split_once(':') {
        Some((prefix, name)) => (decode_label(prefix), decode_label(name)),
        None => split(&decode_label(label)),
    };
    let whole = in_one_line(&decode_label(label));
    match issuer.map(clean).filter(|issuer| !issuer.is_empty()) {
        // A service may have a colon in its name.
        Some(issuer) => match without_issuer(&whole, &issuer) {
            Some(name) => (issuer, name),
            None => (issuer, clean(&name)),
        },
        None => (clean(&prefix), clean(&name)),
    }
}

/// Service and account out of an export, where neither is encoded. There the name is the person's own:
/// only a prefix that repeats the service is taken off.
pub(super) fn from_export(name: &str, issuer: &str) -> (String, String) {
    let (whole, issuer) = (in_one_line(name), clean(issuer));
    if issuer.is_empty() {
        let (prefix, name) = split(&whole);
        return (clean(&prefix), clean(&name));
    }
    let name = without_issuer(&whole, &issuer).unwrap_or_else(|| clean(&whole));
    (issuer, name)
}

fn split(label: &str) -> (String, String) {
    match label.split_once(':') {
        Some((prefix, name)) => (prefix.to_owned(), name.to_owned()),
        None => (String::new(), label.to_owned()),
    }
}

/// What follows `issuer:`, whatever its case.
fn without_issuer(name: &str, issuer: &str) -> Option<String> {
    let rest = super::strip_prefix(name, issuer)?;
    rest.trim_start().strip_prefix(':').map(clean)
}

/// Decodes a part of a label. A plus is a space where it was written by a form, and itself in the likes
/// of `alice+work@example.com`: a form would have encoded the @ too.
fn decode_label(part: &str) -> String {
    let plus = if part.contains('@') { Plus::Itself } else { Plus::Space };
    percent::decode(part, plus).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_label_as_services_write_it() {
        for (label, issuer, expected) in [
            ("ACME:alice", None, ("ACME", "alice")),
            ("ACME%3Aalice", None, ("ACME", "alice")),
            ("ACME%3a%20alice", None, ("ACME", "alice")),
            ("ACME+Co:alice%40example.com", None, ("ACME Co", "alice@example.com")),
            ("ACME%20Co:alice@example.com", Some("ACME Co"), ("ACME Co", "alice@example.com")),
            ("ACME+Co:alice+work@example.com", None, ("ACME Co", "alice+work@example.com")),
            ("alice", None, ("", "alice")),
            ("alice", Some("ACME"), ("ACME", "alice")),
            ("alice", Some(" "), ("", "alice")),
            ("Old:alice", Some("New"), ("New", "alice")),
            ("acme:alice", Some("ACME"), ("ACME", "alice")),
            ("Mail%3A%20Work:alice", None, ("Mail: Work", "alice")),
            ("Mail%3A%20Work%3Aalice", Some("Mail: Work"), ("Mail: Work", "alice")),
            ("ACME:", None, ("ACME", "")),
            (":alice", None, ("", "alice")),
            ("", None, ("", "")),
            ("a/b:c", None, ("a/b", "c")),
        ] {
            let (service, name) = from_label(label, issuer);
            assert_eq!((service.as_str(), name.as_str()), expected, "{label} {issuer:?}");
        }
    }

    #[test]
    fn an_export_keeps_the_person_s_own_name() {
        for (name, issuer, expected) in [
            ("ACME:alice", "ACME", ("ACME", "alice")),
            ("ACME:alice", "", ("ACME", "alice")),
            ("work: alice", "ACME", ("ACME", "work: alice")),
            ("alice+work", "", ("", "alice+work")),
        ] {
            let (service, account) = from_export(name, issuer);
            assert_eq!((service.as_str(), account.as_str()), expected, "{name} {issuer}");
        }
    }

    #[test]
    fn nothing_invisible_is_left() {
        assert_eq!(clean("\u{202e}moc.elgoog\u{202c}"), "moc.elgoog");
        assert_eq!(clean(" a\n\tb\u{2028}c\0\u{200b}d "), "a b cd");
        assert_eq!(clean("a\u{e0041}b\u{feff}"), "ab");
        assert_eq!(clean("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(clean(&"é".repeat(1000)).chars().count(), MOST);
    }

    proptest! {
        #[test]
        fn a_clean_name_is_short_and_stays_so(name in "\\PC*|.*|[\u{200b}-\u{206f} \t\na]*") {
            let cleaned = clean(&name);
            prop_assert!(cleaned.chars().count() <= MOST);
            prop_assert!(!cleaned.contains(is_invisible));
            prop_assert_eq!(clean(&cleaned), cleaned);
        }
    }
}

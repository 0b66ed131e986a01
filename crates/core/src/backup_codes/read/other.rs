//! What stands beside codes and must not be taken for one.

/// Whether there is a pairing link anywhere, also within a line or a web address.
pub fn has_otpauth(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(8).any(|window| {
        window[..7].eq_ignore_ascii_case(b"otpauth") && matches!(window[7], b':' | b'-' | b'%' | b'/')
    })
}

/// Whether the text says that it has a reset code.
pub fn speaks_of_reset(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(10).any(|window| {
        window[..5].eq_ignore_ascii_case(b"reset")
            && (window[5..9].eq_ignore_ascii_case(b"code")
                || (matches!(window[5], b' ' | b'-') && window[6..].eq_ignore_ascii_case(b"code")))
    })
}

/// `x@y.z`, with whatever stands around it.
pub fn is_email(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(name, host)| {
            let is_name = name.chars().next_back().is_some_and(char::is_alphanumeric);
            let host = host.trim_end_matches(|sign: char| !sign.is_alphanumeric());
            is_name && host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty())
        })
    })
}

/// A web address, with or without its scheme.
pub fn is_link(text: &str) -> bool {
    let is_address = |word: &str| {
        let host = word.split('/').next().unwrap_or_default();
        word.contains('/') && host.split('.').count() > 1 && host.contains(|sign: char| sign.is_alphabetic())
    };
    text.contains("://") || text.split_whitespace().any(|word| has_prefix(word, "www.") || is_address(word))
}

fn has_prefix(word: &str, prefix: &str) -> bool {
    word.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// A day, in figures or with the month's name, or a span of years.
pub fn is_date(text: &str) -> bool {
    let is_separator = |sign: char| !sign.is_alphanumeric();
    let mut parts = [""; 4];
    let mut count = 0;
    for part in text.split(is_separator).filter(|part| !part.is_empty()) {
        if count == parts.len() {
            break;
        }
        parts[count] = part;
        count += 1;
    }
    let numbers = parts.map(|part| part.parse::<u32>().ok().filter(|_| part.len() <= 4));
    match (count, numbers) {
        (3, [Some(a), Some(b), Some(c), _]) => {
            let lengths = [parts[0].len(), parts[1].len(), parts[2].len()];
            (lengths[2] == 4 && is_year(c) && is_day(a, b) && lengths[0] <= 2 && lengths[1] <= 2)
                || (lengths[0] == 4 && is_year(a) && is_day(c, b) && lengths[1] <= 2 && lengths[2] <= 2)
                || (lengths.iter().all(|length| *length <= 2) && is_day(a, b))
        }
        (2, [Some(a), Some(b), ..]) => text.contains('-') && is_year(a) && is_year(b) && a < b && b - a < 10,
        // A time of day may follow.
        (4, [Some(a), Some(b), Some(c), _]) if parts[2].len() == 4 || parts[0].len() == 4 => {
            (is_year(c) && is_day(a, b)) || (is_year(a) && is_day(c, b))
        }
        _ => {
            count > 1
                && parts.iter().any(|part| is_month(part))
                && numbers.iter().flatten().any(|number| (1..=31).contains(number) || is_year(*number))
        }
    }
}

fn is_year(number: u32) -> bool {
    (1970..=2099).contains(&number)
}

fn is_day(one: u32, other: u32) -> bool {
    let fits = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    fits(one, other) || fits(other, one)
}

/// English or Dutch, whole or its first three letters.
fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 21] = [
        "january",
        "januari",
        "february",
        "februari",
        "march",
        "maart",
        "mrt",
        "april",
        "may",
        "mei",
        "june",
        "juni",
        "july",
        "juli",
        "august",
        "augustus",
        "september",
        "october",
        "oktober",
        "november",
        "december",
    ];
    let is = |month: &str| {
        word.eq_ignore_ascii_case(month) || (word.len() == 3 && word.eq_ignore_ascii_case(&month[..3]))
    };
    MONTHS.into_iter().any(is)
}

/// As people write telephone numbers: with a plus, or ten or eleven digits that begin with a 0 and are spaced or dashed
/// as no code is.
pub fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.contains(|sign: char| sign.is_alphabetic()) || !(8..=15).contains(&digits) {
        return false;
    }
    let begin = text.trim_start_matches('(');
    if begin.starts_with('+') || begin.starts_with("00") && digits > 10 && text.contains([' ', '-']) {
        return true;
    }
    let mut groups = text.split([' ', '-', '(', ')', '.', '/']).filter(|group| !group.is_empty());
    let first = groups.next().map_or(0, str::len);
    let is_even = first > 2 && groups.clone().all(|group| group.len() == first);
    begin.starts_with('0') && (10..=11).contains(&digits) && groups.next().is_some() && !is_even
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_what_is_none() {
        for date in [
            "2026-11-25",
            "25-11-2026",
            "25/11/2026",
            "11/25/2026",
            "25.11.2026",
            "25-11-26",
            "25 november 2026",
            "Nov 25, 2026",
            "25 mrt. 2026",
            "May 2026",
            "2025-2026",
            "2026-11-25 12",
            "25 11 2026",
        ] {
            assert!(is_date(date), "{date}");
        }
        for none in
            ["1234 5678", "2345-6789", "2026-1234", "abcde-12345", "12345678", "99-99-9999", "mei", "1-2"]
        {
            assert!(!is_date(none), "{none}");
        }
    }

    #[test]
    fn telephone_numbers_and_what_is_none() {
        for phone in [
            "06-12345678",
            "06 12 34 56 78",
            "020-1234567",
            "0800 123 4567",
            "+31 6 12345678",
            "0031 6 12345678",
        ] {
            assert!(is_phone(phone), "{phone}");
        }
        for none in ["01234-56789", "0123456789", "1234 5678", "0123 4567", "0012 3456", "06ab-12345678"] {
            assert!(!is_phone(none), "{none}");
        }
    }

    #[test]
    fn addresses() {
        for email in ["alice@example.com", "(alice@example.com)", "Account: alice@mail.example.com."] {
            assert!(is_email(email), "{email}");
        }
        for none in ["P@ssw0rd!", "@alice", "alice@", "a@b"] {
            assert!(!is_email(none), "{none}");
        }
        for link in ["https://example.com", "Visit g.co/2sv", "WWW.example.com", "x://y"] {
            assert!(is_link(link), "{link}");
        }
        for none in ["1234 5678", "25/11/2026", "and/or", "1.5"] {
            assert!(!is_link(none), "{none}");
        }
    }

    #[test]
    fn pairing_links_however_they_stand_there() {
        for text in
            ["otpauth://totp/x", "x OTPAUTH-MIGRATION://offline", "https://example.com/?u=otpauth%3A%2F%2F"]
        {
            assert!(has_otpauth(text), "{text}");
        }
        assert!(!has_otpauth("otpauth") && !has_otpauth("no auth: here"));
        assert!(speaks_of_reset("Your Reset code:") && speaks_of_reset("resetcode\n12345678"));
        assert!(!speaks_of_reset("reset your codes") && !speaks_of_reset("code"));
    }
}

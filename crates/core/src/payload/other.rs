//! What a QR code says when it is no account, so that the person reads what it is and what to do instead
//! of "not recognised".

use url::Url;

use super::strip_prefix;

/// Something that cannot be paired, recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Pairs with a tiqr service.
    TiqrEnrol,
    /// Logs in at a tiqr service.
    TiqrLogin,
    /// Microsoft's own push registration: for its own app alone.
    MicrosoftPush,
    /// A passkey's sign-in over Bluetooth, for a telephone.
    Passkey,
    /// A web page.
    WebLink,
    /// A wireless network.
    Wifi,
    /// WhatsApp: a chat, a group, or its login.
    Whatsapp,
    /// A bank transfer or a crypto payment.
    Payment,
    /// The EU's health certificates.
    EuCertificate,
    /// A visiting card.
    Contact,
    /// A link for some other program.
    AppLink,
    /// No text at all: a program's own bytes, as in some universities' closed apps.
    RawBytes,
    /// Any other text.
    Text,
}

impl Other {
    /// All of them, to check that each has its sentence.
    pub const ALL: [Self; 13] = [
        Self::TiqrEnrol,
        Self::TiqrLogin,
        Self::MicrosoftPush,
        Self::Passkey,
        Self::WebLink,
        Self::Wifi,
        Self::Whatsapp,
        Self::Payment,
        Self::EuCertificate,
        Self::Contact,
        Self::AppLink,
        Self::RawBytes,
        Self::Text,
    ];

    /// Stable, kebab-case; `other-<code>` is its sentence in every language.
    pub fn code(self) -> &'static str {
        match self {
            Self::TiqrEnrol => "tiqr-enrol",
            Self::TiqrLogin => "tiqr-login",
            Self::MicrosoftPush => "microsoft-push",
            Self::Passkey => "passkey",
            Self::WebLink => "web-link",
            Self::Wifi => "wifi",
            Self::Whatsapp => "whatsapp",
            Self::Payment => "payment",
            Self::EuCertificate => "eu-certificate",
            Self::Contact => "contact",
            Self::AppLink => "app-link",
            Self::RawBytes => "raw-bytes",
            Self::Text => "text",
        }
    }

    /// The word for programs that read our output.
    pub fn kind(self) -> &'static str {
        match self {
            Self::TiqrEnrol => "tiqr-enrolment",
            _ => self.code(),
        }
    }

    /// By how the text begins, and for web links by their host. `readable` is false for bytes that are no
    /// text.
    pub(super) fn of(text: &str, readable: bool) -> Self {
        if let Some((_, other)) = PREFIXES.iter().find(|(prefix, _)| strip_prefix(text, prefix).is_some()) {
            *other
        } else if !readable {
            Self::RawBytes
        } else if is_whatsapp_login(text) {
            Self::Whatsapp
        } else {
            Self::of_link(text)
        }
    }

    fn of_link(text: &str) -> Self {
        if ["http://", "https://"].iter().any(|scheme| strip_prefix(text, scheme).is_some()) {
            return Url::parse(text).map_or(Self::WebLink, |link| Self::of_page(&link));
        }
        let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        // msauth, msauthv2, msauthv3 and what may follow.
        if is_scheme && (strip_prefix(scheme, "msauth").or(strip_prefix(scheme, "microsoft-auth")).is_some())
        {
            Self::MicrosoftPush
        } else if is_scheme {
            Self::AppLink
        } else if strip_prefix(text, "www.").is_some_and(|rest| !rest.contains(char::is_whitespace)) {
            Self::WebLink
        } else {
            Self::Text
        }
    }

    fn of_page(link: &Url) -> Self {
        let host = link.host_str().unwrap_or_default();
        let is_at = |domains: &[&str]| domains.iter().any(|domain| is_within(host, domain));
        let has = |name: &str| link.query_pairs().any(|(key, value)| key == name && !value.is_empty());
        let page = link.path().trim_end_matches('/');
        if link.scheme() == "https" && is_at(TIQR_HOSTS) {
            if page == "/tiqrenroll" && has("metadata") {
                return Self::TiqrEnrol;
            }
            if page == "/tiqrauth" && ["s", "q", "i"].into_iter().all(has) {
                return Self::TiqrLogin;
            }
        }
        if is_at(&["phonefactor.net"]) {
            Self::MicrosoftPush
        } else if is_at(&["wa.me", "whatsapp.com"]) {
            Self::Whatsapp
        } else {
            Self::WebLink
        }
    }
}

/// In any case of letters; the first that fits counts.
const PREFIXES: &[(&str, Other)] = &[
    ("tiqrenroll://", Other::TiqrEnrol),
    ("eduidenroll://", Other::TiqrEnrol),
    ("tiqrauth://", Other::TiqrLogin),
    ("eduidauth://", Other::TiqrLogin),
    ("phonefactor:", Other::MicrosoftPush),
    ("fido:/", Other::Passkey),
    ("wifi:", Other::Wifi),
    ("whatsapp:", Other::Whatsapp),
    // EPC069-12, the transfer code of European banks, and Switzerland's.
    ("bcd\n", Other::Payment),
    ("bcd\r\n", Other::Payment),
    ("spc\n", Other::Payment),
    ("spc\r\n", Other::Payment),
    ("bitcoin:", Other::Payment),
    ("lightning:", Other::Payment),
    ("ethereum:", Other::Payment),
    ("payto:", Other::Payment),
    ("hc1:", Other::EuCertificate),
    ("begin:vcard", Other::Contact),
    ("mecard:", Other::Contact),
    ("bizcard:", Other::Contact),
];

/// Where tiqr's own apps take web links for tiqr.
const TIQR_HOSTS: &[&str] = &["tiqr.nl", "surfconext.nl", "eduid.nl", "tiqr.org"];

/// The domain itself or one below it; the border is a dot, so that `eviltiqr.nl` is not within `tiqr.nl`.
fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// What web.whatsapp.com shows: a version digit, an @, and keys between commas.
fn is_whatsapp_login(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0'..=b'9', b'@', ..]) && text.matches(',').count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_recognised() {
        for (text, other) in [
            ("tiqrenroll://https://host.example/tiqr.php?key=1", Other::TiqrEnrol),
            ("TIQRENROLL://https//host.example/tiqr.php?key=1", Other::TiqrEnrol),
            ("eduidenroll://https://eduid.nl/x", Other::TiqrEnrol),
            ("https://tiqr.nl/tiqrenroll/?metadata=https%3A%2F%2Fa.example", Other::TiqrEnrol),
            ("https://demo.TIQR.org/tiqrenroll?metadata=https%3A%2F%2Fa.example", Other::TiqrEnrol),
            ("tiqrauth://alice@host.example/0123/4567/sp/2", Other::TiqrLogin),
            ("eduidauth://host.example/0123/4567/sp/2", Other::TiqrLogin),
            ("https://login.eduid.nl/tiqrauth/?u=a&s=1&q=2&i=3&v=2", Other::TiqrLogin),
            ("phonefactor://activate_account?code=1&url=https%3A%2F%2Fa.example", Other::MicrosoftPush),
            ("msauth://code/123", Other::MicrosoftPush),
            ("msauthv3://code/123", Other::MicrosoftPush),
            ("https://mobileappcommunicator.auth.phonefactor.net/activate/1", Other::MicrosoftPush),
            ("FIDO:/1234567890", Other::Passkey),
            ("WIFI:T:WPA;S:Kantoor;P:geheim;;", Other::Wifi),
            ("https://wa.me/31612345678", Other::Whatsapp),
            ("https://chat.whatsapp.com/abc", Other::Whatsapp),
            ("2@abc+/=,def=,ghi=,jkl=", Other::Whatsapp),
            ("BCD\n002\n1\nSCT\n\nName\nBE72000000001616", Other::Payment),
            ("bitcoin:1A1zP1?amount=1", Other::Payment),
            ("HC1:6BF+70790T9WJWG", Other::EuCertificate),
            ("BEGIN:VCARD\nVERSION:3.0", Other::Contact),
            ("MECARD:N:Jansen;;", Other::Contact),
            ("duo://ABCD-aGVsbG8", Other::AppLink),
            ("https://example.com/otpauth://totp", Other::WebLink),
            ("https://[broken", Other::WebLink),
            ("www.example.com", Other::WebLink),
            ("", Other::Text),
            ("Kamer 3.14", Other::Text),
            ("alice@example.com, bob@example.com", Other::Text),
            ("://nothing", Other::Text),
        ] {
            assert_eq!(Other::of(text, true), other, "{text}");
        }
    }

    #[test]
    fn a_tiqr_page_is_at_a_tiqr_host_over_https() {
        for link in [
            "https://eviltiqr.nl/tiqrenroll/?metadata=x",
            "https://tiqr.nl.example/tiqrenroll/?metadata=x",
            "https://tiqr.nl@evil.example/tiqrenroll/?metadata=x",
            "https://evil.example/tiqr.nl/tiqrenroll/?metadata=x",
            "https://evil.example\\@tiqr.nl/tiqrenroll/?metadata=x",
            "http://tiqr.nl/tiqrenroll/?metadata=x",
            "https://tiqr.nl/tiqrenroll/",
            "https://tiqr.nl/tiqrenroll/?metadata=",
            "https://tiqr.nl/tiqrauth/?s=1&q=2",
            "https://tiqr.nl/",
        ] {
            assert_eq!(Other::of(link, true), Other::WebLink, "{link}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_may_still_have_a_known_beginning() {
        assert_eq!(Other::of("WIFI:S:Café;;", false), Other::Wifi);
        assert_eq!(Other::of("\u{1}\u{2}", false), Other::RawBytes);
    }

    #[test]
    fn codes_differ() {
        let codes: std::collections::BTreeSet<_> = Other::ALL.iter().map(|other| other.code()).collect();
        assert_eq!(codes.len(), Other::ALL.len());
    }
}

//! By how a text begins, and for web links by their host.

use url::Url;

use super::Other;
use crate::payload::strip_prefix;

impl Other {
    /// `readable` is false for bytes that are no text.
    pub(in crate::payload) fn of(text: &str, readable: bool) -> Self {
        let begins = |(prefix, is_rest, other): &Beginning| {
            strip_prefix(text, prefix).is_some_and(is_rest).then_some(*other)
        };
        if let Some(other) = BEGINNINGS.iter().find_map(begins) {
            other
        } else if !readable {
            Self::RawBytes
        } else if is_whatsapp_login(text) {
            Self::Whatsapp
        } else if is_duo_activation(text) {
            Self::Duo
        } else if is_bitcoin_address(text) || is_emv_payment(text) {
            Self::Payment
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
        } else if strip_prefix(text, "www.").is_some_and(is_one_word) {
            Self::WebLink
        } else {
            Self::Text
        }
    }

    fn of_page(link: &Url) -> Self {
        let host = link.host_str().unwrap_or_default();
        let is_here = |(domain, begin, _): &&(&str, &str, Self)| {
            is_within(host, domain) && strip_prefix(link.path(), begin).is_some()
        };
        PAGES.iter().find(is_here).map_or(Self::WebLink, |(_, _, other)| *other)
    }
}

/// In any case of letters; what must hold of the rest; and what the text then is.
type Beginning = (&'static str, fn(&str) -> bool, Other);

/// The first that fits counts.
const BEGINNINGS: &[Beginning] = &[
    // Accounts of work or school; and personal ones.
    ("phonefactor:", any, Other::MicrosoftPush),
    ("ms-msa:", any, Other::MicrosoftPush),
    ("duo://", any, Other::Duo),
    ("oktaverify:", any, Other::OktaVerify),
    ("vipaccess:", any, Other::SymantecVip),
    ("com.rsa.securid", any, Other::RsaSecurid),
    ("http://127.0.0.1/securid/", any, Other::RsaSecurid),
    ("digid-app-", any, Other::Digid),
    ("fido:/", begins_with_digit, Other::Passkey),
    ("wifi:", is_fields, Other::Wifi),
    // Wi-Fi Easy Connect.
    ("dpp:", is_fields, Other::Wifi),
    ("whatsapp:", is_one_word, Other::Whatsapp),
    // EPC069-12, the transfer code of European banks, and Switzerland's: a line of its own, then the version.
    ("bcd\n00", begins_with_digit, Other::Payment),
    ("bcd\r\n00", begins_with_digit, Other::Payment),
    ("bcd\r00", begins_with_digit, Other::Payment),
    ("spc\n0", begins_with_digit, Other::Payment),
    ("spc\r\n0", begins_with_digit, Other::Payment),
    ("spc\r0", begins_with_digit, Other::Payment),
    // The Czech one, and the older German one.
    ("spd*", any, Other::Payment),
    ("bank://singlepayment", any, Other::Payment),
    ("bitcoin:", is_one_word, Other::Payment),
    ("lightning:", is_one_word, Other::Payment),
    ("lnurl1", is_one_word, Other::Payment),
    ("lnbc1", is_one_word, Other::Payment),
    ("ethereum:", is_one_word, Other::Payment),
    ("payto:", is_one_word, Other::Payment),
    ("upi://pay", any, Other::Payment),
    ("hc1:", is_base45, Other::EuCertificate),
    ("begin:vcard", any, Other::Contact),
    ("mecard:", is_fields, Other::Contact),
    ("bizcard:", is_fields, Other::Contact),
    ("begin:vevent", any, Other::Calendar),
    ("begin:vcalendar", any, Other::Calendar),
    ("webcal:", is_one_word, Other::Calendar),
    ("mailto:", is_not_spaced, Other::Email),
    ("matmsg:", is_fields, Other::Email),
    ("smtp:", is_not_spaced, Other::Email),
    ("smsto:", is_not_spaced, Other::Sms),
    ("sms:", is_not_spaced, Other::Sms),
    ("mmsto:", is_not_spaced, Other::Sms),
    ("mms:", is_not_spaced, Other::Sms),
    ("tel:", is_not_spaced, Other::Phone),
    ("geo:", is_not_spaced, Other::Location),
    ("market://", any, Other::AppStore),
    ("itms-apps://", any, Other::AppStore),
    ("ms-windows-store://", any, Other::AppStore),
];

/// A domain, how the path there begins, and what such a link is.
const PAGES: &[(&str, &str, Other)] = &[
    ("phonefactor.net", "/", Other::MicrosoftPush),
    ("mobileappcommunicator.auth.microsoft.com", "/", Other::MicrosoftPush),
    ("wa.me", "/", Other::Whatsapp),
    ("whatsapp.com", "/", Other::Whatsapp),
    ("s.team", "/q/", Other::SteamLogin),
    ("vip.symantec.com", "/", Other::SymantecVip),
    ("itsme-id.com", "/", Other::Itsme),
    ("itsme.be", "/", Other::Itsme),
    ("apps.apple.com", "/", Other::AppStore),
    ("itunes.apple.com", "/", Other::AppStore),
    ("play.google.com", "/store/apps", Other::AppStore),
    ("qr.ideal.nl", "/", Other::Payment),
    ("qrcode.ideal.nl", "/", Other::Payment),
    ("payconiq.com", "/", Other::Payment),
    ("weropay.eu", "/", Other::Payment),
    ("tikkie.me", "/", Other::Payment),
    ("betaalverzoek.rabobank.nl", "/", Other::Payment),
    ("betaalverzoek.knab.nl", "/", Other::Payment),
    ("paypal.me", "/", Other::Payment),
    ("paypal.com", "/qrcodes/", Other::Payment),
    ("qr.alipay.com", "/", Other::Payment),
];

/// The domain itself or one below it; the border is a dot.
fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

fn any(_: &str) -> bool {
    true
}

fn begins_with_digit(rest: &str) -> bool {
    rest.starts_with(|first: char| first.is_ascii_digit())
}

/// A sentence may begin with `Bitcoin:`, too.
fn is_one_word(rest: &str) -> bool {
    !rest.is_empty() && !rest.contains(char::is_whitespace)
}

/// Base45 has the space among its digits, though not in the first place of what a certificate is made of.
fn is_base45(rest: &str) -> bool {
    is_not_spaced(rest) && !rest.contains(|c: char| c.is_ascii_lowercase())
}

/// In a sentence a space follows the colon.
fn is_not_spaced(rest: &str) -> bool {
    !rest.is_empty() && !rest.starts_with(char::is_whitespace)
}

/// `T:WPA;S:Kantoor;;` and the like: a field of one word, a colon, and a semicolon somewhere.
fn is_fields(rest: &str) -> bool {
    let name = rest.split_once(':').map_or("", |(name, _)| name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && rest.contains(';')
}

/// What web.whatsapp.com shows: a version digit, an @, and keys between commas.
fn is_whatsapp_login(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0'..=b'9', b'@', ..]) && text.matches(',').count() >= 3
}

/// Duo's code without its scheme: a word of twenty characters, and `api-….duosecurity.com` in base64.
fn is_duo_activation(text: &str) -> bool {
    text.split_once('-').is_some_and(|(code, host)| {
        code.len() == 20
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && host.starts_with("YXBpL")
            && is_one_word(host)
    })
}

/// BIP 173: `bc1` and at least 39 characters of bech32, all in one case.
fn is_bitcoin_address(text: &str) -> bool {
    let is_bech32 = |byte: u8| b"qpzry9x8gf2tvdw0s3jn54khce6mua7l".contains(&byte.to_ascii_lowercase());
    let one_case = !text.contains(|c: char| c.is_ascii_lowercase()) || text == text.to_ascii_lowercase();
    let rest = strip_prefix(text, "bc1").unwrap_or_default();
    one_case && (39..=87).contains(&rest.len()) && rest.bytes().all(is_bech32)
}

/// EMVCo's merchant code, as in much of Asia and South America: its version at the start, its checksum at the end.
fn is_emv_payment(text: &str) -> bool {
    let checksum = text.len().checked_sub(8).and_then(|start| text.get(start..));
    text.starts_with("000201")
        && checksum
            .is_some_and(|end| end.starts_with("6304") && end.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

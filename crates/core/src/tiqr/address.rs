//! Where something is sent: https, or http to this computer itself.

use url::{Host, Url};

/// The services whose hosts tiqr's own apps know.
const KNOWN: [&str; 4] = ["tiqr.nl", "surfconext.nl", "eduid.nl", "tiqr.org"];

/// A web address that may be asked: https with a host and nobody's name in it, or http to this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

/// Why an address may not be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// No web address at all, too long, or with somebody's name before its host.
    #[error("no web address")]
    Malformed,
    /// Neither https nor this computer.
    #[error("not https")]
    Insecure,
}

impl Address {
    /// Characters of an address at most.
    pub const MOST: usize = 2048;

    /// Reads an address as browsers do.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        if text.len() > Self::MOST {
            return Err(AddressError::Malformed);
        }
        let address = Self(Url::parse(text).map_err(|_| AddressError::Malformed)?);
        match address.0.scheme() {
            "https" => {}
            "http" if address.is_loopback() => {}
            _ => return Err(AddressError::Insecure),
        }
        // `https://known.example@other.example` is made to be misread.
        let is_bare = address.0.username().is_empty() && address.0.password().is_none();
        if is_bare && address.0.has_host() { Ok(address) } else { Err(AddressError::Malformed) }
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Its host as it really is, so a name with letters that only look alike as `xn--…`; and its port, when that is not
    /// the usual one.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Whether tiqr's own apps know the host. Others are no worse, only unknown: the person should look.
    pub fn is_known(&self) -> bool {
        self.0.host_str().is_some_and(|host| KNOWN.iter().any(|domain| is_within(host, domain)))
    }

    /// Whether it is this computer.
    pub fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }

    /// Whether that address is at the same scheme, host and port.
    pub fn is_origin_of(&self, other: &Self) -> bool {
        self.0.origin() == other.0.origin()
    }

    /// Where a redirect from here leads.
    pub fn join(&self, to: &str) -> Result<Self, AddressError> {
        Self::parse(self.0.join(to).map_err(|_| AddressError::Malformed)?.as_str())
    }
}

/// The domain itself or one below it; the border is a dot, so that `eviltiqr.nl` is not within `tiqr.nl`.
fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn https_or_this_computer() {
        for good in [
            "https://tiqr.example/x?y=z",
            "HTTPS://tiqr.example",
            "http://localhost:8080/a",
            "http://127.0.0.1/",
            "http://127.3.2.1:1/",
            "http://[::1]:80/",
            "https://10.0.0.1/",
        ] {
            assert!(Address::parse(good).is_ok(), "{good}");
        }
        for (bad, error) in [
            ("http://tiqr.example/", AddressError::Insecure),
            ("http://localhost.example/", AddressError::Insecure),
            ("http://127.0.0.1.example/", AddressError::Insecure),
            ("http://128.0.0.1/", AddressError::Insecure),
            ("http://[::2]/", AddressError::Insecure),
            ("javascript:alert(1)", AddressError::Insecure),
            ("file:///etc/passwd", AddressError::Insecure),
            ("data:text/html,x", AddressError::Insecure),
            ("ftp://tiqr.example/", AddressError::Insecure),
            ("https://tiqr.nl@evil.example/", AddressError::Malformed),
            ("https://a:b@evil.example/", AddressError::Malformed),
            ("https://", AddressError::Malformed),
            ("tiqr.example", AddressError::Malformed),
            ("", AddressError::Malformed),
        ] {
            assert_eq!(Address::parse(bad), Err(error), "{bad}");
        }
        assert_eq!(
            Address::parse(&format!("https://a.example/{}", "x".repeat(3000))),
            Err(AddressError::Malformed)
        );
    }

    #[test]
    fn a_host_is_shown_as_it_is() {
        for (address, host) in [
            ("https://TIQR.nl:443/", "tiqr.nl"),
            ("https://tiqr.nl:8443/", "tiqr.nl:8443"),
            // A Cyrillic letter in the place of a Latin one.
            ("https://tіqr.nl/", "xn--tqr-jhd.nl"),
            ("https://[::1]:8/", "[::1]:8"),
        ] {
            assert_eq!(Address::parse(address).unwrap().host(), host);
        }
    }

    #[test]
    fn known_hosts_end_at_a_dot() {
        for (host, known) in [
            ("tiqr.nl", true),
            ("demo.tiqr.org", true),
            ("login.EDUID.nl", true),
            ("eviltiqr.nl", false),
            ("tiqr.nl.evil.example", false),
            ("tiqr.nl.", false),
            ("tіqr.nl", false),
            ("127.0.0.1", false),
        ] {
            assert_eq!(Address::parse(&format!("https://{host}/")).unwrap().is_known(), known, "{host}");
        }
    }

    #[test]
    fn a_redirect_is_an_address_too() {
        let here = Address::parse("https://a.example/x/y").unwrap();
        assert_eq!(here.join("../z").unwrap().as_str(), "https://a.example/z");
        assert!(here.is_origin_of(&here.join("/w").unwrap()));
        assert!(!here.is_origin_of(&here.join("https://a.example:8443/").unwrap()));
        assert!(!here.is_origin_of(&here.join("//b.example/").unwrap()));
        assert_eq!(here.join("http://a.example/"), Err(AddressError::Insecure));
        assert_eq!(here.join("javascript:x"), Err(AddressError::Insecure));
    }
}

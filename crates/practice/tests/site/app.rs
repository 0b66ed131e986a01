//! Codes and responses by hand, not with the code that the site uses; and a tiqr app of a few lines.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE, USER_AGENT};
use ring::hmac;
use serde_json::Value;

use crate::browser::{Page, encoded, send};

/// RFC 6238 with SHA-1, 30 seconds and six digits.
pub fn code(secret: &[u8], now: u64) -> String {
    truncated(secret, &(now / 30).to_be_bytes())
}

/// RFC 4226 section 5.3.
fn truncated(secret: &[u8], message: &[u8]) -> String {
    let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret), message);
    let mac = mac.as_ref();
    let offset = usize::from(mac[19] & 0xf);
    let bits = u32::from_be_bytes(mac[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", bits % 1_000_000)
}

/// OCRA for the suite of this site: the question padded on the right, the session on the left.
pub fn response(secret: &[u8], challenge: &str, session: &str) -> String {
    let hex = |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap();
    let mut message = b"OCRA-1:HOTP-SHA1-6:QH10-S\0".to_vec();
    let mut question = hex(challenge);
    question.resize(128, 0);
    message.extend(question);
    message.extend([0; 48]);
    message.extend(hex(session));
    truncated(secret, &message)
}

#[test]
fn codes_and_responses_are_those_of_the_published_vectors() {
    // RFC 6238 appendix B, the last six of eight digits.
    assert_eq!(code(b"12345678901234567890", 1_111_111_109), "081804");
    let key = b"12345678901234567890123456789012";
    assert_eq!(response(key, "0000000000", "000102030405060708090a0b0c0d0e0f"), "539871");
    assert_eq!(response(key, "aaaaaaaaaa", "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"), "086966");
}

pub struct App {
    pub secret: [u8; 32],
    pub metadata: Value,
}

/// What a login's QR code says.
pub struct Challenge {
    pub user: Option<String>,
    pub session: String,
    pub question: String,
    /// Where one logs in, as an app shows it.
    pub site: String,
}

impl Challenge {
    /// `tiqrauth://[user@]service/session/question/service provider/version`.
    pub fn of_link(link: &str) -> Self {
        let parts: Vec<&str> = link.strip_prefix("tiqrauth://").unwrap().split('/').collect();
        assert_eq!(parts.len(), 5, "{link}");
        assert_eq!((parts[1].len(), parts[2].len(), parts[4]), (32, 10, "2"), "{link}");
        let user = parts[0].split_once('@').map(|(user, _)| user.to_owned());
        // Form-encoded; a site's name has nothing that would be.
        assert!(parts[3].chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{link}");
        Self { user, session: parts[1].into(), question: parts[2].into(), site: parts[3].into() }
    }
}

impl App {
    /// All of a pairing.
    pub async fn enrol(link: &str) -> Self {
        let address = link.strip_prefix("tiqrenroll://").unwrap();
        let metadata = send(Request::get(address).body(Body::empty()).unwrap()).await;
        assert_eq!(metadata.status, 200, "{}", metadata.body);
        let metadata = metadata.json();
        let app = Self { secret: rand::random(), metadata };
        let answer = app.send_secret(&app.secret).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, r#"{"responseCode":1}"#));
        app
    }

    pub async fn send_secret(&self, secret: &[u8]) -> Page {
        let secret = data_encoding::HEXLOWER.encode(secret);
        let fields =
            [("secret", secret.as_str()), ("language", "nl"), ("operation", "register"), ("version", "2")];
        post(self.metadata["service"]["enrollmentUrl"].as_str().unwrap(), &fields, true).await
    }

    pub fn response(&self, challenge: &Challenge) -> String {
        response(&self.secret, &challenge.question, &challenge.session)
    }

    /// Answers with what is right.
    pub async fn answer(&self, challenge: &Challenge) -> Page {
        self.answer_with(challenge, &self.response(challenge)).await
    }

    /// Answers with what is wrong.
    pub async fn answer_wrongly(&self, challenge: &Challenge) -> Page {
        let right = self.response(challenge);
        self.answer_with(challenge, if right == "000000" { "000001" } else { "000000" }).await
    }

    pub async fn answer_with(&self, challenge: &Challenge, response: &str) -> Page {
        let user = self.metadata["identity"]["identifier"].as_str().unwrap();
        let fields = [
            ("sessionKey", challenge.session.as_str()),
            ("userId", user),
            ("response", response),
            ("language", "nl"),
            ("operation", "login"),
        ];
        post(self.metadata["service"]["authenticationUrl"].as_str().unwrap(), &fields, true).await
    }
}

/// As an app does: in version 2 of the protocol, or in version 1.
pub async fn post(address: &str, fields: &[(&str, &str)], in_json: bool) -> Page {
    let mut request = Request::post(address)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(USER_AGENT, "an app of the tests");
    if in_json {
        request = request.header(ACCEPT, "application/json").header("x-tiqr-protocol-version", "2");
    }
    send(request.body(Body::from(encoded(fields))).unwrap()).await
}

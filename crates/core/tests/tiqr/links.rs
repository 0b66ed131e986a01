//! What tiqr's links say, in both forms, and what is none.

use koppel_core::payload::{self, Other, Payload, PayloadError};
use koppel_core::tiqr::Version;
use proptest::prelude::*;

use super::{enrol_link, login_link};

fn error(text: &str) -> PayloadError {
    match payload::read(text.as_bytes()) {
        Err(error) => error,
        Ok(_) => panic!("read: {text}"),
    }
}

#[test]
fn an_enrolment_names_where_its_offer_is() {
    let page = "https%3A%2F%2Fhost.example%2Fx%3Fkey%3Da%252Bb";
    for (text, metadata) in [
        ("tiqrenroll://https://host.example/tiqr.php?key=a%2Bb", "https://host.example/tiqr.php?key=a%2Bb"),
        ("TIQRENROLL://https//host.example/tiqr.php?key=1", "https://host.example/tiqr.php?key=1"),
        (" eduidenroll://https://eduid.nl/x \n", "https://eduid.nl/x"),
        ("tiqrenroll://http://localhost:8080/m", "http://localhost:8080/m"),
        ("tiqrenroll://http//127.0.0.1:8080/m", "http://127.0.0.1:8080/m"),
        (&format!("https://tiqr.nl/tiqrenroll/?metadata={page}"), "https://host.example/x?key=a%2Bb"),
        (
            &format!("https://demo.TIQR.org/tiqrenroll?x=1&metadata={page}"),
            "https://host.example/x?key=a%2Bb",
        ),
        (&format!("https://eviltiqr.nl/tiqrenroll/?metadata={page}"), "https://host.example/x?key=a%2Bb"),
        (&format!("http://127.0.0.1:81/tiqrenroll/?metadata={page}"), "https://host.example/x?key=a%2Bb"),
    ] {
        assert_eq!(enrol_link(text).metadata().as_str(), metadata, "{text}");
        assert_eq!(payload::kind(text.as_bytes()), "tiqr-enrolment");
    }
    assert!(enrol_link("tiqrenroll://https://demo.tiqr.org/m").metadata().is_known());
    assert!(!enrol_link("https://tiqr.nl/tiqrenroll/?metadata=https://evil.example/").metadata().is_known());
}

#[test]
fn an_enrolment_that_is_not_safe_is_refused() {
    for (text, expected) in [
        ("tiqrenroll://http://host.example/m", PayloadError::TiqrInsecure),
        ("tiqrenroll://http//host.example/m", PayloadError::TiqrInsecure),
        ("tiqrenroll://javascript:alert(1)", PayloadError::TiqrInsecure),
        ("tiqrenroll://file:///etc/passwd", PayloadError::TiqrInsecure),
        ("tiqrenroll://https://tiqr.nl@evil.example/m", PayloadError::TiqrMalformed),
        ("tiqrenroll://", PayloadError::TiqrMalformed),
        ("tiqrenroll://host.example/m", PayloadError::TiqrMalformed),
        ("https://tiqr.nl/tiqrenroll/?metadata=http%3A%2F%2Fhost.example", PayloadError::TiqrInsecure),
        ("https://tiqr.nl/tiqrenroll/?metadata=x", PayloadError::TiqrMalformed),
    ] {
        assert_eq!(error(text), expected, "{text}");
        assert_eq!(payload::kind(text.as_bytes()), "tiqr-enrolment", "{text}");
    }
    assert_eq!(
        error(&format!("tiqrenroll://https://a.example/{}", "x".repeat(9000))),
        PayloadError::TiqrMalformed
    );
}

#[test]
fn pages_that_only_look_like_it_are_pages() {
    for text in [
        "https://tiqr.nl@evil.example/tiqrenroll/?metadata=x",
        "https://evil.example/tiqr.nl/tiqrenroll/?metadata=x",
        "http://tiqr.nl/tiqrenroll/?metadata=x",
        "https://tiqr.nl/tiqrenroll/",
        "https://tiqr.nl/tiqrenroll/?metadata=",
        "https://tiqr.nl/tiqrauth/?s=1&q=2",
        "https://tiqr.nl/",
    ] {
        assert!(matches!(payload::read(text.as_bytes()), Ok(Payload::Other(Other::WebLink))), "{text}");
    }
}

const SESSION: &str = "000102030405060708090a0b0c0d0e0f";

#[test]
fn a_login_says_for_whom_and_where() {
    let link = login_link(&format!(
        "tiqrauth://jan%40uni.example+1@tiqr.example/{SESSION}/a1b2c3d4e5/Mijn+site%20%26/2?https%3A%2F%2Funi.example%2Fback%3Fx%3D1"
    ));
    assert_eq!(link.service, "tiqr.example");
    assert_eq!(link.user.as_deref(), Some("jan@uni.example 1"), "a plus is a space");
    assert_eq!((link.session.as_str(), link.question.as_str()), (SESSION, "a1b2c3d4e5"));
    assert_eq!((link.site.as_str(), link.version), ("Mijn site &", Version::Two));
    assert_eq!(link.return_to.unwrap().as_str(), "https://uni.example/back?x=1");

    let link = login_link(&format!("EDUIDAUTH://eduid.nl/{SESSION}/a1b2c3d4e5/sp"));
    assert_eq!((link.user, link.version, link.return_to), (None, Version::One, None));
    for version in ["/", "/1"] {
        let link = login_link(&format!("tiqrauth://s/{SESSION}/a1b2c3d4e5/sp{version}"));
        assert_eq!(link.version, Version::One);
    }
    let link = login_link(&format!("tiqrauth://s/{SESSION}/a1b2c3d4e5/sp/2?javascript:alert(1)"));
    assert_eq!(link.return_to, None, "a bad way back stops no login");
}

#[test]
fn a_login_as_a_page() {
    let link = login_link(&format!(
        "https://login.eduid.nl/tiqrauth/?u=a%2Fb&s={SESSION}&q=a1b2c3d4e5&i=eduid.nl&v=2"
    ));
    assert_eq!((link.user.as_deref(), link.service.as_str()), (Some("a/b"), "eduid.nl"));
    assert_eq!((link.session.as_str(), link.question.as_str()), (SESSION, "a1b2c3d4e5"));
    assert_eq!(link.version, Version::Two);
    let link = login_link(&format!("https://host.example/tiqrauth?s={SESSION}&q=a1b2c3d4e5&i=eduid.nl&u="));
    assert_eq!((link.user, link.version), (None, Version::One));
}

#[test]
fn a_login_with_a_piece_missing_is_refused() {
    for (text, expected) in [
        ("tiqrauth://".to_owned(), PayloadError::TiqrMalformed),
        ("tiqrauth://tiqr.example".to_owned(), PayloadError::TiqrMalformed),
        (format!("tiqrauth://tiqr.example/{SESSION}"), PayloadError::TiqrMalformed),
        (format!("tiqrauth:///{SESSION}/a1b2c3d4e5/sp/2"), PayloadError::TiqrMalformed),
        (format!("tiqrauth://jan@/{SESSION}/a1b2c3d4e5/sp/2"), PayloadError::TiqrMalformed),
        ("tiqrauth://tiqr.example/xyz/a1b2c3d4e5/sp/2".to_owned(), PayloadError::TiqrMalformed),
        ("tiqrauth://tiqr.example/abc/a1b2c3d4e5/sp/2".to_owned(), PayloadError::TiqrMalformed),
        (format!("tiqrauth://tiqr.example/{SESSION}//sp/2"), PayloadError::TiqrMalformed),
        (format!("tiqrauth://tiqr.example/{SESSION}/a1 b2/sp/2"), PayloadError::TiqrMalformed),
        (format!("tiqrauth://tiqr.example/{SESSION}/a1b2c3d4e5/sp/two"), PayloadError::TiqrMalformed),
        (format!("tiqrauth://tiqr.example/{SESSION}/a1b2c3d4e5/sp/0"), PayloadError::TiqrMalformed),
        (format!("tiqrauth://tiqr.example/{SESSION}/a1b2c3d4e5/sp/3"), PayloadError::TiqrTooNew),
        (format!("tiqrauth://tiqr.example/{SESSION}/a1b2c3d4e5/sp/2/more"), PayloadError::TiqrMalformed),
        (format!("tiqrauth://a\u{202e}b/{SESSION}/a1b2c3d4e5/sp/2"), PayloadError::TiqrMalformed),
        (format!("tiqrauth://s/{SESSION}/a1b2c3d4e5/{}/2", "x".repeat(9000)), PayloadError::TooLong),
    ] {
        assert_eq!(error(&text), expected, "{text}");
        assert_eq!(payload::kind(text.as_bytes()), "tiqr-login", "{text}");
    }
}

proptest! {
    #[test]
    fn any_link_is_answered(rest in "\\PC*|[a-z0-9@/%+?:&=.-]*", scheme in 0..4_usize) {
        let scheme = ["tiqrenroll://", "tiqrauth://", "https://tiqr.nl/tiqrauth/?s=00&q=1&i=", "https://tiqr.nl/tiqrenroll/?metadata="][scheme];
        match payload::read(format!("{scheme}{rest}").as_bytes()) {
            Ok(Payload::TiqrEnrol(link)) => prop_assert!(!link.metadata().host().is_empty()),
            Ok(Payload::TiqrLogin(link)) => {
                prop_assert!(!link.service.is_empty() && !link.service.contains(char::is_control));
                prop_assert_eq!(payload::clean_name(&link.site), link.site);
            }
            _ => {}
        }
    }
}

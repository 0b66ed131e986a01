//! `pair`: from every source, into new and existing profiles.

use std::process::Stdio;

use serde_json::json;

use crate::drive::{PIN, Person, SECRET, SECRET_BYTES, files_below, link};
use crate::{draw, otp};

fn pair_image(person: &Person, image: &str, more: &[&str], lines: &[&str]) -> crate::drive::Ran {
    let image = person.path(image).display().to_string();
    person.run(&[&["pair", "--image", &image, "--profile", "Work", "--pin-stdin"], more].concat(), lines)
}

#[test]
fn an_image_becomes_a_profile_whose_codes_are_right() {
    let person = Person::new();
    draw::codes(&person.path("code.png"), &[link("ACME", "alice@example.com").as_bytes()]);
    let paired = pair_image(&person, "code.png", &["--json"], &[PIN, PIN]);
    assert_eq!(paired.code, 0, "{}", paired.err);
    assert_eq!(
        paired.json(),
        json!({"profile": "Work", "accounts": [{"issuer": "ACME", "account": "alice@example.com"}]})
    );
    for at in [0, 29, 30, 59, 1_111_111_109, 2_000_000_000, 20_000_000_000] {
        let codes = person.codes(&["--at", &at.to_string()]);
        assert_eq!(codes.code, 0, "{}", codes.err);
        let from = at / 30 * 30;
        assert_eq!(
            codes.json(),
            json!([{
                "issuer": "ACME", "account": "alice@example.com", "code": otp::totp(SECRET_BYTES, at, 30, 6),
                "valid_from": from, "valid_until": from + 30,
            }])
        );
    }
}

#[test]
fn the_secret_is_said_nowhere_and_stored_nowhere_readable() {
    let person = Person::new();
    let paired = person.run(
        &["pair", "--uri", &link("ACME", "alice"), "--profile", "Work", "--pin-stdin", "--json"],
        &[PIN, PIN],
    );
    let codes = person.codes(&[]);
    for said in [&paired.out, &paired.err, &codes.out, &codes.err] {
        assert!(!said.contains(SECRET) && !said.contains(PIN), "{said}");
    }
    let files = [files_below(&person.path("home")), files_below(&person.path("keys"))].concat();
    assert!(files.len() >= 2);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        for secret in [SECRET.as_bytes(), SECRET_BYTES, PIN.as_bytes()] {
            assert!(!bytes.windows(secret.len()).any(|part| part == secret), "{}", file.display());
        }
    }
}

#[test]
fn the_file_keystore_says_once_what_it_means() {
    let person = Person::with_work();
    let ran = person.codes(&[]);
    assert_eq!(ran.err.matches("not in this computer's keystore").count(), 1, "{}", ran.err);
}

#[test]
fn a_link_may_come_from_standard_input() {
    let person = Person::new();
    let ran = person.run(
        &["pair", "--uri", "-", "--profile", "Work", "--pin-stdin"],
        &[&link("ACME", "alice"), PIN, PIN],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(person.codes(&["--at", "59"]).json()[0]["code"], otp::totp(SECRET_BYTES, 59, 30, 6));
}

#[test]
fn of_several_codes_one_is_chosen() {
    let person = Person::new();
    let texts = [link("ACME", "alice"), "https://example.com".to_owned(), link("Other", "bob")];
    let texts: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
    draw::codes(&person.path("three.png"), &texts);

    let ran = pair_image(&person, "three.png", &[], &[PIN, PIN]);
    ran.refused(2, "--choose");
    assert!(ran.err.contains("ACME (alice)") && ran.err.contains("Other (bob)"), "{}", ran.err);
    for wrong in ["0", "3"] {
        pair_image(&person, "three.png", &["--choose", wrong], &[PIN, PIN]).refused(2, "from 1 to 2");
    }
    assert_eq!(person.list(), json!([]), "nothing may be left of what was refused");

    let bob = ran.err.lines().find(|line| line.contains("bob")).unwrap();
    let number = bob.split_whitespace().next().unwrap();
    let ran = pair_image(&person, "three.png", &["--choose", number, "--json"], &[PIN, PIN]);
    assert_eq!(ran.json()["accounts"], json!([{"issuer": "Other", "account": "bob"}]), "{}", ran.err);
}

#[test]
fn an_export_in_parts_is_paired_when_all_are_there() {
    let person = Person::new();
    let first = draw::migration(&[("alice", SECRET_BYTES), ("bob", b"abcdefghijklmnopqrst")], 0, 2);
    let second = draw::migration(&[("carol", b"ABCDEFGHIJKLMNOPQRST")], 1, 2);
    draw::codes(&person.path("1.png"), &[first.as_bytes()]);
    draw::codes(&person.path("2.png"), &[second.as_bytes()]);

    let ran = pair_image(&person, "1.png", &[], &[PIN, PIN]);
    ran.refused(2, "1 of the 2 QR codes");

    let second = person.path("2.png").display().to_string();
    let ran = pair_image(&person, "1.png", &["--image", &second], &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let codes = person.codes(&["--at", "59"]).json();
    let names: Vec<&str> =
        codes.as_array().unwrap().iter().map(|line| line["account"].as_str().unwrap()).collect();
    assert_eq!(names, ["alice", "bob", "carol"]);
    assert_eq!(codes[2]["code"], otp::totp(b"ABCDEFGHIJKLMNOPQRST", 59, 30, 6));
}

#[test]
fn the_same_account_again_needs_a_decision() {
    let person = Person::with_work();
    let new = "otpauth://totp/acme:Alice?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U&issuer=acme";
    let again = |more: &[&str]| {
        person.run(&[&["pair", "--uri", new, "--profile", "Work", "--pin-stdin"], more].concat(), &[PIN])
    };
    let counted = || person.codes(&["--at", "59"]).json().as_array().unwrap().len();

    again(&[]).refused(2, "--replace");
    assert_eq!(counted(), 1);
    again(&["--replace", "--keep-both"]).refused(2, "--help");
    let kept = again(&["--keep-both"]);
    assert_eq!((kept.code, counted()), (0, 2), "{}", kept.err);
    person.codes(&["--account", "ACME"]).refused(2, "More than one account fits ACME");
    person.codes(&["--account", "ACME:alice"]).refused(2, "more than one pairing of ACME:alice");
    let replaced = again(&["--replace"]);
    assert_eq!((replaced.code, counted()), (0, 1), "{}", replaced.err);
    let code = person.codes(&["--at", "59"]).json()[0]["code"].clone();
    assert_eq!(code, otp::totp(b"abcdefghijklmnopqrst", 59, 30, 6), "the new one stays");
}

#[test]
fn another_account_joins_an_existing_profile_with_one_pin() {
    let person = Person::with_work();
    let ran =
        person.run(&["pair", "--uri", &link("Other", "bob"), "--profile", "work", "--pin-stdin"], &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(person.list()[0]["services"], json!(["ACME", "Other"]));
    person
        .run(&["pair", "--uri", &link("Third", "eve"), "--profile", "Work", "--pin-stdin"], &["902741"])
        .refused(3, "two tries left");
    assert_eq!(person.list()[0]["services"], json!(["ACME", "Other"]));
}

#[test]
fn a_pin_that_will_not_do_leaves_nothing() {
    let person = Person::new();
    let uri = link("ACME", "alice");
    for (lines, sentence) in [
        (&["123", "123"][..], "too short"),
        (&["1234567890123", "1234567890123"], "too long"),
        (&["12a456", "12a456"], "digits only"),
        (&["1234", "1234"], "count up or down"),
        (&["0000", "0000"], "repeat"),
        (&["2580", "2580"], "a simple shape"),
        (&["1342", "1342"], "many people"),
        (&["1987", "1987"], "a year or a date"),
        (&[PIN, "739159"], "not the same"),
        (&[PIN], "Standard input ended"),
        (&[], "Standard input ended"),
    ] {
        person.run(&["pair", "--uri", &uri, "--profile", "Work", "--pin-stdin"], lines).refused(2, sentence);
    }
    person
        .run(&["pair", "--uri", &uri, "--profile", "  ", "--pin-stdin"], &[PIN, PIN])
        .refused(2, "needs a name");
    assert_eq!(person.list(), json!([]));
    assert!(files_below(&person.path("keys")).is_empty());
}

#[test]
fn bytes_that_are_no_utf_8_are_read_as_what_they_are() {
    let person = Person::new();
    let new = ["pair", "--uri", "-", "--profile", "Work", "--pin-stdin"];
    let latin_1 = [b"otpauth://totp/Caf\xe9:alice?secret=", SECRET.as_bytes(), b"\r\n"].concat();
    let input = [&latin_1[..], b"\xff\xfe7\n\xff\xfe7\n"].concat();
    person.run_with(&new, &input, Stdio::piped()).refused(2, "digits only");
    let input = [&latin_1[..], PIN.as_bytes(), b"\r\n", PIN.as_bytes()].concat();
    let ran = person.run_with(&new, &input, Stdio::piped());
    assert_eq!((ran.code, &person.codes(&[]).json()[0]["issuer"]), (0, &json!("Café")), "{}", ran.err);
    let codes = ["codes", "--profile", "Work", "--pin-stdin"];
    let long = [&[b'7'; 63][..], "é\n".as_bytes()].concat();
    person.run_with(&codes, &long, Stdio::piped()).refused(2, "digits only");
    assert_eq!(person.list()[0]["tries_left"], 3);
}

#[test]
fn what_is_no_account_is_named() {
    let person = Person::new();
    for (text, sentence) in [
        ("https://example.com/login", "link to a website"),
        ("WIFI:T:WPA;S:Office;P:x;;", "wireless network"),
        ("phonefactor://activate_account?code=1", "different authenticator app"),
        ("ms-msa://code=M.R3_BAY&uaid=0", "different authenticator app"),
        ("oktaverify://alice@example.com/?t=x&f=y", "choose ‘Google Authenticator’"),
        ("duo://ABCDEFGHIJKLMNOPQRST-YXBpLWFiY2Q", "Ask the help desk"),
        ("https://wa.me/settings/linked_devices#2@a,b,c,d", "WhatsApp on your phone"),
        ("HC1:6BF+70790T9WJWG.FKY*4GO0", "health certificate"),
        ("BCD\n002\n1\nSCT\n\nName\nBE72000000001616", "bank's app"),
        ("https://apps.apple.com/app/id983156458", "You need no other app"),
        ("mailto:jan@example.com", "e-mail"),
        ("tiqrenroll://http://example.com/enrol", "not secure"),
        ("tiqrenroll://", "is missing"),
        ("tiqrauth://example.com/0011/a1b2/site/2", "koppel-cli login"),
        ("just words", "plain text"),
        ("otpauth://totp/x?secret=not!base32&issuer=x", ""),
        ("otpauth://totp/x?issuer=x", ""),
        ("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=99", ""),
        ("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=0", ""),
        ("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=MD5", ""),
        ("otpauth://morse/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", ""),
        ("otpauth-migration://offline?data=%%%", ""),
    ] {
        let ran = person.run(&["pair", "--uri", text, "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);
        ran.refused(2, sentence);
        assert!(ran.err.trim().len() > 20 && !ran.err.contains("GEZD"), "{text}: {}", ran.err);
    }
    assert_eq!(person.list(), json!([]));
}

#[test]
fn a_short_secret_is_paired_with_a_note() {
    let person = Person::new();
    let uri = "otpauth://totp/ACME:alice?secret=GEZDGNBVGY3TQOJQ&issuer=ACME";
    let ran = person.run(&["pair", "--uri", uri, "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("is short"), "{}", ran.err);
    assert_eq!(person.codes(&["--at", "59"]).json()[0]["code"], otp::totp(b"1234567890", 59, 30, 6));
}

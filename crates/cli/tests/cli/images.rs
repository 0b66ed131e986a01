//! `scan`, and images that are hostile, broken or no images.

use std::fs;

use serde_json::json;

use crate::draw;
use crate::drive::{Person, Ran, link};

fn scan(person: &Person, images: &[&str], json: bool) -> Ran {
    let paths: Vec<String> = images.iter().map(|image| person.path(image).display().to_string()).collect();
    let mut args = vec!["scan"];
    args.extend(json.then_some("--json"));
    args.extend(paths.iter().map(String::as_str));
    person.run(&args, &[])
}

#[test]
fn every_code_is_found_and_told_what_it_is() {
    let person = Person::new();
    let (uri, migration) =
        (link("ACME", "alice"), draw::migration(&[("bob", b"abcdefghijklmnopqrst")], 0, 1));
    draw::codes(&person.path("two.png"), &[uri.as_bytes(), b"https://example.com/a"]);
    draw::codes(&person.path("one.png"), &[migration.as_bytes()]);
    let (two, one) =
        (person.path("two.png").display().to_string(), person.path("one.png").display().to_string());

    let ran = scan(&person, &["two.png", "one.png"], true);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut found = ran.json().as_array().unwrap().clone();
    found.sort_by_key(|line| line["text"].to_string());
    assert_eq!(
        json!(found),
        json!([
            {"image": two, "text": "https://example.com/a", "kind": "web-link"},
            {"image": one, "text": migration, "kind": "otpauth-migration"},
            {"image": two, "text": uri, "kind": "otpauth"},
        ])
    );
    let ran = scan(&person, &["one.png"], false);
    assert_eq!(ran.out, format!("{migration}\n"));
    assert_eq!(
        scan(&person, &["one.png", "two.png"], false)
            .out
            .lines()
            .filter(|line| line.starts_with(&two))
            .count(),
        2
    );
}

#[test]
fn a_payload_is_one_line_and_steers_no_terminal() {
    let person = Person::new();
    draw::codes(&person.path("code.png"), &["BEGIN:VCARD\nFN:\u{1b}[2JEve\nEND:VCARD".as_bytes()]);
    assert_eq!(scan(&person, &["code.png"], false).out, "BEGIN:VCARD\\nFN:\\u{1b}[2JEve\\nEND:VCARD\n");
}

#[test]
fn bytes_that_are_no_text_have_none() {
    let person = Person::new();
    draw::codes(&person.path("code.png"), &[&[0xff, 0x00, 0x9c, 0x01, 0xfe]]);
    let image = person.path("code.png").display().to_string();
    assert_eq!(
        scan(&person, &["code.png"], true).json(),
        json!([{"image": image, "text": null, "kind": "raw-bytes"}])
    );
    assert_eq!(scan(&person, &["code.png"], false).out, "5 bytes that are no text\n");
}

/// As a phone shows them: the code itself says nothing of its encoding.
#[test]
fn text_that_is_no_utf_8_is_read_as_what_it_is() {
    let person = Person::new();
    let cases: [(&str, &[u8], &str, &str); 5] = [
        ("latin.png", b"WIFI:S:Caf\xe9;P:geheim;;", "WIFI:S:Café;P:geheim;;", "wifi"),
        ("windows.png", b"prijs: \x80 5", "prijs: € 5", "text"),
        ("japanese.png", b"http://example.jp/ \x95\x69\x90\xec", "http://example.jp/ 品川", "web-link"),
        ("chinese.png", b"\xc4\xe3\xba\xc3\xa3\xac\xca\xc0\xbd\xe7", "你好，世界", "text"),
        ("utf-8.png", "€ 5 voor René".as_bytes(), "€ 5 voor René", "text"),
    ];
    for (image, bytes, text, kind) in cases {
        draw::codes(&person.path(image), &[bytes]);
        let line = &scan(&person, &[image], true).json()[0];
        assert_eq!((&line["text"], &line["kind"]), (&json!(text), &json!(kind)), "{image}");
        assert_eq!(scan(&person, &[image], false).out, format!("{text}\n"));
        let path = person.path(image).display().to_string();
        let timed = person.run(&["scan", "--json", "--timing", &path], &[]).json();
        assert_eq!(timed[0]["text"], json!(text));
    }
}

/// Kanji mode keeps two bytes in thirteen bits; they come out as Shift JIS.
#[test]
fn kanji_mode_is_read() {
    let person = Person::new();
    draw::kanji(&person.path("kanji.png"), &[(0x93, 0x8c), (0x8b, 0x9e)]);
    assert_eq!(scan(&person, &["kanji.png"], true).json()[0]["text"], json!("東京"));
}

#[test]
fn an_image_without_a_code_is_nothing_found() {
    let person = Person::new();
    draw::blank(&person.path("blank.png"));
    scan(&person, &["blank.png"], false).refused(1, "no QR code");
    let ran = scan(&person, &["blank.png"], true);
    ran.refused(1, "no QR code");
    assert_eq!(ran.out, "[]\n");
    Person::speaking("nl")
        .run(&["scan", &person.path("blank.png").display().to_string()], &[])
        .refused(1, "geen QR-code");
    let image = person.path("blank.png").display().to_string();
    person
        .run(&["pair", "--image", &image, "--profile", "Work", "--pin-stdin"], &[])
        .refused(1, "no QR code");
}

#[test]
fn what_is_no_image_gets_a_sentence() {
    let person = Person::new();
    draw::codes(&person.path("code.png"), &[link("ACME", "alice").as_bytes()]);
    let whole = fs::read(person.path("code.png")).unwrap();
    fs::write(person.path("cut.png"), &whole[..whole.len() / 2]).unwrap();
    fs::write(person.path("header.png"), &whole[..20]).unwrap();
    let mut flipped = whole.clone();
    for byte in flipped.iter_mut().skip(60).step_by(7) {
        *byte ^= 0xff;
    }
    fs::write(person.path("flipped.png"), flipped).unwrap();
    fs::write(person.path("empty.png"), "").unwrap();
    fs::write(person.path("text.png"), "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ").unwrap();
    fs::create_dir(person.path("folder.png")).unwrap();
    for image in
        ["cut.png", "header.png", "flipped.png", "empty.png", "text.png", "folder.png", "missing.png"]
    {
        let ran = scan(&person, &[image], false);
        ran.refused(2, image);
        assert!(ran.err.trim().len() > 40, "{}", ran.err);
    }
    let ran = scan(&person, &["cut.png", "code.png", "empty.png"], false);
    assert_eq!(
        (ran.code, ran.out.lines().count(), ran.err.lines().count()),
        (2, 1, 2),
        "{} {}",
        ran.out,
        ran.err
    );
}

#[test]
fn a_file_that_cannot_be_read_is_said_in_the_persons_words() {
    let person = Person::new();
    fs::create_dir(person.path("folder.png")).unwrap();
    for (image, en, nl) in [
        ("missing.png", "There is no such file", "Dit bestand is er niet"),
        ("folder.png", "This is a folder", "Dit is een map"),
    ] {
        scan(&person, &[image], false).refused(2, en);
        let path = person.path(image).display().to_string();
        let ran = Person::speaking("nl").run(&["scan", &path], &[]);
        ran.refused(2, nl);
        assert!(!ran.err.contains("os error"), "{}", ran.err);
    }
}

#[test]
fn a_link_in_the_place_of_an_image_is_not_repeated() {
    let person = Person::new();
    let migration = draw::migration(&[("bob", b"abcdefghijklmnopqrst")], 0, 1);
    let quoted = format!("\"{}\"", link("ACME", "alice").replace("otpauth", "OTPAUTH"));
    for uri in [link("ACME", "alice"), migration, quoted, "steam://GEZDGNBVGY3TQOJQ".to_owned()] {
        for args in [&["scan", &uri][..], &["pair", "--image", &uri, "--profile", "Work"]] {
            let ran = person.run(args, &[]);
            ran.refused(2, "--uri");
            assert!(!ran.err.contains("://"), "{}", ran.err);
        }
    }
}

#[test]
#[cfg(unix)]
fn an_odd_name_of_an_image_stays_on_its_line() {
    use std::os::unix::ffi::OsStrExt;
    use std::process::Stdio;
    let person = Person::new();
    draw::codes(&person.path("code.png"), &[b"hello"]);
    for name in [&b"a\nb.png"[..], b"\x1b[31mred.png", b"\xff\xfe.png"] {
        let path = person.path("x").with_file_name(std::ffi::OsStr::from_bytes(name));
        fs::copy(person.path("code.png"), &path).unwrap();
        let ran =
            person.run_with(&["scan".as_ref(), path.as_os_str(), path.as_os_str()], b"", Stdio::piped());
        assert_eq!((ran.code, ran.out.lines().count()), (0, 2), "{:?}", ran.out);
        fs::write(&path, "").unwrap();
        let empty = person.run_with(&["scan".as_ref(), path.as_os_str()], b"", Stdio::piped());
        assert_eq!((empty.code, empty.err.lines().count()), (2, 1), "{:?}", empty.err);
        assert!(!format!("{}{}", ran.out, empty.err).contains('\u{1b}'), "{:?} {:?}", ran.out, empty.err);
    }
}

#[test]
fn a_hundred_megapixels_are_refused_at_once() {
    let person = Person::new();
    draw::hundred_megapixels(&person.path("huge.png"));
    scan(&person, &["huge.png"], false).refused(2, "100");
    let image = person.path("huge.png").display().to_string();
    person.run(&["pair", "--image", &image, "--profile", "Work", "--pin-stdin"], &[]).refused(2, "100");
    // The head alone: if it were decoded first, it would be damaged.
    let head = fs::read(&image).unwrap()[..200].to_vec();
    fs::write(&image, head).unwrap();
    scan(&person, &["huge.png"], false).refused(2, "100");
    assert!(!person.path("home").exists());
}

#[test]
fn with_timing_each_code_has_its_place_and_each_image_its_cost() {
    let person = Person::new();
    draw::codes(&person.path("two.png"), &[link("ACME", "alice").as_bytes(), b"https://example.com/a"]);
    draw::blank(&person.path("blank.png"));
    let paths = ["two.png", "blank.png"].map(|name| person.path(name).display().to_string());
    let ran = person.run(&["scan", "--json", "--timing", &paths[0], &paths[1]], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines = ran.json();
    let lines = lines.as_array().unwrap();
    assert_eq!(
        lines.iter().map(|line| line["image"].as_str().unwrap()).collect::<Vec<_>>(),
        [&paths[0], &paths[0], &paths[1]]
    );
    for line in lines {
        let keys: Vec<_> = line.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["image", "kind", "ms", "outline", "text"]);
        // Windows counts a thread's time in ticks, of which a small image takes none.
        assert!(line["ms"].as_f64().unwrap() > 0.0 || cfg!(windows), "{line}");
    }
    assert_eq!(lines[0]["ms"], lines[1]["ms"], "it is the image's");
    for line in &lines[..2] {
        let corner = |n: usize| [0, 1].map(|axis| line["outline"][n][axis].as_f64().unwrap());
        let [upper_left, upper_right, lower_right, lower_left] = [corner(0), corner(1), corner(2), corner(3)];
        assert!(upper_left[0] < upper_right[0] && lower_left[0] < lower_right[0], "{line}");
        assert!(upper_left[1] < lower_left[1] && upper_right[1] < lower_right[1], "{line}");
    }
    assert_ne!(lines[0]["outline"], lines[1]["outline"]);
    assert_eq!(json!([lines[2]["text"], lines[2]["kind"], lines[2]["outline"]]), json!([null, null, null]));

    let nothing = person.run(&["scan", "--json", "--timing", &paths[1]], &[]);
    assert_eq!((nothing.code, nothing.json().as_array().unwrap().len()), (1, 1));
    let missing = person.path("missing.png").display().to_string();
    let some = person.run(&["scan", "--json", "--timing", &paths[0], &missing], &[]);
    assert_eq!(
        (some.code, some.json().as_array().unwrap().len()),
        (2, 2),
        "what was found stands: {}",
        some.err
    );
    assert_eq!(person.run(&["scan", "--timing", &paths[0]], &[]).code, 2, "it has no place in plain text");
}

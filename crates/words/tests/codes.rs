//! Every error that the programs can give has its sentence in both languages. The codes are read from the
//! sources themselves, so that no list can be forgotten.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use koppel_core::backup_codes::read::Reason;
use koppel_core::payload::Other;
use koppel_core::policy::Key;
use koppel_words::{Language, Words};

/// How each implementation of `Failure` begins to tell its code.
const CODE: &str = "fn code(&self) -> &'static str {";

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

/// The body of a function: from after its opening brace to the brace that closes it.
fn body(source: &str) -> &str {
    let mut depth = 1;
    for (index, character) in source.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &source[..index];
        }
    }
    source
}

/// What a body answers: the texts after `=>` or alone, not those that it compares with.
fn answers(body: &str) -> impl Iterator<Item = &str> {
    let is_answer = |before: &str| matches!(before.trim_end().chars().last(), None | Some('>' | '{'));
    let parts: Vec<&str> = body.split('"').collect();
    let found: Vec<&str> =
        parts.chunks(2).filter(|pair| pair.len() == 2 && is_answer(pair[0])).map(|pair| pair[1]).collect();
    found.into_iter()
}

/// Each code and the file that has it.
fn codes() -> BTreeMap<String, PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["crates/core/src", "crates/platform/src", "crates/scan/src", "crates/cli/src", "src-tauri"]
    {
        sources(&root.join(folder), &mut files);
    }
    let mut codes = BTreeMap::new();
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        for (start, _) in source.match_indices(CODE) {
            for code in answers(body(&source[start + CODE.len()..])) {
                codes.insert(code.to_owned(), file.clone());
            }
        }
    }
    codes
}

#[test]
fn the_reading_of_sources_works() {
    let source = r#" match self { Self::A => "a-b", Self::B if x == "no" => { "c" } } } "never""#;
    assert_eq!(answers(body(source)).collect::<Vec<_>>(), ["a-b", "c"]);
    let codes = codes();
    for known in ["pin-wrong", "keystore-missing", "clipboard-failed", "image-damaged", "scan-nothing"] {
        assert!(codes.contains_key(known), "{known} of {codes:?}");
    }
}

#[test]
fn every_error_has_its_sentence() {
    for language in Language::ALL {
        let words = Words::new(language);
        let missing: Vec<_> = codes()
            .into_iter()
            .filter(|(code, _)| words.known(&format!("error-{code}"), &[]).is_none())
            .collect();
        assert!(missing.is_empty(), "in {}: {missing:#?}", language.tag());
    }
}

#[test]
fn every_thing_that_is_no_account_has_its_sentence() {
    for language in Language::ALL {
        let words = Words::new(language);
        for other in Other::ALL {
            assert!(words.known(&format!("other-{}", other.code()), &[]).is_some(), "{}", other.code());
        }
    }
}

#[test]
fn every_key_of_a_policy_has_its_words() {
    for language in Language::ALL {
        let words = Words::new(language);
        for key in Key::ALL {
            assert!(words.known(&format!("policy-says-{}", key.name()), &[]).is_some(), "{}", key.name());
        }
    }
}

#[test]
fn every_reason_to_leave_out_a_pasted_line_has_its_words() {
    for language in Language::ALL {
        let words = Words::new(language);
        for reason in Reason::ALL {
            assert!(words.known(&format!("left-out-{}", reason.word()), &[]).is_some(), "{reason:?}");
        }
    }
}

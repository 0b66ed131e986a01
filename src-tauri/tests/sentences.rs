//! Every failure that the shell itself makes has a sentence in both languages. (Core's and platform's have
//! theirs tested where they are made.)

use koppel_core::failure::Failure;
use koppel_words::{Language, Words};

use crate::failure::Refused;
use crate::process::NoDisplay;

/// Why a file that the person asked for is not there (koppel_platform::saved_file).
const SAVING: [&str; 5] = ["save-gone", "save-full", "save-read-only", "save-in-use", "save-failed"];

#[test]
fn each_refusal_has_its_sentence_and_the_tray_its_words() {
    for language in Language::ALL {
        let words = Words::new(language);
        let practice = ["practice-missing", "practice-no-start", "practice-no-browser"];
        let codes = Refused::ALL.iter().map(|refused| refused.code()).chain([NoDisplay.code()]);
        for code in codes.chain(practice).chain(SAVING).chain(["autostart"]) {
            let id = format!("error-{code}");
            assert!(words.known(&id, &[]).is_some_and(|text| text.len() > 15), "{id} in {}", language.tag());
        }
        for id in ["tray-open", "tray-lock-all", "tray-quit"] {
            assert!(words.known(id, &[]).is_some(), "{id} in {}", language.tag());
        }
    }
}

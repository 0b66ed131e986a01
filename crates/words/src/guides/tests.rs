use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{Flaw, GENERAL, Guide, Guides, KNOWN, With, plain};
use crate::{Language, Words};

/// A guide of the least there is.
const SMALL: &str = r#"
issuers = ["klooster"]

[nl]
name = "Klooster"
qr-code = ["Klop op de <b>poort</b>."]
backup-codes = ["Vraag het de abt."]
[[nl.way-back]]
with = "help"
steps = ["Klop harder."]

[en]
name = "Monastery"
qr-code = ["Knock on the <b>gate</b>."]
backup-codes = ["Ask the abbot."]
[[en.way-back]]
with = "help"
steps = ["Knock harder."]
"#;

fn flaw(text: &str) -> Flaw {
    Guide::read("klooster", text).unwrap_err()
}

fn with(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    SMALL.replacen(from, to, 1)
}

#[test]
fn every_file_in_the_folder_is_a_guide_and_comes_with_koppel() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guides");
    let listed: BTreeSet<&str> = KNOWN.iter().chain([&GENERAL]).map(|(id, _)| *id).collect();
    let mut there = BTreeSet::new();
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
        assert_eq!(file.extension().unwrap(), "toml", "{id}");
        if let Err(flaw) = Guide::read(&id, &fs::read_to_string(&file).unwrap()) {
            panic!("{id}: {flaw}");
        }
        there.insert(id);
    }
    assert_eq!(there.iter().map(String::as_str).collect::<BTreeSet<_>>(), listed);
}

#[test]
fn each_issuer_is_answered_by_one_guide_and_the_general_one_answers_to_none() {
    let guides = Guides::built_in();
    assert!(guides.general.issuers.is_empty());
    for guide in &guides.known {
        assert!(!guide.issuers.is_empty(), "{} is never found", guide.id);
        for issuer in &guide.issuers {
            let answering: Vec<_> =
                guides.known.iter().filter(|guide| guide.answers_to(issuer)).map(Guide::id).collect();
            assert_eq!(answering, [guide.id()], "{issuer}");
        }
    }
}

#[test]
fn an_account_finds_the_guide_of_its_service() {
    let guides = Guides::built_in();
    for (issuer, id) in [
        ("GitHub", "github"),
        ("Universiteit Noordzee", "university"),
        ("Hogeschool Zuid", "university"),
        ("Xpert Suite", "portal"),
        ("Google Workspace", "google"),
        ("MICROSOFT 365", "microsoft"),
        ("iCloud", "apple"),
        ("Bank", "other"),
        ("", "other"),
    ] {
        assert_eq!(guides.of(issuer).id(), id, "{issuer}");
        assert_eq!(guides.known(issuer).is_some(), id != "other", "{issuer}");
    }
}

#[test]
fn every_way_back_has_its_heading_in_both_languages() {
    for language in Language::ALL {
        for way in [With::BackupCode, With::OtherLogin, With::Help] {
            let id = format!("way-back-{}", way.word());
            assert!(Words::new(language).known(&id, &[]).is_some(), "{id}");
        }
    }
}

#[test]
fn a_code_that_is_not_there_comes_last() {
    let guides = Guides::built_in();
    for guide in guides.all() {
        let told = guide.told(Language::En);
        let order = |has_code| told.ways(has_code).map(|way| way.with).collect::<Vec<_>>();
        assert_eq!(order(true), told.way_back.iter().map(|way| way.with).collect::<Vec<_>>());
        assert_ne!(order(false)[0], With::BackupCode, "{}", guide.id());
        assert_eq!(order(false).len(), order(true).len(), "{}", guide.id());
    }
}

/// The practice site plays both manuals, with their words.
#[test]
fn the_words_to_look_for_are_those_of_the_manuals() {
    let site = include_str!("../../../../locales/nl/practice.ftl");
    let said: BTreeSet<String> = site
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(_, words)| words.to_lowercase())
        .collect();
    for id in ["university", "portal"] {
        let guides = Guides::built_in();
        let told = guides.all().find(|guide| guide.id() == id).unwrap().told(Language::Nl);
        let ways = told.way_back.iter().flat_map(|way| &way.steps);
        let bold: Vec<&str> =
            told.qr_code.iter().chain(&told.backup_codes).chain(ways).flat_map(|step| bold(step)).collect();
        assert!(bold.len() > 8, "{id}: {bold:?}");
        for words in bold {
            assert!(said.contains(&words.to_lowercase()), "{id}: no {words:?} on the practice site");
        }
    }
}

fn bold(step: &str) -> Vec<&str> {
    step.split("<b>").skip(1).filter_map(|part| part.split_once("</b>")).map(|(bold, _)| bold).collect()
}

#[test]
fn the_small_one_is_a_guide() {
    let guide = Guide::read("klooster", SMALL).unwrap();
    assert_eq!(guide.told(Language::En).name, "Monastery");
    assert_eq!(guide.told(Language::En).way_back[0].with, With::Help);
    assert_eq!(plain(&guide.told(Language::Nl).qr_code[0]), "Klop op de poort.");
}

#[test]
fn the_example_of_the_page_is_a_guide_of_its_own() {
    let page = include_str!("../../../../docs/guides.md");
    let (_, rest) = page.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let guide = Guide::read("burcht", example).unwrap_or_else(|flaw| panic!("{flaw}"));
    assert!(guide.answers_to("Burcht Intern"));
    assert!(guide.issuers.iter().all(|issuer| Guides::built_in().known(issuer).is_none()));
}

#[test]
fn what_no_guide_has_is_refused() {
    for unreadable in [
        with("issuers = [", "isuers = ["),
        with("[nl]", "run = \"rm\"\n[nl]"),
        with("name = \"Klooster\"", "name = \"Klooster\"\nscript = \"x\""),
        with("with = \"help\"", "with = \"prayer\""),
        with("with = \"help\"", "with = \"help\"\nlink = \"https://example.org\""),
        with("name = \"Klooster\"", ""),
        with("name = \"Klooster\"", "name = 7"),
        with("steps = [\"Klop harder.\"]", ""),
        with("steps = [\"Klop harder.\"]", "steps = \"Klop harder.\""),
        with("[nl]", "[de]"),
        with("[nl]", "[nl"),
        String::new(),
    ] {
        assert!(matches!(flaw(&unreadable), Flaw::Unreadable(_)), "{unreadable}");
    }
}

#[test]
fn what_cannot_be_shown_is_refused() {
    let long = "a".repeat(257);
    for line in [
        "",
        "   ",
        "…",
        " Klop.",
        "Klop.\\n",
        "a\\u202Eb",
        "a\\u200Bb",
        "\\u001B[2J",
        "<i>Klop</i>",
        "Klop <b>hier",
        "Klop hier</b>",
        "Klop <b></b> hier",
        "<b>Klop <b>hier</b></b>",
        "<script>",
        &long,
    ] {
        let text = with("Klop op de <b>poort</b>.", line);
        assert!(matches!(flaw(&text), Flaw::Line { language: "nl", .. }), "{line}: {:?}", flaw(&text));
    }
    assert!(Guide::read("klooster", &with("Klop op de <b>poort</b>.", &long[1..])).is_ok());
}

#[test]
fn an_issuer_that_answers_to_too_much_or_to_nothing_is_refused() {
    for issuer in ["", "ab", "Klooster", " klooster", "kloos\\u200Bter"] {
        let text = with("\"klooster\"", &format!("\"{issuer}\""));
        assert!(matches!(flaw(&text), Flaw::Issuer(_)), "{issuer}");
    }
}

#[test]
fn no_step_is_missing_and_none_is_too_many() {
    let none = with("qr-code = [\"Klop op de <b>poort</b>.\"]", "qr-code = []");
    assert_eq!(flaw(&none), Flaw::Count { language: "nl", what: "qr-code" });
    let many = format!("steps = [{}]", "\"Klop.\", ".repeat(13));
    let many = with("steps = [\"Klop harder.\"]", &many);
    assert_eq!(flaw(&many), Flaw::Count { language: "nl", what: "help" });
    let no_way = with("[[nl.way-back]]\nwith = \"help\"\nsteps = [\"Klop harder.\"]", "");
    let no_way = no_way.replacen("name = \"Klooster\"", "name = \"Klooster\"\nway-back = []", 1);
    assert_eq!(flaw(&no_way), Flaw::Count { language: "nl", what: "way-back" });
    assert_eq!(flaw(&format!("{SMALL}# {}", "a".repeat(65_536))), Flaw::TooLarge);
}

#[test]
fn both_languages_have_the_same_steps() {
    let step = "steps = [\"Klop harder.\"]";
    for (unlike, what) in [
        (with("\"Vraag het de abt.\"", "\"Vraag het de abt.\", \"Wacht.\""), "backup-codes"),
        (with("name = \"Klooster\"", "name = \"Klooster\"\nhint = \"Van steen\""), "hint"),
        (with("qr-code = [\"Klop", "qr-code = [\"Wacht.\", \"Klop"), "qr-code"),
        (with(step, "steps = [\"Klop harder.\", \"Wacht.\"]"), "way-back"),
        (with("with = \"help\"", "with = \"other-login\""), "way-back"),
        (with(step, &format!("{step}\n[[nl.way-back]]\nwith = \"backup-code\"\n{step}")), "way-back"),
    ] {
        assert_eq!(flaw(&unlike), Flaw::Unlike(what), "{unlike}");
    }
    let twice = with(step, &format!("{step}\n[[nl.way-back]]\nwith = \"help\"\n{step}"));
    assert_eq!(flaw(&twice), Flaw::Twice { language: "nl", with: "help" });
}

//! What administrators start from (policies/, docs/policy.md) has the names, types and ranges of the code, all of them and no others.

use std::collections::{BTreeMap, BTreeSet};

use koppel_core::policy::{Form, Reading};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::*;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

/// Each element in its order: its name and its attributes.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(element) | Event::Empty(element) => found.push(of(&element)),
            _ => {}
        }
    }
}

fn of(element: &BytesStart<'_>) -> (String, BTreeMap<String, String>) {
    let attributes = element.attributes().map(|one| one.unwrap());
    let attributes = attributes.map(|one| (one.key.as_ref().to_owned(), one.value.into_owned())).collect();
    (element.name().as_ref().to_owned(), attributes)
}

fn names() -> BTreeSet<String> {
    Key::ALL.iter().map(|key| key.name().to_owned()).collect()
}

#[test]
fn the_administrative_template_has_every_key_with_its_type_and_range() {
    let admx = elements(&text("policies/windows/koppel.admx"));
    let policies: Vec<_> = admx.iter().filter(|(name, _)| name == "policy").map(|(_, of)| of).collect();
    let named: BTreeSet<_> = policies.iter().map(|of| of["name"].clone()).collect();
    assert_eq!(named, names());
    for of in &policies {
        assert_eq!((of["class"].as_str(), of["key"].as_str()), ("Machine", r"SOFTWARE\Policies\Koppel"));
    }
    let value = |element: &str, key: Key| {
        let mut all = admx.iter().filter(|(name, _)| name == element).map(|(_, of)| of);
        all.find(|of| of.get("valueName").is_some_and(|name| name == key.name())).cloned()
    };
    for key in Key::ALL {
        match key.form() {
            Form::Number { least, most } => {
                let of = value("decimal", key).unwrap();
                assert_eq!(
                    (&of["minValue"], &of["maxValue"]),
                    (&least.to_string(), &most.to_string()),
                    "{key:?}"
                );
            }
            // On is 1 and off is 0: the only numbers beside those elements.
            Form::Switch => assert!(value("policy", key).is_some(), "{key:?}"),
            Form::Word(_) => assert!(value("enum", key).is_some(), "{key:?}"),
        }
    }
    let switches: BTreeSet<_> =
        admx.iter().filter_map(|(name, of)| (name == "decimal").then(|| of.get("value"))?).collect();
    assert_eq!(switches.into_iter().collect::<Vec<_>>(), ["0", "1"]);
    let words: Vec<String> = text("policies/windows/koppel.admx")
        .split("<string>")
        .skip(1)
        .map(|rest| rest.split_once("</string>").unwrap().0.to_owned())
        .collect();
    assert_eq!(Form::Word(&["off", "stable"]), Key::UpdateChannel.form());
    assert_eq!(words, ["off", "stable"]);
}

#[test]
fn each_language_has_every_text_that_the_template_asks_for_and_no_other() {
    let admx = text("policies/windows/koppel.admx");
    let asked = |kind: &str| -> BTreeSet<String> {
        let start = format!("$({kind}.");
        let parts = admx.split(&start).skip(1);
        parts.map(|rest| rest.split_once(')').unwrap().0.to_owned()).collect()
    };
    for language in ["en-US", "nl-NL"] {
        let adml = elements(&text(&format!("policies/windows/{language}/koppel.adml")));
        let ids = |element: &str, attribute: &str| -> BTreeSet<String> {
            adml.iter().filter(|(name, _)| name == element).map(|(_, of)| of[attribute].clone()).collect()
        };
        assert_eq!(ids("string", "id"), asked("string"), "{language}");
        assert_eq!(ids("presentation", "id"), asked("presentation"), "{language}");
        let boxes: BTreeSet<_> =
            ids("decimalTextBox", "refId").union(&ids("dropdownList", "refId")).cloned().collect();
        assert_eq!(boxes, ids("presentation", "id"), "{language}");
        for (_, of) in adml.iter().filter(|(name, _)| name == "decimalTextBox") {
            let Form::Number { least, most } = Key::named(&of["refId"]).unwrap().form() else { panic!() };
            assert!((least..=most).contains(&of["defaultValue"].parse().unwrap()), "{of:?}");
        }
    }
}

#[test]
fn the_configuration_profile_settles_every_key() {
    let profile: plist::Value =
        plist::from_bytes(text("policies/macos/koppel.mobileconfig").as_bytes()).unwrap();
    let profile = profile.as_dictionary().unwrap();
    assert_eq!(profile["PayloadScope"].as_string(), Some("System"));
    let payload = profile["PayloadContent"].as_array().unwrap()[0].as_dictionary().unwrap();
    // The file that macOS makes of it is called like this.
    assert_eq!(payload["PayloadType"].as_string(), Some("app.koppel.desktop"));
    assert!(text("tauri.conf.json").contains(r#""identifier": "app.koppel.desktop""#));
    let mut bytes = Vec::new();
    plist::Value::Dictionary(payload.clone()).to_writer_binary(&mut bytes).unwrap();
    assert_all_hold(Policy::read(property_list::values(&bytes).unwrap()));
}

#[test]
fn the_commented_file_settles_nothing_and_without_its_signs_everything() {
    let commented = text("policies/linux/policy.toml");
    assert_eq!(table::values(commented.as_bytes()), Ok(Vec::new()));
    let is_key = |line: &&str| line.starts_with('#') && !line.starts_with("# ");
    let keys: Vec<_> = commented.lines().filter(is_key).map(|line| &line[1..]).collect();
    assert_all_hold(Policy::read(table::values(keys.join("\n").as_bytes()).unwrap()));
}

fn assert_all_hold(Reading { policy, ignored }: Reading) {
    assert_eq!(ignored, []);
    let settled: BTreeSet<_> = policy.settled().iter().map(|(key, _)| key.name().to_owned()).collect();
    assert_eq!(settled, names());
}

#[test]
fn the_documentation_has_a_row_for_every_key_with_its_range_and_for_no_other() {
    let page = text("docs/policy.md");
    let row = |key: Key| page.lines().find(|line| line.starts_with(&format!("| `{}` |", key.name())));
    for key in Key::ALL {
        let row = row(key).unwrap_or_else(|| panic!("{key:?}"));
        let (registry, said) = match key.form() {
            Form::Number { least, most } => ("REG_DWORD", format!("{least} to {most}")),
            Form::Switch => ("REG_DWORD", "true or false".to_owned()),
            Form::Word(words) => {
                ("REG_SZ", words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or "))
            }
        };
        assert!(row.contains(registry) && row.contains(&said), "{row}");
    }
    let rows = page.lines().filter(|line| line.starts_with("| `") && line.contains("REG_"));
    assert_eq!(rows.count(), Key::ALL.len());
    for place in [r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Koppel", "/etc/koppel/policy.toml"] {
        assert!(page.contains(place), "{place}");
    }
    assert!(page.contains("/Library/Managed Preferences/app.koppel.desktop.plist"));
}

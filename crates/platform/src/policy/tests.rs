//! Files of every system's form, good, odd and hostile.
#![allow(clippy::unwrap_used)]

mod templates;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use koppel_core::policy::{Key, Value};
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

fn written(bytes: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("policy");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// What a policy of this system's own is at that path.
fn state(path: &Path) -> State {
    Source::at(path).read().state
}

fn list(inside: &str) -> Vec<u8> {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><plist version="1.0">{inside}</plist>"#).into_bytes()
}

mod files {
    use super::*;

    #[test]
    fn without_a_file_or_its_folder_there_is_no_policy() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["policy", "koppel/policy"] {
            let found = Source::at(folder.path().join(path)).read();
            assert!(matches!(found.state, State::Nothing), "{path}");
            assert_eq!(found.policy(), Policy::default());
            assert!(found.place.ends_with(path));
        }
    }

    #[test]
    fn what_is_no_file_is_said_to_be_unreadable() {
        let (folder, path) = written("");
        let dangling = folder.path().join("around");
        symlink(&dangling, &dangling).unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for bad in [folder.path(), &path.join("below"), &dangling, &pipe] {
            let State::Broken(broken) = state(bad) else { panic!("{}", bad.display()) };
            assert!(matches!(broken, Broken::Unreadable(_)), "{}: {broken:?}", bad.display());
        }
    }

    #[test]
    fn one_that_may_not_be_read_is_said_to_be_so() {
        let (_folder, path) = written("PinTries = 1");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&path).is_ok() {
            eprintln!("skipped: this user may read everything");
            return;
        }
        assert!(matches!(state(&path), State::Broken(Broken::Unreadable(_))));
    }

    #[test]
    fn a_huge_one_is_not_read() {
        let most = usize::try_from(file::MOST_BYTES).unwrap();
        let (_folder, path) = written(vec![b'#'; most + 1]);
        assert_eq!(file::read(&path), Err(Broken::TooLarge));
        let sparse = fs::File::options().write(true).open(&path).unwrap();
        sparse.set_len(1 << 40).unwrap();
        assert_eq!(file::read(&path), Err(Broken::TooLarge), "a terabyte");
        fs::write(&path, vec![b'#'; most]).unwrap();
        assert_eq!(file::read(&path).unwrap().map(|bytes| bytes.len()), Some(most), "control");
    }

    #[cfg(not(target_os = "macos"))]
    #[test]
    fn a_policy_is_read_and_what_is_wrong_in_it_is_told() {
        let (_folder, path) =
            written("# for the front desk\nMinimumPinLength = 6\nPinTries = 9\nColour = 'red'\n");
        let found = Source::at(&path).read();
        assert_eq!(
            found.policy().settled(),
            [(Key::MinimumPinLength, koppel_core::policy::Setting::Number(6))]
        );
        let State::Read(reading) = found.state else { panic!("a policy") };
        let names: Vec<_> = reading.ignored.iter().map(|it| it.name.as_str()).collect();
        // In the order in which a table is kept: by name.
        assert_eq!(names, ["Colour", "PinTries"]);
    }

    #[cfg(not(target_os = "macos"))]
    #[test]
    fn of_a_broken_file_nothing_holds() {
        let (_folder, path) = written("ForbidExport = true\nPinTries = \n");
        let found = Source::at(&path).read();
        assert_eq!(found.policy(), Policy::default());
        assert!(matches!(found.state, State::Broken(Broken::MalformedLine(2))), "{found:?}");
    }
}

mod toml_files {
    use super::*;

    #[test]
    fn each_kind_of_value() {
        let text =
            "a = 1\nb = true\nc = 'x'\nd = 1.5\ne = 2026-11-26\nf = [1]\ng = { h = 1 }\n[i]\nPinTries = 1\n";
        let values = table::values(text.as_bytes()).unwrap();
        let kinds: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let other = |name| (name, Value::Other);
        assert_eq!(
            kinds,
            [
                ("a", Value::Number(1)),
                ("b", Value::Switch(true)),
                ("c", Value::Text("x".into())),
                other("d"),
                other("e"),
                other("f"),
                other("g"),
                other("i"),
            ]
        );
    }

    #[test]
    fn what_is_no_toml_in_utf_8_is_malformed() {
        let utf_16: Vec<u8> = "\u{feff}PinTries = 1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(table::values(&utf_16), Err(Broken::Malformed));
        assert_eq!(table::values(b"PinTries = 1\xff"), Err(Broken::Malformed));
        for (text, line) in [
            ("PinTries", 1),
            ("\n\nPinTries = two", 3),
            ("PinTries = 1\nPinTries = 2", 2),
            ("PinTries = 1\0", 1),
            ("PinTries = 99999999999999999999", 1),
            ("{ \"PinTries\": 1 }", 1),
        ] {
            assert_eq!(table::values(text.as_bytes()), Err(Broken::MalformedLine(line)), "{text:?}");
        }
    }

    #[test]
    fn as_editors_on_windows_save_it() {
        let values = table::values("\u{feff}PinTries = 1\r\nForbidExport = true\r\n".as_bytes()).unwrap();
        assert_eq!(values.len(), 2);
    }

    #[test]
    fn deep_nesting_ends_well() {
        for text in ["[".repeat(60_000), "{a=".repeat(20_000), "a.".repeat(30_000)] {
            for text in [format!("a = {text}"), text] {
                assert!(matches!(table::values(text.as_bytes()), Err(Broken::MalformedLine(1))));
            }
        }
    }
}

mod property_lists {
    use super::*;

    fn values(inside: &str) -> Result<Vec<(String, Value)>, Broken> {
        property_list::values(&list(inside))
    }

    #[test]
    fn each_kind_of_value_in_xml_and_binary() {
        let inside = "<dict><key>a</key><integer>1</integer><key>b</key><true/><key>c</key><string>x</string>\
            <key>d</key><real>1.5</real><key>e</key><array><integer>1</integer></array>\
            <key>f</key><dict><key>PinTries</key><integer>1</integer></dict><key>g</key><data>AAAA</data>\
            <key>h</key><integer>-1</integer><key>i</key><integer>18446744073709551615</integer></dict>";
        let expected = [
            ("a", Value::Number(1)),
            ("b", Value::Switch(true)),
            ("c", Value::Text("x".into())),
            ("d", Value::Other),
            ("e", Value::Other),
            ("f", Value::Other),
            ("g", Value::Other),
            ("h", Value::Number(-1)),
            ("i", Value::Other),
        ];
        let expected: Vec<_> = expected.map(|(name, value)| (name.to_owned(), value)).into();
        assert_eq!(values(inside).as_ref(), Ok(&expected));
        let mut binary = Vec::new();
        plist::from_bytes::<plist::Value>(&list(inside)).unwrap().to_writer_binary(&mut binary).unwrap();
        assert!(binary.starts_with(b"bplist00"), "control");
        assert_eq!(property_list::values(&binary).as_ref(), Ok(&expected));
    }

    #[test]
    fn a_date_is_no_value_that_a_key_takes() {
        let found = values("<dict><key>PinTries</key><date>2026-11-26T12:00:00Z</date></dict>").unwrap();
        assert_eq!(Policy::read(found).policy, Policy::default());
    }

    #[test]
    fn what_is_no_dictionary_is_malformed() {
        for inside in [
            "",
            "<array/>",
            "<integer>1</integer>",
            "<dict><key>PinTries</key></dict>",
            "<dict>",
            "<dict><integer>1</integer></dict>",
        ] {
            assert_eq!(values(inside), Err(Broken::Malformed), "{inside}");
        }
        for bytes in [&b""[..], b"bplist00", b"\0\0\0\0", b"PinTries = 1", &[0xff; 4000]] {
            assert_eq!(property_list::values(bytes), Err(Broken::Malformed), "{bytes:?}");
        }
    }

    #[test]
    fn deep_and_wide_ones_end_well() {
        let deep =
            |n: usize| format!("<dict><key>a</key>{}{}</dict>", "<array>".repeat(n), "</array>".repeat(n));
        assert!(values(&deep(4)).is_ok(), "control");
        assert_eq!(values(&deep(4000)), Err(Broken::Malformed));
        let wide = |n: usize| format!("<dict><key>a</key><array>{}</array></dict>", "<true/>".repeat(n));
        assert!(values(&wide(500)).is_ok(), "control");
        assert_eq!(values(&wide(8000)), Err(Broken::Malformed));
        let entities = "<!DOCTYPE a [<!ENTITY b \"cccccccccc\"><!ENTITY d \"&b;&b;&b;&b;\">]>";
        let bytes = format!(
            "<?xml version=\"1.0\"?>{entities}<plist><dict><key>a</key><string>&d;</string></dict></plist>"
        );
        let found = property_list::values(bytes.as_bytes());
        assert_eq!(found, Ok(vec![("a".to_owned(), Value::Text(String::new()))]), "no entity grows");
    }

    /// A list that is in the next one ten times, and so on: four hundred bytes for ten thousand million values.
    #[test]
    fn one_that_stands_for_more_than_memory_holds_ends_well() {
        let bomb = binary(10, 10);
        assert!(bomb.len() < 400);
        assert_eq!(property_list::values(&bomb), Err(Broken::Malformed));
        assert_eq!(property_list::values(&binary(2, 3)), Ok(vec![("a".to_owned(), Value::Other)]), "control");
    }

    /// A dictionary with `a`: lists of `wide` times the next one, `deep` of them.
    fn binary(deep: u8, wide: u8) -> Vec<u8> {
        let mut objects = vec![vec![0xd1, 1, 2], vec![0x51, b'a']];
        for n in 0..deep {
            let mut list = vec![0xa0 | wide];
            list.extend(vec![n + 3; wide.into()]);
            objects.push(list);
        }
        objects.push(vec![0x09]);
        let mut bytes = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        for object in &objects {
            offsets.push(u16::try_from(bytes.len()).unwrap());
            bytes.extend(object);
        }
        let table = bytes.len() as u64;
        bytes.extend(offsets.iter().flat_map(|offset| offset.to_be_bytes()));
        bytes.extend([0, 0, 0, 0, 0, 0, 2, 1]);
        bytes.extend((objects.len() as u64).to_be_bytes());
        bytes.extend(0_u64.to_be_bytes());
        bytes.extend(table.to_be_bytes());
        bytes
    }
}

/// Policies, and what becomes of them when somebody edits a byte here and there.
fn edited() -> impl Strategy<Value = Vec<u8>> {
    let toml =
        b"# a\nMinimumPinLength = 6\nForbidExport = true\nUpdateChannel = \"off\"\nx = [[1, {a = 2}], 3.5]\n"
            .to_vec();
    let xml = list("<dict><key>PinTries</key><integer>2</integer><key>x</key><array><dict/></array></dict>");
    let mut binary = Vec::new();
    plist::from_bytes::<plist::Value>(&xml).unwrap().to_writer_binary(&mut binary).unwrap();
    let edits = proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..6);
    (proptest::sample::select(vec![toml, xml, binary]), edits).prop_map(|(mut bytes, edits)| {
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes
    })
}

proptest! {
    /// Whatever is in a file: an answer, and nothing that is weaker than without a policy.
    #[test]
    fn whatever_a_file_holds_ends_well(bytes in prop_oneof![edited(), proptest::collection::vec(any::<u8>(), 0..2000)]) {
        for values in [table::values(&bytes), property_list::values(&bytes)] {
            let policy = values.map(|found| Policy::read(found).policy).unwrap_or_default();
            prop_assert!(policy.minimum_pin_length().digits() >= 4);
            prop_assert!(policy.pin_tries().count() <= 3);
            prop_assert!(policy.lock_after(5) <= 5 && policy.lock_after(5) > 0);
        }
    }
}

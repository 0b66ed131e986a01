#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;
use crate::dto::{BoardAccount, BoardNoted, CodesKind};

fn row(profile: &str, service: &str, account: &str, note: &str) -> BoardRow {
    BoardRow {
        profile: "id".into(),
        profile_name: profile.into(),
        service: service.into(),
        status: CodesStatus::Low,
        noted: Some(BoardNoted {
            kind: CodesKind::List,
            left: 2,
            total: 10,
            noted: 1_790_000_000,
            checked: None,
        }),
        account: Some(BoardAccount {
            id: "id".into(),
            name: account.into(),
            place: Some(CodesPlace::Safe),
            whereabouts: note.into(),
        }),
    }
}

fn table(rows: Vec<BoardRow>, language: Language) -> Vec<u8> {
    of(&Board { rows, hidden: 0, silent: Vec::new() }, &Words::new(language), &TimeZone::UTC).unwrap()
}

/// All cells, as a reader with that separator sees them.
fn read(table: &[u8], separator: u8) -> Vec<Vec<String>> {
    let text = table.strip_prefix(UTF_8.as_bytes()).unwrap();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn it_reads_as_it_was_meant() {
    let locked =
        BoardRow { account: None, noted: None, status: CodesStatus::None, ..row("Lotte", "Portaal", "", "") };
    let rows =
        vec![row("Lotte; thuis", "GitHub \"werk\"", "jan@deburcht.example", "blauwe map, lade 3"), locked];
    let nl = read(&table(rows, Language::Nl), b';');
    assert_eq!(
        nl[0],
        [
            "Profiel",
            "Dienst",
            "Account",
            "Stand",
            "Over",
            "Van",
            "Waar",
            "Omschrijving",
            "Genoteerd",
            "Nagekeken"
        ]
    );
    assert_eq!(
        nl[1],
        [
            "Lotte; thuis",
            "GitHub \"werk\"",
            "jan@deburcht.example",
            "Bijna op",
            "2",
            "10",
            "in een kluis",
            "blauwe map, lade 3",
            "2026-09-21",
            ""
        ]
    );
    assert_eq!(nl[2], ["Lotte", "Portaal", "", "Geen back-upcode", "", "", "", "", "", ""]);
    assert_eq!(nl.len(), 3);
    let en = read(&table(vec![row("Lotte", "GitHub", "jan", "")], Language::En), b',');
    assert_eq!(en[1][3..7], ["Low", "2", "10", "in a safe"]);
}

#[test]
fn what_could_be_a_formula_is_text() {
    for (hostile, written) in [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("  =1", "  '=1"),
        ("＝1", "'＝1"),
        ("x,=cmd|'/c calc'!A1", "x,'=cmd|'/c calc'!A1"),
        ("x;=1", "x;'=1"),
        ("\"=1", "\"'=1"),
        ("a-b = c", "a-b = c"),
        ("lotte@deburcht.example", "lotte@deburcht.example"),
        ("", ""),
    ] {
        assert_eq!(inert(hostile), written, "{hostile:?}");
    }
}

#[test]
fn a_day_is_the_one_of_that_place() {
    let half_past_midnight = 1_793_665_800 - 3_600;
    let brussels = TimeZone::fixed(jiff::tz::offset(1));
    assert_ne!(day(half_past_midnight, &brussels), day(half_past_midnight, &TimeZone::UTC));
    assert_eq!(day(u64::MAX, &TimeZone::UTC), "");
}

fn hostile() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        3 => prop::sample::select(vec!['=', '+', '-', '@', '＝', ',', ';', '"', '\'', ' ', '\t', '\n', '\r', '|', '\\']),
        1 => any::<char>(),
    ];
    prop::collection::vec(sign, 0..12).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn hostile_names_stay_in_their_cells_and_run_nowhere(
        profile in hostile(), service in hostile(), account in hostile(), note in hostile()
    ) {
        for language in Language::ALL {
            let table = table(vec![row(&profile, &service, &account, &note), row("a", "b", "c", "d")], language);
            let cells = read(&table, separator(language));
            prop_assert_eq!(cells.len(), 3);
            prop_assert!(cells.iter().all(|row| row.len() == COLUMNS.len()), "{:?}", cells);
            let written = [&cells[1][0], &cells[1][1], &cells[1][2], &cells[1][7]];
            for (cell, name) in written.into_iter().zip([&profile, &service, &account, &note]) {
                let bare = |text: &str| text.replace('\'', "");
                prop_assert_eq!(bare(cell), bare(name), "something else than an apostrophe changed");
            }
            // However it is read: nothing that a spreadsheet would take for a formula begins a cell.
            for separator in [b',', b';', b'\t'] {
                for cell in read(&table, separator).iter().flatten() {
                    let first = cell.trim_start_matches([' ', '"']).chars().next();
                    prop_assert!(!first.is_some_and(begins_a_formula), "{:?} read with {:?}", cell, separator as char);
                }
            }
        }
    }
}

//! docs/security.md claims nothing that is not tested, and no figure that was not measured.

use std::fs;
use std::path::{Path, PathBuf};

/// A row of the table of promises.
struct Row {
    promise: String,
    proofs: String,
    figures: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn document(name: &str) -> String {
    fs::read_to_string(root().join("docs").join(name)).unwrap()
}

/// The rows below `| promise | proof | figure | control |`.
fn rows(security: &str) -> Vec<Row> {
    let table = security.lines().skip_while(|line| !line.starts_with("| promise |")).skip(2);
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows = table.take_while(|line| line.starts_with('|')).map(cells);
    rows.map(|cells| match &cells[..] {
        [_, promise, proofs, figures, _, _] => {
            Row { promise: promise.clone(), proofs: proofs.clone(), figures: figures.clone() }
        }
        other => panic!("four columns: {other:?}"),
    })
    .collect()
}

/// What stands between backquotes.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// Proofs that are named and are not there.
fn missing_proofs(rows: &[Row]) -> Vec<String> {
    let mut missing = Vec::new();
    for row in rows {
        let mut source = String::new();
        let names = quoted(&row.proofs);
        if names.is_empty() {
            missing.push(row.promise.clone());
        }
        for name in names {
            if name.ends_with(".rs") {
                source = fs::read_to_string(root().join(name)).unwrap_or_default();
            } else if !source.contains(&format!("fn {name}(")) {
                missing.push(name.to_owned());
            }
        }
    }
    missing
}

/// Figures that are quoted and were not measured by the proofs beside them.
fn unmeasured(rows: &[Row], measured: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for row in rows.iter().filter(|row| !row.figures.is_empty()) {
        let proofs = quoted(&row.proofs);
        let of_row: Vec<&str> = measured
            .lines()
            .filter(|line| proofs.iter().any(|name| line.contains(&format!("| `{name}` |"))))
            .collect();
        for figure in row.figures.split("; ") {
            if !of_row.iter().any(|line| line.contains(figure)) {
                wrong.push(format!("{}: {figure}", row.promise));
            }
        }
    }
    wrong
}

#[test]
fn every_promise_names_its_proof() {
    let security = document("security.md");
    assert!(rows(&security).len() > 8, "control: the table is read");
    assert_eq!(missing_proofs(&rows(&security)), [""; 0]);
    let broken = security.replace("no_pin_opens_a_stolen_file", "no_pin_opens_a_lost_file");
    assert_eq!(missing_proofs(&rows(&broken)).len(), 1, "control: a name that no test has");
}

#[test]
fn every_figure_was_measured() {
    let (security, measured) = (document("security.md"), document("figures.md"));
    assert_eq!(unmeasured(&rows(&security), &measured), [""; 0]);
    let broken = security.replace("10,000 of 10,000", "10,001 of 10,001");
    assert_ne!(unmeasured(&rows(&broken), &measured), [""; 0], "control: a figure that nobody measured");
}

//! The figures as a table in Markdown, which docs/scanning.md quotes.

use std::fmt::Write;

use crate::asked::Asked;
use crate::tally::{Both, Figures, Set, koppel, zxing};

/// What was measured, and how.
pub fn head(asked: &Asked, version: &str) -> String {
    let budget = if asked.still {
        "the budget of stills"
    } else {
        "the budget of live frames for the webcam frames and that of stills for the rest"
    };
    format!(
        "Koppel (K) beside zxing-cpp {version} (Z), seed {}, {} webcam frames. Both see the same pixels one after the \
         other in one run; milliseconds are the thread's processor time of the decoding alone, the best of three. Koppel \
         has {budget}, without a deadline; zxing-cpp looks for QR codes only, with all else as it is by default.",
        asked.seed, asked.frames
    )
}

/// A row for each set, after the sets of one kind their sum, and the sum of all.
pub fn of(sets: &[Set]) -> String {
    let mut rows = String::from(
        "| set | pictures | found K | found Z | K median / p95 / max ms | Z median / p95 / max ms | median K ÷ Z | p95 K ÷ Z | false K | false Z |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for (number, set) in sets.iter().enumerate() {
        rows += &row(&set.name, &set.pictures);
        if let Some(kind) = set.part_of
            && sets.get(number + 1).is_none_or(|next| next.part_of != set.part_of)
        {
            let all = sets.iter().filter(|other| other.part_of == set.part_of);
            rows +=
                &row(&format!("**{kind}**"), &all.flat_map(|set| set.pictures.clone()).collect::<Vec<_>>());
        }
    }
    rows += &row("**all**", &sets.iter().flat_map(|set| set.pictures.clone()).collect::<Vec<_>>());
    rows.trim_end().to_owned()
}

fn row(name: &str, pictures: &[Both]) -> String {
    let (ours, theirs) = (Figures::of(pictures.iter(), koppel), Figures::of(pictures.iter(), zxing));
    let mut row = String::new();
    let _ = writeln!(
        row,
        "| {name} | {} | {} | {} | {} | {} | {:.2} | {:.2} | {} | {} |",
        pictures.len(),
        found(&ours),
        found(&theirs),
        times(&ours),
        times(&theirs),
        ours.median / theirs.median,
        ours.p95 / theirs.p95,
        ours.wrong,
        theirs.wrong,
    );
    row
}

fn found(figures: &Figures) -> String {
    match figures.of {
        0 => "–".into(),
        of => format!("{} of {of}, {:.1} %", figures.found, figures.rate()),
    }
}

fn times(figures: &Figures) -> String {
    format!("{:.2} / {:.1} / {:.1}", figures.median, figures.p95, figures.max)
}

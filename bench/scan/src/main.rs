//! Koppel's scan and zxing-cpp on the same pixels, in one run: `cargo xtask bench scan`.
#![forbid(unsafe_code)]
// A program for a terminal that stops at the first surprise.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used)]

mod asked;
mod goals;
mod look;
mod photographs;
mod sets;
mod table;
mod tally;
mod truth;
mod zxing;

use std::process::ExitCode;

use asked::Asked;
use look::Looker;
use zxing::Zxing;

fn main() -> ExitCode {
    let asked = match Asked::from(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    let zxing = Zxing::start(&asked.python);
    println!("{}\n", table::head(&asked, &zxing.version));
    let sets = sets::measured(&asked, &mut Looker::new(zxing));
    println!("{}\n", table::of(&sets));
    goals::compare(&sets)
}

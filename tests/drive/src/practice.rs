//! The practice site, a program of its own.

use std::path::Path;

use crate::child::Group;
use crate::place::Place;

/// The demo account, which the site's first page names.
pub const NAME: &str = "demo";
/// Its password, from the same page.
pub const PASSWORD: &str = "oefenen-mag";

/// Ends when it is dropped.
pub struct Practice {
    address: String,
    _program: Group,
}

impl Practice {
    /// Starts it on a free port, with its data in that place.
    pub fn start(place: &Place, program: &Path) -> Practice {
        Practice::start_with(place, program, &[])
    }

    /// The same with more arguments. Started again in that place it is where it was, and knows what it knew.
    pub fn start_with(place: &Place, program: &Path, arguments: &[&str]) -> Practice {
        let program = program.to_str().expect("a path in UTF-8");
        let mut command = place.tool(program);
        command.arg("--data").arg(place.folder().join("practice")).args(arguments).stderr(place.said());
        let (program, address) = Group::announced(&mut command);
        Practice { address, _program: program }
    }

    /// `http://127.0.0.1:PORT`
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The same without the scheme, as Koppel shows it.
    pub fn host(&self) -> &str {
        self.address.trim_start_matches("http://")
    }
}

//! The web view's half: its packages and its build, each only when something changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::command::{Outcome, npm, succeed};
use crate::folders;
use crate::steps::step;

/// Makes ui/dist hold what the sources say.
pub fn built() -> Outcome {
    packages()?;
    let sources = fingerprint(&[folders::ui().as_path(), folders::root().join("locales").as_path()])?;
    unless_done("ui-dist", sources, folders::ui().join("dist/index.html").exists(), || {
        step("Build the window (npm run build)", || succeed(&mut npm(&["run", "--silent", "build"])))
    })
}

/// Makes ui/node_modules hold what package-lock.json says. Nothing of them is run for that.
pub fn packages() -> Outcome {
    let lock = fingerprint(&[folders::ui().join("package-lock.json").as_path()])?;
    unless_done("ui-packages", lock, folders::ui().join("node_modules").exists(), || {
        step("Fetch the window's packages (npm ci)", || {
            succeed(&mut npm(&["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
        })
    })
}

/// Does the work unless it was done for the same fingerprint and its product is still there.
fn unless_done(name: &str, fingerprint: u64, product: bool, work: impl FnOnce() -> Outcome) -> Outcome {
    let stamp = folders::target().join("xtask").join(name);
    let wanted = format!("{fingerprint:016x}");
    if product && fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    work()?;
    let kept = stamp.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&stamp, wanted));
    kept.map_err(|error| format!("{}: {error}", stamp.display()))
}

/// One figure for the names and contents of these files and folders.
fn fingerprint(paths: &[&Path]) -> Outcome<u64> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(path, &mut hasher).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(hasher.finish())
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    if !path.is_dir() {
        path.hash(hasher);
        fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if !["node_modules", "dist"].iter().any(|product| entry.file_name() == *product) {
            add(&entry.path(), hasher)?;
        }
    }
    Ok(())
}

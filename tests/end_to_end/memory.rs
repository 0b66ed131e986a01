//! What of a profile stands in the memory of the app: something while it is open, nothing once it is locked.
//! A backup code that is kept is among it.

use std::fs;
use std::path::{Path, PathBuf};

use koppel_drive::app::App;
use koppel_drive::memory::hits;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::processes::{descendant, tree};
use koppel_drive::totp;

use super::backup_codes::{keep_here, to_page};
use super::{UNIVERSITY, koppel, python};

/// So long that it is nowhere by chance.
const PIN: &str = "730518264917";

const CODE: &str = "qzk7w-mv3tr-x9pdc";

/// A secret by name.
type Named = (String, Vec<u8>);

/// The one file with that ending in the folder.
fn only(folder: &Path, ending: &str) -> PathBuf {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut fitting = entries.filter(|path| path.extension().is_some_and(|end| end == ending));
    let file = fitting.next().unwrap();
    assert!(fitting.next().is_none(), "one profile, one file");
    file
}

/// Each key of the hierarchy, as the reader in another language finds them; none, saying so, where it cannot run.
fn keys(place: &Place) -> Option<Vec<Named>> {
    let python = python::find()?;
    let (file, record) = (only(&place.vault().join("profiles"), "koppel"), only(&place.keys(), "key"));
    Some(python::keys(&python::read(python, &file, &record, 0, PIN)))
}

/// Those that stand in the memory of that process, and how often.
fn found(process: u32, secrets: &[Named]) -> Vec<(&str, usize)> {
    let wanted: Vec<&[u8]> = secrets.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    let counts = hits(process, &wanted).expect("a process of this user's");
    secrets.iter().map(|(name, _)| name.as_str()).zip(counts).filter(|(_, count)| *count > 0).collect()
}

#[tokio::test]
async fn once_locked_no_seed_and_no_key_is_in_the_app_s_memory() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.listed_code(&UNIVERSITY).await;
    to_page(&app).await;
    app.press("backup-codes-note").await;
    keep_here(&app, CODE).await;
    app.press("backup-codes-save").await;
    app.read("backup-codes-history").await;
    let Some(mut secrets) = keys(&place) else { return };
    secrets.push(("a backup code".to_owned(), CODE.as_bytes().to_vec()));
    secrets.push(("the seed".to_owned(), UNIVERSITY.secret.to_vec()));
    secrets.push(("the seed in base32".to_owned(), totp::base32(UNIVERSITY.secret).into_bytes()));
    drop(app);

    let app = App::start(&place, koppel()).await;
    app.unlock(PIN).await;
    app.listed_code(&UNIVERSITY).await;
    locked(&app, &secrets).await;
}

/// Locks the app, which is open, and looks before and after.
async fn locked(app: &App, secrets: &[Named]) {
    let process = descendant(app.driver(), koppel()).expect("the driver started the app");
    let open = found(process, secrets);
    for control in ["the seed", "the profile key", "a backup code"] {
        assert!(open.iter().any(|(name, _)| *name == control), "control: {control} is not found: {open:?}");
    }
    app.press("lock-now").await;
    app.read("state-locked").await;
    // Not the PIN: it was typed into the web view, whose half in this process wipes no buffer.
    assert_eq!(found(process, secrets), []);
    // Those are guests: they never get to know the rest.
    for guest in tree(process).into_iter().skip(1) {
        assert_eq!(found(guest, secrets), [], "in a process of the web view");
    }
    for id in tree(process) {
        leaves_no_memory_in_a_crash(id);
    }
}

/// It writes no core dump, and one that is piped to another program would have no memory in it.
fn leaves_no_memory_in_a_crash(process: u32) {
    let told =
        |name: &str| fs::read_to_string(format!("/proc/{process}/{name}")).expect("a process of this user's");
    let limits = told("limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("its limit");
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    assert_eq!(told("coredump_filter").trim(), "00000000");
}

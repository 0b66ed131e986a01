//! ui/src/ipc/types/ is made from dto.rs. `KOPPEL_WRITE_TYPES=1 cargo test -p koppel types` makes it anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ts_rs::{Config, TS};

use crate::dto;

const TYPES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/ipc/types");

fn write(folder: &Path) {
    let config = Config::new().with_out_dir(folder);
    dto::AppState::export_all(&config).unwrap();
    dto::Codes::export_all(&config).unwrap();
    dto::Found::export_all(&config).unwrap();
    dto::Look::export_all(&config).unwrap();
    dto::Invited::export_all(&config).unwrap();
    dto::LoginStep::export_all(&config).unwrap();
    dto::TypedKey::export_all(&config).unwrap();
    dto::Target::export_all(&config).unwrap();
    dto::Paired::export_all(&config).unwrap();
    dto::PinAdvice::export_all(&config).unwrap();
    dto::Camera::export_all(&config).unwrap();
    dto::CameraEvent::export_all(&config).unwrap();
    dto::BackupCodes::export_all(&config).unwrap();
    dto::CodesSource::export_all(&config).unwrap();
    dto::EnteredCodes::export_all(&config).unwrap();
    dto::NewCodes::export_all(&config).unwrap();
    dto::WhichCode::export_all(&config).unwrap();
    dto::OwnPassphrase::export_all(&config).unwrap();
    dto::SavedBackup::export_all(&config).unwrap();
    dto::BackupContents::export_all(&config).unwrap();
    dto::Board::export_all(&config).unwrap();
    dto::Snooze::export_all(&config).unwrap();
    dto::SheetCodes::export_all(&config).unwrap();
    dto::Restored::export_all(&config).unwrap();
    dto::Recovered::export_all(&config).unwrap();
    dto::Guide::export_all(&config).unwrap();
    dto::ComeBack::export_all(&config).unwrap();
    dto::Policy::export_all(&config).unwrap();
    dto::Updates::export_all(&config).unwrap();
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap().replace("\r\n", "\n"))
        })
        .collect()
}

#[test]
fn the_windows_types_are_those_of_the_shell() {
    if std::env::var_os("KOPPEL_WRITE_TYPES").is_some() {
        fs::remove_dir_all(TYPES).unwrap();
        write(Path::new(TYPES));
    }
    let made = tempfile::tempdir().unwrap();
    write(made.path());
    let (made, kept) = (files(made.path()), files(Path::new(TYPES)));
    assert!(made.len() > 20, "{made:?}");
    for (name, text) in &made {
        assert_eq!(kept.get(name), Some(text), "ui/src/ipc/types/{name} is not what dto.rs says");
    }
    assert_eq!(made.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>());
}

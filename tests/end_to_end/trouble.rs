//! What goes wrong outside the app: each a sentence, and nothing lost or half written.

use std::fs;
use std::process::Command;
use std::time::Duration;

use koppel_drive::app::App;
use koppel_drive::child::Group;
use koppel_drive::pairing::image_of;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::screen::Eye;

use super::{PIN, UNIVERSITY, koppel};

#[tokio::test]
async fn an_image_that_is_no_account_is_named_and_the_next_one_works() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, "https://example.org/menu")).await;
    app.read("other-web-link").await;
    app.scan_image(&image_of(&place, "otpauth://totp/A:b?secret=NOT!BASE32&issuer=A")).await;
    app.miss(&app.say("other-web-link", &[])).await;

    let damaged = place.folder().join("damaged.png");
    let mut bytes = fs::read(image_of(&place, &UNIVERSITY.link())).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(&damaged, bytes).unwrap();
    app.scan_image(&damaged).await;
    app.until("an alert about the image", async |app| {
        let text = app.text().await;
        text.to_lowercase().contains("afbeelding").then_some(())
    })
    .await;

    app.scan_image(&image_of(&place, &UNIVERSITY.link())).await;
    app.see(UNIVERSITY.account).await;
}

#[tokio::test]
async fn a_second_start_ends_at_once_and_leaves_the_first_alone() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.read("welcome-pair").await;
    let mut second = Group::start(&mut place.command(koppel()));
    let status = second.ended_within(Duration::from_secs(10)).expect("the second instance stays");
    assert!(status.success(), "{status}");
    app.read("welcome-pair").await;
    assert_eq!(Eye::open(place.display()).windows().len(), 1, "one window, the first one's");
}

#[tokio::test]
async fn a_full_disk_is_said_and_nothing_is_half_written() {
    let place = Place::new(Keystore::File);
    let _small = SmallDisk::mounted(&place);
    let Some(_small) = _small else {
        eprintln!("skipped: this user may not mount a small disk");
        return;
    };
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, &UNIVERSITY.link())).await;
    app.into_new_profile("Lotte").await;
    fill(&place.vault().join("ballast"));
    app.choose_pin(PIN).await;
    app.read("error-disk-full").await;
    assert_eq!(fs::read_dir(place.keys()).unwrap().count(), 0, "a key without a profile");

    fs::remove_file(place.vault().join("ballast")).unwrap();
    app.press("pair-next-confirm").await;
    let code = app.code_to_confirm().await;
    assert!(UNIVERSITY.takes(&code));
}

#[tokio::test]
async fn a_read_only_folder_is_said() {
    let place = Place::new(Keystore::File);
    let Some(small) = SmallDisk::mounted(&place) else {
        eprintln!("skipped: this user may not mount a disk");
        return;
    };
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, &UNIVERSITY.link())).await;
    app.into_new_profile("Lotte").await;
    small.read_only();
    app.choose_pin(PIN).await;
    app.read("error-folder-read-only").await;
    assert_eq!(fs::read_dir(place.keys()).unwrap().count(), 0, "a key without a profile");
}

/// A disk of a quarter of a megabyte under the app's folder; root alone is above a folder's rights, but not
/// above a disk's.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn mounted(place: &Place) -> Option<SmallDisk> {
        let folder = place.vault();
        fs::create_dir_all(&folder).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=256k", "koppel-test"]).arg(&folder);
        mount.status().is_ok_and(|status| status.success()).then_some(SmallDisk(folder))
    }

    fn read_only(&self) {
        let mut mount = Command::new("mount");
        let status = mount.args(["-o", "remount,ro"]).arg(&self.0).status().unwrap();
        assert!(status.success(), "{status}");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

fn fill(file: &std::path::Path) {
    let _ = fs::write(file, vec![0; 1 << 20]);
}

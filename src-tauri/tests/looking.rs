//! A look at pictures: which code is where, and what the window may have of them.

use koppel_drive::qr;
use koppel_platform::image_file;
use serde_json::json;
use tauri::ipc::InvokeBody;
use tauri::webview::{PermissionKind, PermissionResponse};

use super::app::{TestApp, ask, ask_with};
use crate::look::Look;
use crate::window::permit;

fn link(issuer: &str) -> String {
    format!("otpauth://totp/{issuer}:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer={issuer}")
}

#[test]
fn pictures_are_there_while_there_is_something_to_choose() {
    let app = TestApp::start();
    let scan = |bytes: Vec<u8>| ask(&app.window(), "scan_image", InvokeBody::Raw(bytes)).unwrap();
    let refused = |n: u32| app.refused("scan_picture", json!({ "picture": n }));
    let two = || qr::png_of_two(&link("Links"), &link("Rechts"), 5);

    let look = scan(two());
    assert_eq!((look["found"].as_array().unwrap().len(), look["pictures"].as_array().unwrap().len()), (2, 1));
    app.get("scan_picture", json!({ "picture": 0 }));
    assert_eq!(refused(1), "pairing-gone");

    // One code, twice the same, one beside a web page: nothing to choose, so nothing crosses.
    for one in [
        qr::png(&link("Links"), 5),
        qr::png_of_two(&link("Links"), &link("Links"), 5),
        qr::png_of_two(&link("Links"), "https://example.org", 5),
    ] {
        scan(two());
        scan(one);
        assert_eq!(refused(0), "pairing-gone");
    }
    scan(two());
    app.get("scan_forget", json!({}));
    assert_eq!(refused(0), "pairing-gone");
    scan(two());
    app.shell().lock_all();
    assert_eq!(refused(0), "pairing-gone");
}

/// As two monitors.
#[test]
fn each_code_is_in_the_picture_that_it_was_found_in() {
    let app = TestApp::start();
    let image = |png: Vec<u8>| image_file::luma_of(&png).ok().unwrap();
    let screens = [
        image(qr::png_of_two("https://example.org", &link("Links"), 5)),
        image(qr::png("geen koppelcode", 3)),
        image(qr::png(&link("Rechts"), 8)),
    ];
    let sizes = screens.each_ref().map(|screen| (screen.width() as u32, screen.height() as u32));
    let look = Look::at(&app.shell(), screens).tell(&app.shell());
    assert_eq!(
        look.pictures.iter().map(|picture| (picture.width, picture.height)).collect::<Vec<_>>(),
        sizes
    );
    let mut places: Vec<_> = look
        .found
        .iter()
        .map(|found| (found.picture, serde_json::to_value(&found.what).unwrap()["kind"].to_string()))
        .collect();
    places.sort();
    let said = [(0, "\"account\""), (0, "\"other\""), (1, "\"other\""), (2, "\"account\"")];
    assert_eq!(places, said.map(|(picture, kind)| (picture, kind.to_owned())));
    let inside = |(x, y): &(f32, f32)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y);
    assert!(look.found.iter().all(|found| found.outline.len() == 4 && found.outline.iter().all(inside)));
    for picture in 0..3 {
        app.get("scan_picture", json!({ "picture": picture }));
    }
}

#[test]
fn a_link_that_was_clicked_on_waits_until_it_is_looked_at() {
    let app = TestApp::start();
    let waits = || app.get("state", json!({}))["linkWaits"] == json!(true);
    assert!(!waits() && app.get("take_link", json!({})).is_null());
    app.shell().hand_over(link("Eerst").into());
    app.shell().hand_over(link("Daarna").into());
    // What forgets the codes that were seen does not forget one that was not.
    app.get("scan_forget", json!({}));
    assert!(waits());
    assert_eq!(app.get("take_link", json!({}))["what"]["account"]["issuer"], "Daarna");
    assert!(!waits() && app.get("take_link", json!({})).is_null());
}

#[test]
fn a_frame_of_the_pages_own_camera_is_looked_at_while_it_has_one() {
    let app = TestApp::start();
    let image = image_file::luma_of(&qr::png(&link("Eigen"), 6)).ok().unwrap();
    let scan = |width: &str, height: &str, pixels: &[u8]| {
        let size = [("width", width), ("height", height)];
        ask_with(&app.window(), "scan_frame", InvokeBody::Raw(pixels.to_vec()), &size)
    };
    let (width, height) = (image.width().to_string(), image.height().to_string());
    let good = || scan(&width, &height, image.pixels());

    assert_eq!(good(), Ok(json!([])), "nobody lent the page a camera");
    app.get("camera_in_page", json!({}));
    let found = good().unwrap();
    assert_eq!(found[0]["what"]["account"]["issuer"], "Eigen");
    assert!(found[0]["outline"].as_array().is_some_and(|corners| corners.len() == 4));

    let most = usize::MAX.to_string();
    for (width, height, pixels) in [
        ("0", "0", &[][..]),
        (&width, "0", image.pixels()),
        (&width, &height, &image.pixels()[1..]),
        (&most, &most, image.pixels()),
        (&most, "2", image.pixels()),
        ("-1", &height, image.pixels()),
        ("6e2", &height, image.pixels()),
        ("", "", image.pixels()),
    ] {
        let refused = scan(width, height, pixels).unwrap_err();
        assert_eq!(refused["code"], "unexpected", "{width} × {height}");
    }
    assert!(ask(&app.window(), "scan_frame", InvokeBody::Raw(image.pixels().to_vec())).is_err());

    app.get("camera_stop", json!({}));
    assert_eq!(good(), Ok(json!([])), "it was taken back");
}

#[test]
fn the_page_may_have_a_camera_while_it_is_lent_one_and_nothing_else() {
    let app = TestApp::start();
    let shell = app.shell();
    let allows = |kind| permit(&shell, kind) == PermissionResponse::Allow;
    assert!(!allows(PermissionKind::Camera));
    app.get("camera_in_page", json!({}));
    assert!(allows(PermissionKind::Camera));
    for kind in [
        PermissionKind::Microphone,
        PermissionKind::DisplayCapture,
        PermissionKind::Geolocation,
        PermissionKind::Notifications,
        PermissionKind::ClipboardRead,
    ] {
        assert_eq!(permit(&shell, kind), PermissionResponse::Deny, "{kind:?}");
    }
    app.get("camera_stop", json!({}));
    assert!(!allows(PermissionKind::Camera));
}

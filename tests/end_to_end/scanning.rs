//! Ways to a code beside the camera: the screen with several codes on it, and what was copied.

use koppel_drive::app::App;
use koppel_drive::copied::Copied;
use koppel_drive::pairing::image_of;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::poster::Poster;
use koppel_drive::qr;
use serde_json::json;

use super::{PORTAL, UNIVERSITY, koppel};

/// As WebDriver writes it: Control is held until the keys end.
const CTRL_V: &str = "\u{e009}v";

async fn at_scanner(place: &Place) -> App {
    let app = App::start(place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app
}

#[tokio::test]
async fn one_of_two_codes_on_the_screen_is_chosen_in_its_picture() {
    let place = Place::new(Keystore::File);
    let app = at_scanner(&place).await;
    let codes = qr::two(&UNIVERSITY.link(), &PORTAL.link(), 5);
    let _poster = Poster::show(place.display(), &codes, 700, 400);
    app.scan_screen().await;
    app.read("pair-choose-heading").await;
    app.see(UNIVERSITY.account).await;
    app.see(PORTAL.account).await;

    // The picture is there, and neither code can be read in it: it is light where they were.
    const SEEN: &str = r#"
        const canvas = document.querySelector("figure canvas");
        const marks = [...document.querySelectorAll("figure g polygon:first-child")];
        if (!canvas || canvas.width < 100 || marks.length !== 2) return null;
        const pen = canvas.getContext("2d");
        const view = canvas.closest("div").querySelector("svg").viewBox.baseVal;
        return marks.map(mark => {
            const box = mark.getBBox();
            const [x, y] = [box.x * canvas.width / view.width, box.y * canvas.height / view.height];
            const [w, h] = [box.width * canvas.width / view.width, box.height * canvas.height / view.height];
            const pixels = pen.getImageData(x, y, w, h).data;
            let darkest = 255;
            for (let n = 0; n < pixels.length; n += 4) darkest = Math.min(darkest, pixels[n]);
            return [Math.round(box.x / view.width * 1000), darkest];
        });
    "#;
    let marks = app
        .until("a picture of the screen", async |app| app.ask(SEEN, vec![]).await.as_array().cloned())
        .await;
    for mark in &marks {
        assert!(mark[1].as_u64().unwrap() > 190, "a dark module crossed: {marks:?}");
    }
    // The code further to the right is the portal's.
    let right = if marks[0][0].as_u64() > marks[1][0].as_u64() { 0 } else { 1 };
    const CLICK: &str = r#"
        document.querySelectorAll("figure g")[arguments[0]].dispatchEvent(new MouseEvent("click", { bubbles: true }));
    "#;
    app.ask(CLICK, vec![json!(right)]).await;
    app.press("pair-next-who").await;
    app.read("pair-who-nothing-saved").await;
    app.see(PORTAL.account).await;
    app.miss(UNIVERSITY.account).await;
}

#[tokio::test]
async fn a_copied_image_is_pasted() {
    let place = Place::new(Keystore::File);
    let app = at_scanner(&place).await;
    let _copied = Copied::new(place.display(), "image/png", qr::png(&UNIVERSITY.link(), 5));
    app.keys(CTRL_V).await;
    app.read("pair-who-nothing-saved").await;
    app.see(UNIVERSITY.account).await;
}

/// As a file manager copies it.
#[tokio::test]
async fn a_copied_file_is_pasted() {
    let place = Place::new(Keystore::File);
    let app = at_scanner(&place).await;
    let list = |path: &std::path::Path| format!("file://{}\r\n", path.display()).into_bytes();
    let document = place.vault().with_file_name("letter.pdf");
    std::fs::write(&document, "%PDF-1.7\n").unwrap();
    let copied = Copied::new(place.display(), "text/uri-list", list(&document));
    app.keys(CTRL_V).await;
    app.see("PDF").await;
    drop(copied);
    let _copied = Copied::new(place.display(), "text/uri-list", list(&image_of(&place, &PORTAL.link())));
    app.keys(CTRL_V).await;
    app.read("pair-who-nothing-saved").await;
    app.see(PORTAL.account).await;
}

#[tokio::test]
async fn nothing_that_can_be_pasted_is_said() {
    let place = Place::new(Keystore::File);
    let app = at_scanner(&place).await;
    let _copied = Copied::new(place.display(), "application/x-nothing", vec![1, 2, 3]);
    app.keys(CTRL_V).await;
    app.read("error-paste-nothing").await;
}

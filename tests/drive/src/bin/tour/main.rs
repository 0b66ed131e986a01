//! `tour KOPPEL FOLDER [DOCS]`: the first pairing in the real app on a display in memory, with a picture of
//! each screen in FOLDER and those of the README in DOCS; then through the practice site. Fails when the code on the screen is not the one
//! that the service expects.
#![forbid(unsafe_code)]
// A program for a terminal that stops at the first surprise.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used)]

#[cfg(target_os = "linux")]
mod practice;

#[cfg(target_os = "linux")]
fn main() {
    use std::path::PathBuf;

    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(koppel), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("tour KOPPEL FOLDER [DOCS]");
        std::process::exit(2);
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let album = linux::Album::new(folder, arguments.next());
    runtime.block_on(async {
        linux::tour(&koppel, &album).await;
        practice::tour(&koppel, &album).await;
    });
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("The tour drives WebKit's web view on Linux.");
    std::process::exit(2);
}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::Cell;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use image::codecs::png::{CompressionType, FilterType, PngEncoder};
    use koppel_drive::app::App;
    use koppel_drive::hands::Hands;
    use koppel_drive::pairing::{Service, image_of};
    use koppel_drive::place::{Keystore, Place};
    use koppel_drive::totp;
    use koppel_words::Language;

    const UNIVERSITY: Service = Service {
        issuer: "Universiteit Noordzee",
        account: "lotte.vermeulen@noordzee.example",
        secret: b"\x8e\x11\x5b\xd4\x92\x03\x7f\xa6\x3c\xe8\x54\x29\xbb\x70\x1d\xc7\x46\xf3\x0a\x95",
    };
    const PORTAL: Service = Service {
        issuer: "Portaal Zorggroep De Linde",
        account: "lvermeulen",
        secret: b"\x21\xd7\x6a\x44\xf0\x1b\x83\x9e\x5c\x02\xe5\x77\x38\xca\x90\x6f",
    };
    const ARCHIVE: Service = Service {
        issuer: "Webarchief",
        account: "lotte@archief.example",
        secret: b"\xc4\x08\x7d\x31\xee\x9a\x56\x12\x6b\xd0\x45\x88\x0f\x73\xb9\x2c",
    };
    /// What the app proposes for that account.
    const PROFILE: &str = "Lotte Vermeulen";
    pub const PIN: &str = "7294";
    const WRONG: &str = "5816";
    pub const WIDE: (u32, u32) = (1000, 700);
    const NARROW: (u32, u32) = (390, 760);

    /// Pictures in the order in which they were taken.
    pub struct Album {
        folder: PathBuf,
        docs: Option<PathBuf>,
        taken: Cell<u32>,
    }

    impl Album {
        /// An empty one; pictures of an earlier tour are removed.
        pub fn new(folder: PathBuf, docs: Option<PathBuf>) -> Album {
            let _ = fs::remove_dir_all(&folder);
            for folder in std::iter::once(&folder).chain(&docs) {
                fs::create_dir_all(folder).expect("a folder for pictures");
            }
            Album { folder, docs, taken: Cell::new(0) }
        }

        /// Takes one of what is on the screen.
        pub async fn take(&self, app: &App, name: &str) {
            // Movements end, at most 360 ms (look: 220 ms change, 360 ms halves that meet).
            tokio::time::sleep(Duration::from_millis(450)).await;
            self.taken.set(self.taken.get() + 1);
            let file = self.folder.join(format!("{:02}-{name}.png", self.taken.get()));
            fs::write(&file, app.picture().await).expect("a new file");
            println!("  {}", file.display());
        }

        /// Takes one that the README shows, too.
        async fn take_for_docs(&self, app: &App, name: &str) {
            self.take(app, name).await;
            if let Some(docs) = &self.docs {
                let picture = image::load_from_memory(&app.picture().await).expect("a picture").to_rgb8();
                let file = fs::File::create(docs.join(format!("{name}.png"))).expect("a new file");
                let small = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
                picture.write_with_encoder(small).expect("a picture on the disk");
            }
        }
    }

    /// Where it is taken. Drawn without shared buffers, a page at rest never answers the driver's wish for a picture
    /// (WebKitGTK 2.50): it waits for a next frame that does not come.
    pub fn place() -> Place {
        Place::new(Keystore::SecretService).set("WEBKIT_DISABLE_DMABUF_RENDERER", "0")
    }

    /// All of it.
    pub async fn tour(koppel: &Path, album: &Album) {
        let place = place();
        let mut app = App::start(&place, koppel).await;
        app.resize(WIDE.0, WIDE.1).await;
        first_pairing(&app, &place, album).await;
        daily_use(&app, &place, album).await;
        let words = backed_up(&app, &place, album).await;
        other_looks(&mut app, album).await;
        blocked(&app, album).await;
        restored(&app, &place, &words, album).await;
    }

    async fn first_pairing(app: &App, place: &Place, album: &Album) {
        app.read("welcome-pair").await;
        album.take(app, "welcome").await;
        app.press("welcome-pair").await;
        app.read("pair-show-heading").await;
        album.take(app, "show").await;
        app.press("pair-next-scan").await;
        app.read("pair-way-image").await;
        album.take_for_docs(app, "scan").await;
        app.scan_image(&image_of(place, "https://example.org/menu")).await;
        app.read("other-web-link").await;
        album.take(app, "not-an-account").await;
        app.scan_image(&image_of(place, &UNIVERSITY.link())).await;
        app.read("pair-who-new").await;
        album.take(app, "who").await;
        app.press("pair-next-pin").await;
        app.fill("pair-pin-label", "1234").await;
        app.read("error-pin-running").await;
        album.take(app, "pin-refused").await;
        app.fill("pair-pin-label", PIN).await;
        app.fill("pair-pin-again", PIN).await;
        album.take_for_docs(app, "pin").await;
        app.press("pair-next-confirm").await;
        let code = app.code_to_confirm().await;
        album.take(app, "confirm").await;
        let expected = totp::totp(UNIVERSITY.secret, totp::now());
        assert!(UNIVERSITY.takes(&code), "the app shows {code}, the service expects {expected}");
        fs::write(album.folder.join("code.txt"), format!("{code}\n")).expect("a new file");
        println!("  the code on the screen is {code}; the service, by its own reckoning, takes it");
        app.confirm().await;
        app.read("pair-backup-heading").await;
        album.take(app, "backup").await;
        app.no_backup_code().await;
        app.listed_code(&UNIVERSITY).await;
    }

    async fn daily_use(app: &App, place: &Place, album: &Album) {
        for service in [&PORTAL, &ARCHIVE] {
            app.press("account-pair").await;
            app.to_scanner().await;
            app.scan_image(&image_of(place, &service.link())).await;
            app.read("pair-who-existing").await;
            app.press("pair-next-pin").await;
            app.fill("pair-pin-label", PIN).await;
            app.press("pair-next-confirm").await;
            app.confirm().await;
            app.read("pair-backup-heading").await;
            app.choose("backup-codes-place-paper").await;
            app.choose("backup-codes-saved").await;
            app.press("pair-done").await;
            app.listed_code(service).await;
        }
        app.fill("codes-search", "portaal").await;
        album.take(app, "search").await;
        app.fill("codes-search", "").await;
        app.press("settings").await;
        app.read("settings-version").await;
        album.take(app, "settings").await;
        app.press_words(PROFILE).await;
    }

    /// Makes a backup: its words.
    async fn backed_up(app: &App, place: &Place, album: &Album) -> String {
        app.press("health-make").await;
        app.read("backup-now-why").await;
        album.take(app, "backups-none").await;
        app.press("backup-now-do").await;
        app.read("backup-how").await;
        album.take(app, "backup-how").await;
        app.choose("backup-how-own").await;
        app.fill("backup-own", "lotte1987").await;
        app.see("wachtzin is te raden").await;
        album.take(app, "backup-own-refused").await;
        app.choose("backup-how-words").await;
        let hands = Hands::before_a_dialog(place.display());
        app.press("backup-place").await;
        hands.choose(&place.folder().join("lotte"));
        app.read("backup-words-heading").await;
        album.take_for_docs(app, "words").await;
        const WORDS: &str =
            "return [...document.querySelectorAll('ol li')].map(word => word.textContent.trim()).join(' ')";
        let words = app.ask(WORDS, vec![]).await.as_str().expect("six words").to_owned();
        app.choose("backup-words-written").await;
        app.press("backup-done").await;
        app.read("health-current").await;
        album.take(app, "backups").await;
        app.press("recovery-close").await;
        app.read("health-current").await;
        young_codes().await;
        album.take_for_docs(app, "codes").await;
        app.press("lock-now").await;
        app.read("unlock").await;
        album.take(app, "unlock").await;
        words
    }

    async fn other_looks(app: &mut App, album: &Album) {
        app.unlock(PIN).await;
        app.listed_code(&UNIVERSITY).await;
        app.resize(NARROW.0, NARROW.1).await;
        album.take(app, "narrow").await;
        app.resize(WIDE.0, WIDE.1).await;
        app.press("settings").await;
        app.choose("theme-dark").await;
        app.choose("language-en").await;
        app.read_in(Language::En);
        app.read("settings-version").await;
        album.take(app, "dark-settings").await;
        app.press_words(PROFILE).await;
        app.listed_code(&UNIVERSITY).await;
        young_codes().await;
        album.take_for_docs(app, "dark").await;
        app.press("account-pair").await;
        app.read("pair-show-heading").await;
        album.take(app, "dark-show").await;
        app.press("pair-cancel").await;
        for (width, height, size) in [(WIDE.0, WIDE.1, "wide"), (NARROW.0, NARROW.1, "narrow")] {
            app.press("health-show").await;
            app.read("backup-now-why").await;
            app.resize(width, height).await;
            album.take(app, &format!("dark-backups-{size}")).await;
            app.press("recovery-close").await;
        }
        app.resize(WIDE.0, WIDE.1).await;
        app.press_words(&app.say("profile-menu", &[("name", PROFILE)])).await;
        app.press("profile-pin").await;
        app.fill("pin-change-new", "1234").await;
        app.read("error-pin-running").await;
        album.take(app, "dark-pin-change").await;
        app.press("recovery-close").await;
        app.press("lock-now").await;
        app.read("unlock").await;
        app.resize(NARROW.0, NARROW.1).await;
        album.take(app, "dark-narrow-unlock").await;
        app.resize(WIDE.0, WIDE.1).await;
    }

    /// Waits for codes that have most of their time before them: in a picture they look calm.
    async fn young_codes() {
        let old = totp::now() % 30;
        if !(2..15).contains(&old) {
            tokio::time::sleep(Duration::from_secs((32 - old) % 30)).await;
        }
    }

    async fn blocked(app: &App, album: &Album) {
        app.unlock(WRONG).await;
        app.miss(&app.say("unlock-busy", &[])).await;
        album.take(app, "wrong-pin").await;
        app.unlock(WRONG).await;
        app.read("unlock-last-why").await;
        album.take(app, "last-try").await;
        app.unlock(WRONG).await;
        app.see(&app.say("blocked-title", &[("name", PROFILE)])).await;
        album.take_for_docs(app, "blocked").await;
    }

    async fn restored(app: &App, place: &Place, words: &str, album: &Album) {
        app.press("restore-offer-do").await;
        app.read("restore-needs").await;
        album.take(app, "restore-file").await;
        let hands = Hands::before_a_dialog(place.display());
        app.press("restore-file-do").await;
        hands.choose(&place.folder().join("lotte.age"));
        app.fill("restore-words-label", words).await;
        album.take(app, "restore-words").await;
        app.press("restore-words-do").await;
        app.read("restore-who").await;
        album.take(app, "restore-who").await;
        app.press("restore-who-next").await;
        app.fill("pair-pin-label", PIN).await;
        app.fill("pair-pin-again", PIN).await;
        album.take(app, "restore-pin").await;
        app.press("restore-pin-do").await;
        let code = app.listed_code(&UNIVERSITY).await;
        assert!(UNIVERSITY.takes(&code), "the restored profile shows {code}");
        album.take(app, "restored").await;
    }
}

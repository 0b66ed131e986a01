//! Links that the system hands over because somebody clicked on them: an argument of a start, on macOS an event.
//!
//! Not by tauri-plugin-deep-link, which keeps them, and sends them to the window as they are, secret and all. Its part of
//! tauri.conf.json is what the packages register the schemes by.

use std::sync::Arc;

use tauri::{AppHandle, Manager, Runtime};
use zeroize::Zeroizing;

use crate::state::Shell;
use crate::window;

/// What is registered with the system; tauri.conf.json has the same.
pub const SCHEMES: [&str; 6] =
    ["otpauth", "otpauth-migration", "tiqrenroll", "tiqrauth", "eduidenroll", "eduidauth"];

/// The link among what a program was started with, itself left out: systems hand over one, and nothing beside it.
pub fn link_of(arguments: impl IntoIterator<Item = String>) -> Option<Zeroizing<String>> {
    let mut arguments = arguments.into_iter().map(Zeroizing::new);
    let link = arguments.next()?;
    let (scheme, _) = link.split_once(':')?;
    let is_ours = SCHEMES.iter().any(|ours| ours.eq_ignore_ascii_case(scheme));
    (is_ours && arguments.next().is_none()).then_some(link)
}

/// The window takes it as soon as the person is done with what is under way.
pub fn take_in<R: Runtime>(app: &AppHandle<R>, link: Option<Zeroizing<String>>) {
    if let Some(link) = link {
        app.state::<Arc<Shell>>().hand_over(link);
    }
    window::bring_up(app);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(arguments: &[&str]) -> Option<String> {
        link_of(arguments.iter().map(ToString::to_string)).map(|link| link.to_string())
    }

    #[test]
    fn one_link_of_ours_and_nothing_beside_it() {
        for ours in ["otpauth://totp/a?secret=b", "TIQRAUTH://a/b/c/d/2", "eduidenroll://https://a.example/b"]
        {
            assert_eq!(link(&[ours]).as_deref(), Some(ours));
        }
        for other in [
            &[][..],
            &[""],
            &["--version"],
            &["otpauth"],
            &["https://example.org"],
            &["file:///otpauth://a"],
            &["otpauth://a", "otpauth://b"],
            &["--url", "otpauth://a"],
        ] {
            assert_eq!(link(other), None, "{other:?}");
        }
    }

    #[test]
    fn packages_register_the_same_and_pass_the_link_on() {
        let config: serde_json::Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
        assert_eq!(config["plugins"]["deep-link"]["desktop"]["schemes"], serde_json::json!(SCHEMES));
        for package in ["deb", "rpm"] {
            assert_eq!(config["bundle"]["linux"][package]["desktopTemplate"], "src-tauri/koppel.desktop");
        }
        // A desktop hands over a link only where it is told to.
        assert!(include_str!("koppel.desktop").lines().any(|line| line == "Exec={{exec}} %u"));
    }
}

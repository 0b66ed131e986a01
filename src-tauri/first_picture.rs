//! What the window shows before its page can say anything: the ground of the screen that comes, in its colours.

use crate::dto::Theme;

const SCRIPT: &str = include_str!("first_picture.js");

/// Which screen comes first.
#[derive(Clone, Copy)]
pub enum Ground {
    /// There is no profile yet.
    Welcome,
    /// The list of profiles, and one of them.
    Profiles,
}

/// For the page, before anything of it is read. No value in it comes from outside.
pub fn script(ground: Ground, theme: Theme) -> String {
    let ground = match ground {
        Ground::Welcome => "welcome",
        Ground::Profiles => "profiles",
    };
    let theme = match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    format!("(\n{SCRIPT})(\"{ground}\", \"{theme}\");")
}

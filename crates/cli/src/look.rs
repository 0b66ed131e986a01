//! Codes out of image files and off the screen.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, Instant};

use koppel_core::payload;
use koppel_platform::image_file;
use koppel_platform::screen;
use koppel_scan::{Budget, Found, LumaImage, find};
use zeroize::Zeroizing;

use crate::output::one_line;
use crate::trouble::{CliError, Trouble};

/// One picture is looked at for so long at most; a real one takes well under a second.
const PATIENCE: Duration = Duration::from_secs(20);

/// What one code says; it may hold a secret.
pub type Text = Zeroizing<Vec<u8>>;

/// What every code in an image file says.
pub fn in_file(path: &Path) -> Result<Vec<Text>, Trouble> {
    Ok(texts(codes(&picture(path)?)))
}

/// What every code on any monitor says.
pub fn on_screen() -> Result<Vec<Text>, Trouble> {
    Ok(screen::pictures()?.iter().flat_map(|picture| texts(codes(picture))).collect())
}

/// An image file, ready to be looked at.
pub fn picture(path: &Path) -> Result<LumaImage, Trouble> {
    // A link in the place of an image holds a secret, which no error repeats.
    if is_link(path) && !path.exists() {
        return Err(CliError::ImageIsLink.into());
    }
    let about = |trouble: Trouble| trouble.about(one_line(&path.display().to_string()));
    let bytes = image_file::bytes_of(path).map_err(|error| about(unreadable(path, &error).into()))?;
    image_file::luma_of(&bytes).map_err(|error| about(error.into()))
}

/// Every code in a picture, and where it is.
pub fn codes(image: &LumaImage) -> Vec<Found> {
    let start = Instant::now();
    let out_of_time = || start.elapsed() > PATIENCE;
    find(image.view(), &Budget::still(&out_of_time))
}

fn texts(codes: Vec<Found>) -> Vec<Text> {
    codes.into_iter().map(|code| Zeroizing::new(code.bytes)).collect()
}

fn unreadable(path: &Path, error: &io::Error) -> CliError {
    match error.kind() {
        // What the system says of a folder differs from one to the other.
        _ if path.is_dir() => CliError::ImageIsFolder,
        ErrorKind::NotFound => CliError::ImageMissing,
        ErrorKind::PermissionDenied => CliError::ImageRefused,
        _ => CliError::ImageUnreadable(error.to_string()),
    }
}

/// How links with something secret in them begin.
const LINKS: [&str; 6] =
    ["otpauth://", "otpauth-migration://", "tiqrenroll://", "tiqrauth://", "eduidenroll://", "eduidauth://"];

/// Also one between quotes, or after some other slip.
fn is_link(path: &Path) -> bool {
    let text = path.to_string_lossy().to_ascii_lowercase();
    matches!(
        payload::kind(text.as_bytes()),
        "otpauth" | "otpauth-migration" | "tiqr-enrolment" | "tiqr-login"
    ) || LINKS.iter().any(|scheme| text.contains(scheme))
}

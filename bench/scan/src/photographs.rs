//! The photographs of ../shared/samples/qr, each beside the text that it says.

use std::path::{Path, PathBuf};

use crate::look::Picture;
use crate::truth::Truth;

/// True texts that the text files do not have: one code says "photography" where its file says "photograph",
/// and one picture has a code inside of a code.
const ALSO_TRUE: [(&str, &str); 2] = [
    ("13.png", "The 2005 USGS aerial photography of the Washington Monument is censored."),
    ("16.png", "[内側QRコード] *ダブルQR* http://d-qr.net/ex/"),
];

/// The folders, by name; nothing where there are no photographs.
pub fn folders() -> Option<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/qr");
    root.is_dir().then(|| sorted(&root).into_iter().filter(|path| path.is_dir()).collect())
}

/// The photographs of a folder.
pub fn pictures(folder: &Path) -> impl Iterator<Item = Picture> {
    let is_picture = |path: &PathBuf| path.extension().is_some_and(|end| end == "png" || end == "jpg");
    sorted(folder).into_iter().filter(is_picture).map(|path| {
        let text = std::fs::read(path.with_extension("txt")).unwrap();
        let also =
            ALSO_TRUE.iter().find(|(name, _)| path.ends_with(name)).map(|(_, text)| (*text).to_owned());
        Picture {
            name: path.display().to_string(),
            image: image::open(&path).unwrap().into_luma8(),
            truth: Truth { text: Some(String::from_utf8_lossy(&text).into_owned()), also },
        }
    })
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use koppel_scan::{Budget, Luma, find};

    use super::*;
    use crate::truth::Reading;

    /// 203 of 205 pictures were measured; many fewer is a step back.
    const FLOOR: f64 = 0.97;

    /// Skipped, saying so, where the folder is missing.
    #[test]
    fn they_are_read_and_nothing_else_is() {
        let Some(folders) = folders() else {
            eprintln!("skipped: there is no folder of samples");
            return;
        };
        let (mut found, mut all, mut wrong) = (0, 0, Vec::new());
        for folder in folders {
            let (mut here, mut of) = (0, 0);
            for picture in pictures(&folder) {
                let (width, height) = (picture.image.width() as usize, picture.image.height() as usize);
                let frame = Luma::new(width, height, width, picture.image.as_raw()).unwrap();
                let start = Instant::now();
                let codes = find(frame, &Budget::still(&|| start.elapsed() > Duration::from_secs(3)));
                let answers: Vec<_> = codes.iter().map(|code| Reading::of_bytes(&code.bytes)).collect();
                of += 1;
                here += usize::from(answers.iter().any(|answer| picture.truth.is_text(answer)));
                let untrue = answers.iter().filter(|answer| !picture.truth.is_true(answer));
                wrong.extend(untrue.map(|answer| format!("{}: {:?}", picture.name, answer.shown())));
            }
            eprintln!("{:20} {here:3} of {of:3}", folder.file_name().unwrap().to_string_lossy());
            found += here;
            all += of;
        }
        assert!(wrong.is_empty(), "texts that are not there:\n{}", wrong.join("\n"));
        assert!(f64::from(found as u32) >= FLOOR * f64::from(all as u32), "{found} of {all}");
    }
}

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

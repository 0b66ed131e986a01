//! Photographs and screenshots of ../shared/samples/qr, each beside the text that it says. Skipped, saying
//! so, where the folder is missing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use koppel_scan::{Budget, LumaImage, Rung, find};

/// 203 of 205 pictures were measured; many fewer is a step back.
const FLOOR: f64 = 0.97;

/// True texts that the text files do not have: one code says "photography" where its file says "photograph",
/// and one picture has a code inside of a code.
const ALSO_TRUE: [(&str, &str); 2] = [
    ("13.png", "The 2005 USGS aerial photography of the Washington Monument is censored."),
    ("16.png", "[内側QRコード] *ダブルQR* http://d-qr.net/ex/"),
];

#[test]
fn photographs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/qr");
    if !root.is_dir() {
        eprintln!("skipped: there is no folder of samples");
        return;
    }
    let (mut found, mut all, mut wrong) = (0, 0, Vec::new());
    let mut times = Vec::new();
    let mut by_rung = BTreeMap::<Rung, u32>::new();
    for folder in folders(&root) {
        let (mut here, mut of) = (0, 0);
        for picture in pictures(&folder) {
            let expected = std::fs::read(picture.with_extension("txt")).unwrap();
            let image = load(&picture);
            let start = Instant::now();
            let answer = find(image.view(), &Budget::still(&|| start.elapsed() > Duration::from_secs(3)));
            times.push(start.elapsed());
            of += 1;
            here += usize::from(answer.iter().any(|code| says(&code.bytes, &expected)));
            for code in &answer {
                *by_rung.entry(code.rung).or_default() += 1;
                if !says(&code.bytes, &expected) && !is_also_true(&picture, &code.bytes) {
                    wrong.push(format!(
                        "{}: {:?}",
                        picture.display(),
                        readings(&code.bytes).collect::<Vec<_>>()
                    ));
                }
            }
        }
        eprintln!("{:20} {here:3} of {of:3}", folder.file_name().unwrap().to_string_lossy());
        found += here;
        all += of;
    }
    times.sort();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    eprintln!("{found} of {all}; median {:?}, p95 {:?}, longest {:?}", at(0.5), at(0.95), at(1.0));
    eprintln!("{by_rung:?}");
    assert!(wrong.is_empty(), "texts that are not there:\n{}", wrong.join("\n"));
    assert!(f64::from(found as u32) >= FLOOR * f64::from(all as u32), "{found} of {all}");
}

/// The text files are UTF-8; the codes are that, Latin-1, Shift JIS or GB 18030.
fn says(bytes: &[u8], expected: &[u8]) -> bool {
    let expected = words(&String::from_utf8_lossy(expected));
    readings(bytes).any(|text| text == expected)
}

fn is_also_true(picture: &Path, bytes: &[u8]) -> bool {
    ALSO_TRUE.iter().any(|(name, text)| picture.ends_with(name) && readings(bytes).any(|read| read == *text))
}

fn readings(bytes: &[u8]) -> impl Iterator<Item = String> {
    [encoding_rs::UTF_8, encoding_rs::WINDOWS_1252, encoding_rs::SHIFT_JIS, encoding_rs::GB18030]
        .into_iter()
        .map(|set| words(&set.decode_without_bom_handling(bytes).0))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folders(root: &Path) -> Vec<PathBuf> {
    sorted(root).into_iter().filter(|path| path.is_dir()).collect()
}

fn pictures(folder: &Path) -> Vec<PathBuf> {
    let is_picture = |path: &PathBuf| path.extension().is_some_and(|e| e == "png" || e == "jpg");
    sorted(folder).into_iter().filter(is_picture).collect()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn load(path: &Path) -> LumaImage {
    let image = image::open(path).unwrap().to_luma8();
    LumaImage::new(image.width() as usize, image.height() as usize, image.into_raw()).unwrap()
}

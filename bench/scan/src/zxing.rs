//! zxing-cpp, in a process beside us that looks at one picture at a time.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use image::GrayImage;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What zxing-cpp said of a picture.
#[derive(Deserialize)]
pub struct Answer {
    pub ms: f64,
    pub codes: Vec<Code>,
}

/// Its bytes as they are in the code, and what zxing-cpp takes them for.
#[derive(Deserialize)]
pub struct Code {
    pub bytes: Vec<u8>,
    pub text: String,
}

pub struct Zxing {
    pub version: String,
    child: Child,
    pictures: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Zxing {
    /// Starts zxing.py with a Python that has the library.
    pub fn start(python: &Path) -> Zxing {
        #[derive(Deserialize)]
        struct Hello {
            version: String,
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("zxing.py");
        let mut child = Command::new(python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", python.display()));
        let pictures = child.stdin.take().expect("its input");
        let mut answers = BufReader::new(child.stdout.take().expect("its output"));
        let Hello { version } = read(&mut answers);
        Zxing { version, child, pictures, answers }
    }

    pub fn look(&mut self, image: &GrayImage) -> Answer {
        write!(self.pictures, "P5\n{} {}\n255\n", image.width(), image.height()).unwrap();
        self.pictures.write_all(image.as_raw()).unwrap();
        self.pictures.flush().unwrap();
        read(&mut self.answers)
    }
}

impl Drop for Zxing {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read<T: DeserializeOwned>(answers: &mut BufReader<ChildStdout>) -> T {
    let mut line = String::new();
    answers.read_line(&mut line).unwrap();
    serde_json::from_str(&line).expect("an answer of zxing.py")
}

//! The practice site, while somebody practises: a program of its own beside this one. Linked in, the window would carry a web
//! server and a database that nearly nobody needs.

use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use koppel_core::failure::{Arg, Failure};

use crate::state::held;

/// Its folder in Koppel's own.
pub const FOLDER: &str = "practice";

const PROGRAM: &str = "koppel-practice";
/// An address is no longer, whatever the program prints.
const LONGEST: u64 = 64;
/// It makes its data in less than a second; a slow disk may take longer.
const UNTIL_IT_RUNS: Duration = Duration::from_secs(20);
const UNTIL_IT_ENDED: Duration = Duration::from_secs(2);

/// Opens an address in the person's browser.
pub type Browse = dyn Fn(&str) -> io::Result<()> + Send + Sync;

/// Where the site is, and whether it runs.
pub struct Practice {
    program: PathBuf,
    data: PathBuf,
    browse: Box<Browse>,
    site: Mutex<Option<Site>>,
}

struct Site {
    address: String,
    program: Child,
}

/// Why one cannot practise.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// Koppel was installed without it.
    #[error("{} cannot be started: {source}", program.display())]
    Missing { program: PathBuf, source: io::Error },
    /// It ended, or said nothing of use; what it says is on standard error.
    #[error("the practice site did not start on {}", data.display())]
    NoStart { data: PathBuf },
    /// It runs, but nothing shows it.
    #[error("no browser for {address}: {source}")]
    NoBrowser { address: String, source: io::Error },
}

impl Failure for PracticeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "practice-missing",
            Self::NoStart { .. } => "practice-no-start",
            Self::NoBrowser { .. } => "practice-no-browser",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Missing { program, .. } => vec![("program", Arg::Text(program.display().to_string()))],
            Self::NoStart { data } => vec![("folder", Arg::Text(data.display().to_string()))],
            Self::NoBrowser { address, .. } => vec![("address", Arg::Text(address.clone()))],
        }
    }
}

impl Practice {
    /// That program, with its data there. Nothing is started yet.
    pub fn new(program: PathBuf, data: PathBuf, browse: Box<Browse>) -> Self {
        Self { program, data, browse, site: Mutex::default() }
    }

    /// The program that was installed beside this one, and the system's browser.
    pub fn installed(data: PathBuf) -> io::Result<Self> {
        let beside = std::env::current_exe()?.with_file_name(PROGRAM);
        let program = beside.with_extension(std::env::consts::EXE_EXTENSION);
        Ok(Self::new(program, data, Box::new(|address| open::that_detached(address))))
    }

    /// `http://127.0.0.1:PORT` while it runs.
    pub fn address(&self) -> Option<String> {
        let mut site = held(&self.site);
        if site.as_mut().is_some_and(|site| !site.runs()) {
            site.take();
        }
        site.as_ref().map(|site| site.address.clone())
    }

    /// Starts it unless it runs, and shows it: its address. `ended` is told when it ends, however that comes.
    pub fn show(&self, ended: impl FnOnce() + Send + 'static) -> Result<String, PracticeError> {
        let address = self.running(ended)?;
        (self.browse)(&address)
            .map_err(|source| PracticeError::NoBrowser { address: address.clone(), source })?;
        Ok(address)
    }

    fn running(&self, ended: impl FnOnce() + Send + 'static) -> Result<String, PracticeError> {
        let mut running = held(&self.site);
        if let Some(site) = running.as_mut()
            && site.runs()
        {
            return Ok(site.address.clone());
        }
        let site = self.start(ended)?;
        let address = site.address.clone();
        *running = Some(site);
        Ok(address)
    }

    fn start(&self, ended: impl FnOnce() + Send + 'static) -> Result<Site, PracticeError> {
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(&self.data).arg("--until-input-ends");
        // However this program ends, the pipe ends with it, and so does the site.
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        without_console(&mut command);
        let program = command
            .spawn()
            .map_err(|source| PracticeError::Missing { program: self.program.clone(), source })?;
        let mut site = Site { address: String::new(), program };
        let address = site.announced(ended).filter(|said| is_address(said));
        site.address = address.ok_or_else(|| PracticeError::NoStart { data: self.data.clone() })?;
        Ok(site)
    }

    /// Stops it, if it runs.
    pub fn stop(&self) {
        let site = held(&self.site).take();
        drop(site);
    }
}

impl Site {
    fn runs(&mut self) -> bool {
        matches!(self.program.try_wait(), Ok(None))
    }

    /// The first line that it prints, if it comes in time.
    fn announced(&mut self, ended: impl FnOnce() + Send + 'static) -> Option<String> {
        let output = self.program.stdout.take()?;
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            let mut line = String::new();
            // Whatever goes wrong here is a line that is no address.
            let _ = output.by_ref().take(LONGEST).read_line(&mut line);
            let _ = tell.send(line);
            let _ = io::copy(&mut output, &mut io::sink());
            ended();
        });
        told.recv_timeout(UNTIL_IT_RUNS).ok().map(|line| line.trim_end().to_owned())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.program.stdin.take());
        let asked = Instant::now();
        while self.runs() && asked.elapsed() < UNTIL_IT_ENDED {
            thread::sleep(Duration::from_millis(10));
        }
        // Nothing happens to one that ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// What is opened in a browser is on this computer, whatever a program says that stands in the site's place.
fn is_address(said: &str) -> bool {
    said.strip_prefix("http://127.0.0.1:")
        .and_then(|port| port.parse::<u16>().ok().filter(|number| *number > 0 && number.to_string() == port))
        .is_some()
}

#[cfg(windows)]
fn without_console(command: &mut Command) {
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    std::os::windows::process::CommandExt::creation_flags(command, CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_: &mut Command) {}

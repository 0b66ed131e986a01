//! Secrets from the terminal or from standard input, never from an argument. Read byte by byte without a
//! buffer of the library's, so that nothing stays behind in one.

use std::fs::File;
use std::io::{self, ErrorKind, Read};

use koppel_core::pin::Pin;
use zeroize::Zeroizing;

use crate::output::{Output, text};
use crate::trouble::{CliError, Trouble};

/// Bytes of a line that are read; more belong to no PIN.
const PIN_LINE: usize = 64;

/// Where a PIN comes from.
pub struct PinSource<'a> {
    output: &'a Output<'a>,
    from_stdin: bool,
}

impl<'a> PinSource<'a> {
    /// From standard input, one a line, or asked for without echo.
    pub fn new(output: &'a Output<'a>, from_stdin: bool) -> Self {
        Self { output, from_stdin }
    }

    /// Where questions and notes go.
    pub fn output(&self) -> &'a Output<'a> {
        self.output
    }

    /// The PIN of a profile that exists.
    pub fn known(&self, profile: &str) -> Result<Pin, Trouble> {
        Ok(Pin::typed(&self.read("cli-ask-pin", profile)?)?)
    }

    /// A PIN for a new profile, typed twice.
    pub fn new_one(&self, profile: &str) -> Result<Pin, Trouble> {
        let first = self.read("cli-ask-new-pin", profile)?;
        if !self.from_stdin {
            // Say at once what is wrong with it, before it is typed again.
            Pin::advice(&first)?;
        }
        let again = self.read("cli-ask-new-pin-again", profile)?;
        Ok(Pin::chosen(&first, &again)?)
    }

    fn read(&self, question: &str, profile: &str) -> Result<Zeroizing<String>, Trouble> {
        if self.from_stdin {
            return stdin_line(PIN_LINE);
        }
        let question = self.output.say(question, &[("profile", text(profile))]);
        let typed = rpassword::prompt_password(question).map_err(|_| CliError::NoTerminal)?;
        Ok(Zeroizing::new(typed))
    }
}

/// One line of standard input without its end, at most `most` bytes of it.
pub fn stdin_line(most: usize) -> Result<Zeroizing<String>, Trouble> {
    let ended = |_| CliError::InputEnded;
    let mut input = stdin().map_err(ended)?;
    Ok(line_of(&mut input, most).map_err(ended)?)
}

/// The stream itself, past the buffer that the standard library keeps for it.
fn stdin() -> io::Result<File> {
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?;
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned()?;
    Ok(File::from(own))
}

fn line_of(input: &mut impl Read, most: usize) -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(Vec::with_capacity(most));
    let mut byte = Zeroizing::new([0]);
    loop {
        match input.read(&mut *byte) {
            Ok(0) if line.is_empty() => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(0) => break,
            Ok(_) if byte[0] == b'\n' => break,
            Ok(_) if line.len() < most => line.push(byte[0]),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    let line = std::str::from_utf8(&line).map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
    Ok(Zeroizing::new(line.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(mut input: &[u8]) -> Vec<String> {
        std::iter::from_fn(|| line_of(&mut input, 8).ok().map(|line| line.to_string())).collect()
    }

    #[test]
    fn a_pin_a_line() {
        assert_eq!(lines(b"1234\n5678\r\n90"), ["1234", "5678", "90"]);
        assert_eq!(lines(b"\n\n"), ["", ""]);
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn a_long_line_is_cut_and_does_not_reach_the_next() {
        assert_eq!(lines(b"123456789012345\n77\n"), ["12345678", "77"]);
    }

    #[test]
    fn bytes_that_are_no_text_are_no_line() {
        assert!(line_of(&mut &b"\xff\xfe\n"[..], 8).is_err());
    }
}

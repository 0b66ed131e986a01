//! Secrets from the terminal or from standard input, never from an argument. Read byte by byte without a
//! buffer of the library's, so that nothing stays behind in one.

use std::fs::File;
use std::io::{self, ErrorKind, Read};

use koppel_core::backup::Passphrase;
use koppel_core::failure::Arg;
use koppel_core::pin::{Choice, Pin, PinRefused};
use zeroize::Zeroizing;

use crate::output::{Output, number, text};
use crate::trouble::{CliError, Trouble};

/// What is asked for.
#[derive(Clone, Copy)]
enum Secret {
    Pin,
    Passphrase,
}

impl Secret {
    /// Bytes of a line that are read: more than may be, so that too long is seen.
    fn line(self) -> usize {
        match self {
            Self::Pin => 64,
            Self::Passphrase => Passphrase::MOST + 1,
        }
    }

    /// What is no UTF-8 has something else in it than digits, or than any keyboard gives.
    fn no_text(self) -> Trouble {
        match self {
            Self::Pin => PinRefused::NotDigits.into(),
            Self::Passphrase => CliError::InputNotText.into(),
        }
    }
}

/// Where PINs and passphrases come from.
pub struct PinSource<'a> {
    output: &'a Output<'a>,
    choice: Choice,
    from_stdin: bool,
}

impl<'a> PinSource<'a> {
    /// Of what profiles are opened with here; from standard input, one a line, or asked for without echo.
    pub fn new(output: &'a Output<'a>, choice: Choice, from_stdin: bool) -> Self {
        Self { output, choice, from_stdin }
    }

    /// How what opens a profile is read.
    fn secret(&self) -> Secret {
        match self.choice {
            Choice::Pin { .. } => Secret::Pin,
            Choice::Passphrase => Secret::Passphrase,
        }
    }

    /// Where questions and notes go.
    pub fn output(&self) -> &'a Output<'a> {
        self.output
    }

    /// The PIN of a profile that exists.
    pub fn known(&self, profile: &str) -> Result<Pin, Trouble> {
        Ok(self.choice.typed(&self.read("cli-ask-pin", &[("profile", text(profile))], self.secret())?)?)
    }

    /// A new PIN for a profile of that name, typed twice.
    pub fn new_one(&self, profile: &str) -> Result<Pin, Trouble> {
        let mut about = vec![("profile", text(profile))];
        if let Choice::Pin { least } = self.choice {
            about.push(("suggested", number(least.suggested())));
        }
        let first = self.read("cli-ask-new-pin", &about, self.secret())?;
        if !self.from_stdin {
            // Say at once what is wrong with it, before it is typed again.
            self.choice.advice(&first, &[profile])?;
        }
        let again = self.read("cli-ask-new-pin-again", &about, self.secret())?;
        Ok(self.choice.chosen(&first, &again, &[profile])?)
    }

    /// The passphrase of a backup that exists.
    pub fn passphrase(&self) -> Result<Passphrase, Trouble> {
        Ok(Passphrase::typed(&self.read("cli-ask-passphrase", &[], Secret::Passphrase)?))
    }

    /// A passphrase of the person's own, typed twice; `known` is what others would try first.
    pub fn new_passphrase(&self, profile: &str, known: &[&str]) -> Result<Passphrase, Trouble> {
        let about = [("profile", text(profile))];
        let first = self.read("cli-ask-new-passphrase", &about, Secret::Passphrase)?;
        if !self.from_stdin {
            // Say at once what is wrong with it, before it is typed again.
            Passphrase::advice(&first, known)?;
        }
        let again = self.read("cli-ask-new-passphrase-again", &about, Secret::Passphrase)?;
        Ok(Passphrase::chosen(&first, &again, known)?)
    }

    fn read(
        &self,
        question: &str,
        about: &[(&str, Arg)],
        secret: Secret,
    ) -> Result<Zeroizing<String>, Trouble> {
        if self.from_stdin {
            return text_of(&stdin_line(secret.line())?, secret);
        }
        let question = self.output.say(question, about);
        match rpassword::prompt_password(question) {
            Ok(typed) => Ok(Zeroizing::new(typed)),
            Err(error) if error.kind() == ErrorKind::InvalidData => Err(secret.no_text()),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(CliError::InputEnded.into()),
            Err(_) => Err(CliError::NoTerminal.into()),
        }
    }
}

fn text_of(line: &[u8], secret: Secret) -> Result<Zeroizing<String>, Trouble> {
    let text = std::str::from_utf8(line).map_err(|_| secret.no_text())?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// One line of standard input without its end, at most `most` bytes of it.
pub fn stdin_line(most: usize) -> Result<Zeroizing<Vec<u8>>, Trouble> {
    let ended = |_| CliError::InputEnded;
    let mut input = stdin().map_err(ended)?;
    Ok(line_of(&mut input, most).map_err(ended)?)
}

/// What is left of standard input, at most `most` bytes of it.
pub fn stdin_rest(most: usize) -> Result<Zeroizing<Vec<u8>>, Trouble> {
    let ended = |_| CliError::InputEnded;
    let mut input = stdin().map_err(ended)?;
    Ok(rest_of(&mut input, most).map_err(ended)?)
}

/// The stream itself, past the buffer that the standard library keeps for it.
fn stdin() -> io::Result<File> {
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?;
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned()?;
    Ok(File::from(own))
}

fn line_of(input: &mut impl Read, most: usize) -> io::Result<Zeroizing<Vec<u8>>> {
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
    Ok(line)
}

fn rest_of(input: &mut impl Read, most: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    // Never grows: a buffer that grows leaves copies.
    let mut rest = Zeroizing::new(vec![0; most]);
    let mut filled = 0;
    while filled < most {
        match input.read(&mut rest[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    rest.truncate(filled);
    Ok(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(mut input: &[u8]) -> Vec<Vec<u8>> {
        std::iter::from_fn(|| line_of(&mut input, 8).ok().map(|line| line.to_vec())).collect()
    }

    #[test]
    fn a_pin_a_line() {
        assert_eq!(lines(b"1234\n5678\r\n90"), [&b"1234"[..], b"5678", b"90"]);
        assert_eq!(lines(b"\n\n"), [b"", b""]);
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn a_long_line_is_cut_and_does_not_reach_the_next() {
        assert_eq!(lines(b"123456789012345\n77\n"), [&b"12345678"[..], b"77"]);
    }

    #[test]
    fn what_follows_the_pin_is_read_to_its_end_or_to_the_limit() {
        let mut input = &b"739158\r\n1234 5678\n2345 6789"[..];
        assert_eq!(line_of(&mut input, 8).ok().as_deref().map(Vec::as_slice), Some(&b"739158"[..]));
        assert_eq!(rest_of(&mut input, 12).ok().as_deref().map(Vec::as_slice), Some(&b"1234 5678\n23"[..]));
        assert_eq!(rest_of(&mut input, 100).ok().as_deref().map(Vec::as_slice), Some(&b"45 6789"[..]));
        assert_eq!(rest_of(&mut input, 100).ok().as_deref().map(Vec::as_slice), Some(&b""[..]));
    }

    #[test]
    fn bytes_that_are_no_text_are_no_pin() {
        let line = line_of(&mut &b"\xff\xfe\n"[..], 8).ok();
        assert_eq!(line.as_deref().map(Vec::as_slice), Some(&b"\xff\xfe"[..]));
        for secret in [Secret::Pin, Secret::Passphrase] {
            assert!(text_of(b"\xff\xfe", secret).is_err() && text_of(b"4829", secret).is_ok());
        }
    }
}

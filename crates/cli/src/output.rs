//! Where words go: answers to standard output, everything about them to standard error.

use std::cell::RefCell;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use koppel_core::failure::Arg;
use koppel_words::{Language, Words};
use serde::Serialize;

use crate::trouble::{CliError, Trouble};

/// Both streams, and the language to speak.
pub struct Output<'a> {
    words: &'a Words,
    /// Why a line of the answer did not arrive.
    lost: RefCell<Option<io::Error>>,
}

impl<'a> Output<'a> {
    /// In these words.
    pub fn new(words: &'a Words) -> Self {
        Self { words, lost: RefCell::default() }
    }

    /// Which language it speaks.
    pub fn spoken(&self) -> Language {
        self.words.language()
    }

    /// Its tag, for those who are asked over the network.
    pub fn language(&self) -> &'static str {
        self.spoken().tag()
    }

    /// A message of cli.ftl, as text.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.words.say(id, args)
    }

    /// What went wrong and what to do, as text.
    pub fn sentence(&self, trouble: &Trouble) -> String {
        let (message, args) = trouble.sentence();
        self.say(message, &args)
    }

    /// A line of the answer. Whoever closed the pipe needs no more of it.
    pub fn line(&self, text: &str) {
        match writeln!(io::stdout(), "{text}") {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => *self.lost.borrow_mut() = Some(error),
            _ => {}
        }
    }

    /// The whole answer as one line of JSON.
    pub fn json(&self, answer: &impl Serialize) {
        if let Ok(text) = serde_json::to_string(answer) {
            self.line(&text);
        }
    }

    /// A line beside the answer.
    pub fn note(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// How the program ends. An answer that did not arrive is trouble although all was done.
    pub fn end(&self, done: Result<(), Trouble>) -> ExitCode {
        let lost = self.lost.take().map(|error| CliError::AnswerLost(error.to_string()).into());
        match done.err().or(lost) {
            Some(trouble) => self.trouble(&trouble),
            None => ExitCode::SUCCESS,
        }
    }

    /// Says what went wrong; the exit code that goes with it.
    pub fn trouble(&self, trouble: &Trouble) -> ExitCode {
        let sentence = self.sentence(trouble);
        match trouble.subject() {
            Some(subject) => self.note(&format!("{subject}: {sentence}")),
            None => self.note(&sentence),
        }
        for line in trouble.list() {
            self.note(line);
        }
        ExitCode::from(trouble.exit())
    }
}

/// A number for a sentence.
pub fn number(number: impl TryInto<i64>) -> Arg {
    Arg::Number(number.try_into().unwrap_or(i64::MAX))
}

/// A word for a sentence.
pub fn text(text: impl Into<String>) -> Arg {
    Arg::Text(text.into())
}

/// On one line, and without what would steer a terminal.
pub fn one_line(text: &str) -> String {
    text.chars()
        .flat_map(|character| {
            let escaped = character.is_control().then(|| character.escape_default());
            let plain = escaped.is_none().then_some(character);
            escaped.into_iter().flatten().chain(plain)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(one_line("a\nb\u{1b}[2Jc\u{9b}é"), "a\\nb\\u{1b}[2Jc\\u{9b}é");
    }
}

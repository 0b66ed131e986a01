//! The common face of every error: a stable code, and what its sentence needs. The sentence itself is
//! text for people and lives in locales/*/errors.ftl as `error-<code>`.

/// A named value for a sentence, e.g. `("left", 2)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A figure, so that plural forms can be chosen.
    Number(i64),
    /// A word, e.g. a file name. Never a secret, a PIN or a whole link.
    Text(String),
}

/// An error that a person will read about.
pub trait Failure: std::error::Error {
    /// Stable, kebab-case; `error-<code>` is its sentence in every language.
    fn code(&self) -> &'static str;

    /// What the sentence needs, by name.
    fn args(&self) -> Vec<(&'static str, Arg)> {
        Vec::new()
    }
}

//! What a guide must be before anybody is sent along it.

use super::{Guide, Telling, WayBack};
use crate::Language;

const MOST_BYTES: usize = 64 * 1024;
/// Of steps one after another, and of issuers.
const MOST_LINES: usize = 12;
/// What a name has at most, so that a line can be looked at by the same rule.
const MOST_LETTERS: usize = 256;
/// A shorter issuer would answer to half of all services.
const LEAST_ISSUER: usize = 3;

/// Why a file is no guide. For whoever wrote it; what comes with Koppel has none.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum Flaw {
    /// More than a guide needs.
    #[error("longer than {MOST_BYTES} bytes")]
    TooLarge,
    /// No TOML, a key missing, or one that no guide has.
    #[error("{0}")]
    Unreadable(String),
    /// An issuer that would answer to too much, or is not written as it is compared.
    #[error(
        "issuer {0:?}: write it in small letters, at least {LEAST_ISSUER} of them, without spaces around it"
    )]
    Issuer(String),
    /// Nothing to do where something is to be done, or too much.
    #[error("{language}: {what}: needs 1 to {MOST_LINES}")]
    Count {
        /// The table.
        language: &'static str,
        /// The key.
        what: &'static str,
    },
    /// A line that cannot be shown as it stands.
    #[error("{language}: {line:?}: needs words, at most {MOST_LETTERS} letters, and no markup but <b>…</b>")]
    Line {
        /// The table.
        language: &'static str,
        /// What it says.
        line: String,
    },
    /// The same way back twice.
    #[error("{language}: two ways back with {with:?}")]
    Twice {
        /// The table.
        language: &'static str,
        /// What both take.
        with: &'static str,
    },
    /// The languages say different things.
    #[error("nl and en have other steps under {0}")]
    Unlike(&'static str),
}

pub(super) fn size(text: &str) -> Result<(), Flaw> {
    if text.len() > MOST_BYTES { Err(Flaw::TooLarge) } else { Ok(()) }
}

pub(super) fn all(guide: &Guide) -> Result<(), Flaw> {
    guide.issuers.iter().try_for_each(|issuer| self::issuer(issuer))?;
    for language in Language::ALL {
        telling(guide.told(language), language.tag())?;
    }
    alike(&guide.nl, &guide.en)
}

fn issuer(issuer: &str) -> Result<(), Flaw> {
    let is_compared_so = issuer == issuer.to_lowercase() && issuer.trim() == issuer;
    if is_compared_so && issuer.chars().count() >= LEAST_ISSUER && is_shown(issuer) {
        Ok(())
    } else {
        Err(Flaw::Issuer(issuer.to_owned()))
    }
}

fn telling(told: &Telling, language: &'static str) -> Result<(), Flaw> {
    line(&told.name, language)?;
    told.hint.iter().try_for_each(|hint| line(hint, language))?;
    lines(&told.qr_code, "qr-code", language)?;
    lines(&told.backup_codes, "backup-codes", language)?;
    if told.way_back.is_empty() {
        return Err(Flaw::Count { language, what: "way-back" });
    }
    for (index, WayBack { with, steps }) in told.way_back.iter().enumerate() {
        if told.way_back[..index].iter().any(|earlier| earlier.with == *with) {
            return Err(Flaw::Twice { language, with: with.word() });
        }
        lines(steps, with.word(), language)?;
    }
    Ok(())
}

fn lines(lines: &[String], what: &'static str, language: &'static str) -> Result<(), Flaw> {
    if lines.is_empty() || lines.len() > MOST_LINES {
        return Err(Flaw::Count { language, what });
    }
    lines.iter().try_for_each(|line| self::line(line, language))
}

fn line(line: &str, language: &'static str) -> Result<(), Flaw> {
    let fits = line.chars().count() <= MOST_LETTERS && is_shown(line) && is_plainly_marked(line);
    if fits && line.chars().any(char::is_alphanumeric) {
        Ok(())
    } else {
        Err(Flaw::Line { language, line: line.to_owned() })
    }
}

/// Nothing in it is invisible, turns the writing direction or begins another line.
fn is_shown(text: &str) -> bool {
    koppel_core::payload::clean_name(text) == text
}

/// Bold begins and ends in turn, around something; no other angle bracket is there.
fn is_plainly_marked(line: &str) -> bool {
    let mut parts = line.split("<b>");
    let before = parts.next().unwrap_or_default();
    let is_bare = |text: &str| !text.contains(['<', '>']);
    is_bare(before)
        && parts.all(|part| match part.split_once("</b>") {
            Some((bold, after)) => !bold.trim().is_empty() && is_bare(bold) && is_bare(after),
            None => false,
        })
}

fn alike(nl: &Telling, en: &Telling) -> Result<(), Flaw> {
    let same = |what, is_so: bool| if is_so { Ok(()) } else { Err(Flaw::Unlike(what)) };
    same("hint", nl.hint.is_some() == en.hint.is_some())?;
    same("qr-code", nl.qr_code.len() == en.qr_code.len())?;
    same("backup-codes", nl.backup_codes.len() == en.backup_codes.len())?;
    same("way-back", nl.way_back.len() == en.way_back.len())?;
    let ways = nl.way_back.iter().zip(&en.way_back);
    same("way-back", ways.clone().all(|(nl, en)| nl.with == en.with))?;
    same("way-back", ways.clone().all(|(nl, en)| nl.steps.len() == en.steps.len()))
}

//! The words of a generated passphrase: EFF's long list, as published (eff_large_wordlist.LICENSE).

use std::io;

use crate::ports::Random;

const LIST: &str = include_str!("eff_large_wordlist.txt");
/// Words in the list: 6⁵, five dice.
const COUNT: u16 = 7776;
/// The greatest multiple of [`COUNT`] in 16 bits. What is drawn from there on would favour the first words.
const FAIR: u16 = u16::MAX / COUNT * COUNT;
/// One draw in twenty is thrown away; so many in a row come from no randomness at all.
const MOST_DRAWS: usize = 100;

/// A word, each with the same chance.
pub fn draw(random: &dyn Random) -> io::Result<&'static str> {
    for _ in 0..MOST_DRAWS {
        let mut bytes = [0; 2];
        random.fill(&mut bytes)?;
        if let Some(place) = place_of(u16::from_le_bytes(bytes)) {
            return all().nth(place).ok_or_else(|| io::Error::other("the word list is cut"));
        }
    }
    Err(io::Error::other("the randomness does not vary"))
}

/// Which word a drawn number is, if it may be used.
fn place_of(drawn: u16) -> Option<usize> {
    (drawn < FAIR).then(|| usize::from(drawn % COUNT))
}

/// Whether a word of the list is, or has between its hyphens, this piece.
pub fn has_piece(piece: &str) -> bool {
    all().any(|word| word.split('-').any(|part| part == piece))
}

/// The word that a generated passphrase begins with. No word of the list begins another, so there is one at most.
pub fn first_of(text: &str) -> Option<&'static str> {
    all().find(|word| text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
}

fn all() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter_map(|line| line.split_once('\t')).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;
    use std::sync::atomic::{AtomicU16, Ordering};

    use super::*;

    /// Gives the number after the last one.
    struct Counting(AtomicU16);

    impl Random for Counting {
        fn fill(&self, buffer: &mut [u8]) -> io::Result<()> {
            buffer.copy_from_slice(&self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes());
            Ok(())
        }
    }

    /// Gives nothing but ones.
    struct Stuck;

    impl Random for Stuck {
        fn fill(&self, buffer: &mut [u8]) -> io::Result<()> {
            buffer.fill(0xff);
            Ok(())
        }
    }

    #[test]
    fn the_list_is_the_published_one() {
        let sum = ring::digest::digest(&ring::digest::SHA256, LIST.as_bytes());
        assert_eq!(
            data_encoding::HEXLOWER.encode(sum.as_ref()),
            "addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e"
        );
        assert_eq!(all().collect::<BTreeSet<_>>().len(), usize::from(COUNT));
        assert!(all().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    }

    #[test]
    fn every_word_has_the_same_chance() {
        let mut chances = vec![0; usize::from(COUNT)];
        for place in (0..=u16::MAX).filter_map(place_of) {
            chances[place] += 1;
        }
        assert!(chances.iter().all(|&count| count == 8), "of the 65,536 numbers each word has eight");
    }

    #[test]
    fn a_number_that_would_favour_a_word_is_drawn_again() {
        let random = Counting(AtomicU16::new(u16::MAX - 2));
        assert_eq!(draw(&random).unwrap(), "abacus");
        assert_eq!(random.0.load(Ordering::Relaxed), 1, "three were thrown away");
        assert_eq!(draw(&random).unwrap(), "abdomen");
    }

    #[test]
    fn randomness_that_stands_still_is_an_error() {
        assert!(draw(&Stuck).is_err());
    }

    #[test]
    fn pieces() {
        for piece in ["abacus", "drop", "down", "zoom"] {
            assert!(has_piece(piece), "{piece}");
        }
        for piece in ["", "-", "aba", "Abacus", "koppel"] {
            assert!(!has_piece(piece), "{piece}");
        }
    }
}

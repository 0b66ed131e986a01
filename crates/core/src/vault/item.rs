//! The keystore's record of one profile: counter and key in one, so that neither is ever without the
//! other. 132 bytes, all integers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 2 |
//! | 1 | 1 live, 2 blocked (of what follows only the profile's id is not 0) |
//! | 1 | wrong PINs in a row |
//! | 1 | 1 when there is an earlier device key |
//! | 16 | the profile's id, so that another profile's record is no record |
//! | 8 | generation of the file |
//! | 8 | when the next try may be made, Unix time |
//! | 32 | device key |
//! | 32 | earlier device key, or zeros |
//! | 32 | SHA-256 of all before |
//!
//! Version 1 (108 bytes) had neither id nor time; it is still read. Every later version keeps the first byte
//! and the closing digest.

use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use super::keys::{KEY_LEN, Key};
use crate::ids::ProfileId;
use crate::profile::UnixTime;

const VERSION: u8 = 2;
const ID_LEN: usize = 16;
const DIGEST_LEN: usize = 32;
const LEN: usize = 4 + ID_LEN + 16 + 2 * KEY_LEN + DIGEST_LEN;
const LEN_OF_VERSION_1: usize = 12 + 2 * KEY_LEN + DIGEST_LEN;

/// What the keystore says of a profile.
pub enum Item {
    /// Can be opened with its PIN.
    Live(Live),
    /// The tombstone that took the place of the key.
    Blocked,
}

/// Key and counter.
pub struct Live {
    /// Wrong PINs in a row.
    pub fails: u8,
    /// No PIN is looked at before; counts only while there are wrong ones.
    pub next_try: UnixTime,
    /// The file's generation when this was written.
    pub generation: u64,
    /// The half of the secret that is not in the file.
    pub device_key: Key,
    /// While a PIN change is under way: the key that the file may still need.
    pub previous_device_key: Option<Key>,
}

/// Why bytes are no record of this profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoItem {
    /// Not what was written, or written for another profile.
    Damaged,
    /// Written by a newer Koppel.
    TooNew,
}

impl Live {
    /// The record of a profile that is new.
    pub fn new(device_key: Key) -> Self {
        Self { fails: 0, next_try: 0, generation: 0, device_key, previous_device_key: None }
    }

    /// A second one on purpose: keys are not `Clone`, so that copies of them are seen.
    pub fn copy(&self) -> Self {
        Self {
            fails: self.fails,
            next_try: self.next_try,
            generation: self.generation,
            device_key: self.device_key.copy(),
            previous_device_key: self.previous_device_key.as_ref().map(Key::copy),
        }
    }
}

impl Item {
    pub fn to_bytes(&self, id: ProfileId) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(LEN));
        match self {
            Self::Live(live) => {
                bytes.extend([VERSION, 1, live.fails, u8::from(live.previous_device_key.is_some())]);
                bytes.extend_from_slice(id.as_bytes());
                bytes.extend(live.generation.to_le_bytes());
                bytes.extend(live.next_try.to_le_bytes());
                bytes.extend_from_slice(live.device_key.expose());
                match &live.previous_device_key {
                    Some(key) => bytes.extend_from_slice(key.expose()),
                    None => bytes.extend([0; KEY_LEN]),
                }
            }
            Self::Blocked => {
                bytes.extend([VERSION, 2, 0, 0]);
                bytes.extend_from_slice(id.as_bytes());
                bytes.resize(LEN - DIGEST_LEN, 0);
            }
        }
        let sum = digest(&SHA256, &bytes);
        bytes.extend_from_slice(sum.as_ref());
        bytes
    }

    pub fn parse(bytes: &[u8], id: ProfileId) -> Result<Self, NoItem> {
        let (record, sum) = bytes.split_last_chunk::<DIGEST_LEN>().ok_or(NoItem::Damaged)?;
        if digest(&SHA256, record).as_ref() != sum {
            return Err(NoItem::Damaged);
        }
        let item = match (record.first(), bytes.len()) {
            (Some(1), LEN_OF_VERSION_1) => read(record, None),
            (Some(&VERSION), LEN) => read(record, Some(id)),
            (Some(version), _) if *version > VERSION => return Err(NoItem::TooNew),
            _ => None,
        };
        item.ok_or(NoItem::Damaged)
    }
}

/// Version 1 when there is no id to compare with.
fn read(record: &[u8], id: Option<ProfileId>) -> Option<Item> {
    let (&[_, state, fails, has_previous], mut rest) = record.split_first_chunk()?;
    if let Some(id) = id {
        rest = rest.strip_prefix(id.as_bytes())?;
    }
    let generation = take(&mut rest)?;
    let next_try = if id.is_some() { take(&mut rest)? } else { [0; 8] };
    // Keys are not copied on their way.
    let (device_key, rest) = rest.split_first_chunk()?;
    let previous_device_key = rest.first_chunk()?;
    match state {
        1 => Some(Item::Live(Live {
            fails,
            next_try: u64::from_le_bytes(next_try),
            generation: u64::from_le_bytes(generation),
            device_key: Key::from_bytes(device_key),
            previous_device_key: (has_previous == 1).then(|| Key::from_bytes(previous_device_key)),
        })),
        2 => Some(Item::Blocked),
        _ => None,
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (field, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*field)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn id(digit: char) -> ProfileId {
        ProfileId::parse(&String::from(digit).repeat(32)).unwrap()
    }

    fn live() -> Item {
        Item::Live(Live {
            fails: 2,
            next_try: 1_790_000_008,
            generation: 77,
            device_key: Key::from_bytes(&[7; KEY_LEN]),
            previous_device_key: Some(Key::from_bytes(&[9; KEY_LEN])),
        })
    }

    fn with_digest(mut record: Vec<u8>) -> Vec<u8> {
        let sum = digest(&SHA256, &record);
        record.extend_from_slice(sum.as_ref());
        record
    }

    fn refused(bytes: &[u8]) -> Option<NoItem> {
        Item::parse(bytes, id('a')).err()
    }

    #[test]
    fn reads_what_it_wrote() {
        let Ok(Item::Live(read)) = Item::parse(&live().to_bytes(id('a')), id('a')) else { panic!("live") };
        assert_eq!((read.fails, read.generation, read.next_try), (2, 77, 1_790_000_008));
        assert_eq!(read.device_key.expose(), &[7; KEY_LEN]);
        assert_eq!(read.previous_device_key.unwrap().expose(), &[9; KEY_LEN]);
        assert!(matches!(Item::parse(&Item::Blocked.to_bytes(id('a')), id('a')), Ok(Item::Blocked)));
    }

    #[test]
    fn reads_version_1_which_knows_no_wait() {
        let mut record = vec![1, 1, 2, 0];
        record.extend(77_u64.to_le_bytes());
        record.extend([7; KEY_LEN]);
        record.extend([0; KEY_LEN]);
        let Ok(Item::Live(read)) = Item::parse(&with_digest(record), id('a')) else { panic!("live") };
        assert_eq!((read.fails, read.generation, read.next_try), (2, 77, 0));
        assert_eq!(read.device_key.expose(), &[7; KEY_LEN]);
        assert!(read.previous_device_key.is_none());
        let mut tombstone = vec![1, 2];
        tombstone.resize(LEN_OF_VERSION_1 - DIGEST_LEN, 0);
        assert!(matches!(Item::parse(&with_digest(tombstone), id('a')), Ok(Item::Blocked)));
    }

    #[test]
    fn any_other_bytes_are_found() {
        for item in [live(), Item::Blocked] {
            let good = item.to_bytes(id('a'));
            for place in 0..good.len() {
                for bit in 0..8 {
                    let mut bad = good.to_vec();
                    bad[place] ^= 1 << bit;
                    assert_eq!(refused(&bad), Some(NoItem::Damaged), "byte {place}");
                }
            }
            for len in 0..good.len() {
                assert_eq!(refused(&good[..len]), Some(NoItem::Damaged), "cut to {len}");
            }
            assert_eq!(refused(&[&good[..], &[0]].concat()), Some(NoItem::Damaged));
        }
    }

    #[test]
    fn another_profile_s_record_is_none() {
        for item in [live(), Item::Blocked] {
            assert_eq!(refused(&item.to_bytes(id('b'))), Some(NoItem::Damaged));
        }
    }

    #[test]
    fn a_newer_record_is_told_from_a_damaged_one() {
        for len in [1, 40, 400] {
            let mut record = vec![0; len];
            record[0] = VERSION + 1;
            assert_eq!(refused(&with_digest(record)), Some(NoItem::TooNew));
        }
        assert_eq!(refused(&with_digest(vec![0; 40])), Some(NoItem::Damaged), "version 0 never was");
    }
}

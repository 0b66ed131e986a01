//! The keystore's record of one profile: counter and key in one, so that neither is ever without the
//! other. 108 bytes, all integers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 1 |
//! | 1 | 1 live, 2 blocked (all that follows is 0) |
//! | 1 | wrong PINs in a row |
//! | 1 | 1 when there is an earlier device key |
//! | 8 | generation of the file |
//! | 32 | device key |
//! | 32 | earlier device key, or zeros |
//! | 32 | SHA-256 of all before |

use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use super::keys::{KEY_LEN, Key};

const LEN: usize = 12 + 2 * KEY_LEN + DIGEST_LEN;
const DIGEST_LEN: usize = 32;
const VERSION: u8 = 1;

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
    /// The file's generation when this was written.
    pub generation: u64,
    /// The half of the secret that is not in the file.
    pub device_key: Key,
    /// While a PIN change is under way: the key that the file may still need.
    pub previous_device_key: Option<Key>,
}

impl Live {
    /// A second one on purpose: keys are not `Clone`, so that copies of them are seen.
    pub fn copy(&self) -> Self {
        Self {
            fails: self.fails,
            generation: self.generation,
            device_key: Key::from_bytes(self.device_key.expose()),
            previous_device_key: self.previous_device_key.as_ref().map(|key| Key::from_bytes(key.expose())),
        }
    }
}

impl Item {
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(LEN));
        match self {
            Self::Live(live) => {
                bytes.extend([VERSION, 1, live.fails, u8::from(live.previous_device_key.is_some())]);
                bytes.extend(live.generation.to_le_bytes());
                bytes.extend_from_slice(live.device_key.expose());
                match &live.previous_device_key {
                    Some(key) => bytes.extend_from_slice(key.expose()),
                    None => bytes.extend([0; KEY_LEN]),
                }
            }
            Self::Blocked => {
                bytes.extend([VERSION, 2]);
                bytes.resize(LEN - DIGEST_LEN, 0);
            }
        }
        let sum = digest(&SHA256, &bytes);
        bytes.extend_from_slice(sum.as_ref());
        bytes
    }

    /// `None` when these are not bytes that [`Item::to_bytes`] wrote.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; LEN] = bytes.try_into().ok()?;
        let (record, sum) = bytes.split_at(LEN - DIGEST_LEN);
        if digest(&SHA256, record).as_ref() != sum || record[0] != VERSION {
            return None;
        }
        match record[1] {
            1 => {
                let key = |from: usize| record[from..from + KEY_LEN].try_into().ok().map(Key::from_bytes);
                Some(Self::Live(Live {
                    fails: record[2],
                    generation: u64::from_le_bytes(record[4..12].try_into().ok()?),
                    device_key: key(12)?,
                    previous_device_key: if record[3] == 1 { key(12 + KEY_LEN) } else { None },
                }))
            }
            2 => Some(Self::Blocked),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn live() -> Item {
        Item::Live(Live {
            fails: 2,
            generation: 77,
            device_key: Key::from_bytes(&[7; KEY_LEN]),
            previous_device_key: Some(Key::from_bytes(&[9; KEY_LEN])),
        })
    }

    #[test]
    fn reads_what_it_wrote() {
        let Item::Live(read) = Item::parse(&live().to_bytes()).unwrap() else { panic!("live") };
        assert_eq!((read.fails, read.generation), (2, 77));
        assert_eq!(read.device_key.expose(), &[7; KEY_LEN]);
        assert_eq!(read.previous_device_key.unwrap().expose(), &[9; KEY_LEN]);
        assert!(matches!(Item::parse(&Item::Blocked.to_bytes()), Some(Item::Blocked)));
    }

    #[test]
    fn any_other_bytes_are_found() {
        for item in [live(), Item::Blocked] {
            let good = item.to_bytes();
            for place in 0..good.len() {
                let mut bad = good.to_vec();
                bad[place] ^= 1;
                assert!(Item::parse(&bad).is_none(), "byte {place}");
            }
            assert!(Item::parse(&good[..LEN - 1]).is_none());
            assert!(Item::parse(&[&good[..], &[0]].concat()).is_none());
        }
        assert!(Item::parse(&[]).is_none());
    }
}
